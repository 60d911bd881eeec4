import { LevelMark } from "@/components/claims/level-mark";
import { OnScreen } from "@/components/ui/paper";
import { Time } from "@/components/ui/time";
import type { ReviewView } from "@/lib/ledger/verdicts/queries";

/** Every verdict given on a claim, newest first; those that lapsed say why. */
export function VerdictList({ verdicts }: { verdicts: ReviewView["verdicts"] }) {
  return (
    <ol className="mt-3 flex flex-col gap-2.5">
      {verdicts.map((verdict) => (
        <li key={verdict.id} className="keep-together">
          <p className="flex flex-wrap items-baseline gap-x-2">
            <LevelMark level={verdict.level} className={verdict.lapsed ? "line-through" : ""} />
            <span dir="auto" className="text-xs text-faint">
              {verdict.by.name}, <Time at={verdict.at} />
            </span>
          </p>
          <p dir="auto" className="mt-0.5 text-sm wrap-anywhere whitespace-pre-wrap">
            {verdict.note}
          </p>
          {verdict.lapsed ? (
            <p className="text-xs text-faint">
              {verdict.isUndone ? "Taken back" : "Lapsed"} <Time at={verdict.lapsed.at} />
              {verdict.isUndone ? null : <OnScreen>: {verdict.lapsed.because}</OnScreen>}.
            </p>
          ) : null}
        </li>
      ))}
    </ol>
  );
}
