/**
 * Which changes of a source's texts may be said to be mere spelling. Narrower than what makes
 * names near-duplicates (names.ts), because nobody judges anew what is let through here. Pure.
 */
import type { Changes } from "@/lib/audit/events";
import { foldName } from "@/lib/text/fold-name";
import {
  SOURCE_FIELD_NAMES,
  SOURCE_FIELDS,
  type SourceField,
  type SpeltField,
} from "./differences";
import { aliasesOf } from "./rules";

/** Of shorter words, one other letter makes another name. */
const MISSPELLED = 6;

/** Told wherever somebody is asked or refused. */
export const SPELLING_RULE =
  "Spelling is capitals, accents, punctuation and spaces, and in one word of six letters or more " +
  "one letter after the first.";

/**
 * Whether the two are one text in two spellings: the same letters once case, marks, punctuation
 * and spaces are folded away, or all words alike but one, of which one letter is wrong, missing,
 * added or swapped with its neighbour. Neither the first letter, which turns a word into its
 * opposite ("amoral"), nor a digit. Symmetric.
 */
export function isSpellingOf(one: string, other: string): boolean {
  const [a, b] = [foldName(one), foldName(other)];
  if (a === "" || b === "") return a === b;
  if (a.replaceAll(" ", "") === b.replaceAll(" ", "")) return true;
  const [before, after] = [a.split(" "), b.split(" ")];
  if (before.length !== after.length) return false;
  const different = before.flatMap((word, index) =>
    word === after[index] ? [] : [[word, after[index] ?? ""] as const],
  );
  const [only, ...more] = different;
  return only !== undefined && more.length === 0 && isMisspelling(...only);
}

function isMisspelling(a: string, b: string): boolean {
  if (/\p{N}/u.test(a) || /\p{N}/u.test(b)) return false;
  if (Math.min(a.length, b.length) < MISSPELLED || a[0] !== b[0]) return false;
  let at = 0;
  while (at < a.length && a[at] === b[at]) at += 1;
  const [restA, restB] = [a.slice(at), b.slice(at)];
  const isSwapped = restA[0] === restB[1] && restA[1] === restB[0];
  return (
    restA.slice(1) === restB.slice(1) ||
    restA.slice(1) === restB ||
    restA === restB.slice(1) ||
    (isSwapped && restA.slice(2) === restB.slice(2))
  );
}

type Named = { name: string; aliases: string };

/**
 * Why the changes are more than spelling, each as a sentence; empty where they are none.
 * @param before the source as it was when somebody last changed more than its spelling, so that
 * many small corrections do not add up to another name.
 */
export function spellingFaults(before: Named, changes: Changes): string[] {
  return Object.entries(changes).flatMap(([field, { from, to }]) => {
    if (!isSpelt(field) || typeof from !== "string" || typeof to !== "string") {
      return [`${capital(SOURCE_FIELD_NAMES[field as SourceField])}: more than spelling.`];
    }
    if (field === "aliases") return aliasFaults(before, to);
    if (isSpellingOf(from, to)) return [];
    if (from === "" || to === "") {
      return [`${capital(field)}: what is added or taken off is more than spelling.`];
    }
    return [`${capital(field)}: ‘${from}’ and ‘${to}’ are not one text in two spellings.`];
  });
}

/** A name that comes, or goes, is a spelling of one that it had. */
function aliasFaults(before: Named, to: string): string[] {
  const had = [before.name, ...aliasesOf(before.aliases)];
  const has = [before.name, ...aliasesOf(to)];
  const stray = (names: readonly string[], among: readonly string[]) =>
    names.filter((name) => !among.some((other) => isSpellingOf(name, other)));
  return [...stray(has, had), ...stray(had, has)].map(
    (name) => `Other names: ‘${name}’ is not a spelling of another name of the source.`,
  );
}

function isSpelt(field: string): field is SpeltField {
  const weight: string | undefined = SOURCE_FIELDS[field as SourceField];
  return weight === "spelt";
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
