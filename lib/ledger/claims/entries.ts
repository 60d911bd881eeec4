/**
 * Writes new claims inside a command's transaction: rows with the story's next numbers, their
 * first citations, tags and events. Everything is checked before the first write, and rows are
 * written together, because a pasted list must not keep other writers waiting.
 */
import type { Actor } from "@/lib/access/actor";
import { authorize } from "@/lib/access/policy";
import type { Transaction } from "@/lib/audit/commit";
import type { EventOf, NewEvent } from "@/lib/audit/events";
import { invalidField } from "@/lib/platform/errors";
import { refreshStanding } from "@/lib/ledger/standing/standing";
import type { Prisma } from "@/prisma/generated/client";
import type { findStoryBySlug } from "@/lib/stories/find";
import { findChecker, findSource } from "./find";
import type { LogClaimInput } from "./input";
import { attributionFor, claimRef } from "./rules";

export type LoggedClaim = { claimId: number; number: number; ref: string };

export type Entry = Omit<LogClaimInput, "story" | "entryKey"> & {
  entryKey?: string | undefined;
  /** Verbatim words of the source, for the citation. */
  quote?: string | undefined;
};
type FoundStory = Awaited<ReturnType<typeof findStoryBySlug>>;
type FoundSource = Awaited<ReturnType<typeof findSource>>;
/** Names an entry's field in a refusal: "sourceId", or "claims.3.sourceId" in a list. */
type Place = (field: string, index: number) => string;

/**
 * The claims that these entries made when they were sent before; none when they were not. Only
 * the very same is answered this way: what was changed between two tries must not be lost.
 * @param beyond the key after the last one, which a longer list would have used.
 * @throws INVALID where a key stands for something else than what was sent now.
 */
export async function findEntries(
  tx: Transaction,
  actor: Actor,
  story: FoundStory,
  entries: readonly Entry[],
  beyond?: string,
): Promise<LoggedClaim[]> {
  const keys = entries.flatMap(({ entryKey }) => entryKey ?? []);
  if (keys.length === 0) return [];
  const claims = await tx.claim.findMany({
    where: { entryKey: { in: beyond ? [...keys, beyond] : keys } },
    orderBy: { number: "asc" },
    select: { id: true, number: true, storyId: true, loggedById: true },
  });
  const [first] = claims;
  if (!first) return [];
  if (
    claims.some(({ storyId, loggedById }) => storyId !== story.id || loggedById !== actor.userId)
  ) {
    throw invalidField("entryKey", "This key was used for another entry; make a new one.");
  }
  const logged = claims.map(({ id, number }) => toLogged(id, number));
  if (!(await wereLoggedAs(tx, logged, entries))) {
    const refs = logged.length === 1 ? claimRef(first.number) : `${claimRef(first.number)} …`;
    throw invalidField(
      "entryKey",
      `${refs} was logged from this entry before, and differently. Look at it before you log again.`,
    );
  }
  return logged;
}

async function wereLoggedAs(
  tx: Transaction,
  logged: readonly LoggedClaim[],
  entries: readonly Entry[],
): Promise<boolean> {
  if (logged.length !== entries.length) return false;
  // As logged, not as the claim stands: it may have been edited since.
  const events = await tx.event.findMany({
    where: { type: "claim.logged", claimId: { in: logged.map((claim) => claim.claimId) } },
    select: { claimId: true, sourceId: true, data: true },
  });
  const loggedAs = new Map(events.map((event) => [event.claimId, event]));
  return entries.every((entry, index) => {
    const event = loggedAs.get(logged[index]?.claimId ?? null);
    if (!event) return false;
    const { wording, attribution, kind } = JSON.parse(event.data) as LoggedData;
    return (
      wording === entry.wording &&
      event.sourceId === (entry.sourceId ?? null) &&
      attribution === (entry.attribution ?? attribution) &&
      kind === (entry.kind ?? kind)
    );
  });
}

type LoggedData = EventOf<"claim.logged">["data"];

/** @throws SourcelineError INVALID for a source or checker that cannot be had. */
export async function createClaims(
  tx: Transaction,
  actor: Actor,
  at: Date,
  story: FoundStory,
  entries: readonly Entry[],
  place: Place,
): Promise<{ logged: LoggedClaim[]; events: NewEvent[] }> {
  const checked = await checkEntries(tx, actor, story, entries, place);
  const rows = checked.map((entry, index) =>
    toRow(actor, at, story.id, story.nextClaimNumber + index, entry),
  );
  const made = await tx.claim.createManyAndReturn({
    data: rows,
    select: { id: true, number: true },
  });
  const claimIds = made.sort((a, b) => a.number - b.number).map((claim) => claim.id);
  await tx.story.update({
    where: { id: story.id },
    data: { nextClaimNumber: { increment: entries.length } },
  });
  const written = checked.map((entry, index) => {
    const [claimId, row] = [claimIds[index], rows[index]];
    if (claimId === undefined || !row)
      throw new Error("A claim was to be logged and is not there.");
    return { ...entry, claimId, row };
  });
  await tx.citation.createMany({
    data: written.flatMap(({ claimId, source, quote = "" }) =>
      source ? [{ claimId, sourceId: source.id, quote, addedById: actor.userId, addedAt: at }] : [],
    ),
  });
  await tx.claimTag.createMany({
    data: written.flatMap(({ claimId, tags = [] }) => tags.map((tag) => ({ claimId, tag }))),
  });
  await refreshStanding(tx, claimIds);
  return {
    logged: written.map(({ claimId, row: { number } }) => toLogged(claimId, number)),
    events: written.map(({ claimId, row, source }) => loggedEvent(claimId, row, source)),
  };
}

type CheckedEntry = Entry & { source: FoundSource | null };

async function checkEntries(
  tx: Transaction,
  actor: Actor,
  story: FoundStory,
  entries: readonly Entry[],
  place: Place,
): Promise<CheckedEntry[]> {
  const found = new Map<number, FoundSource>();
  const checked: CheckedEntry[] = [];
  for (const [index, entry] of entries.entries()) {
    const { sourceId, checkerId } = entry;
    let source: FoundSource | null = null;
    if (sourceId) {
      // A pasted list mostly names one source throughout.
      source = found.get(sourceId) ?? (await findSource(tx, sourceId, place("sourceId", index)));
      found.set(sourceId, source);
    }
    if (checkerId) {
      authorize(actor, "claim.assign");
      await findChecker(tx, checkerId, story, place("checkerId", index));
    }
    checked.push({ ...entry, source });
  }
  return checked;
}

function toRow(actor: Actor, at: Date, storyId: number, number: number, entry: CheckedEntry) {
  return {
    storyId,
    number,
    wording: entry.wording,
    kind: entry.kind ?? "fact",
    assertedBy: entry.assertedBy ?? "",
    attribution: entry.attribution ?? attributionFor(entry.source?.kind ?? null),
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
  } satisfies Prisma.ClaimCreateManyInput;
}

function loggedEvent(
  claimId: number,
  row: ReturnType<typeof toRow>,
  source: FoundSource | null,
): NewEvent {
  return {
    type: "claim.logged",
    storyId: row.storyId,
    claimId,
    ...(source && { sourceId: source.id }),
    data: {
      ref: claimRef(row.number),
      wording: row.wording,
      attribution: row.attribution,
      kind: row.kind,
      ...(source && { source: source.name }),
    },
  };
}

function toLogged(claimId: number, number: number): LoggedClaim {
  return { claimId, number, ref: claimRef(number) };
}
