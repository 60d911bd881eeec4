import clsx from "clsx";
import type { ReactNode } from "react";
import { Icon } from "./icon";

const tones = {
  warn: { box: "bg-warn/9", icon: "text-warn", name: "warning" },
  danger: { box: "bg-danger/8", icon: "text-danger", name: "warning" },
  info: { box: "bg-accent-soft", icon: "text-accent", name: "info" },
} as const;

/** A tinted box that stops the reader: something about this record needs care. */
export function Warning({
  tone = "warn",
  children,
  className,
}: {
  tone?: keyof typeof tones;
  children: ReactNode;
  className?: string;
}) {
  const { box, icon, name } = tones[tone];
  return (
    <div
      role="note"
      className={clsx(
        "flex gap-[0.5625rem] rounded-lg px-[0.6875rem] py-[0.5625rem] text-[0.8rem] text-ink",
        box,
        className,
      )}
    >
      <Icon name={name} className={clsx("mt-px", icon)} />
      <div className="min-w-0">{children}</div>
    </div>
  );
}
