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

/** What was kept, without the kinds. @param kept JSON: string[]. */
export function unnamed(kept: string): NamedChange[] {
  return (JSON.parse(kept) as string[]).map((said) => ({ said, kind: null }));
}

/** A place whose change is to be named: as it was kept, or, for an offer, whatever differs. */
export type ToName = {
  /** As `sayChange` said it when the draft came in; null for an offer. */
  kept: readonly string[] | null;
  before: string;
  after: string;
};

/** For each place what changed, by name. */
export function nameChanges(places: readonly ToName[]): NamedChange[][] {
  return places.map(({ kept, before, after }) =>
    kept === null ? differences(before, after) : namedChanges(kept, { before, after }),
  );
}

/** What was kept, each change with its kind. */
export function namedChanges(
  said: readonly string[],
  { before, after }: { before: string; after: string },
): NamedChange[] {
  if (said.length === 0) return [];
  const changes = before === "" ? [] : changesOfMeaning(before, after);
  const names = new Map(changes.map((one) => [sayChange(one), MEANING_KIND_NAMES[one.kind]]));
  return said.map((one) => ({ said: one, kind: names.get(one) ?? null }));
}
