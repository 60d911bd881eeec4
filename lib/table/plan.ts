/**
 * What a table query asks for, worked out for one reader: which claims count, in which story,
 * under which conditions, found by which search. Resolves what the query names and leaves out
 * what the reader may not see.
 */
import type { Authorized } from "@/lib/access/actor";
import { hiddenStoryIds, isVisibleSource } from "@/lib/access/visibility";
import type { Leaving } from "@/lib/ledger/citations/rules";
import { env } from "@/lib/platform/env";
import { notFound } from "@/lib/platform/errors";
import { rows } from "@/lib/platform/rows";
import { today } from "@/lib/platform/today";
import { Prisma } from "@/prisma/generated/client";
import { idOfStoryCalled } from "@/lib/stories/former-slugs";
import type { FilterField } from "./filter-fields";
import { isNarrowed, type TableQuery } from "./query";
import type { SearchTerm } from "@/lib/text/search-terms";
import type { Condition, FilterContext } from "./sqlite/condition";
import { conditionsOf } from "./sqlite/filters";
import { countHits, LEAVING_COLUMNS, readSearch } from "./sqlite/hits";
import { among } from "@/lib/platform/sets";

/** The newsroom's table, or one story's. */
export type Scope = { kind: "newsroom" } | { kind: "story"; slug: string };

export const NEWSROOM: Scope = { kind: "newsroom" };

export function storyScope(slug: string): Scope {
  return { kind: "story", slug };
}

export type Plan = {
  context: FilterContext;
  /** Every condition but the search. */
  conditions: readonly Condition[];
  /** The FTS5 expression; null without a search, "" where it finds nothing. */
  match: string | null;
  /** The hits can be read one by one, however many there are. */
  isLazy: boolean;
  /** How many claims the search finds anywhere, counted once and up to a limit. */
  hitsUpTo: (limit: number) => Promise<number>;
  /** What is searched for, for marking it. */
  terms: readonly SearchTerm[];
  /** How well the row f of the index fits the search; the better, the greater. */
  fit: Prisma.Sql;
  /** All standing claims of the newsroom: nothing is asked but, perhaps, a search. */
  isWhole: boolean;
  /** How many claims the story has; for the newsroom, more than any set. */
  scopeSize: number;
};

export type PlanOptions = {
  /** A filter to be left out, for counting its values under all others. */
  except?: FilterField;
  /** As if there were no more of any citation than leaves: for what leaves the newsroom. */
  leaving?: Leaving | null;
};

/**
 * @throws SourcelineError NOT_FOUND for a story that does not exist for the actor.
 */
export async function planOf(
  actor: Authorized<"claim.read">,
  scope: Scope,
  query: TableQuery,
  { except, leaving = null }: PlanOptions = {},
): Promise<Plan> {
  const hiddenStories = await hiddenStoryIds(actor);
  const story = scope.kind === "story" ? await findScope(scope.slug, hiddenStories) : null;
  const context: FilterContext = {
    reader: actor,
    storyId: story?.id ?? null,
    hiddenStories,
    storyIds: await readStoryIds(query, hiddenStories),
    mergedSources: await readMerges(actor, query),
    today: today(),
    timeZone: env().timeZone,
    leaving,
  };
  const search =
    query.text === ""
      ? null
      : await readSearch(query.text, hiddenStories, leaving ? LEAVING_COLUMNS[leaving] : undefined);
  return {
    context,
    conditions: conditionsOf(query, context, except),
    match: search?.match ?? null,
    isLazy: search?.isLazy ?? false,
    hitsUpTo: hitCounter(search?.match ?? "", hiddenStories),
    terms: search?.terms ?? [],
    fit: search?.fit ?? Prisma.raw("0"),
    isWhole: story === null && isWhole(query, except),
    scopeSize: story?.claims ?? Number.POSITIVE_INFINITY,
  };
}

/** Remembers what was counted, so that several questions to one plan count once. */
function hitCounter(match: string, hidden: readonly number[]): (limit: number) => Promise<number> {
  let counted = { hits: 0, limit: 0 };
  return async (limit) => {
    const isKnown = counted.hits < counted.limit || counted.limit >= limit;
    if (match !== "" && !isKnown) counted = { hits: await countHits(match, hidden, limit), limit };
    return Math.min(counted.hits, limit);
  };
}

function isWhole(query: TableQuery, except: FilterField | undefined): boolean {
  const left = except ? { [except]: { any: [], not: [] } } : {};
  return !isNarrowed({ ...query, text: "", filters: { ...query.filters, ...left } });
}

async function findScope(slug: string, hidden: readonly number[]) {
  const [story] = await rows<{ id: number; claims: number }>(Prisma.sql`
    SELECT "id", "nextClaimNumber" - 1 AS "claims" FROM "Story"
    WHERE "id" = ${idOfStoryCalled(slug)}`);
  if (!story || hidden.includes(story.id)) throw notFound("That story");
  return story;
}

async function readStoryIds(query: TableQuery, hidden: readonly number[]) {
  const filter = query.filters.story;
  const slugs = filter ? [...filter.any, ...filter.not] : [];
  if (slugs.length === 0) return new Map<string, number>();
  // Those of today last, though no former slug is another's.
  const found = await rows<{ id: number; slug: string }>(Prisma.sql`
    SELECT "storyId" AS "id", "slug" FROM "FormerSlug"
    WHERE "slug" IN ${among(slugs)} AND "storyId" NOT IN ${among(hidden)}
    UNION ALL SELECT "id", "slug" FROM "Story"
    WHERE "slug" IN ${among(slugs)} AND "id" NOT IN ${among(hidden)}`);
  return new Map(found.map((story) => [story.slug, story.id]));
}

async function readMerges(actor: Authorized<"claim.read">, query: TableQuery) {
  const filter = query.filters.source;
  const ids = filter ? [...filter.any, ...filter.not].filter(Boolean).map(Number) : [];
  if (ids.length === 0) return new Map<number, number>();
  const found = await rows<{ id: number; into: number }>(Prisma.sql`
    SELECT s."id", s."mergedIntoId" AS "into" FROM "Source" s
    WHERE s."id" IN ${among(ids)} AND s."mergedIntoId" IS NOT NULL AND s."keptForId" IS NULL
      AND ${isVisibleSource(actor)}`);
  return new Map(found.map((source) => [source.id, source.into]));
}
