/** What a filter is called on its chip: "Level: any but verified". Pure. */
import type { DayMark, DayRange } from "@/lib/table/day-range";
import {
  DAY_FIELDS,
  FILTER_FIELDS,
  type DayField,
  type FilterField,
  type ValueFilter,
} from "@/lib/table/filter-fields";
import type { Withdrawn } from "@/lib/table/query";

export type Names = Partial<Record<FilterField, Record<string, string>>>;

export function valueLabel(field: FilterField, value: string, names: Names): string {
  const known = FILTER_FIELDS[field];
  const labels: Readonly<Record<string, string>> = known.takes === "choice" ? known.labels : {};
  return labels[value] ?? names[field]?.[value] ?? value;
}

/** A name keeps its capital; a word of our own in the middle of a sentence does not. */
function inSentence(field: FilterField, value: string, names: Names): string {
  const label = valueLabel(field, value, names);
  return FILTER_FIELDS[field].takes === "choice"
    ? label.charAt(0).toLowerCase() + label.slice(1)
    : label;
}

const listed = (words: readonly string[], joint: string) =>
  words.length > 2 ? `${words.length} values` : words.join(joint);

export function filterWords(field: FilterField, filter: ValueFilter, names: Names): string {
  const words = (values: readonly string[]) =>
    values.map((value) => inSentence(field, value, names));
  const parts: string[] = [];
  if (filter.any.length > 0) {
    parts.push(listed(words(filter.any), field === "has" ? " and " : " or "));
  }
  if (filter.not.length > 0) parts.push(`any but ${listed(words(filter.not), " or ")}`);
  return `${FILTER_FIELDS[field].label}: ${parts.join(", ")}`;
}

function markWords(mark: DayMark): string {
  const relative = /^today(?:([+-])(\d+))?$/.exec(mark);
  if (!relative) return mark;
  if (!relative[2] || relative[2] === "0") return "today";
  const days = relative[2] === "1" ? "1 day" : `${relative[2]} days`;
  return relative[1] === "-" ? `${days} ago` : `in ${days}`;
}

export function dayWords(field: DayField, range: DayRange): string {
  const label = DAY_FIELDS[field];
  if (range === "none") return `${label}: none`;
  const { from, to } = range;
  if (from !== null && from === to) return `${label}: ${markWords(from)}`;
  if (from === null) return `${label}: until ${markWords(to ?? "")}`;
  if (to === null) return `${label}: from ${markWords(from)}`;
  return `${label}: ${markWords(from)} to ${markWords(to)}`;
}

export const WITHDRAWN_LABELS: Record<Withdrawn, string> = {
  no: "Without withdrawn claims",
  all: "With withdrawn claims",
  only: "Withdrawn claims only",
};
