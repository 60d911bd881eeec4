/** The kinds of change of meaning, the gravest first, and how each is told. Pure. */
import { withoutNegatingPrefix } from "@/lib/text/negations";
import { oppositesOf, PLAIN_CUE } from "./lexicon";
import type { MeaningWord, WordKind } from "./words";

export type MeaningKind =
  | "condition"
  | "reversal"
  | "negation"
  | "attribution"
  | "source"
  | "cue"
  | "magnitude"
  | "figure"
  | "currency"
  | "unit"
  | "date"
  | "quantifier"
  | "hedge"
  | "name"
  | "quoted"
  | "unquoted"
  | "order"
  | "words";

type Words = readonly MeaningWord[];

const keysOf = (words: Words, kind?: WordKind) =>
  words.filter((word) => kind === undefined || word.kind === kind).map(({ key }) => key);
const has = (words: Words, kind: WordKind) => words.some((word) => word.kind === kind);
const joined = (words: Words, kind: WordKind) => keysOf(words, kind).sort().join(" ");
const differIn = (dropped: Words, added: Words, kind: WordKind) =>
  joined(dropped, kind) !== joined(added, kind);

/** The gravest kind of a change from some words to others; either may be none. */
export function kindOfChange(dropped: Words, added: Words): MeaningKind {
  if (dropped.length > 0 && bag(dropped) === bag(added)) return "order";
  if (differIn(dropped, added, "condition")) return "condition";
  if (isReversed(keysOf(dropped), keysOf(added))) return "reversal";
  if (keysOf(dropped, "negation").length !== keysOf(added, "negation").length) return "negation";
  const attribution = attributionKind(dropped, added);
  if (attribution) return attribution;
  if (differIn(dropped, added, "number")) return numberKind(dropped, added);
  for (const kind of ["currency", "unit", "date", "quantifier", "hedge"] as const) {
    if (differIn(dropped, added, kind)) return kind;
  }
  return isNameForName(dropped, added) ? "name" : "words";
}

function bag(words: Words): string {
  return keysOf(words).sort().join(" ");
}

/** Whether something was put for its opposite: "admitted" for "denied", "unlikely" for "likely". */
function isReversed(dropped: readonly string[], added: readonly string[]): boolean {
  const now = new Set(added);
  const was = new Set(dropped);
  return (
    dropped.some((one) => oppositesOf(one).some((other) => now.has(other))) ||
    dropped.some((one) => isNegated(one, now)) ||
    added.some((one) => isNegated(one, was))
  );
}

/** Whether a word without its negating prefix is among others: "unlikely" among "likely". */
function isNegated(word: string, others: ReadonlySet<string>): boolean {
  const plain = withoutNegatingPrefix(word);
  return plain !== word && others.has(plain);
}

function attributionKind(dropped: Words, added: Words): MeaningKind | null {
  if (!has(dropped, "cue") && !has(added, "cue")) return null;
  if (!has(added, "cue")) return isPlain(dropped) || added.length === 0 ? "attribution" : "cue";
  if (!has(dropped, "cue")) return isPlain(added) || dropped.length === 0 ? "attribution" : "cue";
  return differIn(dropped, added, "cue") ? "cue" : "source";
}

const isPlain = (words: Words) => keysOf(words, "cue").every((key) => key === PLAIN_CUE);

function numberKind(dropped: Words, added: Words): MeaningKind {
  if (has(dropped, "date") || has(added, "date")) return "date";
  const [was, is] = [valueOf(dropped), valueOf(added)];
  if (was === null || is === null || was === 0 || is === 0) return "figure";
  if (isYear(was) && isYear(is)) return "date";
  const power = Math.log10(is / was);
  const isShift = Math.abs(power) > 0.5 && Math.abs(power - Math.round(power)) < 1e-9;
  return isShift ? "magnitude" : "figure";
}

function valueOf(words: Words): number | null {
  const [only, ...others] = words.filter(({ kind }) => kind === "number");
  return only && others.length === 0 ? (only.value ?? null) : null;
}

const isYear = (value: number) => Number.isInteger(value) && value >= 1500 && value < 2100;

function isNameForName(dropped: Words, added: Words): boolean {
  return has(dropped, "name") || has(added, "name");
}

/** What a reader is told about a kind, beside the words. */
export const MEANING_KIND_NAMES: Readonly<Record<MeaningKind, string>> = {
  condition: "Condition",
  reversal: "The opposite",
  negation: "Negation",
  attribution: "Attribution",
  source: "Another source",
  cue: "Another verb of saying",
  magnitude: "Order of magnitude",
  figure: "Figure",
  currency: "Currency",
  unit: "Unit",
  date: "Date",
  quantifier: "Quantifier",
  hedge: "Hedge",
  name: "Name",
  quoted: "Now a quotation",
  unquoted: "No quotation any more",
  order: "Order of words",
  words: "Other words",
};

/** "denied → admitted", "‘If real’ is gone", "‘not’ is new". At most `LONGEST` units a side. */
export function sayChange({
  kind,
  before,
  after,
}: {
  kind: MeaningKind;
  before: string;
  after: string;
}): string {
  const [was, is] = [short(before), short(after)];
  if (kind === "quoted") return `‘${is}’ is a quotation now`;
  if (kind === "unquoted") return `‘${was}’ is no quotation any more`;
  if (is === "") return `‘${was}’ is gone`;
  if (was === "") return `‘${is}’ is new`;
  return `${was} → ${is}`;
}

/** UTF-16 units shown of one side of a change. */
const LONGEST = 90;

function short(text: string): string {
  const plain = text.replace(/\s+/g, " ").trim();
  return plain.length <= LONGEST ? plain : `${plain.slice(0, LONGEST - 1).trimEnd()}…`;
}
