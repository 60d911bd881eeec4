/** The schedules that two administrators confirmed. */
import { rows } from "@/lib/platform/rows";
import type { Transaction } from "@/lib/platform/transaction";
import type { StoryStatus } from "@/lib/stories/rules";
import { Prisma } from "@/prisma/generated/client";
import type { Days, Published } from "./rules";

/** A story as statements of our own read it. */
export type ReadStory = {
  id: number;
  desk: string;
  status: StoryStatus;
  publishedAt: string | null;
  clearedAt: string | null;
};

/** For statements of our own: what of the story `s` says when its texts fall due. */
export const READ_STORY = Prisma.raw(`s."id", s."desk", s."status", s."publishedAt",
  (SELECT min(g."clearedAt") FROM "Clearance" g WHERE g."storyId" = s."id") AS "clearedAt"`);

/** As the rules take it. */
export function publishedOf({ status, publishedAt, clearedAt }: ReadStory): Published {
  const instant = (text: string | null) => (text === null ? null : new Date(text));
  return { status, publishedAt: instant(publishedAt), clearedAt: instant(clearedAt) };
}

export type Schedule = { id: number; desk: string; days: Days };

type Stored = { id: number; desk: string } & Record<
  "notesDays" | "contactsDays" | "identitiesDays" | "filesDays" | "draftsDays",
  number | null
>;

export function daysIn(row: Omit<Stored, "id" | "desk">): Days {
  return {
    ...{ notes: row.notesDays, contacts: row.contactsDays, identities: row.identitiesDays },
    ...{ files: row.filesDays, drafts: row.draftsDays },
  };
}

/** All that were ever confirmed; the latest of a desk holds (rules.ts). */
export async function readSchedules(tx?: Transaction): Promise<Schedule[]> {
  const stored = await rows<Stored>(
    Prisma.sql`SELECT "id", "desk", "notesDays", "contactsDays", "identitiesDays", "filesDays",
        "draftsDays"
      FROM "RetentionPolicy" WHERE "confirmedAt" IS NOT NULL`,
    tx,
  );
  return stored.map(({ id, desk, ...row }) => ({ id, desk, days: daysIn(row) }));
}
