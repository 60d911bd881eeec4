import { changesBetween } from "@/lib/audit/changes";
import { Checkbox } from "@/components/ui/checkbox";
import type { SourceCost } from "@/lib/ledger/sources/cost";
import {
  costInWords,
  judgedChanges,
  namedOrigins,
  saidOfSource,
} from "@/lib/ledger/sources/differences";
import { SPELLING_RULE, spellingFaults } from "@/lib/ledger/sources/spelling";
import { kindOf, type SourceDraft } from "./source-fields";

/** What saving would do to the claims that lean on the source, while it is being typed. */
export function ChangeCost({
  draft: { before, now },
  cost,
  isSpelling,
  onSpelling,
}: {
  draft: { before: SourceDraft; now: SourceDraft };
  cost: SourceCost;
  isSpelling: boolean;
  onSpelling: (isSpelling: boolean) => void;
}) {
  const changes = judgedChanges(changesOf(before, now));
  const said = saidOfSource(changes);
  const [fault] = spellingFaults(before, changes);
  const maySay = said.length > 0 && fault === undefined;
  const recheck = said.length === 0 || (isSpelling && maySay) ? 0 : cost.decided;
  return (
    <section aria-label="What this change costs" aria-live="polite" className="text-sm">
      <p className={recheck > 0 ? "font-strong text-warn" : "text-soft"}>{costInWords(recheck)}.</p>
      {said.length > 0 ? (
        <p className="text-soft">
          {said.join("; ")}. It stands in the history of{" "}
          {cost.claims === 1 ? "the claim that leans" : `the ${cost.claims} claims that lean`} on
          this source, and somebody else gives{" "}
          {cost.claims === 1 ? "its verdict" : "their verdicts"}.
        </p>
      ) : null}
      {maySay || isSpelling ? (
        <Checkbox
          className="mt-2"
          label="This corrects spelling alone"
          hint={
            cost.hasJudged
              ? "You gave the verdict of a claim that leans on this source; somebody else says so."
              : `${fault ?? ""} ${SPELLING_RULE}`
          }
          checked={isSpelling}
          disabled={cost.hasJudged}
          onChange={(event) => onSpelling(event.target.checked)}
        />
      ) : null}
    </section>
  );
}

function changesOf(before: SourceDraft, now: SourceDraft) {
  const values = (draft: SourceDraft) => ({
    ...{ name: draft.name.trim(), kind: kindOf(draft), reliability: draft.reliability },
    ...{ title: draft.title.trim(), employer: draft.employer.trim(), url: draft.url.trim() },
    aliases: draft.aliases.trim(),
  });
  const { from, to } = namedOrigins(before.derivesFrom, now.derivesFrom);
  return changesBetween(
    { ...values(before), derivesFrom: from },
    { ...values(now), derivesFrom: to },
  );
}
