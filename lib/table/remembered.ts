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
const counts = new Map<string, Promise<unknown>>();

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
    isPersonal ? context.userId : null,
    context.today,
  ]);
}

/** The count kept under the key, or what `count` finds; those who ask meanwhile wait for it. */
export async function remembered<Counted>(
  key: string,
  count: () => Promise<Counted>,
): Promise<Counted> {
  await forgetIfWritten();
  const known = counts.get(key) as Promise<Counted> | undefined;
  const counting = known ?? count();
  counts.delete(key);
  counts.set(key, counting);
  if (known) return known;
  const [oldest] = counts.keys();
  if (counts.size > KEPT && oldest !== undefined) counts.delete(oldest);
  counting.catch(() => {
    if (counts.get(key) === counting) counts.delete(key);
  });
  return counting;
}

async function forgetIfWritten(): Promise<void> {
  const [last] = await rows<{ seq: number | null }>(LAST_EVENT);
  const now = `${env().databaseFile} ${last?.seq ?? 0}`;
  if (now !== state) counts.clear();
  state = now;
}
