/**
 * The fields that the claim table filters by, what values each takes, and how a filter is
 * written in a URL: `level=verified,disputed`, `level=-verified` for any but. Pure.
 */
import {
  ATTRIBUTION_STATUSES,
  CLAIM_KINDS,
  LABELS,
  LEGAL_RISKS,
  REVIEW_STATES,
  STANCES,
  TERMS,
  VERIFICATION_LEVELS,
} from "@/lib/ledger/claims/rules";

export const ORIGINS = ["0", "1", "2+"] as const;
export const HAS = ["open_question", "source", "quote", "attachment", "note"] as const;

/** Values of a filter: any of `any`, and none of `not`. Where a list is empty it asks nothing. */
export type ValueFilter = { any: string[]; not: string[] };

/** The value that stands for "has none"; `none` in the URL. */
export const NO_VALUE = "";
/** The value that stands for whoever asks, so that a shared view fits each reader. */
export const ME = "me";

type Field = { label: string } & (
  | { takes: "choice"; values: readonly string[]; labels: Readonly<Record<string, string>> }
  | { takes: "person"; mayBeNone: boolean }
  | { takes: "source" }
  | { takes: "text"; mayBeNone: boolean }
  | { takes: "story" }
);

export const FILTER_FIELDS = {
  level: {
    label: "Level",
    takes: "choice",
    values: VERIFICATION_LEVELS,
    labels: LABELS.level,
  },
  attribution: {
    label: "Attribution",
    takes: "choice",
    values: ATTRIBUTION_STATUSES,
    labels: LABELS.attribution,
  },
  checker: { label: "Checker", takes: "person", mayBeNone: true },
  source: { label: "Source", takes: "source" },
  story: { label: "Story", takes: "story" },
  state: {
    label: "Review",
    takes: "choice",
    values: REVIEW_STATES,
    labels: LABELS.reviewState,
  },
  kind: { label: "Kind", takes: "choice", values: CLAIM_KINDS, labels: LABELS.kind },
  risk: { label: "Legal risk", takes: "choice", values: LEGAL_RISKS, labels: LABELS.legalRisk },
  tag: { label: "Tag", takes: "text", mayBeNone: true },
  origins: {
    label: "Origins",
    takes: "choice",
    values: ORIGINS,
    labels: { "0": "No origin", "1": "1 origin", "2+": "2 or more" },
  },
  has: {
    label: "Has",
    takes: "choice",
    values: HAS,
    labels: {
      open_question: "An open question",
      source: "A source",
      quote: "A quote",
      attachment: "An attachment",
      note: "A note",
    },
  },
  terms: { label: "Terms", takes: "choice", values: TERMS, labels: LABELS.terms },
  stance: {
    label: "Stance",
    takes: "choice",
    values: STANCES,
    labels: {
      supports: "A source supports it",
      contradicts: "A source contradicts it",
      denies: "A source denies it",
      context: "A source gives context",
    },
  },
  asserted_by: { label: "Asserted by", takes: "text", mayBeNone: true },
  logged_by: { label: "Logged by", takes: "person", mayBeNone: false },
  verdict_by: { label: "Verdict by", takes: "person", mayBeNone: true },
} as const satisfies Record<string, Field>;

export type FilterField = keyof typeof FILTER_FIELDS;
export const FILTER_FIELD_NAMES = Object.keys(FILTER_FIELDS) as FilterField[];

export function isFilterField(name: string): name is FilterField {
  return Object.hasOwn(FILTER_FIELDS, name);
}

const RECORD = /^[1-9]\d{0,14}$/;
const SLUG = /^[a-z0-9][a-z0-9-]{0,199}$/;
const TEXT_LIMIT = 300;

/** Whether the field can hold such a value; the record that it names may still not exist. */
function isValue(name: FilterField, value: string): boolean {
  const field: Field = FILTER_FIELDS[name];
  switch (field.takes) {
    case "choice":
      return field.values.includes(value);
    case "person":
      return value === NO_VALUE ? field.mayBeNone : value === ME || RECORD.test(value);
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

/** Values that were called something else once: links that say so still work. */
const FORMER_VALUES: Partial<Record<FilterField, ReadonlyMap<string, string>>> = {
  has: new Map([["open_query", "open_question"]]),
};

const VALUE_LIMIT = 100;

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
    const value = FORMER_VALUES[name]?.get(given) ?? given;
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
