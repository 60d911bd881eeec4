/**
 * What the claim table shows, as a value and as a URL's query string: search, filters, sort,
 * columns, page, open panel. The page leaves out what it does not understand and says so; an
 * API answers 400 and names the parameter. Writing and reading lose nothing. Pure.
 */
import { invalid, type FieldFaults } from "@/lib/platform/errors";
import { SEARCH_LIMIT, searchTextOf } from "@/lib/text/search-terms";
import { isColumnId, type ColumnId } from "./columns";
import { readCursor, writeCursor, type Cursor } from "./cursor";
import { readDayRange, writeDayRange, type DayRange } from "./day-range";
import {
  clip,
  DAY_FIELD_NAMES,
  FILTER_FIELD_NAMES,
  isEmptyFilter,
  isFilterField,
  readFilter,
  writeFilter,
  type DayField,
  type FilterField,
  type ValueFilter,
} from "./filter-fields";

export const WITHDRAWN = ["no", "only", "all"] as const;
export type Withdrawn = (typeof WITHDRAWN)[number];

export type Sort = { column: ColumnId; descending: boolean };

export type TableQuery = {
  /** Full text; empty: no search. */
  text: string;
  filters: Partial<Record<FilterField, ValueFilter>>;
  days: Partial<Record<DayField, DayRange>>;
  withdrawn: Withdrawn;
  /** Null: by relevance when searching, else the table's own order. */
  sort: Sort | null;
  /** Null: the default columns. */
  columns: ColumnId[] | null;
  page: { direction: "after" | "before"; cursor: Cursor } | null;
  /** The claim in the side panel: C7, or story.C7 in the newsroom's table. */
  open: string | null;
};

export type Fault = { parameter: string; message: string };

export const EVERYTHING: TableQuery = {
  text: "",
  filters: {},
  days: {},
  withdrawn: "no",
  sort: null,
  columns: null,
  page: null,
  open: null,
};

type Reader = (query: TableQuery, value: string) => string[];

const readers: Record<string, Reader> = {
  q: (query, value) => {
    query.text = searchTextOf(value);
    return value.trim().length > SEARCH_LIMIT ? [`is longer than ${SEARCH_LIMIT} characters`] : [];
  },
  withdrawn: (query, value) => {
    const known = WITHDRAWN.find((choice) => choice === value);
    query.withdrawn = known ?? "no";
    return known ? [] : [`does not know “${clip(value)}”`];
  },
  sort: (query, value) => {
    const descending = value.startsWith("-");
    const column = descending ? value.slice(1) : value;
    if (!isColumnId(column)) return [`does not know “${clip(value)}”`];
    query.sort = { column, descending };
    return [];
  },
  cols: (query, value) => {
    const names = [...new Set(value.split(",").filter((name) => name !== ""))];
    const known = names.filter(isColumnId);
    query.columns = known.length > 0 ? known : null;
    return names.filter((name) => !isColumnId(name)).map((name) => `does not know “${clip(name)}”`);
  },
  after: (query, value) => readPage(query, "after", value),
  before: (query, value) => readPage(query, "before", value),
  open: (query, value) => {
    if (!/^(?:[a-z0-9][a-z0-9-]{0,199}\.)?[cC][1-9]\d{0,8}$/.test(value)) {
      return [`does not name a claim`];
    }
    query.open = value;
    return [];
  },
};

function readPage(query: TableQuery, direction: "after" | "before", value: string): string[] {
  const cursor = readCursor(value);
  if (cursor && !query.page) query.page = { direction, cursor };
  return cursor ? [] : ["is not a page of this table"];
}

function readOne(query: TableQuery, name: string, value: string): string[] {
  if (isFilterField(name)) {
    const { filter, faults } = readFilter(name, value);
    if (!isEmptyFilter(filter)) query.filters[name] = filter;
    return faults;
  }
  const dayField = DAY_FIELD_NAMES.find((field) => field === name);
  if (dayField) {
    const range = readDayRange(value);
    if (range) query.days[dayField] = range;
    return range ? [] : [`is not a range of days such as 2026-05-01..2026-05-31`];
  }
  const reader = Object.hasOwn(readers, name) ? readers[name] : undefined;
  return reader ? reader(query, value) : ["is not known here"];
}

/**
 * Reads a URL's parameters; never throws. Where one is given twice, its values are joined.
 * @param others parameters that belong to the caller and are passed over.
 */
export function parseTableQuery(
  params: URLSearchParams,
  others: readonly string[] = [],
): { query: TableQuery; faults: Fault[] } {
  const query: TableQuery = { ...EVERYTHING, filters: {}, days: {} };
  const faults: Fault[] = [];
  for (const name of new Set(params.keys())) {
    if (others.includes(name)) continue;
    const values = params.getAll(name).filter((value) => value.trim() !== "");
    if (values.length === 0) continue;
    const single = isFilterField(name) || name === "cols" ? values.join(",") : (values[0] ?? "");
    for (const message of readOne(query, name, single)) {
      faults.push({ parameter: clip(name), message });
    }
  }
  return { query, faults };
}

/** For the API. @throws SourcelineError INVALID naming each parameter that is wrong. */
export function requireTableQuery(
  params: URLSearchParams,
  others: readonly string[] = [],
): TableQuery {
  const { query, faults } = parseTableQuery(params, others);
  const [first] = faults;
  if (!first) return query;
  const fields: FieldFaults = {};
  for (const { parameter, message } of faults) fields[parameter] ??= message;
  throw invalid(`The parameter “${first.parameter}” ${first.message}.`, fields);
}

export function writeSort({ column, descending }: Sort): string {
  return `${descending ? "-" : ""}${column}`;
}

/** The query string without "?"; empty for the default table. The same query, the same string. */
export function writeTableQuery(query: TableQuery): string {
  const params = new URLSearchParams();
  if (query.text !== "") params.set("q", query.text);
  for (const name of FILTER_FIELD_NAMES) {
    const filter = query.filters[name];
    if (filter && !isEmptyFilter(filter)) params.set(name, writeFilter(filter));
  }
  for (const name of DAY_FIELD_NAMES) {
    const range = query.days[name];
    if (range) params.set(name, writeDayRange(range));
  }
  if (query.withdrawn !== "no") params.set("withdrawn", query.withdrawn);
  if (query.sort) params.set("sort", writeSort(query.sort));
  if (query.columns) params.set("cols", query.columns.join(","));
  if (query.page) params.set(query.page.direction, writeCursor(query.page.cursor));
  if (query.open) params.set("open", query.open);
  // Commas and colons need no escaping in a query, and people read these addresses.
  return params.toString().replaceAll("%2C", ",").replaceAll("%3A", ":");
}

/** What the saved view of a query keeps: what is shown and how, not where one has got to. */
export function withoutPlace(query: TableQuery): TableQuery {
  return { ...query, page: null, open: null };
}

/** Whether anything narrows the table down. */
export function isNarrowed(query: TableQuery): boolean {
  return (
    query.text !== "" ||
    query.withdrawn !== "no" ||
    Object.values(query.filters).some((filter) => !isEmptyFilter(filter)) ||
    Object.keys(query.days).length > 0
  );
}
