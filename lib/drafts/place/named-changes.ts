/** What a change of meaning is called, beside its words; and what differs in a place offered. Pure. */
import { changesOfMeaning } from "@/lib/text/meaning/changes";
import { MEANING_KIND_NAMES, sayChange, type MeaningKind } from "@/lib/text/meaning/kinds";

/** "denied → admitted", "The opposite"; the kind is null where the sentences do not tell it. */
export type NamedChange = { said: string; kind: string | null };

/** Kinds by which a place that seems to say the same may after all say something else. */
const TELLING: ReadonlySet<MeaningKind> = new Set([
  ...(["figure", "magnitude", "currency", "unit", "date", "name", "quantifier"] as const),
  ...(["hedge", "negation", "reversal", "condition"] as const),
]);
/** UTF-16 units of both sides of a change that is shown, and of changes at most. */
const BRIEF = 80;
const MOST = 3;

/** What a sentence says otherwise than a claim's words, in brief: for whoever decides on an offer. */
export function differences(words: string, sentence: string): NamedChange[] {
  return changesOfMeaning(words, sentence)
    .filter(({ kind, before, after }) => {
      // What is new alone is what else the sentence tells, but for a doubt or a "not".
      const isSided = before !== "" && after !== "";
      const isDoubt = kind === "hedge" || kind === "negation" || kind === "condition";
      return TELLING.has(kind) && (isSided || isDoubt) && before.length + after.length <= BRIEF;
    })
    .slice(0, MOST)
    .map((change) => ({ said: sayChange(change), kind: MEANING_KIND_NAMES[change.kind] }));
}

/** @param kept JSON: string[], as `sayChange` said them when the draft came in. */
export function namedChanges(
  kept: string,
  { before, after }: { before: string; after: string },
): NamedChange[] {
  const said = JSON.parse(kept) as string[];
  if (said.length === 0) return [];
  const changes = before === "" ? [] : changesOfMeaning(before, after);
  const names = new Map(changes.map((one) => [sayChange(one), MEANING_KIND_NAMES[one.kind]]));
  return said.map((one) => ({ said: one, kind: names.get(one) ?? null }));
}
