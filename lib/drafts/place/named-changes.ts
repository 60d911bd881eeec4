/** What a kept change of meaning is called, beside its words. Pure. */
import { changesOfMeaning } from "@/lib/text/meaning/changes";
import { MEANING_KIND_NAMES, sayChange } from "@/lib/text/meaning/kinds";

/** "denied → admitted", "The opposite"; the kind is null where the sentences do not tell it. */
export type NamedChange = { said: string; kind: string | null };

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
