/** A table's query in words, for the sheet that says what an export holds. Pure. */
import { columnLabel, type ScopeKind } from "@/lib/table/columns";
import { writeDayRange } from "@/lib/table/day-range";
import {
  DAY_FIELD_NAMES,
  DAY_FIELDS,
  FILTER_FIELD_NAMES,
  FILTER_FIELDS,
  isEmptyFilter,
  ME,
  NO_VALUE,
  type FilterField,
} from "@/lib/table/filter-fields";
import type { TableQuery } from "@/lib/table/query";

/** The words for the filters' values, by field and value. */
export type FilterWords = Partial<Record<FilterField, Readonly<Record<string, string>>>>;

type Sayer = {
  /** The name of whoever exports: "me" means nothing to whom the file is handed on. */
  me: string;
  /** The sources, by id, whose names leave. */
  named: ReadonlySet<string>;
};

/** In the place of what somebody looked for, which may be a name: the log has it. */
const SEARCHED = "Search: for words that stand in the log alone";
const UNNAMED_SOURCE = "a source that is not named here";

/** The words of a search are nobody's but the newsroom's; nor is a source named that does not leave by name. */
export function filterInWords(query: TableQuery, words: FilterWords, { me, named }: Sayer): string {
  const parts: string[] = [];
  if (query.text !== "") parts.push(SEARCHED);
  for (const field of FILTER_FIELD_NAMES) {
    const filter = query.filters[field];
    if (!filter || isEmptyFilter(filter)) continue;
    const word = (value: string) => {
      if (value === ME) return me;
      if (field === "source" && value !== NO_VALUE && !named.has(value)) return UNNAMED_SOURCE;
      return words[field]?.[value] ?? wordFor(field, value);
    };
    const wanted = filter.any.map(word).join(field === "has" ? " and " : " or ");
    const unwanted = filter.not.map((value) => `not ${word(value)}`).join(", ");
    const both = [wanted, unwanted].filter((text) => text !== "").join(", ");
    parts.push(`${FILTER_FIELDS[field].label}: ${both}`);
  }
  for (const field of DAY_FIELD_NAMES) {
    const range = query.days[field];
    if (range) parts.push(`${DAY_FIELDS[field]}: ${writeDayRange(range)}`);
  }
  if (query.withdrawn === "only") parts.push("Withdrawn claims only");
  if (query.withdrawn === "all") parts.push("Withdrawn claims as well");
  return parts.length === 0 ? "None: all claims that are not withdrawn" : parts.join("; ");
}

/** The query without what {@link filterInWords} does not say. */
export function sayable(query: TableQuery, named: ReadonlySet<string>): TableQuery {
  const { source, ...filters } = query.filters;
  const isSayable = (value: string) => value === NO_VALUE || named.has(value);
  const said = source && {
    any: source.any.filter(isSayable),
    not: source.not.filter(isSayable),
  };
  return { ...query, text: "", filters: { ...filters, ...(said && { source: said }) } };
}

/** For what has no name of its own, and for records that are not there. */
function wordFor(name: FilterField, value: string): string {
  if (value === NO_VALUE) return "none";
  const field = FILTER_FIELDS[name];
  if (field.takes !== "choice") return value;
  const labels: Readonly<Record<string, string>> = field.labels;
  return labels[value] ?? value;
}

export function orderInWords(query: TableQuery, scope: ScopeKind): string {
  if (query.sort) {
    const label = columnLabel(query.sort.column);
    return query.sort.descending ? `${label}, descending` : label;
  }
  if (query.text !== "") return "The latest logged first";
  return scope === "story" ? "As numbered in the story" : "The latest logged first";
}
