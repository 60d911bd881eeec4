/**
 * Finds where a run of tokens occurs in a draft. Pure; linear in the draft at worst, and for
 * ordinary runs no more than the occurrences of their rarest token.
 */

/** For each token number, the places at which it stands, rising. */
export type TokenIndex = ReadonlyMap<number, readonly number[]>;

export function indexTokens(ids: Int32Array): TokenIndex {
  const index = new Map<number, number[]>();
  ids.forEach((id, at) => {
    const places = index.get(id);
    if (places) places.push(at);
    else index.set(id, [at]);
  });
  return index;
}

/** Above this many places of the rarest token, one pass over the draft is cheaper. */
const FEW_PLACES = 64;

/**
 * The first `limit` token indexes at which the pattern begins, rising; overlapping occurrences
 * are counted. A pattern of no tokens occurs nowhere.
 */
export function occurrencesOf(
  pattern: Int32Array,
  ids: Int32Array,
  index: TokenIndex,
  limit: number,
): number[] {
  let rarest: { places: readonly number[]; offset: number } | null = null;
  for (let offset = 0; offset < pattern.length; offset += 1) {
    const places = index.get(pattern[offset] ?? -1) ?? [];
    if (places.length === 0) return [];
    if (!rarest || places.length < rarest.places.length) rarest = { places, offset };
  }
  if (!rarest) return [];
  if (rarest.places.length > FEW_PLACES) return search(pattern, ids, limit);
  const { offset } = rarest;
  return rarest.places
    .map((place) => place - offset)
    .filter((at) => at >= 0 && pattern.every((id, step) => ids[at + step] === id))
    .slice(0, limit);
}

/** Knuth, Morris and Pratt 1977: never looks at a token of the draft twice. */
function search(pattern: Int32Array, ids: Int32Array, limit: number): number[] {
  const fallback = new Int32Array(pattern.length + 1);
  for (let at = 1, matched = 0; at < pattern.length; at += 1) {
    while (matched > 0 && pattern[at] !== pattern[matched]) matched = fallback[matched] ?? 0;
    if (pattern[at] === pattern[matched]) matched += 1;
    fallback[at + 1] = matched;
  }
  const found: number[] = [];
  for (let at = 0, matched = 0; at < ids.length && found.length < limit; at += 1) {
    while (matched > 0 && ids[at] !== pattern[matched]) matched = fallback[matched] ?? 0;
    if (ids[at] === pattern[matched]) matched += 1;
    if (matched === pattern.length) {
      found.push(at + 1 - matched);
      matched = fallback[matched] ?? 0;
    }
  }
  return found;
}
