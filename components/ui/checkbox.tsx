"use client";

import clsx from "clsx";
import type { ComponentProps, ReactNode } from "react";

type CheckProps = Omit<ComponentProps<"input">, "type"> & {
  label: ReactNode;
  hint?: ReactNode;
  /** Keeps the label for screen readers only (a checkbox in a table row). */
  hideLabel?: boolean;
  /** Neither on nor off: some of what it stands for is chosen. */
  mixed?: boolean;
};

function Check({
  type,
  label,
  hint,
  hideLabel,
  mixed,
  className,
  ...rest
}: CheckProps & { type: "checkbox" | "radio" }) {
  return (
    <label
      className={clsx(
        "inline-flex min-h-6 items-start gap-2",
        // As wide as it is high where it has no words to be pressed.
        hideLabel && "min-w-6 justify-center",
        className,
      )}
    >
      <input
        type={type}
        {...rest}
        ref={(element) => {
          if (element && type === "checkbox") element.indeterminate = Boolean(mixed);
        }}
        className="mt-[0.2rem] size-[0.9375rem] flex-none accent-accent"
      />
      <span className={hideLabel ? "sr-only" : "min-w-0"}>
        {label}
        {hint ? <span className="block text-xs text-faint">{hint}</span> : null}
      </span>
    </label>
  );
}

export function Checkbox(props: CheckProps) {
  return <Check type="checkbox" {...props} />;
}

export function Radio(props: Omit<CheckProps, "mixed">) {
  return <Check type="radio" {...props} />;
}
