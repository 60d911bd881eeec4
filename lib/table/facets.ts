/**
 * How many claims of a table hold each value of a field, under all its other filters; asked for
 * when a filter is opened. Of fields with thousands of values the most used are listed, or those
 * found by a few letters. Restricted stories that the actor does not belong to are not counted.
 */
import type { Authorized } from "@/lib/access/actor";
import { countFacet } from "./counting";
import type { FilterShape } from "./field";
import { FILTER_FIELDS, NO_VALUE, noneLabel, type FilterField } from "./filter-fields";
import { nameValues } from "./filter-names";
import { planOf, type Scope } from "./plan";
import type { TableQuery } from "./query";
import { countKey, remembered } from "./remembered";
import { foldLetters } from "@/lib/text/fold-letters";
import { tidyTag } from "@/lib/ledger/claims/rules";
import { assertedByKeyOf } from "@/lib/ledger/standing/found-by";
import { VALUE_LIMIT } from "./sqlite/counted";
import type { Counts } from "./sqlite/facet-counts";

export type FacetValue = { value: string; label: string; count: number };
export type Facet = {
  values: FacetValue[];
  /** There are more values; a few letters find them. */
  hasMore: boolean;
};

/**
 * @param find a few letters of the value, for sources, tags and the like.
 * @throws SourcelineError NOT_FOUND for a story that does not exist for the actor.
 */
export async function listFacet(
  actor: Authorized<"claim.read">,
  scope: Scope,
  query: TableQuery,
  field: FilterField,
  find = "",
): Promise<Facet> {
  const plan = await planOf(actor, scope, query, { except: field });
  const letters = find.trim();
  const { [field]: _, ...others } = query.filters;
  const key = countKey(`${field} ${letters}`, { ...query, filters: others }, plan);
  const counts = await remembered(key, () => countFacet({ actor, scope, query, field, letters }));
  return present(actor, new Map(counts), query, field, foldLetters(letters));
}

/** Scales in their own order, all else by count; what is chosen stays in the list. */
async function present(
  actor: Authorized<"claim.read">,
  counts: Counts,
  query: TableQuery,
  name: FilterField,
  find: string,
): Promise<Facet> {
  const field: FilterShape = FILTER_FIELDS[name];
  if (field.takes === "choice") {
    const values = field.values.map((value) => ({
      value,
      label: field.labels[value] ?? value,
      count: counts.get(value) ?? 0,
    }));
    return { values, hasMore: false };
  }
  const chosen = [...(query.filters[name]?.any ?? []), ...(query.filters[name]?.not ?? [])];
  const keyOf = KEYS_OF_TEXTS[name];
  if (keyOf) nameAsChosen(counts, chosen, keyOf);
  // Sources are found by their other names too, which no label shows.
  const foundAlready = new Set(name === "source" && find !== "" ? counts.keys() : []);
  for (const value of [...chosen, ...(noneLabel(name) === null ? [] : [NO_VALUE])]) {
    if (!counts.has(value) && name !== "story") counts.set(value, 0);
  }
  const named = await nameValues(actor, name, [...counts.keys()]);
  const isFound = ({ value, label }: { value: string; label: string }) =>
    find === "" || foundAlready.has(value) || foldLetters(`${label} ${value}`).includes(find);
  const values = [...counts]
    .map(([value, count]) => ({ ...(named.get(value) ?? { value, label: value }), count }))
    .filter((entry) => entry.count > 0 || chosen.includes(entry.value))
    .filter(isFound)
    .sort((one, other) => other.count - one.count || one.label.localeCompare(other.label));
  return { values: values.slice(0, VALUE_LIMIT), hasMore: values.length >= VALUE_LIMIT };
}

/** What spellings of one value have in common, as the filter knows them. */
const KEYS_OF_TEXTS: Partial<Record<FilterField, (value: string) => string>> = {
  asserted_by: assertedByKeyOf,
  tag: tidyTag,
};

/** Of the spellings of one value, the one that is chosen stands in the list. */
function nameAsChosen(
  counts: Counts,
  chosen: readonly string[],
  keyOf: (value: string) => string,
): void {
  for (const value of chosen) {
    const key = keyOf(value);
    const counted = [...counts.keys()].find((other) => keyOf(other) === key);
    if (counted === undefined || counted === value) continue;
    counts.set(value, counts.get(counted) ?? 0);
    counts.delete(counted);
  }
}
