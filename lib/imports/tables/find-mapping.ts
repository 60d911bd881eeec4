/**
 * Finds out what the columns of a table are: first by the forms that newsrooms use, then by their
 * headings, then by what they hold. A person sees it and can say otherwise. Pure.
 */
import { readAttribution, readKind } from "@/lib/ledger/claims/paste/words";
import { foldName } from "@/lib/text/fold-name";
import { readDay } from "@/lib/text/table/days";
import { meaningsOf, REPEATABLE, type ImportField, type ColumnMapping } from "./fields";
import type { FileColumn, FoundTable } from "./find-table";
import { ownMapping } from "./own-export";
import { isRating } from "./ratings";
import { isEmptyCell } from "./sheet";

export type FoundMapping = {
  fields: ColumnMapping;
  isOwnExport: boolean;
  /** A form of table that newsrooms use: "statement · speaker · priority · status". */
  form: string | null;
};

type Form = { columns: ReadonlyArray<readonly [heading: string, field: ImportField]> };

/** The tables of fact-checking handbooks and desks, by their own headings. */
const FORMS: readonly Form[] = [
  {
    columns: [
      ...([["fact", "claim"] as const, ["method", "note"] as const] as const),
      ...([["source", "source"] as const, ["date", "date"] as const] as const),
      ...([["verified", "verification"] as const] as const),
    ],
  },
  {
    columns: [
      ...([["line", "note"] as const, ["facts left", "claim"] as const] as const),
      ...([["need attention", "note"] as const] as const),
    ],
  },
  {
    columns: [
      ...([["statement", "claim"] as const, ["speaker", "source"] as const] as const),
      ...([["priority", "note"] as const, ["status", "verification"] as const] as const),
    ],
  },
  {
    columns: [
      ...([["claim", "claim"] as const, ["location", "note"] as const] as const),
      ...([["status", "verification"] as const, ["source 1", "source"] as const] as const),
      ...([["source 2", "source"] as const, ["action", "note"] as const] as const),
    ],
  },
  {
    columns: [
      ...([["statement", "claim"] as const, ["source cited", "source"] as const] as const),
      ...([["verification source", "source"] as const] as const),
      ...([["verdict", "verification"] as const, ["sign off", "ratedBy"] as const] as const),
    ],
  },
];

export function findMapping(
  table: Pick<FoundTable, "columns" | "rows" | "headerLine">,
): FoundMapping {
  const { columns, headerLine } = table;
  const own = headerLine === null ? null : ownMapping(columns.map(({ heading }) => heading));
  if (own) return { fields: own, isOwnExport: true, form: null };
  const form = FORMS.find((each) => isOfForm(each, columns));
  const fields = form ? fieldsOfForm(form, columns) : columns.map((): ImportField | null => null);
  if (!form) byHeadings(columns, fields);
  byContent(table, fields);
  const said = form ? form.columns.map(([heading]) => heading).join(" · ") : null;
  return { fields, isOwnExport: false, form: said };
}

const keyOf = (heading: string) => foldName(heading.replace(/(\p{Ll})(\p{Lu})/gu, "$1 $2"));
/** "need attention" and "needs attention", "facts left" and "fact left" are one. */
const stem = (key: string) =>
  key
    .split(" ")
    .map((word) => word.replace(/s$/, ""))
    .join(" ");

function isOfForm({ columns: named }: Form, columns: readonly FileColumn[]): boolean {
  const keys = new Set(columns.map(({ heading }) => stem(keyOf(heading))));
  return named.every(([heading]) => keys.has(stem(foldName(heading))));
}

function fieldsOfForm(form: Form, columns: readonly FileColumn[]): Array<ImportField | null> {
  const fieldOf = new Map(form.columns.map(([heading, field]) => [stem(foldName(heading)), field]));
  const fields = columns.map(({ heading, isRepeated }) =>
    isRepeated ? null : (fieldOf.get(stem(keyOf(heading))) ?? null),
  );
  // What a desk added to the form.
  const added = columns.map((column, at) => (fields[at] === null ? column : null));
  for (const [at, column] of added.entries()) {
    const meant = column && !column.isRepeated ? meaningsOf(column.heading)[0]?.field : undefined;
    if (meant && (REPEATABLE.has(meant) || !fields.includes(meant))) fields[at] = meant;
  }
  return fields;
}

