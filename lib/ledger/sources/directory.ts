/**
 * The directory of sources: searched, filtered, sorted and keyset-paged. Sources are
 * listed and claims counted only as far as they exist for the asker; merged-away sources are not listed.
 */
import type { Actor, Authorized } from "@/lib/access/actor";
import { authorize } from "@/lib/access/policy";
import { hiddenStoryIds, isVisibleSource } from "@/lib/access/visibility";
import { rows } from "@/lib/platform/rows";
import { LINE_BREAK, positionOf, wanted } from "@/lib/platform/dialect";
import { among } from "@/lib/platform/sets";
import { Prisma } from "@/prisma/generated/client";
import { foldName } from "@/lib/text/fold-name";
import { parseSearch, searchTextOf, soughtIn, type SearchTerm } from "@/lib/text/search-terms";
import { aliasesOf, sourceDetail, type Reliability, type SourceKind } from "./rules";

export const SOURCE_SORTS = ["name", "kind", "reliability", "claims", "added"] as const;
export type SourceSort = (typeof SOURCE_SORTS)[number];

export type SourceFilter = {
  search?: string;
  kind?: SourceKind | undefined;
  reliability?: Reliability | undefined;
  sort?: SourceSort;
  descending?: boolean;
  /** From `next` of the page before, under the same filter and sort. */
  cursor?: string;
};

export type SourceLine = {
  id: number;
  name: string;
  kind: SourceKind;
  reliability: Reliability;
  confidential: boolean;
  /** Title and employer; of a confidential source what it may be called. */
  detail: string;
  aliases: string[];
  claims: number;
  addedAt: string;
};

export type SourceList = {
  sources: SourceLine[];
  total: number;
  kinds: Partial<Record<SourceKind, number>>;
  next: string | null;
};

const PAGE = 60;

/** What each sort orders by; ties are settled by id. Names sort folded, as they are searched. */
const KEYS: Record<SourceSort, Prisma.Sql> = {
  name: Prisma.raw(`s."nameKey"`),
  kind: Prisma.raw(`s."kind" || char(31) || s."nameKey"`),
  reliability: Prisma.raw(`s."reliability" || char(31) || s."nameKey"`),
  claims: Prisma.raw(`coalesce(u."n", 0)`),
  added: Prisma.raw(`s."id"`),
};

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
  createdAt: string;
  key: string | number;
};

export async function listSources(actor: Actor, filter: SourceFilter = {}): Promise<SourceList> {
  authorize(actor, "source.read");
  const hidden = await hiddenStoryIds(actor);
  const sort = filter.sort ?? "name";
  const found = conditionsOf(actor, filter);
  const wanted = all([...found, ...(filter.kind ? [Prisma.sql`s."kind" = ${filter.kind}`] : [])]);
  const uses = sort === "claims" ? countedFor(hidden) : Prisma.raw("");
  const page = Prisma.sql`
    SELECT s."id", s."name", s."kind", s."reliability", s."title", s."employer", s."aliases",
           s."confidential", s."agreedDescription", s."createdAt", ${KEYS[sort]} AS "key"
    FROM "Source" s ${uses}
    WHERE ${wanted} AND ${afterCursor(filter)}
    ORDER BY "key" ${direction(filter)}, s."id" ${direction(filter)}
    LIMIT ${PAGE + 1}`;
  const [lines, kinds] = [await rows<Row>(page), await countKinds(all(found))];
  const shown = lines.slice(0, PAGE);
  const last = shown.at(-1);
  // Sorted by it, the number is there already.
  const counts =
    sort === "claims"
      ? new Map(shown.map((row) => [row.id, Number(row.key)]))
      : await countClaims(
          shown.map((row) => row.id),
          hidden,
        );
  return {
    sources: shown.map((row) => toLine(row, counts.get(row.id) ?? 0)),
    total: filter.kind
      ? (kinds[filter.kind] ?? 0)
      : Object.values(kinds).reduce((sum, count) => sum + count, 0),
    kinds,
    next: lines.length > PAGE && last ? writeCursor(last) : null,
  };
}

/** Never of an empty list: the first condition is always there. */
function all(conditions: Prisma.Sql[]): Prisma.Sql {
  return Prisma.join(conditions, " AND ");
}

