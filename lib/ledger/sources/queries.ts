/**
 * Reads of the source directory, as far as sources exist for the asker; what leans on them is
 * counted only as far as the asker may see the story. Merged-away sources are not offered.
 */
import type { Actor, Authorized } from "@/lib/access/actor";
import { authorize } from "@/lib/access/policy";
import { hiddenStoryIds, isVisibleSource } from "@/lib/access/visibility";
import { rows } from "@/lib/platform/rows";
import { foldName, searchWords } from "@/lib/text/fold-name";
import { LINE_BREAK, positionOf, wanted } from "@/lib/platform/dialect";
import { among } from "@/lib/platform/sets";
import { Prisma } from "@/prisma/generated/client";
import { findNearSources, type NearSource } from "./near";
import { aliasesOf, sourceDetail, type Reliability, type SourceKind } from "./rules";

export type SourceSuggestion = {
  id: number;
  name: string;
  kind: SourceKind;
  reliability: Reliability;
  /** Its name is a handle. */
  confidential: boolean;
  /** Title and employer; of a confidential source what it may be called. */
  detail: string;
  /** The other name that was found, where the name itself was not. */
  alias: string | null;
  /** Citations on claims the asker may see; counting stops at CITATION_CAP. */
  citations: number;
};

export const CITATION_CAP = 200;
const SUGGESTIONS = 8;
const QUERY_LIMIT = 200;

type Row = {
  id: number;
  name: string;
  kind: SourceKind;
  reliability: Reliability;
  title: string;
  employer: string;
  aliases: string;
  confidential: number;
  agreedDescription: string;
};

const COLUMNS = Prisma.raw(
  `s."id", s."name", s."kind", s."reliability", s."title", s."employer", s."aliases",
   s."confidential", s."agreedDescription"`,
);

/** Find as you type: best match first; for an empty query, what the asker cited last. */
export async function suggestSources(actor: Actor, query: string): Promise<SourceSuggestion[]> {
  authorize(actor, "source.read");
  const words = searchWords(query.slice(0, QUERY_LIMIT));
  if (words.length === 0 && query.trim() !== "") return [];
  const found = words.length > 0 ? await findByWords(actor, words) : await findRecent(actor);
  return withCitations(actor, found, words);
}

/** All names of a source, one a line, and what it is found by beside them (names.ts). */
const NAMES = Prisma.raw(`s."nameKey"`);
const ABOUT = Prisma.raw(`s."aboutKey"`);

/**
 * One pass over the keys (about 3 ms at 20,000 sources). Rank: the name itself, an alias itself,
 * a name that begins so, the words in the name, the words in an alias, those that only title and
 * employer complete. "mandiant analyst" finds an analyst by her employer.
 */
async function findByWords(actor: Authorized<"source.read">, words: string[]): Promise<Row[]> {
  const whole = words.join("");
  const line = Prisma.sql`${whole} || ${LINE_BREAK}`;
  const lines = Prisma.sql`${NAMES} || ${LINE_BREAK}`;
  const inNames = words.map((word) => Prisma.sql`${positionOf(word, NAMES)} > 0`);
  const all = Prisma.sql`${NAMES} || ${LINE_BREAK} || ${ABOUT}`;
  const holds = words.map((word) => Prisma.sql`${positionOf(word, all)} > 0`);
  return rows<Row>(Prisma.sql`
     SELECT ${COLUMNS},
       CASE
         WHEN ${positionOf(line, lines)} = 1 THEN 0
         WHEN ${positionOf(line, lines)} > 0 THEN 1
         WHEN ${positionOf(whole, NAMES)} = 1 THEN 2
         WHEN NOT (${Prisma.join(inNames, " AND ")}) THEN 5
         WHEN ${positionOf(words[0], NAMES)} < ${positionOf(LINE_BREAK, lines)} THEN 3
         ELSE 4
       END AS rank
     FROM "Source" s
     WHERE +s."mergedIntoId" IS NULL AND ${Prisma.join(holds, " AND ")} AND ${isVisibleSource(actor)}
     ORDER BY rank, length(s."name"), s."name", s."id"
     LIMIT ${SUGGESTIONS}`);
}

