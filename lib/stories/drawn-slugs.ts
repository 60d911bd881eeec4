/**
 * The slugs of restricted stories are drawn at random: one made of words could be found by trying
 * it, and “in use” would say what the story is about. What such a story was called before goes on
 * leading its members to it, until another story takes the slug.
 */
import { randomBytes } from "node:crypto";
import { SYSTEM } from "@/lib/access/actor";
import { atLeastOne, commit, unchanged, type Transaction } from "@/lib/audit/commit";
import type { NewEvent } from "@/lib/audit/events";
import { db } from "@/lib/platform/db";
import { keepFormerSlug } from "./former-slugs";

/** 48 bits: nobody comes upon it by trying. */
export function drawSlug(): string {
  return `story-${randomBytes(6).toString("hex")}`;
}

const DRAWN = /^story-[0-9a-f]{12}$/;

type Called = { id: number; slug: string };

const isReadable = ({ slug }: Called) => !DRAWN.test(slug);

function readRestricted(from: Pick<Transaction, "story">): Promise<Called[]> {
  return from.story.findMany({
    where: { restricted: true },
    select: { id: true, slug: true },
    orderBy: { id: "asc" },
  });
}

/** Draws those that restricted stories have from before slugs were drawn. @returns how many. */
export async function drawSlugsOfBefore(): Promise<number> {
  // Where there are none, nothing is written: a server may be holding the file.
  if (!(await readRestricted(db())).some(isReadable)) return 0;
  return commit(SYSTEM, async (tx, at) => {
    const events: NewEvent[] = [];
    for (const { id, slug: from } of (await readRestricted(tx)).filter(isReadable)) {
      const to = drawSlug();
      await tx.story.update({
        where: { id },
        data: { slug: to, revision: { increment: 1 }, updatedAt: at },
      });
      await keepFormerSlug(tx, id, { from, to });
      events.push({
        type: "story.edited",
        storyId: id,
        data: { changes: { slug: { from, to } } },
      });
    }
    if (events.length === 0) return unchanged(0);
    return { result: events.length, events: atLeastOne(events) };
  });
}