function conditionsOf(actor: Authorized<"source.read">, filter: SourceFilter): Prisma.Sql[] {
  // The unary plus leaves the index to the order; few sources were ever merged away.
  const conditions = [Prisma.sql`+s."mergedIntoId" IS NULL`];
  const search = searchTextOf(filter.search ?? "");
  if (search !== "") {
    const terms = parseSearch(search);
    conditions.push(terms.length === 0 ? Prisma.sql`0` : all(terms.map(holdsTerm)));
  }
  if (filter.reliability) conditions.push(Prisma.sql`s."reliability" = ${filter.reliability}`);
  conditions.push(isVisibleSource(actor));
  return conditions;
}

/** In a name, the title or the employer. */
function holdsTerm(term: SearchTerm): Prisma.Sql {
  const words = foldName(term.text);
  if (words === "") return Prisma.sql`0`;
  const keys = Prisma.sql`replace(s."nameKey" || ${LINE_BREAK} || s."aboutKey", ${LINE_BREAK}, ' ') || ' '`;
  return Prisma.sql`${positionOf(soughtIn(term, words), keys)} > 0`;
}

const direction = (filter: SourceFilter): Prisma.Sql =>
  Prisma.raw(filter.descending ? "DESC" : "ASC");

function writeCursor(row: Row): string {
  return Buffer.from(JSON.stringify([row.key, row.id])).toString("base64url");
}

/** A cursor that cannot be read starts from the top: it came from an edited address. */
function afterCursor(filter: SourceFilter): Prisma.Sql {
  const place = readCursor(filter.cursor ?? "");
  if (!place) return Prisma.raw("1");
  const key = KEYS[filter.sort ?? "name"];
  return filter.descending
    ? Prisma.sql`(${key}, s."id") < (${place[0]}, ${place[1]})`
    : Prisma.sql`(${key}, s."id") > (${place[0]}, ${place[1]})`;
}

function readCursor(text: string): [string | number, number] | null {
  try {
    const place: unknown = JSON.parse(Buffer.from(text, "base64url").toString("utf8"));
    if (!Array.isArray(place) || place.length !== 2) return null;
    const [key, id] = place as unknown[];
    if (typeof key !== "string" && typeof key !== "number") return null;
    return typeof id === "number" && Number.isSafeInteger(id) ? [key, id] : null;
  } catch {
    return null;
  }
}

/** Citations in force on claims that stand and exist for the asker; an index holds all it reads. */
function counted(hidden: readonly number[]): Prisma.Sql {
  return Prisma.sql`c."removedAt" IS NULL
    AND c."claimId" NOT IN (SELECT "id" FROM "Claim" WHERE "withdrawnAt" IS NOT NULL)
    AND c."claimId" NOT IN (
      SELECT "id" FROM "Claim" WHERE "storyId" IN ${among(hidden)}
    )`;
}

/** Every source's number of claims, for sorting by it. */
function countedFor(hidden: readonly number[]): Prisma.Sql {
  return Prisma.sql`LEFT JOIN (
    SELECT c."sourceId", count(DISTINCT c."claimId") AS "n" FROM "Citation" c
    WHERE ${counted(hidden)} GROUP BY c."sourceId"
  ) u ON u."sourceId" = s."id"`;
}

async function countClaims(
  sourceIds: readonly number[],
  hidden: readonly number[],
): Promise<Map<number, number>> {
  const counts = await rows<{ id: number; n: number }>(Prisma.sql`
    SELECT wanted.value AS "id", (
      SELECT count(DISTINCT c."claimId") FROM "Citation" c
      WHERE c."sourceId" = wanted.value AND ${counted(hidden)}
    ) AS "n"
    FROM ${wanted(sourceIds)}`);
  return new Map(counts.map((row) => [row.id, row.n]));
}

async function countKinds(wanted: Prisma.Sql): Promise<Partial<Record<SourceKind, number>>> {
  const counts = await rows<{ kind: SourceKind; n: number }>(
    Prisma.sql`SELECT s."kind", count(*) AS "n" FROM "Source" s WHERE ${wanted} GROUP BY s."kind"`,
  );
  return Object.fromEntries(counts.map((row) => [row.kind, row.n]));
}

function toLine(row: Row, claims: number): SourceLine {
  return {
    id: row.id,
    name: row.name,
    kind: row.kind,
    reliability: row.reliability,
    confidential: row.confidential !== 0,
    detail: sourceDetail(row) || row.agreedDescription,
    aliases: aliasesOf(row.aliases),
    claims,
    addedAt: new Date(row.createdAt).toISOString(),
  };
}
