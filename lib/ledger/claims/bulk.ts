/**
 * One change for many claims. Each claim is judged on its own: those whose state or the
 * actor's role does not permit it are skipped and named with the reason, the rest change in
 * one transaction. A verdict is never given in bulk.
 */
import type { Actor } from "@/lib/access/actor";
import { authorize } from "@/lib/access/policy";
import { atLeastOne, commit, unchanged, type Outcome, type Transaction } from "@/lib/audit/commit";
import type { NewEvent } from "@/lib/audit/events";
import { ruleUnmet, SourcelineError } from "@/lib/platform/errors";
import { assertStanding, findClaim, type FoundClaim } from "./find";
import { TAG_LIMIT, type ChangeClaimsInput } from "./input";
import { handOver, restore, withdraw } from "./moves";
import { applyPatch } from "./patch";

export type BulkResult = { changed: number; skipped: Array<{ ref: string; why: string }> };

type Change = ChangeClaimsInput["change"];

export async function changeClaims(actor: Actor, input: ChangeClaimsInput): Promise<BulkResult> {
  authorizeChange(actor, input.change);
  return commit(actor, async (tx, at) => {
    const events: NewEvent[] = [];
    const skipped: BulkResult["skipped"] = [];
    let changed = 0;
    for (const claimId of new Set(input.claimIds)) {
      const claim = await findClaim(tx, actor, claimId);
      const outcome = await tryChange(tx, actor, at, claim, input.change);
      if (typeof outcome === "string") {
        skipped.push({ ref: claim.ref, why: outcome });
      } else if (outcome.events.length > 0) {
        events.push(...(outcome.events as readonly NewEvent[]));
        changed += 1;
      }
    }
    const result = { changed, skipped };
    return events.length === 0 ? unchanged(result) : { result, events: atLeastOne(events) };
  });
}

function authorizeChange(actor: Actor, change: Change): void {
  if ("withdraw" in change || "restore" in change) authorize(actor, "claim.withdraw");
  else if ("handOver" in change) authorize(actor, "claim.handOver");
  else if ("attribution" in change || "kind" in change || "legalRisk" in change) {
    authorize(actor, "claim.edit");
  } else authorize(actor, "claim.assign");
}

/**
 * Every check of a step stands before its first write, so a refused claim leaves nothing
 * half-written behind in the shared transaction.
 */
async function tryChange(
  tx: Transaction,
  actor: Actor,
  at: Date,
  claim: FoundClaim,
  change: Change,
): Promise<Outcome<unknown> | string> {
  try {
    return await applyChange(tx, actor, at, claim, change);
  } catch (error) {
    if (error instanceof SourcelineError && ["RULE_UNMET", "INVALID"].includes(error.code)) {
      return error.message;
    }
    throw error;
  }
}

async function applyChange(
  tx: Transaction,
  actor: Actor,
  at: Date,
  claim: FoundClaim,
  change: Change,
): Promise<Outcome<unknown>> {
  if ("withdraw" in change) return withdraw(tx, actor, at, claim, change.withdraw);
  if ("restore" in change) return restore(tx, actor, at, claim);
  if ("handOver" in change) return handOver(tx, actor, at, claim);
  assertStanding(claim);
  const present = claim.tags.map((row) => row.tag);
  if ("addTags" in change) {
    const tags = [...new Set([...present, ...change.addTags])];
    if (tags.length > TAG_LIMIT) throw ruleUnmet(`A claim has at most ${TAG_LIMIT} tags.`);
    return applyPatch(tx, actor, at, claim, { tags });
  }
  if ("removeTags" in change) {
    const tags = present.filter((tag) => !change.removeTags.includes(tag));
    return applyPatch(tx, actor, at, claim, { tags });
  }
  return applyPatch(tx, actor, at, claim, change);
}
