import type { ReactNode } from "react";
import { Icon } from "@/components/ui/icon";

/** One place of a claim: where it is, its whole sentence, and what changed in a column of its own. */
export function PlaceLine({
  label,
  what,
  isQuiet,
  children,
  below,
}: {
  label: string;
  what?: ReactNode;
  /** Nothing is asked about it: it stands for comparison. */
  isQuiet?: boolean;
  /** The sentence. */
  children: ReactNode;
  /** What one can do about it. */
  below?: ReactNode;
}) {
  return (
    <li className="grid items-baseline gap-x-4 gap-y-0.5 py-1 sm:grid-cols-[4.75rem_minmax(0,1fr)] lg:grid-cols-[4.75rem_minmax(0,1fr)_12rem]">
      <p className="text-xs text-soft nums">{label}</p>
      <p
        dir="auto"
        className={`min-w-0 font-serif text-pretty wrap-anywhere whitespace-pre-wrap ${isQuiet ? "text-quote text-soft" : "text-place"}`}
      >
        {children}
      </p>
      <div className="min-w-0 text-sm max-lg:sm:col-start-2">{what}</div>
      {below ? <div className="sm:col-start-2 lg:col-end-4">{below}</div> : null}
    </li>
  );
}

/** What a place says otherwise, by name. `clash` where two places of the draft disagree. */
export function ChangeNames({
  changes,
  sign,
  detail,
}: {
  changes: ReadonlyArray<{ said: string; kind: string | null }>;
  sign: "clash" | "changed";
  detail?: string;
}) {
  return (
    <>
      <ul aria-label="What it says otherwise" className="flex flex-col gap-0.5">
        {changes.map(({ said, kind }) => (
          <li key={said}>
            <span className="flex gap-1.5 font-semibold text-danger">
              <Icon
                name={sign === "clash" ? "clash" : "warning"}
                className="mt-[0.2em] size-3.5 flex-none"
              />
              <span className="min-w-0 wrap-anywhere">{said}</span>
            </span>
            {kind ? <span className="block ps-5 text-xs text-soft">{kind}</span> : null}
          </li>
        ))}
      </ul>
      {detail ? <p className="ps-5 text-xs text-soft nums">{detail}</p> : null}
    </>
  );
}
