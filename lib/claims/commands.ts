/**
 * Logging and editing claims; what moves a claim as a whole stands in moves.ts. Each command checks the policy, then the claim's state, then
 * writes through commit(). What the screen shows as refused is refused here.
 */
import type { Actor } from "@/lib/access/actor";
import { authorize } from "@/lib/access/policy";
import { changesBetween, isEmpty } from "@/lib/audit/changes";
import { atLeastOne, commit, unchanged, type Transaction } from "@/lib/audit/commit";
import type { NewEvent } from "@/lib/audit/events";
import { ruleUnmet } from "@/lib/platform/errors";
import { refreshStanding } from "@/lib/sources/standing";
import type { Prisma } from "@/prisma/generated/client";
import { assertStanding, findChecker, findClaim, findSource, findStory, movedOn } from "./find";
import type { FoundClaim } from "./find";
import { droppedHedges } from "./hedges";
import type { EditClaimInput, LogClaimInput, LogClaimsInput } from "./input";
import { reviseClaim, type ContentChange } from "./revise";
import { attributionFor, claimRef, touchesContent } from "./rules";

export type LoggedClaim = { claimId: number; number: number; ref: string };

type Entry = Omit<LogClaimInput, "story" | "entryKey"> & { entryKey?: string };
type FoundStory = Awaited<ReturnType<typeof findStory>>;

/** Logs one claim, with its source if one is named. */
export async function logClaim(actor: Actor, input: LogClaimInput): Promise<LoggedClaim> {
  authorize(actor, "claim.log");
  return commit(actor, async (tx, at) => {
    const story = await findStory(tx, actor, input.story);
    const earlier = await findEntry(tx, actor, story.id, input.entryKey);
    if (earlier) return unchanged(earlier);
    assertOpen(story);
    const { logged, events } = await createClaim(
      tx,
      actor,
      at,
      story,
      input,
      story.nextClaimNumber,
    );
    await takeNumbers(tx, story, 1);
    return { result: logged, events: atLeastOne(events) };
  });
}

/** Logs many claims at once, in order; all of them or none. */
export async function logClaims(actor: Actor, input: LogClaimsInput): Promise<{ refs: string[] }> {
  authorize(actor, "claim.log");
  return commit(actor, async (tx, at) => {
    const story = await findStory(tx, actor, input.story);
    const keyed = input.claims.map((claim, index) => ({
      ...claim,
      ...(input.entryKey ? { entryKey: `${input.entryKey}:${index}` } : {}),
    }));
    const earlier = await findEntry(tx, actor, story.id, keyed[0]?.entryKey);
    if (earlier) {
      return unchanged({ refs: keyed.map((_, index) => claimRef(earlier.number + index)) });
    }
    assertOpen(story);
    const events: NewEvent[] = [];
    const refs: string[] = [];
    for (const [index, claim] of keyed.entries()) {
      const made = await createClaim(tx, actor, at, story, claim, story.nextClaimNumber + index);
      events.push(...made.events);
      refs.push(made.logged.ref);
    }
    await takeNumbers(tx, story, keyed.length);
    return { result: { refs }, events: atLeastOne(events) };
  });
}

function assertOpen(story: FoundStory): void {
  if (story.status === "killed") {
    throw ruleUnmet("This story was killed.", ["Give it another status before logging claims."]);
  }
}

/** The claim that this entry made when it was sent before, if it was. */
async function findEntry(
  tx: Transaction,
  actor: Actor,
  storyId: number,
  entryKey: string | undefined,
): Promise<LoggedClaim | null> {
  if (!entryKey) return null;
  const claim = await tx.claim.findFirst({
    where: { entryKey, storyId, loggedById: actor.userId },
    select: { id: true, number: true },
  });
  return claim && { claimId: claim.id, number: claim.number, ref: claimRef(claim.number) };
}

async function takeNumbers(tx: Transaction, story: FoundStory, count: number): Promise<void> {
  await tx.story.update({
    where: { id: story.id },
    data: { nextClaimNumber: { increment: count } },
  });
}

