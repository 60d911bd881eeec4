/**
 * An export from the inside of the thread that makes it: what leaves, settled once, and the bytes.
 * Everything is read through one connection, so that within a snapshot the file holds exactly the
 * claims that were counted, as they were then. No citation given off the record is in it, named
 * or counted, and none brings a claim in, keeps one out or moves one: the plan knows of none. Nor
 * does it know who a source is whose name does not leave (ledger/citations/rules.ts).
 */
import type { Authorized } from "@/lib/access/actor";
import { parseInput } from "@/lib/access/action";
import { authorize } from "@/lib/access/policy";
import { hiddenStoryIds } from "@/lib/access/visibility";
import { now } from "@/lib/platform/clock";
import { headText, readHead, shortHead, type Head } from "@/lib/audit/head";
import type { Leaving } from "@/lib/ledger/citations/rules";
import { env } from "@/lib/platform/env";
import { notFound, ruleUnmet } from "@/lib/platform/errors";
import { rows } from "@/lib/platform/rows";
import { among } from "@/lib/platform/sets";
import { wallTimeOf } from "@/lib/platform/wall-time";
import { idOfStoryCalled } from "@/lib/stories/former-slugs";
import { allIds } from "@/lib/table/all-ids";
import { readFilterNames } from "@/lib/table/filter-names";
import { defaultSort, NEWEST } from "@/lib/table/ordering";
import { NEWSROOM, planOf, storyScope, type Scope } from "@/lib/table/plan";
import {
  requireTableQuery,
  withoutPlace,
  writeTableQuery,
  type TableQuery,
} from "@/lib/table/query";
import { fileReader } from "@/lib/table/sqlite/rows";
import { Prisma } from "@/prisma/generated/client";
import { describeExport, type Provenance } from "./about";
import { writeCsv } from "./csv";
import { writeJson } from "./json";
import { namedSources } from "./named-sources";
import { EXPORT_PARAMETERS, exportInput } from "./input";
import {
  chooseColumns,
  exportFileName,
  XLSX_ROW_LIMIT,
  type ExportColumn,
  type ExportForm,
  type FileRow,
} from "./rules";
import { filterInWords, orderInWords, sayable } from "./words";
import { writeXlsx } from "./xlsx";

export type ExportPlan = {
  form: ExportForm;
  leaving: Leaving;
  /** Of the newsroom's log when the file was made: its last event and hash. */
  head: Head | null;
  scope: Scope;
  story: { id: number; slug: string; headline: string } | null;
  query: TableQuery;
  columns: readonly ExportColumn[];
  /** Of which stories claims leave, by id, and how many; empty where it is one story's table. */
  stories: ReadonlyArray<[storyId: number, claims: number]>;
  /** How many claims leave. */
  rows: number;
  fileName: string;
};

export type OpenExport = {
  plan: ExportPlan;
  /** The claims that leave, in their order. */
  ids: readonly number[];
};

/**
 * Everything that can be refused, before anything leaves.
 * @param params the table's query string; `story` with one slug means that story's table.
 * @throws SourcelineError INVALID naming each parameter that is wrong, FORBIDDEN for names that the actor may
 * not ask for, NOT_FOUND for a story that does not exist for the actor, RULE_UNMET for more rows than an Excel sheet holds.
 */
export async function openExport(
  actor: Authorized<"claims.export">,
  form: ExportForm,
  params: URLSearchParams,
): Promise<OpenExport> {
  const { columns, names } = parseInput(exportInput, {
    columns: params.get("columns"),
    names: params.get("names"),
  });
  if (names === "yes") authorize(actor, "claims.exportNames");
  const leaving = names === "yes" ? "with_names" : "under_terms";
  const asked = withoutPlace(requireTableQuery(params, EXPORT_PARAMETERS));
  const { slug, query } = takeStory(asked);
  const story = slug === null ? null : await findStory(actor, slug);
  const scope = story ? storyScope(story.slug) : NEWSROOM;
  const ids = await readIds(actor, scope, query, leaving);
  if (form === "xlsx" && ids.length > XLSX_ROW_LIMIT) {
    throw ruleUnmet(`An Excel sheet holds ${XLSX_ROW_LIMIT} claims; these are ${ids.length}.`, [
      "Narrow the table down, or export it as CSV.",
    ]);
  }
  const day = wallTimeOf(now(), env().timeZone).slice(0, 10);
  const head = await readHead();
  return {
    ids,
    plan: {
      form,
      leaving,
      head,
      scope,
      story,
      query,
      columns: chooseColumns(columns, query, scope.kind),
      stories: story ? [] : await countByStory(ids),
      rows: ids.length,
      fileName: exportFileName({
        story: story?.slug ?? null,
        day,
        head: head && shortHead(head),
        form,
      }),
    },
  };
}

