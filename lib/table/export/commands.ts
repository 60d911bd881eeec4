/**
 * Hands out the claims that a table shows, as a file that is written while it is read. Promises
 * that every export that began to leave is in the log, with the number of rows it set out to
 * have; claims logged or withdrawn while it runs may make the file differ from that.
 */
import type { Actor } from "@/lib/access/actor";
import { parseInput } from "@/lib/access/action";
import { authorize } from "@/lib/access/policy";
import { visibleStoryFilter } from "@/lib/access/visibility";
import { writeDown } from "@/lib/audit/write-down";
import { readFilterNames } from "@/lib/table/filter-names";
import { iterateClaimIds, NEWSROOM, storyScope, type Scope } from "@/lib/table/page";
import {
  requireTableQuery,
  withoutPlace,
  writeTableQuery,
  type TableQuery,
} from "@/lib/table/query";
import { now } from "@/lib/platform/clock";
import { db } from "@/lib/platform/db";
import { env } from "@/lib/platform/env";
import { notFound, ruleUnmet } from "@/lib/platform/errors";
import { wallTimeOf } from "@/lib/platform/wall-time";
import { describeExport, type Provenance } from "./about";
import { writeCsv } from "./csv";
import { giveWay } from "./give-way";
import { EXPORT_PARAMETERS, exportInput } from "./input";
import { countLeavingClaims } from "./queries";
import { readExportRows } from "./rows";
import {
  chooseColumns,
  exportFileName,
  XLSX_ROW_LIMIT,
  type ExportColumn,
  type ExportForm,
  type ExportRow,
} from "./rules";
import { filterInWords, orderInWords } from "./words";
import { writeXlsx } from "./xlsx";

export type ExportPlan = {
  form: ExportForm;
  scope: Scope;
  story: { id: number; slug: string; headline: string } | null;
  query: TableQuery;
  columns: readonly ExportColumn[];
  rows: number;
  fileName: string;
};

/**
 * Everything that can be refused, before anything leaves.
 * @param params the table's query string; `story` with one slug means that story's table.
 * @throws SourcelineError INVALID naming each parameter that is wrong, NOT_FOUND for a story
 * that does not exist for the actor, RULE_UNMET for more rows than an Excel sheet holds.
 */
export async function planExport(
  actor: Actor,
  form: ExportForm,
  params: URLSearchParams,
): Promise<ExportPlan> {
  authorize(actor, "claims.export");
  const { columns } = parseInput(exportInput, { columns: params.get("columns") });
  const asked = withoutPlace(requireTableQuery(params, EXPORT_PARAMETERS));
  const { slug, query } = takeStory(asked);
  const story = slug === null ? null : await findStory(actor, slug);
  const scope = story ? storyScope(story.slug) : NEWSROOM;
  const rows = await countLeavingClaims(actor, scope, query);
  if (form === "xlsx" && rows > XLSX_ROW_LIMIT) {
    throw ruleUnmet(`An Excel sheet holds ${XLSX_ROW_LIMIT} claims; these are ${rows}.`, [
      "Narrow the table down, or export it as CSV.",
    ]);
  }
  const day = wallTimeOf(now(), env().timeZone).slice(0, 10);
  return {
    form,
    scope,
    story,
    query,
    columns: chooseColumns(columns, query, scope.kind),
    rows,
    fileName: exportFileName(story?.slug ?? null, day, form),
  };
}

/** One story filtered for is that story's table: its order, its columns, its name. */
function takeStory(query: TableQuery): { slug: string | null; query: TableQuery } {
  const { story, ...filters } = query.filters;
  const [slug, ...others] = story?.any ?? [];
  if (slug === undefined || others.length > 0 || story?.not.length) return { slug: null, query };
  return { slug, query: { ...query, filters } };
}

async function findStory(actor: Actor, slug: string) {
  const story = await db().story.findFirst({
    where: { slug, ...visibleStoryFilter(actor) },
    select: { id: true, slug: true, headline: true },
  });
  if (!story) throw notFound("That story");
  return story;
}

/** Enters the export into the log and begins it. The bytes are made as they are taken. */
export async function exportClaims(
  actor: Actor,
  plan: ExportPlan,
): Promise<AsyncGenerator<Uint8Array, void>> {
  const { form, story, query, columns, rows } = plan;
  const zone = env().timeZone;
  const provenance = await describe(actor, plan);
  await writeDown({
    actor,
    event: {
      type: "claims.exported",
      ...(story && { storyId: story.id }),
      data: {
        form,
        query: writeTableQuery(query),
        columns: [...columns],
        rows,
        ...(story && { story: story.slug }),
      },
    },
  });
  const slices = readSlices(actor, plan);
  if (form === "csv") return writeCsv(slices, columns, zone);
  return writeXlsx({ slices, columns, zone, about: (count) => describeExport(provenance, count) });
}

/** Small, because other requests wait for a slice to be read, and then for it to be written. */
const SLICE_SIZE = 100;

async function* readSlices(
  actor: Actor,
  { scope, query }: ExportPlan,
): AsyncGenerator<ExportRow[], void> {
  for await (const ids of iterateClaimIds(actor, scope, query, SLICE_SIZE)) {
    const rows = await readExportRows(actor, ids, query);
    await giveWay();
    yield rows;
    await giveWay();
  }
}

async function describe(actor: Actor, plan: ExportPlan): Promise<Provenance> {
  const { story, scope, query, columns } = plan;
  return {
    newsroom: env().newsroomName,
    story: story && `${story.slug}: ${story.headline}`,
    person: { name: actor.name, email: actor.email, role: actor.role },
    at: now(),
    zone: env().timeZone,
    filter: filterInWords(query, await readFilterNames(actor, query), actor.name),
    order: orderInWords(query, scope.kind),
    query: writeTableQuery(query),
    columns,
  };
}
