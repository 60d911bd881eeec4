/**
 * A paste while somebody looks it over: its rows as they were pasted and mended, and what was said
 * of its columns and values. All of it is plain data, so that a browser can keep it. Pure.
 */
import type { z } from "zod";
import { orderOfDays, readDay, type DayOrder, type ReadDay } from "@/lib/text/table/days";
import type { SourceKind } from "@/lib/ledger/sources/rules";
import type { logClaimsInput } from "../input";
import type { AttributionStatus, ClaimKind } from "../rules";
import { findColumns, rolesOf, type ColumnRole } from "./columns";
import type { Pasted } from "./read-pasted";
import { readAttribution, readKind } from "./words";

/** A row keeps its id whatever is removed around it; that of the first is 0. */
export type SheetRow = { id: number; cells: readonly string[] };

/** How a name of the table was settled by a person. */
export type SourceAnswer =
  { as: "known"; id: number; name: string } | { as: "new"; kind: SourceKind } | { as: "none" };

/** One claim as the command takes it. */
export type ClaimToLog = z.input<typeof logClaimsInput>["claims"][number];

/** Rows that were sent and not answered: sent again as they were, under the same key. */
export type SentSlice = { key: string; story: string; rowIds: number[]; claims: ClaimToLog[] };

export type Sheet = {
  isTable: boolean;
  story: string;
  rows: readonly SheetRow[];
  hasHeadings: boolean;
  roles: ReadonlyArray<ColumnRole | null>;
  columnsLeft: number;
  dayOrder: DayOrder | null;
  /** By the folded name. */
  sources: Readonly<Record<string, SourceAnswer>>;
  /** By the text of the cell, folded as its words are. */
  attributions: Readonly<Record<string, AttributionStatus>>;
  kinds: Readonly<Record<string, ClaimKind>>;
  /** For rows that name none of their own. */
  ofAll: {
    source: { id: number; name: string; kind: SourceKind } | null;
    attribution: AttributionStatus | null;
  };
  sent: SentSlice | null;
};

export function toSheet(pasted: Pasted, story: string): Sheet {
  const cells = pasted.kind === "table" ? pasted.rows : pasted.lines.map((line) => [line]);
  const columns =
    pasted.kind === "table"
      ? findColumns(cells)
      : { hasHeadings: false, roles: ["wording" as const] };
  return {
    isTable: pasted.kind === "table",
    story,
    rows: cells.map((row, id) => ({ id, cells: row })),
    ...columns,
    columnsLeft: pasted.kind === "table" ? pasted.columnsLeft : 0,
    dayOrder: null,
    sources: {},
    attributions: {},
    kinds: {},
    ofAll: { source: null, attribution: null },
    sent: null,
  };
}

/** The row that holds the headings, where it does. */
export function headingsOf({ rows, hasHeadings }: Sheet): SheetRow | null {
  return hasHeadings && rows[0]?.id === 0 ? rows[0] : null;
}

export function bodyOf(sheet: Sheet): readonly SheetRow[] {
  return headingsOf(sheet) ? sheet.rows.slice(1) : sheet.rows;
}

export function withHeadings(sheet: Sheet, hasHeadings: boolean): Sheet {
  const roles = rolesOf(
    sheet.rows.map(({ cells }) => cells),
    hasHeadings,
  );
  return { ...sheet, hasHeadings, roles };
}

export function withCell(sheet: Sheet, rowId: number, column: number, text: string): Sheet {
  const rows = sheet.rows.map((row) =>
    row.id === rowId
      ? { ...row, cells: row.cells.map((cell, at) => (at === column ? text : cell)) }
      : row,
  );
  return { ...sheet, rows };
}

export function withoutRows(sheet: Sheet, ids: ReadonlySet<number>): Sheet {
  return { ...sheet, rows: sheet.rows.filter(({ id }) => !ids.has(id)) };
}

/** What a row says, before anybody is asked. Of a closed list: the value, or that it is unknown. */
export type ReadRow = {
  wording: string;
  source: string;
  attribution: Choice<AttributionStatus>;
  kind: Choice<ClaimKind>;
  saidOn: { text: string; read: ReadDay } | null;
  asOf: { text: string; read: ReadDay } | null;
  note: string;
};

export type Choice<Value> = { text: string; value: Value | null } | null;

/** Reads the rows of a sheet as its columns are now; of a row that stays the same, once. */
export function sheetReader(
  sheet: Pick<Sheet, "roles" | "dayOrder" | "attributions" | "kinds">,
  ordersBy: DayOrder | null,
): (row: SheetRow) => ReadRow {
  const { roles, attributions, kinds } = sheet;
  const order = sheet.dayOrder ?? ordersBy;
  const at = (role: ColumnRole) => roles.indexOf(role);
  const [wording, source, attribution, kind] = [
    at("wording"),
    at("source"),
    at("attribution"),
    at("kind"),
  ];
  const [saidOn, asOf, note] = [at("saidOn"), at("asOf"), at("note")];
  const known = new WeakMap<SheetRow, ReadRow>();
  const dayIn = (text: string) => (text === "" ? null : { text, read: readDay(text, order) });
  return (row) => {
    const before = known.get(row);
    if (before) return before;
    const cell = (column: number) => row.cells[column]?.trim() ?? "";
    const read: ReadRow = {
      wording: cell(wording).replace(/\s+/gu, " "),
      source: cell(source).replace(/\s+/gu, " "),
      attribution: choiceOf(cell(attribution), readAttribution, attributions),
      kind: choiceOf(cell(kind), readKind, kinds),
      saidOn: dayIn(cell(saidOn)),
      asOf: dayIn(cell(asOf)),
      note: cell(note),
    };
    known.set(row, read);
    return read;
  };
}

function choiceOf<Value extends string>(
  text: string,
  read: (text: string) => Value | null,
  answers: Readonly<Record<string, Value>>,
): Choice<Value> {
  if (text === "") return null;
  return {
    text,
    value: read(text) ?? (Object.hasOwn(answers, text) ? (answers[text] ?? null) : null),
  };
}

/** Day or month first, as the columns of days say themselves. */
export function orderWithin(
  sheet: Pick<Sheet, "roles">,
  body: readonly SheetRow[],
): DayOrder | null {
  const columns = sheet.roles.flatMap((role, at) =>
    role === "saidOn" || role === "asOf" ? at : [],
  );
  return orderOfDays(body.flatMap(({ cells }) => columns.map((column) => cells[column] ?? "")));
}
