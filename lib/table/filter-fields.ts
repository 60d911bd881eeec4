/**
 * The fields that the claim table filters by, what values each takes, and how a filter is
 * written in a URL: `level=verified,disputed`, `level=-verified` for any but. Pure.
 */
import type { FilterShape } from "./field";
import { FILTERING_FIELDS, type FilteringField } from "./field-list";

/** Values of a filter: any of `any`, and none of `not`. Where a list is empty it asks nothing. */
export type ValueFilter = { any: string[]; not: string[] };

/** The value that stands for "has none"; `none` in the URL. */
export const NO_VALUE = "";
/** The value that stands for whoever asks, so that a shared view fits each reader. */
export const ME = "me";

type Shape = FilteringField["filter"];
type DayShape = Extract<Shape, { takes: "days" }>;
type ValueShape = Exclude<Shape, { takes: "days" }>;

export type FilterField = ValueShape["name"];
/** A filter by calendar days. */
export type DayField = DayShape["name"];

/** The fields by what their filters are called in an address. */
export const filteringField = new Map<FilterField | DayField, FilteringField>(
  FILTERING_FIELDS.map((field) => [field.filter.name, field]),
);

const shapes = FILTERING_FIELDS.map((field): Shape => field.filter);
const takesDays = (shape: Shape): shape is DayShape => shape.takes === "days";
const takesValues = (shape: Shape): shape is ValueShape => shape.takes !== "days";

export const FILTER_FIELDS = Object.fromEntries(
  shapes.filter(takesValues).map((shape) => [shape.name, shape]),
) as { readonly [Name in FilterField]: Extract<ValueShape, { name: Name }> };

export const FILTER_FIELD_NAMES = Object.keys(FILTER_FIELDS) as FilterField[];

/** What each is called. */
export const DAY_FIELDS = Object.fromEntries(
  shapes.filter(takesDays).map((shape) => [shape.name, shape.label]),
) as Readonly<Record<DayField, string>>;

export const DAY_FIELD_NAMES = Object.keys(DAY_FIELDS) as DayField[];

export function isFilterField(name: string): name is FilterField {
  return Object.hasOwn(FILTER_FIELDS, name);
}

/** What stands for the claims that have none; null where each has one. */
export function noneLabel(name: FilterField): string | null {
  const shape: FilterShape = FILTER_FIELDS[name];
  return "noneLabel" in shape ? shape.noneLabel : null;
}

const RECORD = /^[1-9]\d{0,14}$/;
const SLUG = /^[a-z0-9][a-z0-9-]{0,199}$/;
const TEXT_LIMIT = 300;

/** Whether the field can hold such a value; the record that it names may still not exist. */
function isValue(name: FilterField, value: string): boolean {
  const shape: Exclude<FilterShape, { takes: "days" }> = FILTER_FIELDS[name];
  switch (shape.takes) {
    case "choice":
      return shape.values.includes(value);
    case "person":
      return value === NO_VALUE ? shape.noneLabel !== null : value === ME || RECORD.test(value);
    case "source":
      return value === NO_VALUE || RECORD.test(value);
    case "story":
      return SLUG.test(value);
    case "text":
      return value.length <= TEXT_LIMIT;
  }
}

/** A value as one item of a comma-separated list, negations and commas told apart from text. */
function writeItem(value: string): string {
  if (value === NO_VALUE) return "none";
  const item = value.replace(/[%,]/g, (sign) => encodeURIComponent(sign));
  if (item === "none") return "%6Eone";
  return item.startsWith("-") ? `%2D${item.slice(1)}` : item;
}

function readItem(item: string): string {
  if (item === "none") return NO_VALUE;
  return item.replace(/%(2C|25|2D|6E)/gi, (sign) => decodeURIComponent(sign));
}

export function writeFilter({ any, not }: ValueFilter): string {
  return [...any.map(writeItem), ...not.map((value) => `-${writeItem(value)}`)].join(",");
}

const VALUE_LIMIT = 100;

/** A value that was called something else once: links that say so still work. */
function today(name: FilterField, value: string): string {
  const shape: FilterShape = FILTER_FIELDS[name];
  return (shape.takes === "choice" && shape.former?.[value]) || value;
}

/** @returns what can be used, and a sentence for each item that cannot. */
export function readFilter(
  name: FilterField,
  text: string,
): { filter: ValueFilter; faults: string[] } {
  const filter: ValueFilter = { any: [], not: [] };
  const faults: string[] = [];
  const items = text.split(",").filter((item) => item !== "");
  if (items.length > VALUE_LIMIT) faults.push(`takes at most ${VALUE_LIMIT} values`);
  for (const item of items.slice(0, VALUE_LIMIT)) {
    const negated = item.startsWith("-");
    const given = readItem(negated ? item.slice(1) : item);
    const value = today(name, given);
    const into = negated ? filter.not : filter.any;
    if (!isValue(name, value)) faults.push(`does not know “${clip(item)}”`);
    else if (!into.includes(value)) into.push(value);
  }
  return { filter, faults };
}

export function isEmptyFilter(filter: ValueFilter | undefined): boolean {
  return !filter || (filter.any.length === 0 && filter.not.length === 0);
}

export function clip(text: string): string {
  return text.length > 40 ? `${text.slice(0, 40)}…` : text;
}
