/**
 * Each field of the claim table says one thing: what a row's cell holds is what filters find,
 * facets count, sorts put together and files carry. Walks every field over rows of many kinds.
 */
import { createElement } from "react";
import { renderToStaticMarkup } from "react-dom/server";
import { beforeAll, describe, expect, it } from "vitest";
import { CellContent } from "@/components/claims/table/cell-content";
import { retractSource } from "@/lib/ledger/falls/commands";
import { editClaim } from "@/lib/ledger/claims/commands";
import { LABELS } from "@/lib/ledger/claims/rules";
import { assertedByKeyOf } from "@/lib/ledger/standing/found-by";
import { COLUMNS, columnField, type ColumnId } from "@/lib/table/columns";
import { splitEntries } from "@/lib/table/export/cells";
import type { FileCell } from "@/lib/table/export/rules";
import { listFacet } from "@/lib/table/facets";
import {
  DAY_FIELD_NAMES,
  FILTER_FIELD_NAMES,
  FILTER_FIELDS,
  NO_VALUE,
  type DayField,
  type FilterField,
} from "@/lib/table/filter-fields";
import { iterateClaimIds, listClaims, NEWSROOM } from "@/lib/table/page";
import { EVERYTHING, type Sort, type TableQuery } from "@/lib/table/query";
import type { ClaimRow } from "@/lib/table/row";
import { fileReader, readRows } from "@/lib/table/sqlite/rows";
import { fill } from "@/tests/bench/seed";
import {
  decide,
  makeCitation,
  makeClaim,
  makeDesk,
  makeSource,
  rowOf,
} from "@/tests/support/claims";
import { useDatabase } from "@/tests/support/database";
import { makeStory, type Reader } from "@/tests/support/factories";

process.env.NEWSROOM_TIMEZONE = "UTC";
const place = useDatabase();

/** Withdrawn claims are rows like others. */
const ALL: TableQuery = { ...EVERYTHING, withdrawn: "all" };
let actor: Reader;
let shown: ClaimRow[] = [];

beforeAll(async () => {
  fill(place.databaseFile, { people: 6, stories: 5, claims: 500, sources: 30, tags: 8 });
  const desk = await makeDesk();
  actor = desk.admin;
  const story = await makeStory(desk.editor, { slug: "harbour" });
  const log = (assertedBy: string, tags: string[]) =>
    makeClaim(desk.editor, story, { wording: "The basin is dry", assertedBy, tags });
  for (const name of ["Reuters", "REUTERS", "Łukasz, clerk", "none", "-none", "50%"]) {
    const claim = await log(name, [`of ${name}`, "zürich"]);
    await makeCitation(desk.editor, claim, { locator: "p. 3; p. 5", terms: "background" });
    await makeCitation(desk.editor, claim, { locator: "map", stance: "denies" });
  }
  // One verdict that stands and one that lapsed, as commands leave them.
  await decide(desk, await log("", []), "unverifiable");
  const lapsed = await log("", []);
  await decide(desk, lapsed, "unverifiable");
  const { id: claimId, revision } = await rowOf(lapsed);
  await editClaim(desk.editor, { claimId, revision, patch: { wording: "The basin is wet" } });
  const { id: sourceId } = await makeSource(desk.editor);
  await makeCitation(desk.editor, lapsed, { sourceId });
  await retractSource(desk.admin, { sourceId, revision: 0, reason: "Forged" });
  shown = await readRows(ascending(await idsOf(ALL)));
  expect(shown.length).toBeGreaterThan(400);
});

async function idsOf(query: TableQuery): Promise<number[]> {
  const ids: number[] = [];
  for await (const slice of iterateClaimIds(actor, NEWSROOM, query)) ids.push(...slice);
  return ids;
}

const ascending = (ids: readonly number[]) => [...ids].sort((a, b) => a - b);
const where = (field: FilterField, value: string): TableQuery => ({
  ...ALL,
  filters: { [field]: { any: [value], not: [] } },
});

const orNone = (values: readonly string[]) => (values.length === 0 ? [NO_VALUE] : values);
const idOf = (person: { id: number } | null) => (person ? String(person.id) : NO_VALUE);

