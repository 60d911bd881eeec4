/**
 * One change for many claims. Each claim is judged on its own: those whose state or the
 * actor's role does not permit it are skipped and named with the reason, the rest change in
 * one transaction, written together. A verdict is never given in bulk.
 */
import type { Actor } from "@/lib/access/actor";
import { authorize } from "@/lib/access/policy";
import { atLeastOne, commit, unchanged } from "@/lib/audit/commit";
import { ruleUnmet, SourcelineError } from "@/lib/platform/errors";
import { assertStanding, findClaims, type FoundClaim } from "./find";
import { readCheckers, type PossibleChecker } from "./nameable";
import type { ChangeClaimsInput } from "./input";
import { NO_GAPS, readOpenGaps, type OpenGaps } from "@/lib/ledger/lint/gaps";
import { handingOver, restoration, waiveGaps, withdrawal } from "./moves";
import { patchedClaim } from "./patch";
import { takeSteps, type Step } from "./revise";
import { TAG_LIMIT } from "./rules";
import {
  ALL_SAID,
  readUnsaidTerms,
  sayingTerms,
  writeTerms,
  type UnsaidTerms,
} from "./unsaid-terms";

export type BulkResult = {
  changed: number;
  /** `unmet`: what is missing, where that is why. */
  skipped: Array<{ claimId: number; ref: string; why: string; unmet: string[] }>;
};

type Change = ChangeClaimsInput["change"];

export async function changeClaims(actor: Actor, input: ChangeClaimsInput): Promise<BulkResult> {
  const { change } = input;
  authorize(actor, actionOf(change));
  return commit(actor, async (tx, at) => {
    const claims = await findClaims(tx, actor, input.claimIds);
    const checkerId = "checkerId" in change ? change.checkerId : null;
    const stories = [...new Set(claims.map((claim) => claim.storyId))];
    const checkers = await readCheckers(tx, checkerId === null ? [] : [checkerId], stories);
    const asksTerms = "handOver" in change || "sayTerms" in change;
    const unsaid = asksTerms ? await readUnsaidTerms(tx, input.claimIds) : ALL_SAID;
    const gaps = "handOver" in change ? await readOpenGaps(input.claimIds, tx) : NO_GAPS;
    const steps: Step[] = [];
    const skipped: BulkResult["skipped"] = [];
    for (const claim of claims) {
      const step = judge(() => stepOf({ actor, at, change, checkers, unsaid, gaps }, claim));
      if (step instanceof SourcelineError) {
        const { message: why, unmet = [] } = step;
        skipped.push({ claimId: claim.id, ref: claim.ref, why, unmet });
      } else if (step) steps.push(step);
    }
    const result = { changed: steps.length, skipped };
    if (steps.length === 0) return unchanged(result);
    if ("handOver" in change) {
      await waiveGaps(tx, actor, at, change.because ?? "", steps, gaps);
    }
    if ("sayTerms" in change) await writeTerms(tx, steps, unsaid, change.sayTerms);
    return { result, events: atLeastOne(await takeSteps(tx, actor, at, steps)) };
  });
}

function actionOf(change: Change) {
  if ("withdraw" in change || "restore" in change) return "claim.withdraw";
  if ("handOver" in change) return "claim.handOver";
  if ("sayTerms" in change) return "citation.edit";
  const isEdit = "attribution" in change || "kind" in change || "legalRisk" in change;
  return isEdit ? "claim.edit" : "claim.assign";
}

/** What becomes of the claim; null where it has it already; why not, where it may not be. */
function judge(decide: () => Step | null): Step | SourcelineError | null {
  try {
    return decide();
  } catch (error) {
    if (error instanceof SourcelineError && ["RULE_UNMET", "INVALID"].includes(error.code)) {
      return error;
    }
    throw error;
  }
}

type Changing = {
  actor: Actor;
  at: Date;
  change: Change;
  checkers: ReadonlyMap<number, PossibleChecker>;
  unsaid: UnsaidTerms;
  gaps: OpenGaps;
};

function stepOf(changing: Changing, claim: FoundClaim): Step | null {
  const { actor, at, change, checkers, unsaid, gaps } = changing;
  if ("withdraw" in change) return withdrawal(actor, at, claim, change.withdraw);
  if ("restore" in change) return restoration(claim);
  if ("handOver" in change) {
    return handingOver(claim, at, { unsaid, gaps, because: change.because ?? "" });
  }
  if ("sayTerms" in change) return sayingTerms(claim, change.sayTerms, unsaid);
  assertStanding(claim);
  const present = claim.tags.map((row) => row.tag);
  if ("addTags" in change) {
    const tags = [...new Set([...present, ...change.addTags])];
    if (tags.length > TAG_LIMIT) throw ruleUnmet(`A claim has at most ${TAG_LIMIT} tags.`);
    return patchedClaim(claim, { tags }, checkers);
  }
  if ("removeTags" in change) {
    const tags = present.filter((tag) => !change.removeTags.includes(tag));
    return patchedClaim(claim, { tags }, checkers);
  }
  return patchedClaim(claim, change, checkers);
}
