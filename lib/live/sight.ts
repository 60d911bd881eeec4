/**
 * What one person may see, as far as the stream has to notice that it became more or less: a story
 * that was there and is hidden from them now, or the other way round. One that was hidden from the
 * moment it was made is no change to them, and must not be noticed.
 */
import { createHash } from "node:crypto";
import type { Authorized } from "@/lib/access/actor";
import { hiddenStoryIds } from "@/lib/access/visibility";
import { rows } from "@/lib/platform/rows";
import { Prisma } from "@/prisma/generated/client";

export type Sight = { newestStory: number; hidden: readonly number[] };

const NEWEST = Prisma.sql`SELECT max("id") AS "id" FROM "Story"`;

export async function readSight(actor: Authorized<"claim.read">): Promise<Sight> {
  const [newest] = await rows<{ id: number | null }>(NEWEST);
  return { newestStory: newest?.id ?? 0, hidden: await hiddenStoryIds(actor) };
}

/** Which of the stories that there were at some time are hidden, told apart in eight bytes. */
export function sightDigest({ hidden }: Sight, newestStory: number): Buffer {
  const then = hidden.filter((id) => id <= newestStory).join(" ");
  return createHash("sha256").update(then).digest().subarray(0, 8);
}
