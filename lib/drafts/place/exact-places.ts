/**
 * Where a claim's own words stand in the new draft, and whether it is certain which of several
 * equal places is the claim's. Pure.
 */
import type { Comparison } from "./comparison";
import {
  agreementBeside,
  fittingSides,
  isClearlyBetter,
  nearestAligned,
  type Pairing,
} from "./evidence";
import { indexedRunPlaces } from "@/lib/text/occurrences";
import { isPassage } from "./tokens";
import type { TokenRange } from "@/lib/text/windows";

export type ExactPlaces = {
  /** Places of the new draft where the words stand, and that may be the claim's. */
  readonly places: readonly TokenRange[];
  /** The one that is, by alignment or by the words around; null where none stands out. */
  readonly best: TokenRange | null;
  /** Whether another place, or another occurrence in the old draft, has as good a title. */
  readonly contested: boolean;
  /** Whether the words stand in too many places to weigh each against each; one is given then. */
  readonly isCrowd: boolean;
};

/** Occurrences compared one by one, in each draft. */
const CROWD = 40;
/** Share of a place's tokens that must come from other old words for it to be taken. */
const TAKEN = 0.6;
/** Words on each side that single a quote out of a crowd. */
const CROWD_CONTEXT = 8;

export function exactPlaces(comparison: Comparison, range: TokenRange): ExactPlaces {
  const { old, fresh, oldIndex, freshIndex } = comparison;
  const quote = old.ids.subarray(range.from, range.to);
  const length = quote.length;
  const occurrences = indexedRunPlaces(quote, fresh.ids, freshIndex, CROWD);
  const oldOccurrences = indexedRunPlaces(quote, old.ids, oldIndex, CROWD);
  if (occurrences.length === CROWD || oldOccurrences.length === CROWD) {
    return inCrowd(comparison, range, occurrences[0]);
  }
  const places = occurrences
    .filter((at) => !isTaken(comparison, range, at))
    .map((from) => ({ from, to: from + length }));
  const fitting = new Map(places.map((place) => [place, fittingSides(comparison, range, place)]));
  const pairing = ({ from }: TokenRange): Pairing => ({ old: range.from, fresh: from });
  const beats = (place: TokenRange, other: TokenRange) => {
    const fits = fitting.get(place) ?? 0;
    const otherFits = fitting.get(other) ?? 0;
    if (fits !== otherFits && Math.max(fits, otherFits) === 2) return fits === 2;
    return isClearlyBetter(comparison, length, pairing(place), pairing(other));
  };
  const beatsAll = (place: TokenRange) =>
    places.every((other) => other === place || beats(place, other));
  const passage = onlyPassage(comparison, range, places);
  const best =
    places.find((place) => isOwn(comparison, range, place)) ?? places.find(beatsAll) ?? passage;
  if (!best) return { places, best: null, contested: places.length > 0, isCrowd: false };

  const fits = fitting.get(best) ?? 0;
  const contested =
    (best !== passage && !beatsAll(best)) ||
    places.some((other) => (fitting.get(other) ?? 0) > fits) ||
    (fits < 2 && places.some((other) => other !== best && isInGap(comparison, range, other))) ||
    isClaimedBesides(comparison, range, best.from, oldOccurrences);
  return { places, best, contested, isCrowd: false };
}

/** Whether a place lies between the nearest words that stayed on both sides of the claim's. */
function isInGap(comparison: Comparison, range: TokenRange, place: TokenRange): boolean {
  const before = nearestAligned(comparison, range.from - 1, -1);
  const after = nearestAligned(comparison, range.to, 1);
  return before !== null && after !== null && place.from > before && place.to <= after;
}

/** Whether the alignment says that a place is the claim's. */
export function isOwn(comparison: Comparison, range: TokenRange, place: TokenRange): boolean {
  const length = place.to - place.from;
  const own = countFrom(
    comparison,
    place.from,
    length,
    (from) => from >= range.from && from < range.to,
  );
  return own >= length * TAKEN;
}

/**
 * The words stand in too many places to weigh each against each: the alignment's place, if what
 * stands around it singles it out, and otherwise none.
 */
function inCrowd(comparison: Comparison, range: TokenRange, any: number | undefined): ExactPlaces {
  const length = range.to - range.from;
  const at = (from: number): TokenRange => ({ from, to: from + length });
  const aligned = comparison.forth[range.from] ?? -1;
  if (aligned >= 0 && isSettledAt(comparison, range.from, aligned, length)) {
    const contested = !isSingledOut(comparison, range, aligned);
    return { places: [at(aligned)], best: at(aligned), contested, isCrowd: true };
  }
  return { places: any === undefined ? [] : [at(any)], best: null, contested: true, isCrowd: true };
}

