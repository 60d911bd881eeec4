/**
 * Logging and editing claims; what moves a claim as a whole stands in moves.ts. Each command
 * checks the policy, then the claim's state, then writes through commit(). What the screen shows
 * as refused is refused here.
 */
import type { Actor } from "@/lib/access/actor";
import { authorize } from "@/lib/access/policy";
import { atLeastOne, commit, unchanged } from "@/lib/audit/commit";
import { ruleUnmet } from "@/lib/platform/errors";
import { createClaims, type Entry, type LoggedClaim } from "./entries";
import { findStoryBySlug } from "@/lib/stories/find";
import { assertStanding, findClaim, movedOn, versionOf, type FoundClaim } from "./find";
import { readCheckers } from "./nameable";
import { addNamed, findNamed, nearNamed, refuseUnsure } from "./named-sources";
import type { EditClaimInput, LogClaimInput, LogClaimsInput } from "./input";
import { patchedClaim } from "./patch";
import { takeSteps } from "./revise";
import { isAssigning } from "./rules";

/** Logs one claim, with its source if one is named. */
export async function logClaim(actor: Actor, input: LogClaimInput): Promise<LoggedClaim> {
  authorize(actor, "claim.log");
  return commit(actor, async (tx, at) => {
    const story = await findStoryBySlug(tx, actor, input.story);
    assertOpen(story);
    const { logged, events } = await createClaims(tx, actor, at, story, [input], (field) => field);
    const [claim] = logged;
    if (!claim) throw new Error("A claim was to be logged and is not there.");
    return { result: claim, events: atLeastOne(events) };
  });
}

/**
 * Logs many claims at once, in order; all of them or none. Sources that they name are found in the
 * directory by their names or added to it, each once.
 * @throws INVALID naming each claim whose source a person has to be asked about.
 */
export async function logClaims(actor: Actor, input: LogClaimsInput): Promise<{ refs: string[] }> {
  authorize(actor, "claim.log");
  const near = await nearNamed(actor, input.claims);
  return commit(actor, async (tx, at) => {
    const story = await findStoryBySlug(tx, actor, input.story);
    const named = await findNamed(tx, actor, input.claims);
    assertOpen(story);
    refuseUnsure(input.claims, named, near);
    const added = await addNamed(tx, actor, at, story, input.claims, named);
    const entries = input.claims.map(({ source, ...claim }): Entry => ({
      ...claim,
      ...(source && { sourceId: added.idOf(source.name) }),
    }));
    const place = (field: string, index: number) => `claims.${index}.${field}`;
    const { logged, events } = await createClaims(tx, actor, at, story, entries, place);
    const result = { refs: logged.map((claim) => claim.ref) };
    return { result, events: atLeastOne([...added.events, ...events]) };
  });
}

/** @throws RULE_UNMET for a killed story, in which nothing is logged any more. */
export function assertOpen(story: { status: string }): void {
  if (story.status === "killed") {
    throw ruleUnmet("This story was killed.", ["Give it another status before logging claims."]);
  }
}

/** Edits a claim's own fields. @returns its new revision. */
export async function editClaim(
  actor: Actor,
  input: EditClaimInput,
): Promise<{ revision: number }> {
  authorize(actor, actionOf(input.patch));
  return commit(actor, async (tx, at) => {
    const claim = await findClaim(tx, actor, input.claimId);
    assertStanding(claim);
    if (claim.revision !== input.revision && !leftAlone(claim, input)) {
      throw await movedOn(tx, claim);
    }
    const { checkerId } = input.patch;
    const checkers = await readCheckers(tx, checkerId ? [checkerId] : [], [claim.storyId]);
    const step = patchedClaim(claim, input.patch, checkers);
    if (!step) return unchanged({ revision: claim.revision });
    const events = await takeSteps(tx, actor, at, [step]);
    return { result: { revision: claim.revision + 1 }, events: atLeastOne(events) };
  });
}

/** A reviewer may assign a checker, a date or a tag; the claim itself is the editors'. */
function actionOf(patch: EditClaimInput["patch"]) {
  return Object.keys(patch).every(isAssigning) ? "claim.assign" : "claim.edit";
}

/** Whether the fields being edited still hold what the editor saw, whatever else changed. */
function leftAlone(claim: FoundClaim, { was, patch }: EditClaimInput): boolean {
  if (!was) return false;
  const seen: Record<string, unknown> = was;
  const stands: Record<string, unknown> = versionOf(claim);
  return Object.keys(patch).every(
    (field) => Object.hasOwn(seen, field) && isSame(seen[field], stands[field]),
  );
}

/** What was seen comes over the wire and may be anything. Tags have no order; none is empty. */
function isSame(seen: unknown, stands: unknown): boolean {
  if (Array.isArray(stands)) {
    const held = new Set<unknown>(stands);
    return (
      Array.isArray(seen) && new Set(seen).size === held.size && seen.every((t) => held.has(t))
    );
  }
  return (seen ?? "") === (stands ?? "");
}