function byHeadings(columns: readonly FileColumn[], fields: Array<ImportField | null>): void {
  const offers = columns.flatMap(({ heading, isRepeated }, at) =>
    isRepeated
      ? []
      : meaningsOf(heading).map(({ field, strength }, rank) => ({ at, field, strength, rank })),
  );
  // The claim first, by the strength of its name; then the others as they stand.
  offers.sort(
    (one, other) =>
      Number(other.field === "claim") - Number(one.field === "claim") ||
      one.rank - other.rank ||
      (one.field === "claim" ? one.strength - other.strength : one.at - other.at),
  );
  for (const { at, field } of offers) {
    if (fields[at] !== null) continue;
    if (REPEATABLE.has(field) || !fields.includes(field)) fields[at] = field;
  }
}

/** Rows by which a column is told; the others will be alike. */
const LOOKED_AT = 200;

type Held = "nothing" | "url" | "day" | "rating" | "number" | "attribution" | "kind" | "text";

/** Only columns that no heading named, and only fields that no column has. */
function byContent(
  { columns, rows, headerLine }: Pick<FoundTable, "columns" | "rows" | "headerLine">,
  fields: Array<ImportField | null>,
): void {
  const looked = rows.slice(0, LOOKED_AT);
  const held = columns.map(({ at, isRepeated }, index) => {
    const cells = looked
      .map(({ cells: row }) => row[at] ?? "")
      .filter((cell) => !isEmptyCell(cell));
    const length = cells.reduce((sum, cell) => sum + cell.length, 0) / Math.max(1, cells.length);
    return { index, isFree: fields[index] === null && !isRepeated, is: holds(cells), length };
  });
  const give = (field: ImportField, fits: (what: (typeof held)[number]) => boolean) => {
    if (fields.includes(field)) return;
    const found = held.find((what) => what.isFree && fields[what.index] === null && fits(what));
    if (found) fields[found.index] = field;
  };
  if (!fields.includes("claim")) {
    const texts = held.filter(({ isFree, is }) => isFree && (is === "text" || is === "number"));
    const longest = texts.reduce<(typeof held)[number] | null>(
      (best, next) => (best === null || next.length > best.length ? next : best),
      null,
    );
    if (longest) fields[longest.index] = "claim";
  }
  give("url", ({ is }) => is === "url");
  give("date", ({ is }) => is === "day");
  give("verification", ({ is }) => is === "rating");
  give("attribution", ({ is }) => is === "attribution");
  give("kind", ({ is }) => is === "kind");
  // A heading that nobody knows says that the column is something else.
  const isNameless = headerLine === null;
  give("source", ({ is, length }) => isNameless && is === "text" && length <= 60);
  give("note", ({ is }) => isNameless && is === "text");
}

function holds(cells: readonly string[]): Held {
  if (cells.length === 0) return "nothing";
  const most = (fits: (cell: string) => boolean) => cells.filter(fits).length * 2 > cells.length;
  if (most((cell) => /^https?:\/\/\S+$/i.test(cell.trim()))) return "url";
  if (most((cell) => readDay(cell, null).kind !== "none")) return "day";
  if (most((cell) => /^[-+]?[\d.,\s%]+$/.test(cell))) return "number";
  if (most(isRating)) return "rating";
  if (most((cell) => readAttribution(cell) !== null)) return "attribution";
  if (most((cell) => readKind(cell) !== null)) return "kind";
  return "text";
}

/** The field's only column from now on, unless several may be it. */
export function withField(
  fields: ColumnMapping,
  index: number,
  field: ImportField | null,
): ColumnMapping {
  return fields.map((other, at) => {
    if (at === index) return field;
    return other === field && field !== null && !REPEATABLE.has(field) ? null : other;
  });
}
