/**
 * What a change of a source is to the claims that lean on it, and how it is told: "reliability
 * E → A", "name ‘Anonymous blog’ → ‘Permanent Secretary’". Pure; shared by server and screens.
 */
import type { Json } from "@/lib/audit/canonical";
import type { Changes } from "@/lib/audit/events";
import type { EditSourceInput } from "./input";
import { aliasesOf, SOURCE_KIND_LABELS } from "./rules";

export type SourceField = keyof EditSourceInput["patch"];

/**
 * `judged`: who or what the source is, and so what a verdict rests on. `spelt`: the same, and it
 * may be misspelled. `replaced`: judged once it says something; an address for a source that had
 * none adds to it. `beside`: for ourselves, no verdict rests on it.
 */
export const SOURCE_FIELDS = {
  name: "spelt",
  kind: "judged",
  reliability: "judged",
  title: "spelt",
  employer: "spelt",
  aliases: "spelt",
  derivesFrom: "judged",
  url: "replaced",
  note: "beside",
} as const satisfies Record<SourceField, "judged" | "spelt" | "replaced" | "beside">;

export type SpeltField = {
  [Field in SourceField]: (typeof SOURCE_FIELDS)[Field] extends "spelt" ? Field : never;
}[SourceField];

/** In the order in which changes are told. */
const FIELDS = Object.keys(SOURCE_FIELDS) as SourceField[];

export const SOURCE_FIELD_NAMES: Record<SourceField, string> = {
  name: "name",
  kind: "kind",
  reliability: "reliability",
  title: "title",
  employer: "employer",
  aliases: "other name",
  derivesFrom: "derives from",
  url: "address",
  note: "note",
};

/** A source that another derives from. */
export type Origin = { readonly id: number; readonly name: string };

/**
 * What a source derives from, before and after, by name; where several of them go by one name, each
 * with its number, so that one taken for another of its name is a change that is told.
 */
export function namedOrigins(
  from: readonly Origin[],
  to: readonly Origin[],
): { from: string[]; to: string[] } {
  const idsOf = new Map<string, Set<number>>();
  for (const { id, name } of [...from, ...to]) {
    idsOf.set(name, (idsOf.get(name) ?? new Set()).add(id));
  }
  const told = ({ id, name }: Origin) =>
    (idsOf.get(name)?.size ?? 0) > 1 ? `${name} (source ${id})` : name;
  return { from: from.map(told).sort(), to: to.map(told).sort() };
}

/** Of the changes those on which a verdict may rest. */
export function judgedChanges(changes: Changes): Changes {
  return Object.fromEntries(Object.entries(changes).filter(isJudged));
}

function isJudged([field, { from }]: [string, Changes[string]]): boolean {
  const weight: string = SOURCE_FIELDS[field as SourceField];
  return weight === "replaced" ? from !== "" : weight !== "beside";
}

/** Each change as it is told in a sentence, in the order of the fields. */
export function saidOfSource(changes: Changes): string[] {
  return FIELDS.flatMap((field) => {
    const change = changes[field];
    return change ? saidOf(field, change) : [];
  });
}

function saidOf(field: SourceField, { from, to }: Changes[string]): string[] {
  const name = SOURCE_FIELD_NAMES[field];
  switch (field) {
    case "aliases":
      return listChange(aliasesOf(text(from)), aliasesOf(text(to)), name);
    case "derivesFrom":
      return listChange(names(from), names(to), name);
    case "kind":
      return [`${name} ${kindWord(from)} → ${kindWord(to)}`];
    case "reliability":
      return [`${name} ${text(from)} → ${text(to)}`];
    default:
      if (from === "") return [`${name} ${quoted(to)} added`];
      return [`${name} ${quoted(from)} ${to === "" ? "is gone" : `→ ${quoted(to)}`}`];
  }
}

function listChange(from: readonly string[], to: readonly string[], name: string): string[] {
  const added = to.filter((one) => !from.includes(one));
  const gone = from.filter((one) => !to.includes(one));
  return [
    ...added.map((one) => `${name} ${quoted(one)} added`),
    ...gone.map((one) => `${name} ${quoted(one)} is gone`),
  ];
}

const text = (value: Json): string => (typeof value === "string" ? value : "");
const quoted = (value: Json): string => `‘${text(value)}’`;
const names = (value: Json): string[] => (Array.isArray(value) ? value.map(text) : []);

function kindWord(value: Json): string {
  const labels: Record<string, string> = SOURCE_KIND_LABELS;
  return (labels[text(value)] ?? text(value)).toLowerCase();
}

/** What a change of a source costs, before it is made and after, in the same words. */
export function costInWords(decided: number): string {
  if (decided === 0) return "No decided claim goes back to recheck";
  return decided === 1
    ? "1 decided claim goes back to recheck"
    : `${decided} decided claims go back to recheck`;
}