/** The values under which a row's own cell is found; null where it does not say them. */
const VALUES: Record<FilterField, ((row: ClaimRow) => readonly string[]) | null> = {
  level: (row) => [row.level],
  lapsed: (row) => [row.lapsedLevel],
  attribution: (row) => [row.attribution],
  state: (row) => [row.reviewState],
  kind: (row) => [row.kind],
  risk: (row) => [row.legalRisk],
  checker: (row) => [idOf(row.checker)],
  logged_by: (row) => [idOf(row.loggedBy)],
  verdict_by: (row) => [idOf(row.verdictBy)],
  story: (row) => [row.story.slug],
  tag: (row) => orNone(row.tags),
  asserted_by: (row) => [row.assertedBy],
  origins: (row) => [row.originCount > 1 ? "2+" : String(row.originCount)],
  terms: (row) => row.terms,
  suspect: (row) => [row.suspectSince === null ? "no" : "yes"],
  lint: (row) => [row.openLints > 0 ? "open" : "clear"],
  has: (row) => [
    ...(row.openQuestions > 0 ? ["open_question"] : []),
    ...(row.sourceCount > 0 ? ["source"] : []),
    ...(row.note === "" ? [] : ["note"]),
  ],
  // A source's cell has names, and no cell has the stance alone: their facets are walked.
  source: null,
  stance: null,
};

const DAYS: Record<DayField, (row: ClaimRow) => string> = {
  as_of: (row) => row.asOf,
  recheck: (row) => row.recheckOn,
  logged: (row) => row.loggedAt.slice(0, 10),
  verdict: (row) => row.verdictAt?.slice(0, 10) ?? "",
};

/** Spellings of one name are one value. */
const sameValue = (field: FilterField, value: string) =>
  field === "asserted_by" ? assertedByKeyOf(value) : value;

/** Each value, with the rows whose cells say it. */
function rowsByValue(valuesOf: (row: ClaimRow) => readonly string[]): Map<string, number[]> {
  const found = new Map<string, number[]>();
  for (const row of shown) {
    for (const value of valuesOf(row)) found.set(value, [...(found.get(value) ?? []), row.id]);
  }
  return found;
}

describe("filtering by what a cell holds finds the rows whose cells hold it", () => {
  it.each(FILTER_FIELD_NAMES.filter((name) => VALUES[name] !== null))("%s", async (name) => {
    const valuesOf = VALUES[name]!;
    const held = rowsByValue((row) => valuesOf(row).map((value) => sameValue(name, value)));
    const asCells = rowsByValue(valuesOf);
    expect(held.size).toBeGreaterThan(1);
    for (const value of asCells.keys()) {
      expect(ascending(await idsOf(where(name, value))), value).toEqual(
        held.get(sameValue(name, value)),
      );
    }
  });

  it.each(DAY_FIELD_NAMES)("%s", async (name) => {
    const held = rowsByValue((row) => [DAYS[name](row)]);
    for (const [day, ids] of held) {
      const range = day === "" ? "none" : { from: day, to: day };
      const found = await idsOf({ ...ALL, days: { [name]: range } });
      expect(ascending(found), day).toEqual(ids);
    }
  });
});

describe("a facet counts the rows that its filter finds", () => {
  it.each(FILTER_FIELD_NAMES)("%s", async (name) => {
    const { values } = await listFacet(actor, NEWSROOM, ALL, name);
    expect(values.some(({ count }) => count > 0)).toBe(true);
    for (const { value, count } of values) {
      expect([value, (await listClaims(actor, NEWSROOM, where(name, value))).total]).toEqual([
        value,
        count,
      ]);
    }
    if (FILTER_FIELDS[name].takes !== "choice") return;
    const offered = values.map(({ value }) => value);
    const held = rowsByValue(VALUES[name] ?? (() => []));
    expect([...held.keys()].filter((value) => !offered.includes(value))).toEqual([]);
  });
});

/** What a sort compares of a cell, where that is not all of it. */
const COMPARED: Partial<Record<ColumnId, (row: ClaimRow) => unknown>> = {
  terms: (row) => row.terms[0],
  tags: (row) => row.tags[0],
  locators: (row) => [...row.locators].map((text) => text.toLowerCase()).sort()[0],
  asserted_by: (row) => row.assertedBy.toLowerCase(),
  withdrawn: (row) => row.withdrawn?.at,
  story: (row) => row.story.slug,
};

describe("a sort puts rows with equal cells together", () => {
  it.each(COLUMNS.map(({ id }) => id))("%s", async (column) => {
    const { member } = columnField(column).column;
    const compared = COMPARED[column] ?? ((row: ClaimRow) => row[member ?? "ref"]);
    const cell = (row: ClaimRow) => JSON.stringify([compared(row)]);
    const cells = new Map(shown.map((row) => [row.id, cell(row)]));
    const distinct = new Set(cells.values()).size;
    for (const descending of [false, true]) {
      const sort: Sort = { column, descending };
      const inOrder = (await idsOf({ ...ALL, sort })).map((id) => cells.get(id));
      const runs = inOrder.filter((text, index) => text !== inOrder[index - 1]);
      expect(inOrder).toHaveLength(shown.length);
      expect(runs).toHaveLength(distinct);
    }
  });
});