async function createClaim(
  tx: Transaction,
  actor: Actor,
  at: Date,
  story: FoundStory,
  entry: Entry,
  number: number,
): Promise<{ logged: LoggedClaim; events: NewEvent[] }> {
  const source = entry.sourceId ? await findSource(tx, entry.sourceId, "sourceId") : null;
  if (entry.checkerId) {
    authorize(actor, "claim.assign");
    await findChecker(tx, entry.checkerId, story, "checkerId");
  }
  const attribution = entry.attribution ?? attributionFor(source?.kind ?? null);
  const claim = await tx.claim.create({
    data: {
      storyId: story.id,
      number,
      wording: entry.wording,
      kind: entry.kind ?? "fact",
      assertedBy: entry.assertedBy ?? "",
      attribution,
      legalRisk: entry.legalRisk ?? "none",
      checkerId: entry.checkerId ?? null,
      asOf: entry.asOf ?? null,
      recheckOn: entry.recheckOn ?? null,
      note: entry.note ?? "",
      loggedById: actor.userId,
      loggedAt: at,
      contentChangedById: actor.userId,
      updatedAt: at,
      entryKey: entry.entryKey ?? null,
      tags: { create: (entry.tags ?? []).map((tag) => ({ tag })) },
      ...(source && {
        citations: { create: { sourceId: source.id, addedById: actor.userId, addedAt: at } },
      }),
    },
  });
  await refreshStanding(tx, [claim.id]);
  const ref = claimRef(number);
  const event: NewEvent = {
    type: "claim.logged",
    storyId: story.id,
    claimId: claim.id,
    ...(source && { sourceId: source.id }),
    data: {
      ref,
      wording: claim.wording,
      attribution,
      kind: claim.kind,
      ...(source && { source: source.name }),
    },
  };
  return { logged: { claimId: claim.id, number, ref }, events: [event] };
}

/** Edits a claim's own fields. @returns its new revision. */
export async function editClaim(
  actor: Actor,
  input: EditClaimInput,
): Promise<{ revision: number }> {
  authorizeEdit(actor, input.patch);
  return commit(actor, async (tx, at) => {
    const claim = await findClaim(tx, actor, input.claimId);
    assertStanding(claim);
    if (claim.revision !== input.revision && !leftAlone(claim, input)) {
      throw await movedOn(tx, claim);
    }
    return applyPatch(tx, actor, at, claim, input.patch);
  });
}

/** A reviewer may assign a checker, a date or a tag; the claim itself is the editors'. */
function authorizeEdit(actor: Actor, patch: EditClaimInput["patch"]): void {
  const onlyAssigning = Object.keys(patch).every((field) =>
    ["checkerId", "recheckOn", "tags"].includes(field),
  );
  authorize(actor, onlyAssigning ? "claim.assign" : "claim.edit");
}

/** Whether the fields being edited still hold what the editor saw, whatever else changed. */
function leftAlone(claim: FoundClaim, input: EditClaimInput): boolean {
  const { was, patch } = input;
  if (!was) return false;
  const seen: Record<string, unknown> = { ...was };
  for (const field of ["asOf", "recheckOn"]) {
    const day = seen[field];
    if (typeof day === "string") seen[field] = day === "" ? null : new Date(`${day}T00:00:00.000Z`);
  }
  const now: Record<string, unknown> = { ...claim, tags: claim.tags.map((row) => row.tag) };
  return Object.keys(patch).every((field) => {
    if (!(field in seen)) return false;
    const value =
      field === "tags" && Array.isArray(seen.tags) ? [...seen.tags].sort() : seen[field];
    return isEmpty(changesBetween({ [field]: now[field] }, { [field]: value }));
  });
}

/** Writes the patch, its event and what follows from it; used one by one and in bulk. */
export async function applyPatch(
  tx: Transaction,
  actor: Actor,
  at: Date,
  claim: FoundClaim,
  patch: EditClaimInput["patch"],
) {
  const { tags, ...fields } = patch;
  const changes = changesBetween(claim, fields);
  const before = claim.tags.map((row) => row.tag);
  if (tags) Object.assign(changes, changesBetween({ tags: before }, { tags: [...tags].sort() }));
  if (isEmpty(changes)) return unchanged({ revision: claim.revision });

  if ("checkerId" in changes) {
    const checker = fields.checkerId
      ? await findChecker(tx, fields.checkerId, claim.story, "checkerId")
      : null;
    delete changes.checkerId;
    changes.checker = { from: claim.checker?.name ?? null, to: checker?.name ?? null };
  }
  if (tags && "tags" in changes) {
    await tx.claimTag.deleteMany({ where: { claimId: claim.id } });
    await tx.claimTag.createMany({ data: tags.map((tag) => ({ claimId: claim.id, tag })) });
  }
  const content = contentChange(claim, fields, Object.keys(changes));
  const lapsed = await reviseClaim(tx, actor, at, claim, toRow(fields), content);
  await refreshStanding(tx, [claim.id]);
  const edited: NewEvent = {
    type: "claim.edited",
    storyId: claim.storyId,
    claimId: claim.id,
    data: { ref: claim.ref, changes },
  };
  return { result: { revision: claim.revision + 1 }, events: atLeastOne([edited, ...lapsed]) };
}

function toRow(
  fields: Omit<EditClaimInput["patch"], "tags">,
): Prisma.ClaimUncheckedUpdateManyInput {
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined));
}

function contentChange(
  claim: FoundClaim,
  fields: { wording?: string | undefined },
  changed: string[],
): ContentChange | undefined {
  if (!touchesContent(changed)) return undefined;
  const names = changed.map((field) => (field === "assertedBy" ? "who asserts it" : field));
  const dropped = fields.wording === undefined ? [] : droppedHedges(claim.wording, fields.wording);
  return { because: `${names.join(", ")} changed`, droppedHedges: dropped };
}