/** One story filtered for is that story's table: its order, its columns, its name. */
function takeStory(query: TableQuery): { slug: string | null; query: TableQuery } {
  const { story, ...filters } = query.filters;
  const [slug, ...others] = story?.any ?? [];
  if (slug === undefined || others.length > 0 || story?.not.length) return { slug: null, query };
  return { slug, query: { ...query, filters } };
}

async function findStory(actor: Authorized<"claims.export">, slug: string) {
  const hidden = await hiddenStoryIds(actor);
  const [story] = await rows<{ id: number; slug: string; headline: string }>(
    Prisma.sql`SELECT "id", "slug", "headline" FROM "Story" WHERE "id" = ${idOfStoryCalled(slug)}`,
  );
  if (!story || hidden.includes(story.id)) throw notFound("That story");
  return story;
}

/** How well a search fits would be weighed by what may not leave too: the latest come first. */
async function readIds(
  actor: Authorized<"claims.export">,
  scope: Scope,
  query: TableQuery,
  leaving: Leaving,
): Promise<number[]> {
  const plan = await planOf(actor, scope, query, { leaving });
  const sort = query.sort ?? (plan.match === null ? defaultSort(scope.kind) : NEWEST);
  return allIds(plan, sort);
}

async function countByStory(ids: readonly number[]): Promise<Array<[number, number]>> {
  const counts = await rows<{ storyId: number; claims: number }>(Prisma.sql`
    SELECT "storyId", count(*) AS "claims" FROM "Claim" WHERE "id" IN ${among(ids)}
    GROUP BY "storyId" ORDER BY "storyId"`);
  return counts.map(({ storyId, claims }) => [storyId, claims]);
}

/** The bytes of the file, made as they are taken. */
export async function* exportChunks(
  { plan, ids }: OpenExport,
  actor: Authorized<"claims.export">,
): AsyncGenerator<Uint8Array, void> {
  const { form, columns } = plan;
  const zone = env().timeZone;
  const provenance = await describe(actor, plan);
  const slices = readSlices(ids, columns, plan.leaving);
  if (form === "csv") yield* writeCsv(slices, columns, zone);
  else if (form === "xlsx") {
    yield* writeXlsx({
      slices,
      columns,
      zone,
      about: (count) => describeExport(provenance, count),
    });
  } else yield* writeJson(slices, columns, zone, form);
}

/** Large enough that asking costs little, small enough that memory stays flat. */
const SLICE_SIZE = 500;

async function* readSlices(
  ids: readonly number[],
  columns: readonly ExportColumn[],
  leaving: Leaving,
): AsyncGenerator<FileRow[], void> {
  const read = fileReader(columns, leaving);
  for (let first = 0; first < ids.length; first += SLICE_SIZE) {
    yield await read(ids.slice(first, first + SLICE_SIZE));
  }
}

async function describe(actor: Authorized<"claims.export">, plan: ExportPlan): Promise<Provenance> {
  const { story, scope, query, columns, leaving, head } = plan;
  const named = await namedSources(actor, query, leaving);
  return {
    leaving,
    logHead: head ? headText(head) : "",
    newsroom: env().newsroomName,
    story: story && `${story.slug}: ${story.headline}`,
    person: { name: actor.name, email: actor.email, role: actor.role },
    at: now(),
    zone: env().timeZone,
    filter: filterInWords(query, await readFilterNames(actor, query), { me: actor.name, named }),
    order: orderInWords(query, scope.kind),
    query: writeTableQuery(sayable(query, named)),
    columns,
  };
}
