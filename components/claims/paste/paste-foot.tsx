import { countOf } from "@/components/drafts/draft-counts";
import { Button } from "@/components/ui/button";
import { FormError } from "@/components/ui/field";
import { Kbd } from "@/components/ui/kbd";
import { Progress } from "@/components/ui/progress";
import { MANY_LIMIT } from "@/lib/ledger/claims/rules";
import type { useLogging } from "./use-logging";

type Props = {
  logging: ReturnType<typeof useLogging>;
  /** What one of them is called: "row" or "line". */
  what: string;
  /** Rows that were sent and not answered, that can be logged, and that wait for an answer above. */
  sent: number;
  ready: number;
  waiting: number;
  /** What was logged last. */
  said: string;
  mayLog: boolean;
  /** @param most how many of those that can be logged. */
  onLog: (most: number) => void;
  onDiscard: () => void;
};

/** Logs what was pasted, in slices, or discards it; says how far it is and what was left. */
export function PasteFoot({
  logging,
  what,
  sent,
  ready,
  waiting,
  said,
  mayLog,
  onLog,
  onDiscard,
}: Props) {
  const isLong = ready > MANY_LIMIT;
  return (
    <div className="sticky -bottom-8 z-20 -mx-5 mt-3 flex flex-col gap-2 border-t border-rule bg-surface px-5 py-3">
      <FormError>{logging.error?.message}</FormError>
      {sent > 0 && !logging.progress ? (
        <p className="text-sm text-warn">
          {countOf(sent, what)} {sent === 1 ? "was" : "were"} sent without an answer. Logging again
          sends {sent === 1 ? "it" : "them"} as before, and logs nothing twice.
        </p>
      ) : null}
      {logging.progress ? (
        <div className="flex items-end gap-3">
          <Progress
            label="Logging claims"
            value={logging.progress.done}
            max={logging.progress.of}
            className="flex-1"
          />
          <Button onClick={logging.cancel} pending={logging.isCancelling}>
            {logging.isCancelling ? "Stopping…" : "Stop"}
          </Button>
        </div>
      ) : (
        <div className="flex flex-wrap gap-2">
          <Button variant="primary" disabled={!mayLog} onClick={() => onLog(Infinity)}>
            Log {isLong ? "all " : ""}
            {countOf(ready, "claim")} <Kbd>Ctrl</Kbd> <Kbd>↵</Kbd>
          </Button>
          {isLong ? (
            <Button disabled={!mayLog} onClick={() => onLog(MANY_LIMIT)}>
              Log the first {MANY_LIMIT}, keep the rest
            </Button>
          ) : null}
          <Button onClick={onDiscard}>
            Discard <Kbd>Esc</Kbd>
          </Button>
        </div>
      )}
      <p aria-live="polite" className="text-sm text-soft empty:hidden">
        {said === "" ? null : `${said} `}
        {waiting > 0 && ready > 0 && !logging.progress
          ? `${countOf(waiting, what)} ${waiting === 1 ? "waits" : "wait"} for an answer above and ${waiting === 1 ? "stays" : "stay"} here.`
          : null}
      </p>
    </div>
  );
}
