/**
 * Which rows of the record are a story's own, and which sources are by now: a source belongs to all
 * who cite it, so what is kept of it goes with the last story that has a use for it.
 */
import { rows } from "@/lib/platform/rows";
import { among, type Table } from "@/lib/platform/sets";
import type { Transaction } from "@/lib/platform/transaction";
import { Prisma } from "@/prisma/generated/client";
import { dueAt, ERASURE_CLASSES, KEEPS_ALL, scheduleOf, type ErasureClass } from "./rules";
import { publishedOf, READ_STORY, readSchedules, type ReadStory } from "./schedules";

export type StoryScope = {
  storyId: number;
  /** By class, whose text of it goes with this story. */
  sources: Record<ErasureClass, readonly number[]>;
  /** Stories that keep notes of what they share with this one. */
  keepingNotes: readonly number[];
};

/** The classes that hang on a source. */
const OF_SOURCES = ["notes", "contacts", "identities"] as const;

export async function readScope(storyId: number, at: Date, tx?: Transaction): Promise<StoryScope> {
  const mine = await sourcesOf(storyId, tx);
  const uses = await usesOf(mine, tx);
  const others = [...new Set(uses.map((use) => use.storyId))].filter((id) => id !== storyId);
  const keeping = await readKeeping(storyId, at, tx);
  const sources = Object.fromEntries(
    ERASURE_CLASSES.map((name) => [name, [] as number[]]),
  ) as Record<ErasureClass, number[]>;
  for (const name of OF_SOURCES) {
    const kept = new Set(others.filter((id) => keeping[name].has(id)));
    const used = new Set(uses.filter((use) => kept.has(use.storyId)).map((use) => use.sourceId));
    sources[name] = await withMerged(
      mine.filter((id) => !used.has(id)),
      tx,
    );
  }
  return { storyId, sources, keepingNotes: [...keeping.notes] };
}

/** By class, the other stories that keep it: not out yet, not due yet, or held. */
async function readKeeping(
  storyId: number,
  at: Date,
  tx?: Transaction,
): Promise<Record<ErasureClass, Set<number>>> {
  const schedules = await readSchedules(tx);
  const stories = await rows<ReadStory & { held: 0 | 1 }>(
    Prisma.sql`SELECT ${READ_STORY}, EXISTS (
        SELECT 1 FROM "StoryHold" h WHERE h."storyId" = s."id" AND h."liftedAt" IS NULL) AS "held"
      FROM "Story" s WHERE s."id" <> ${storyId}`,
    tx,
  );
  const keeping = Object.fromEntries(
    ERASURE_CLASSES.map((name) => [name, new Set<number>()]),
  ) as Record<ErasureClass, Set<number>>;
  for (const { held, ...stored } of stories) {
    const { id, desk, status } = stored;
    const days = scheduleOf(desk, schedules)?.days ?? KEEPS_ALL;
    const story = publishedOf(stored);
    for (const name of ERASURE_CLASSES) {
      const due = dueAt(story, days[name]);
      // A killed one is checked no more, and never falls due: it keeps nothing but by a hold.
      const isOver = status === "killed" || (due !== null && due <= at);
      if (held === 1 || !isOver) keeping[name].add(id);
    }
  }
  return keeping;
}

type Use = { sourceId: number; storyId: number };

type Where = (alias: string) => Prisma.Sql;

/** Where a source stands in a story: cited, rested on, asked, called about it, made or kept in it. */
function uses(where: Where): Prisma.Sql {
  const claim = Prisma.raw(`JOIN "Claim" k ON k."id" =`);
  return Prisma.sql`
    SELECT c."sourceId", k."storyId" FROM "Citation" c ${claim} c."claimId" WHERE ${where("c")}
    UNION SELECT x."sourceId", k."storyId" FROM "CitationRest" x
      JOIN "Citation" c ON c."id" = x."citationId" ${claim} c."claimId" WHERE ${where("x")}
    UNION SELECT q."sourceId", k."storyId" FROM "CallQuestion" q ${claim} q."claimId"
      WHERE ${where("q")}
    UNION SELECT a."sourceId", k."storyId" FROM "Call" a
      JOIN "CallLine" l ON l."callId" = a."id" ${claim} l."claimId" WHERE ${where("a")}`;
}

