/**
 * Who is looking at what, and who is changing it: kept in the server's memory, until they leave or
 * are not heard of for a minute. Told to those alone for whom the story exists.
 */
import type { Authorized } from "@/lib/access/actor";
import { isVisibleStory } from "@/lib/access/visibility";
import { notFound } from "@/lib/platform/errors";
import { rows } from "@/lib/platform/rows";
import { Prisma } from "@/prisma/generated/client";
import type { HereInput } from "./input";
import { HERE_FOR, type HerePerson } from "./rules";

type Entry = HerePerson & { until: number };

/** Tabs of one person; the one not heard of for longest goes first. */
const MOST_TABS = 30;

// Kept on globalThis: Next loads a module once per bundle, but a server has one room.
const shared = globalThis as {
  sourcelineHere?: { entries: Map<string, Entry>; listeners: Set<() => void> };
};
const { entries, listeners } = (shared.sourcelineHere ??= {
  entries: new Map<string, Entry>(),
  listeners: new Set<() => void>(),
});

export function onHere(listener: () => void): void {
  listeners.add(listener);
}

function tell(): void {
  for (const listener of listeners) listener();
}

/** @throws SourcelineError NOT_FOUND for a story, or a claim of it, that does not exist for the actor. */
export async function sayHere(
  actor: Authorized<"claim.read">,
  said: HereInput,
  at = Date.now(),
): Promise<void> {
  const { tab, story, claim, editing } = said;
  const key = `${actor.userId} ${tab}`;
  const before = entries.get(key);
  entries.delete(key);
  if (story === null && claim === null) {
    if (before) tell();
    return;
  }
  const found = await findPlace(actor, said);
  if (found === null) {
    if (before) tell();
    throw notFound("That story or claim");
  }
  const person = { person: actor.userId, name: actor.name, story: found, claim, editing };
  entries.set(key, { ...person, until: at + HERE_FOR });
  forgetOldest(actor.userId);
  const isSame = before && JSON.stringify(shownOf(before)) === JSON.stringify(person);
  if (!isSame) tell();
}

/** The story that is meant, or whose claim it is; null where that does not exist for the actor. */
async function findPlace(
  actor: Authorized<"claim.read">,
  { story, claim }: Pick<HereInput, "story" | "claim">,
): Promise<number | null> {
  const [found] = await rows<{ id: number }>(
    claim === null
      ? Prisma.sql`SELECT s."id" FROM "Story" s WHERE s."id" = ${story} AND ${isVisibleStory(actor)}`
      : Prisma.sql`SELECT s."id" FROM "Claim" c JOIN "Story" s ON s."id" = c."storyId"
          WHERE c."id" = ${claim} AND (${story} IS NULL OR s."id" = ${story})
            AND ${isVisibleStory(actor)}`,
  );
  return found?.id ?? null;
}

function forgetOldest(userId: number): void {
  const tabs = [...entries].filter(([, { person }]) => person === userId);
  const [oldest] = tabs;
  if (tabs.length > MOST_TABS && oldest) entries.delete(oldest[0]);
}

function shownOf({ person, name, story, claim, editing }: Entry): HerePerson {
  return { person, name, story, claim, editing };
}

/** Takes away whoever was not heard of for too long. */
export function forgetLeft(at = Date.now()): void {
  const left = [...entries].filter(([, { until }]) => until <= at);
  for (const [key] of left) entries.delete(key);
  if (left.length > 0) tell();
}

/** Others than the reader, each once for each thing they look at, in an order that stays. */
export function listHere(reader: number, hidden: readonly number[], at = Date.now()): HerePerson[] {
  const seen = new Map<string, HerePerson>();
  for (const entry of entries.values()) {
    const { person, story, claim, editing, until } = entry;
    if (person === reader || until <= at || hidden.includes(story)) continue;
    seen.set([person, story, claim ?? 0, editing ?? ""].join(" "), shownOf(entry));
  }
  return [...seen].sort(([one], [other]) => (one < other ? -1 : 1)).map(([, here]) => here);
}