/** Among the last citations that the asker may see, the asker's own. */
async function findRecent(actor: Authorized<"source.read">): Promise<Row[]> {
  const hidden = await hiddenStoryIds(actor);
  const seen =
    hidden.length === 0
      ? Prisma.empty
      : Prisma.sql`WHERE "claimId" NOT IN (SELECT "id" FROM "Claim" WHERE "storyId" IN ${among(hidden)})`;
  return rows<Row>(Prisma.sql`
     SELECT ${COLUMNS}
     FROM (
       SELECT c."sourceId", max(c."id") AS latest
       FROM (SELECT "id", "sourceId", "addedById" FROM "Citation" ${seen} ORDER BY "id" DESC LIMIT 1000) c
       WHERE c."addedById" = ${actor.userId}
       GROUP BY c."sourceId"
     ) used
     JOIN "Source" s ON s."id" = used."sourceId" AND s."mergedIntoId" IS NULL
     WHERE ${isVisibleSource(actor)}
     ORDER BY used.latest DESC
     LIMIT ${SUGGESTIONS}`);
}

async function withCitations(
  actor: Authorized<"source.read">,
  found: readonly Row[],
  words: readonly string[],
): Promise<SourceSuggestion[]> {
  const counts = await countCitations(
    actor,
    found.map((row) => row.id),
  );
  return found.map((row) => ({
    id: row.id,
    name: row.name,
    kind: row.kind,
    reliability: row.reliability,
    confidential: row.confidential !== 0,
    detail: sourceDetail(row) || row.agreedDescription,
    alias: matchedAlias(row, words),
    citations: counts.get(row.id) ?? 0,
  }));
}

function matchedAlias(row: Row, words: readonly string[]): string | null {
  const holds = (text: string) => words.every((word) => ` ${foldName(text)}`.includes(word));
  return holds(row.name) ? null : (aliasesOf(row.aliases).find(holds) ?? null);
}

/**
 * Citations in force on claims the actor may see, per source, each counted up to the cap.
 * CROSS JOIN and the unary plus keep SQLite from starting at the many claims that stand.
 */
export async function countCitations(
  actor: Authorized<"source.read">,
  sourceIds: readonly number[],
): Promise<Map<number, number>> {
  if (sourceIds.length === 0) return new Map();
  const hidden = await hiddenStoryIds(actor);
  const counts = await rows<{ id: number; n: number }>(Prisma.sql`
    SELECT wanted.value AS id, (
      SELECT count(*) FROM (
        SELECT 1 FROM "Citation" c
        CROSS JOIN "Claim" k ON k."id" = c."claimId"
        WHERE c."sourceId" = wanted.value AND c."removedAt" IS NULL
          AND +k."withdrawnAt" IS NULL
          AND +k."storyId" NOT IN ${among(hidden)}
        LIMIT ${CITATION_CAP}
      )
    ) AS n
    FROM ${wanted(sourceIds)}`);
  return new Map(counts.map((row) => [row.id, row.n]));
}

export type SourceCandidate = NearSource & { citations: number };

/** For offering instead of doubling: the near-duplicates with how much leans on each. */
export async function listNearSources(
  actor: Actor,
  source: { name: string; aliases: string },
  exceptId: number | null = null,
): Promise<SourceCandidate[]> {
  authorize(actor, "source.read");
  return withCounts(actor, await findNearSources(actor, source, exceptId));
}

export async function withCounts(
  actor: Authorized<"source.read">,
  near: readonly NearSource[],
): Promise<SourceCandidate[]> {
  const counts = await countCitations(
    actor,
    near.map((source) => source.id),
  );
  return near.map((source) => ({ ...source, citations: counts.get(source.id) ?? 0 }));
}