type Said = Record<ColumnId, FileCell>;
const textOf = (cell: FileCell) => String(cell ?? "");
const entriesOf = (said: Said, column: ColumnId) => {
  const terms = textOf(said.terms);
  return splitEntries(textOf(said[column]), terms === "" ? 0 : terms.split("; ").length);
};
const labelled = (labels: Readonly<Record<string, string>>) => (cell: FileCell) =>
  labels[textOf(cell)];
/** An instant or a day as the screen's element names it. */
const instant = (cell: FileCell) => textOf(cell).replace("+00:00", "Z");
const dayOf = (cell: FileCell) => (textOf(cell) === "" ? "" : `${textOf(cell)}T00:00:00.000Z`);

/** The words on screen for what a file says; the others are the same words. */
const ON_SCREEN: Partial<Record<ColumnId, (cell: FileCell, said: Said) => string | undefined>> = {
  kind: labelled(LABELS.kind),
  attribution_status: labelled(LABELS.attribution),
  review_state: labelled(LABELS.reviewState),
  legal_risk: labelled({ ...LABELS.legalRisk, none: "" }),
  lapsed_level: labelled({ ...LABELS.level, "": "" }),
  verification_level: (cell, { lapsed_level }) => {
    const stands = labelled(LABELS.level)(cell) ?? "";
    if (lapsed_level === "") return stands;
    return `${stands}lapsed: ${labelled(LABELS.level)(lapsed_level)?.toLowerCase()}`;
  },
  terms: (_, said) =>
    [...new Set(entriesOf(said, "terms"))].sort().map(labelled(LABELS.terms)).join(", "),
  locators: (_, said) => entriesOf(said, "locators").filter(Boolean).join("; "),
  tags: (cell) => textOf(cell).split("; ").join(" "),
  lints: (cell) => (cell === 0 ? "" : `${String(cell)} open`),
  suspect: instant,
  logged_at: instant,
  updated_at: instant,
  verdict_at: instant,
  as_of: dayOf,
  recheck_on: dayOf,
};

/** Drawn from citations, of which those given off the record are shown and do not leave. */
const OF_CITATIONS: readonly ColumnId[] = [
  "sources",
  "source_count",
  "origin_count",
  "terms",
  "locators",
  "lints",
];

/** The text of a cell; of an instant the one that its element names. */
function screenText(column: ColumnId, row: ClaimRow): string {
  if (column === "claim") return row.wording;
  if (column === "ref") return row.ref;
  // What stands on paper alone is no word of the screen's.
  const markup = renderToStaticMarkup(createElement(CellContent, { column, row })).replace(
    /<span class="hidden print:inline">[^<]*<\/span>/g,
    "",
  );
  const named = /<time [^>]*datetime="([^"]*)"/i.exec(markup)?.[1];
  const text = markup.replace(/<svg.*?<\/svg>|<[^>]*>/g, "");
  return (named ?? text)
    .replaceAll("&lt;", "<")
    .replaceAll("&gt;", ">")
    .replaceAll("&quot;", '"')
    .replaceAll("&#x27;", "'")
    .replaceAll("&amp;", "&");
}

describe("a file says of a claim what the screen says", () => {
  const columns = COLUMNS.map(({ id }) => id);
  it.each(columns)("%s", async (column) => {
    const records = await fileReader(columns, "with_names")(shown.map(({ id }) => id));
    let words = 0;
    shown.forEach((row, at) => {
      if (row.hasOffRecord && OF_CITATIONS.includes(column)) return;
      const said = Object.fromEntries(
        columns.map((name, index) => [name, records[at]?.[index]]),
      ) as Said;
      const expected = ON_SCREEN[column]?.(said[column], said) ?? textOf(said[column]);
      // The screen says why, too; a file has no column for it.
      const why = column === "verification_level" && row.lapsedReason !== "";
      const shownText = screenText(column, row);
      expect(shownText, row.ref).toBe(why ? `${expected}, because ${row.lapsedReason}` : expected);
      if (expected !== "") words += 1;
    });
    expect(words).toBeGreaterThan(0);
  });
});
