/**
 * Where a run of things stands in a sequence: of words as numbers, or of characters. Pure; linear
 * in the sequence at worst, however often either repeats itself (Knuth, Morris and Pratt, "Fast
 * Pattern Matching in Strings", SIAM Journal on Computing 1977). The language's own indexOf is
 * not: a phrase of 5,000 letters can cost it a second.
 */

/** For each number, the places at which it stands, rising. */
export type PlaceIndex = ReadonlyMap<number, readonly number[]>;

export function indexPlaces(sequence: Int32Array): PlaceIndex {
  const index = new Map<number, number[]>();
  sequence.forEach((member, at) => {
    const places = index.get(member);
    if (places) places.push(at);
    else index.set(member, [at]);
  });
  return index;
}

/** Above this many places of the rarest member, one pass over the sequence is cheaper. */
const FEW_PLACES = 64;

/**
 * As runPlaces; for ordinary runs it looks no further than the places of their rarest member.
 * @param index of the same sequence.
 */
export function indexedRunPlaces(
  run: Int32Array,
  sequence: Int32Array,
  index: PlaceIndex,
  limit: number,
): number[] {
  let rarest: { places: readonly number[]; offset: number } | null = null;
  for (let offset = 0; offset < run.length; offset += 1) {
    const places = index.get(run[offset] ?? -1) ?? [];
    if (places.length === 0) return [];
    if (!rarest || places.length < rarest.places.length) rarest = { places, offset };
  }
  if (!rarest) return [];
  if (rarest.places.length > FEW_PLACES) return runPlaces(run, sequence, limit);
  const { offset } = rarest;
  return rarest.places
    .map((place) => place - offset)
    .filter((at) => at >= 0 && run.every((member, step) => sequence[at + step] === member))
    .slice(0, limit);
}

/**
 * The first `limit` places at which the run begins, rising; overlapping ones are counted. A run of
 * nothing stands nowhere.
 */
export function runPlaces(
  run: ArrayLike<number>,
  sequence: ArrayLike<number>,
  limit = Infinity,
): number[] {
  const found: number[] = [];
  if (run.length === 0) return found;
  const fallback = fallbacks(run);
  for (let at = 0, matched = 0; at < sequence.length && found.length < limit; at += 1) {
    while (matched > 0 && sequence[at] !== run[matched]) matched = fallback[matched] ?? 0;
    if (sequence[at] === run[matched]) matched += 1;
    if (matched === run.length) {
      found.push(at + 1 - matched);
      matched = fallback[matched] ?? 0;
    }
  }
  return found;
}

/** For each length matched, how much of it is matched still when the next member does not fit. */
function fallbacks(run: ArrayLike<number>): Int32Array {
  const fallback = new Int32Array(run.length + 1);
  for (let at = 1, matched = 0; at < run.length; at += 1) {
    while (matched > 0 && run[at] !== run[matched]) matched = fallback[matched] ?? 0;
    if (run[at] === run[matched]) matched += 1;
    fallback[at + 1] = matched;
  }
  return fallback;
}

/** The UTF-16 units of a text, in which runPlaces finds the units of a phrase. */
export function unitsIn(text: string): Uint16Array {
  const units = new Uint16Array(text.length);
  for (let at = 0; at < text.length; at += 1) units[at] = text.charCodeAt(at);
  return units;
}
