/**
 * Stories of which something is due. Each is looked into, in a worker thread; one whose due texts
 * were erased, and in which nothing happened since, is not looked into again.
 */
import type { Actor, Authorized } from "@/lib/access/actor";
import { authorize } from "@/lib/access/policy";
import { hiddenStoryIds } from "@/lib/access/visibility";
import { now } from "@/lib/platform/clock";
import { rows } from "@/lib/platform/rows";
import { job } from "@/lib/platform/threads";
import { Prisma } from "@/prisma/generated/client";
import { dueClasses, KEEPS_ALL, readClasses, scheduleOf, type ErasureClass } from "./rules";
import { publishedOf, READ_STORY, readSchedules, type ReadStory } from "./schedules";
import { countTexts } from "./texts";

/** A story by its number; by its name where it exists for the reader. */
export type NamedStory = { number: number; slug: string | null; headline: string | null };

export type DueView = NamedStory & {
  publishedAt: string;
  /** How many texts of each class stand. */
  due: Array<{ name: ErasureClass; texts: number }>;
};

/** As many as a page shows, and as many as are looked into for it. */
const SHOWN = 50;
const LOOKED_INTO = 400;

type Due = { stories: DueView[]; more: boolean };

/** The one that was published first first; none that is held. */
export function listDue(actor: Authorized<"retention.read">): Promise<Due> {
  return findDue({ actor });
}

const findDue = job("worker", "erasure.due", async ({ actor }: { actor: Actor }): Promise<Due> => {
  authorize(actor, "retention.read");
  return countDue(new Set(await hiddenStoryIds(actor)));
});

type Candidate = ReadStory & { publishedAt: string; slug: string; headline: string };

/** For whoever runs the server, too. @param hidden stories that are named by their number alone. */
export async function countDue(hidden: ReadonlySet<number> = new Set()): Promise<Due> {
  const at = now();
  const schedules = await readSchedules();
  const stories: DueView[] = [];
  let looked = 0;
  for (const { id, desk, slug, headline, ...story } of await readPublished()) {
    const days = scheduleOf(desk, schedules)?.days ?? KEEPS_ALL;
    const published = publishedOf({ id, desk, ...story });
    const publishedAt = new Date(story.publishedAt).toISOString();
    const classes = await stillDue(id, dueClasses(published, days, at));
    if (classes.length === 0) continue;
    looked += 1;
    const due = await countTexts(id, classes, at);
    if (due.length > 0) {
      const name = hidden.has(id) ? { slug: null, headline: null } : { slug, headline };
      stories.push({ number: id, ...name, publishedAt, due });
    }
    if (stories.length === SHOWN || looked === LOOKED_INTO) return { stories, more: true };
  }
  return { stories, more: false };
}

function readPublished(): Promise<Candidate[]> {
  return rows<Candidate>(Prisma.sql`
    SELECT ${READ_STORY}, s."slug", s."headline" FROM "Story" s
    WHERE s."publishedAt" IS NOT NULL AND s."status" = 'published'
      AND NOT EXISTS (
        SELECT 1 FROM "StoryHold" h WHERE h."storyId" = s."id" AND h."liftedAt" IS NULL)
      AND NOT EXISTS (
        SELECT 1 FROM "StoryErasure" e WHERE e."storyId" = s."id" AND e."confirmedAt" IS NOT NULL
          AND e."finishedAt" IS NULL AND e."stoppedAt" IS NULL)
    ORDER BY s."publishedAt", s."id"`);
}

/** Without those that were erased, unless something happened in the story since. */
async function stillDue(storyId: number, due: readonly ErasureClass[]): Promise<ErasureClass[]> {
  if (due.length === 0) return [];
  const over = await rows<{ classes: string }>(Prisma.sql`
    SELECT e."classes" FROM "StoryErasure" e WHERE e."storyId" = ${storyId}
      AND e."finishedAt" IS NOT NULL AND NOT EXISTS (
        SELECT 1 FROM "Event" v WHERE v."storyId" = ${storyId} AND v."at" > e."finishedAt")`);
  const erased = new Set(over.flatMap(({ classes }) => readClasses(classes)));
  return due.filter((name) => !erased.has(name));
}
