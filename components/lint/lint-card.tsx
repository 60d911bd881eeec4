"use client";

import type { ReactNode } from "react";
import { Icon } from "@/components/ui/icon";
import { Time } from "@/components/ui/time";
import type { WaiverView } from "@/lib/ledger/lint/queries";

type Props = {
  label: string;
  /** The words it names; null where they stand right above. */
  words: ReactNode;
  said: string;
  todo: string;
  waiver: WaiverView | null;
  /** A waiver that was of other words. */
  fallen: WaiverView | null;
  /** What can be done, and the form of whatever is being done. */
  children?: ReactNode;
};

/** One lint: what it names, what is said of it, and what to do; or who waived it, and why. */
export function LintCard({ label, words, said, todo, waiver, fallen, children }: Props) {
  return (
    <li className="rounded-lg border border-rule px-3 py-2.5 text-[0.8rem]">
      <p className="flex items-start gap-1.5">
        <Icon
          name={waiver ? "check" : "warning"}
          className={waiver ? "mt-0.5 text-faint" : "mt-0.5 text-warn"}
        />
        <span className="min-w-0">
          <span className={waiver ? "font-strong text-soft" : "font-strong text-ink"}>{label}</span>
          {waiver ? <span className="text-soft"> · waived</span> : null}
        </span>
      </p>
      {words ? (
        <p dir="auto" className="mt-1 font-serif text-quote wrap-anywhere text-soft">
          {words}
        </p>
      ) : null}
      <p className="mt-1 wrap-anywhere">{said}</p>
      {waiver ? <Reason waiver={waiver} /> : <p className="text-soft">{todo}</p>}
      {fallen ? (
        <p className="mt-1 text-xs wrap-anywhere text-soft">
          What it named has changed since {fallen.by} waived it, <Time at={fallen.at} />: “
          <bdi>{fallen.reason}</bdi>”
        </p>
      ) : null}
      {children}
    </li>
  );
}

function Reason({ waiver: { reason, by, at } }: { waiver: WaiverView }) {
  return (
    <div className="mt-1.5 border-l-2 border-rule pl-2.5">
      <p dir="auto" className="wrap-anywhere whitespace-pre-wrap">
        {reason}
      </p>
      <p dir="auto" className="text-xs text-faint">
        {by}, <Time at={at} />
      </p>
    </div>
  );
}
