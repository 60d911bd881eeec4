/**
 * The words for the values of a filter: names of people, sources and stories, which the URL
 * holds as numbers and slugs. A story or a source that does not exist for the reader has no name
 * here.
 */
import type { Authorized } from "@/lib/access/actor";
import { hiddenStoryIds, isVisibleSource, isVisibleStory } from "@/lib/access/visibility";
import { rows } from "@/lib/platform/rows";
import { Prisma } from "@/prisma/generated/client";
import { SOURCE_KIND_LABELS, sourceDetail, type SourceKind } from "@/lib/ledger/sources/rules";
import { FILTER_FIELDS, ME, NO_VALUE, noneLabel, type FilterField } from "./filter-fields";
import type { TableQuery } from "./query";
import { among } from "@/lib/platform/sets";

export type NamedValue = { value: string; label: string };

/** By the value as it was counted (for stories their id), the value for the URL and its words. */
export async function nameValues(
  actor: Authorized<"claim.read">,
  field: FilterField,
  values: readonly string[],
): Promise<Map<string, NamedValue>> {
  const named = new Map<string, NamedValue>();
  const set = (key: string, value: string, label: string) => named.set(key, { value, label });
  for (const value of values) {
    if (value === NO_VALUE) set(value, value, noneLabel(field) ?? "None");
    else if (value === ME) set(value, value, "Me");
  }
  const ids = values.filter((value) => /^\d+$/.test(value)).map(Number);
  switch (FILTER_FIELDS[field].takes) {
    case "person":
      for (const { id, name } of await namesIn(Prisma.raw(`"User"`), ids))
        set(`${id}`, `${id}`, name);
      return named;
    case "source":
      for (const { id, label } of await labelSources(actor, ids)) set(`${id}`, `${id}`, label);
      return named;
    case "story":
      for (const { id, slug, headline } of await rows<NamedStory>(Prisma.sql`
        SELECT s."id", s."slug", s."headline" FROM "Story" s
        WHERE s."id" IN ${among(ids)} AND ${isVisibleStory(actor)}`)) {
        set(`${id}`, slug, headline);
      }
      return named;
    case "choice":
    case "text":
      return named;
  }
}

type NamedStory = { id: number; slug: string; headline: string };

function namesIn(table: Prisma.Sql, ids: readonly number[]) {
  return rows<{ id: number; name: string }>(
    Prisma.sql`SELECT "id", "name" FROM ${table} WHERE "id" IN ${among(ids)}`,
  );
}

type NamedSource = { id: number; name: string; kind: SourceKind; title: string; employer: string };

/** Sources that share a name in the directory are told apart by what stands beside it. */
async function labelSources(
  actor: Authorized<"claim.read">,
  ids: readonly number[],
): Promise<{ id: number; label: string }[]> {
  const sources = await rows<NamedSource & { namesakes: number }>(Prisma.sql`
    SELECT s."id", s."name", s."kind", s."title", s."employer",
      EXISTS (SELECT 1 FROM "Source" o WHERE o."nameKey" = s."nameKey" AND o."id" <> s."id"
              AND o."mergedIntoId" IS NULL AND ${isVisibleSource(actor, "o")}) AS "namesakes"
    FROM "Source" s WHERE s."id" IN ${among(ids)} AND ${isVisibleSource(actor)}`);
  return sources.map(({ id, name, namesakes, kind, ...about }) => {
    const detail = sourceDetail(about) || SOURCE_KIND_LABELS[kind].toLowerCase();
    return { id, label: namesakes ? `${name} (${detail})` : name };
  });
}

export type FilterNames = Partial<Record<FilterField, Record<string, string>>>;

/** The words for what a reader's query filters by, for its chips. */
export async function readFilterNames(
  actor: Authorized<"claim.read">,
  query: TableQuery,
): Promise<FilterNames> {
  const names: FilterNames = {};
  for (const [name, filter] of Object.entries(query.filters)) {
    const field = name as FilterField;
    const values = [...filter.any, ...filter.not];
    const found =
      field === "story" ? await nameStories(actor, values) : await nameValues(actor, field, values);
    if (found.size === 0) continue;
    names[field] = Object.fromEntries(
      [...found.values()].map(({ value, label }) => [value, label]),
    );
  }
  return names;
}

async function nameStories(
  actor: Authorized<"claim.read">,
  slugs: string[],
): Promise<Map<string, NamedValue>> {
  const hidden = await hiddenStoryIds(actor);
  const stories = await rows<NamedStory>(Prisma.sql`
    SELECT "id", "slug", "headline" FROM "Story"
    WHERE "slug" IN ${among(slugs)} AND "id" NOT IN ${among(hidden)}`);
  return new Map(stories.map(({ slug, headline }) => [slug, { value: slug, label: headline }]));
}