async function sourcesOf(storyId: number, tx?: Transaction): Promise<number[]> {
  const found = await rows<{ sourceId: number }>(
    Prisma.sql`SELECT DISTINCT "sourceId" FROM (
      ${uses(() => Prisma.sql`k."storyId" = ${storyId}`)}
      UNION SELECT r."sourceId", r."storyId" FROM "ReplyRequest" r
        WHERE r."storyId" = ${storyId} AND r."sourceId" IS NOT NULL
      UNION SELECT s."id", ${storyId} FROM "Source" s
        WHERE s."madeInId" = ${storyId} OR s."keptForId" = ${storyId})`,
    tx,
  );
  return found.map(({ sourceId }) => sourceId);
}

async function usesOf(sourceIds: readonly number[], tx?: Transaction): Promise<Use[]> {
  const ids = among(sourceIds);
  return rows<Use>(
    Prisma.sql`${uses((alias) => Prisma.sql`${Prisma.raw(alias)}."sourceId" IN ${ids}`)}
      UNION SELECT r."sourceId", r."storyId" FROM "ReplyRequest" r WHERE r."sourceId" IN ${ids}
      UNION SELECT s."id", s."madeInId" FROM "Source" s
        WHERE s."id" IN ${ids} AND s."madeInId" IS NOT NULL`,
    tx,
  );
}

/** And those that were merged into them, of which their own rows still say what they said. */
async function withMerged(sourceIds: readonly number[], tx?: Transaction): Promise<number[]> {
  const found = await rows<{ id: number }>(
    Prisma.sql`WITH RECURSIVE "all"("id") AS (
        SELECT o."id" FROM "Source" o WHERE o."id" IN ${among(sourceIds)}
        UNION SELECT s."id" FROM "Source" s JOIN "all" ON s."mergedIntoId" = "all"."id"
          WHERE s."keptForId" IS NULL)
      SELECT "id" FROM "all"`,
    tx,
  );
  return found.map(({ id }) => id);
}

/** For statements of our own: which rows `r` of a table are in it. */
export function isIn({ storyId, sources, keepingNotes }: StoryScope, table: Table): Prisma.Sql {
  const claims = Prisma.sql`(SELECT k."id" FROM "Claim" k WHERE k."storyId" = ${storyId})`;
  switch (table) {
    case "Story":
      return Prisma.sql`r."id" = ${storyId}`;
    case "Citation":
    case "Verdict":
    case "Question":
    case "Suspicion":
    case "CallLine":
    case "CallQuestion":
      return Prisma.sql`r."claimId" IN ${claims}`;
    case "QuestionReply":
      return Prisma.sql`r."questionId" IN (
        SELECT q."id" FROM "Question" q WHERE q."claimId" IN ${claims})`;
    case "ClaimMerge":
      return Prisma.sql`r."fromId" IN ${claims}`;
    case "Attachment":
      return Prisma.sql`r."citationId" IN (
        SELECT c."id" FROM "Citation" c WHERE c."claimId" IN ${claims})`;
    case "Placement":
    case "FurtherPlace":
    case "Proposal":
      return Prisma.sql`r."draftId" IN (
        SELECT d."id" FROM "Draft" d WHERE d."storyId" = ${storyId})`;
    case "Call":
      return Prisma.sql`(r."storyId" = ${storyId} OR (r."storyId" IS NULL AND EXISTS (
          SELECT 1 FROM "CallLine" l WHERE l."callId" = r."id" AND l."claimId" IN ${claims})
        AND NOT EXISTS (SELECT 1 FROM "CallLine" l JOIN "Claim" k ON k."id" = l."claimId"
          WHERE l."callId" = r."id" AND k."storyId" IN ${among(keepingNotes)})))`;
    case "Source":
      return Prisma.sql`r."id" IN ${among(sources.notes)}`;
    case "SourceContact":
      return Prisma.sql`r."sourceId" IN ${among(sources.contacts)}`;
    case "SourceIdentity":
      return Prisma.sql`r."sourceId" IN ${among(sources.identities)}`;
    case "Claim":
    case "Clearance":
    case "Draft":
    case "ErrorReport":
    case "GateOverride":
    case "LintWaiver":
    case "ReplyRequest":
    case "SignOff":
      return Prisma.sql`r."storyId" = ${storyId}`;
    default:
      throw new Error(`Nobody said which rows of ${table} are a story's.`);
  }
}