/** For whole sentences, the only place at which they are that still. */
function onlyPassage(
  { old, fresh }: Comparison,
  range: TokenRange,
  places: readonly TokenRange[],
): TokenRange | null {
  if (!isPassage(old, range)) return null;
  const [only, ...others] = places.filter((place) => isPassage(fresh, place));
  return only && others.length === 0 ? only : null;
}

/** Of the tokens at a new place, how many come from old ones that the test holds for. */
function countFrom(
  { back }: Comparison,
  at: number,
  length: number,
  test: (from: number) => boolean,
): number {
  let count = 0;
  for (let step = 0; step < length; step += 1) {
    const from = back[at + step] ?? -1;
    if (from >= 0 && test(from)) count += 1;
  }
  return count;
}

/** Whether a place stood in the old draft already, as other words than the claim's. */
function isTaken(comparison: Comparison, range: TokenRange, at: number): boolean {
  const length = range.to - range.from;
  const others = countFrom(comparison, at, length, (from) => from < range.from || from >= range.to);
  if (others < length * TAKEN) return false;
  const owner = (comparison.back[at] ?? -1) >= 0 ? (comparison.back[at] ?? -1) : null;
  if (owner === null || !isSettledAt(comparison, owner, at, length)) return true;
  // The same words twice in the old draft and once here: the alignment may have had no reason to
  // give the place to the one rather than the other.
  return isClearlyBetter(
    comparison,
    length,
    { old: owner, fresh: at },
    { old: range.from, fresh: at },
  );
}

/** Whether the words at an old place are aligned, each of them, with those at the new one. */
function isSettledAt({ forth }: Comparison, old: number, fresh: number, length: number): boolean {
  for (let step = 0; step < length; step += 1) {
    if (forth[old + step] !== fresh + step) return false;
  }
  return true;
}

function isClaimedBesides(
  comparison: Comparison,
  range: TokenRange,
  place: number,
  oldOccurrences: readonly number[],
): boolean {
  return oldOccurrences.some((at) => at !== range.from && contests(comparison, range, place, at));
}

/**
 * Whether the part of a changed quote that is unchanged stood in the old draft elsewhere too, with
 * as good a title to the place.
 */
export function isCoreContested(
  comparison: Comparison,
  range: TokenRange,
  found: TokenRange,
): boolean {
  const { old, oldIndex, forth } = comparison;
  let core = { from: range.from, to: range.from };
  for (let from = range.from; from < range.to; from += 1) {
    const place = forth[from] ?? -1;
    if (place < found.from || place >= found.to) continue;
    let to = from + 1;
    while (to < range.to && forth[to] === place + to - from && place + to - from < found.to)
      to += 1;
    if (to - from > core.to - core.from) core = { from, to };
    from = to - 1;
  }
  const words = old.ids.subarray(core.from, core.to);
  const occurrences = indexedRunPlaces(words, old.ids, oldIndex, CROWD);
  return (
    occurrences.length === CROWD ||
    isClaimedBesides(comparison, core, forth[core.from] ?? -1, occurrences)
  );
}

/** Whether another old occurrence of the claim's words has as good a title to the place. */
function contests(comparison: Comparison, range: TokenRange, place: number, rival: number) {
  const length = range.to - range.from;
  const theirs = { old: rival, fresh: place };
  if (isClearlyBetter(comparison, length, { old: range.from, fresh: place }, theirs)) return false;
  const home = comparison.forth[rival] ?? -1;
  const atHome = home >= 0 && home !== place && isSettledAt(comparison, rival, home, length);
  return !atHome || !isClearlyBetter(comparison, length, { old: rival, fresh: home }, theirs);
}

/** Whether the words with what stands around them in both drafts occur once in each. */
function isSingledOut(comparison: Comparison, range: TokenRange, place: number): boolean {
  const { old, fresh, oldIndex, freshIndex } = comparison;
  const length = range.to - range.from;
  const beside = agreementBeside(comparison, { old: range.from, fresh: place }, length);
  const pattern = old.ids.subarray(
    Math.max(0, range.from - Math.min(CROWD_CONTEXT, beside.before)),
    Math.min(old.ids.length, range.to + Math.min(CROWD_CONTEXT, beside.after)),
  );
  return (
    indexedRunPlaces(pattern, old.ids, oldIndex, 2).length === 1 &&
    indexedRunPlaces(pattern, fresh.ids, freshIndex, 2).length === 1
  );
}
