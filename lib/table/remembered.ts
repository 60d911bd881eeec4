/**
 * What was counted of the claim table, kept until anything is written: the log grows with every
 * change, so as long as it has not grown, a count still holds. Who may see the same shares it.
 */
import { env } from "@/lib/platform/env";
import { rows } from "@/lib/platform/rows";
import { Prisma } from "@/prisma/generated/client";
import { ME } from "./filter-fields";
import type { Plan } from "./plan";
import { EVERYTHING, writeTableQuery, type TableQuery } from "./query";

/** As many counts are kept; the one unused for longest goes first. */
const KEPT = 1_000;

const LAST_EVENT = Prisma.sql`SELECT max("seq") AS "seq" FROM "Event"`;

let state = "";
/** A count that was begun, and what it found once it has ended. */
type Count = { counting: Promise<unknown>; found?: { value: unknown } };

const counts = new Map<string, Count>();

/** What a count depends on beside the records: what is asked, and what the asker may see. */
export function countKey(kind: string, query: TableQuery, { context }: Plan): string {
  const { text, filters, days, withdrawn } = query;
  const isPersonal = Object.values(filters).some(
    ({ any, not }) => any.includes(ME) || not.includes(ME),
  );
  return JSON.stringify([
    kind,
    writeTableQuery({ ...EVERYTHING, text, filters, days, withdrawn }),
    context.storyId,
    context.hiddenStories,
    isPersonal ? context.reader.userId : null,
    context.today,
  ]);
}

/** The count kept under the key, or what `count` finds; those who ask meanwhile wait for it. */
export async function remembered<Counted>(
  key: string,
  count: () => Promise<Counted>,
): Promise<Counted> {
  await forgetIfWritten();
  return begin(key, count).counting as Promise<Counted>;
}

/** The count kept under the key, or null while it is being made: then it has begun. */
export async function rememberedSoFar<Counted>(
  key: string,
  count: () => Promise<Counted>,
): Promise<Counted | null> {
  await forgetIfWritten();
  const { found } = begin(key, count);
  return found ? (found.value as Counted) : null;
}

function begin(key: string, count: () => Promise<unknown>): Count {
  const known = counts.get(key);
  const begun: Count = known ?? { counting: count() };
  counts.delete(key);
  counts.set(key, begun);
  if (known) return known;
  const [oldest] = counts.keys();
  if (counts.size > KEPT && oldest !== undefined) counts.delete(oldest);
  begun.counting.then(
    (value) => (begun.found = { value }),
    // Whoever waits for it is told; the next to ask counts anew.
    () => counts.get(key) === begun && counts.delete(key),
  );
  return begun;
}

async function forgetIfWritten(): Promise<void> {
  const [last] = await rows<{ seq: number | null }>(LAST_EVENT);
  const now = `${env().databaseFile} ${last?.seq ?? 0}`;
  if (now !== state) counts.clear();
  state = now;
}
