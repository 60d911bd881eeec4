/**
 * What speaks for a place of the new draft being that of a claim's words in the old one, where
 * the words themselves are the same: the words around it. Pure.
 */
import type { Comparison } from "./comparison";
import { indexedRunPlaces } from "@/lib/text/occurrences";
import { isBorder } from "./tokens";
import type { TokenRange } from "@/lib/text/windows";

/** A token of the old draft set against a token of the new: where the same words would begin. */
export type Pairing = { readonly old: number; readonly fresh: number };

/** Words on each side that count as the neighbourhood of a quote. */
const NEAR = 8;
/** Words on each side that are looked at to tell two places of the same words apart. */
const WIDE = 24;
/** A greater lead than this on one side says no more. */
const ENOUGH = 12;
/** Lead in words that decides although one side speaks against it. */
const CLEAR_LEAD = 6;
/** Lead that decides where nothing speaks against it. */
const PLAIN_LEAD = 2;

/** The aligned words around a quote, and how many there could be; the edges of a draft end it. */
export function alignedAround(
  { forth, old }: Comparison,
  range: TokenRange,
  place: TokenRange,
): { aligned: number; possible: number } {
  let aligned = 0;
  let possible = 0;
  const look = (at: number, expected: number) => {
    if (at < 0 || at >= old.ids.length) return;
    possible += 1;
    const found = forth[at] ?? -1;
    if (found >= 0 && Math.abs(found - expected) <= NEAR) aligned += 1;
  };
  for (let step = 1; step <= NEAR; step += 1) {
    look(range.from - step, place.from - step);
    look(range.to - 1 + step, place.to - 1 + step);
  }
  return { aligned, possible };
}

/**
 * What became of a neighbour of the quote: it still stands beside it; it is gone; something whole
 * was put between (sentences between sentences, or a few words); or it stands elsewhere, or what
 * stands between shows that the quote is not where it was ("earlier, this said: …").
 */
export type Side = "beside" | "gone" | "inserted" | "foreign";

/** Words put between a quote and its sentence's other words that leave it in its place. */
const FEW_INSERTED = 3;

export function sidesOf(
  comparison: Comparison,
  range: TokenRange,
  place: TokenRange,
): { before: Side; after: Side } {
  const side = (neighbour: number | null, at: number, placeAt: number): Side => {
    if (neighbour === null) {
      const stillBorders = isBorder(comparison.old, at) && isBorder(comparison.fresh, placeAt);
      return !stillBorders && movedAway(comparison, at, at === range.from ? -1 : 1)
        ? "foreign"
        : "gone";
    }
    const inserted = at === range.from ? placeAt - neighbour - 1 : neighbour - placeAt;
    if (inserted === 0) return "beside";
    if (inserted < 0) return "foreign";
    if (isBorder(comparison.old, at)) {
      return isBorder(comparison.fresh, placeAt) ? "inserted" : "foreign";
    }
    const sameSentence =
      at === range.from
        ? !hasBorder(comparison.fresh, neighbour + 1, placeAt)
        : !hasBorder(comparison.fresh, placeAt, neighbour);
    return inserted <= FEW_INSERTED && sameSentence ? "inserted" : "foreign";
  };
  return {
    before: side(counterpartOf(comparison, range.from - 1), range.from, place.from),
    after: side(counterpartOf(comparison, range.to), range.to, place.to),
  };
}

/** Words by which a neighbour that moved away is known again. */
const KNOWN_AGAIN = 4;

/** Whether the words beside an old place, in one direction, were moved and stand elsewhere now. */
function movedAway(comparison: Comparison, at: number, step: 1 | -1): boolean {
  const { old, fresh, back, oldIndex, freshIndex } = comparison;
  const from = step < 0 ? at - KNOWN_AGAIN : at;
  if (from < 0 || from + KNOWN_AGAIN > old.ids.length) return false;
  const words = old.ids.subarray(from, from + KNOWN_AGAIN);
  const [now, ...others] = indexedRunPlaces(words, fresh.ids, freshIndex, 2);
  if (now === undefined || others.length > 0) return false;
  return (back[now] ?? -1) < 0 && indexedRunPlaces(words, old.ids, oldIndex, 2).length === 1;
}

function hasBorder(fresh: Comparison["fresh"], from: number, to: number): boolean {
  for (let at = from; at <= to; at += 1) if (isBorder(fresh, at)) return true;
  return false;
}

/**
 * On how many sides the quote stands as it stood: beside the same word, or at the end of a
 * sentence where it was at one.
 */
export function fittingSides(comparison: Comparison, range: TokenRange, place: TokenRange): number {
  const { old, fresh } = comparison;
  const { before, after } = sidesOf(comparison, range, place);
  const fitsBefore =
    before === "beside" || (isBorder(old, range.from) && isBorder(fresh, place.from));
  const fitsAfter = after === "beside" || (isBorder(old, range.to) && isBorder(fresh, place.to));
  return Number(fitsBefore) + Number(fitsAfter);
}

/** The new token aligned with an old one, or null; the edges of a draft are aligned. */
export function counterpartOf({ forth, fresh }: Comparison, at: number): number | null {
  if (at < 0) return -1;
  if (at >= forth.length) return fresh.ids.length;
  const place = forth[at] ?? -1;
  return place < 0 ? null : place;
}

/** Words around a quote among which an aligned one is looked for. */
export const REACH = 40;

/** The counterpart of the nearest old token that has one, going in one direction. */
export function nearestAligned(comparison: Comparison, from: number, step: 1 | -1): number | null {
  for (let count = 0; count < REACH; count += 1) {
    const place = counterpartOf(comparison, from + count * step);
    if (place !== null) return place;
  }
  return null;
}

/** Of the tokens at a new place, the share that is aligned with old ones outside the range. */
export function shareOfOthers({ back }: Comparison, range: TokenRange, place: TokenRange): number {
  let others = 0;
  for (let at = place.from; at < place.to; at += 1) {
    const from = back[at] ?? -1;
    if (from >= 0 && (from < range.from || from >= range.to)) others += 1;
  }
  return others / Math.max(1, place.to - place.from);
}

/** Words that agree directly before and after the quote, in a row. */
export function agreementBeside({ runs }: Comparison, pairing: Pairing, length: number) {
  return {
    before: runs.before(pairing.old, pairing.fresh),
    after: runs.after(pairing.old + length, pairing.fresh + length),
  };
}

/** Pairs of neighbouring words that the quote's neighbourhoods in both drafts share. */
export function sharedNear(comparison: Comparison, range: TokenRange, place: TokenRange): number {
  const { before, after } = sharedPairs(comparison, range, place, NEAR);
  return before + after;
}

function sharedPairs(
  { old, fresh }: Comparison,
  range: TokenRange,
  place: TokenRange,
  reach: number,
): { before: number; after: number } {
  const before = (ids: Int32Array, from: number) => ids.subarray(Math.max(0, from - reach), from);
  const after = (ids: Int32Array, to: number) => ids.subarray(to, to + reach);
  return {
    before: commonPairs(before(old.ids, range.from), before(fresh.ids, place.from)),
    after: commonPairs(after(old.ids, range.to), after(fresh.ids, place.to)),
  };
}

function commonPairs(one: Int32Array, other: Int32Array): number {
  let common = 0;
  const taken = new Set<number>();
  for (let i = 0; i + 1 < one.length; i += 1) {
    for (let j = 0; j + 1 < other.length; j += 1) {
      if (one[i] !== other[j] || one[i + 1] !== other[j + 1] || taken.has(j)) continue;
      taken.add(j);
      common += 1;
      break;
    }
  }
  return common;
}

/** What speaks for one thing against another: whichever number is further from zero, limited. */
function lead(run: number, pairs: number): number {
  const further = Math.abs(pairs) > Math.abs(run) ? pairs : run;
  return Math.max(-ENOUGH, Math.min(ENOUGH, further));
}

/**
 * Whether the words around speak clearly for one pairing against another that shares its old or
 * its new place. Agreement up to the point where the two part says nothing, so only the lead of
 * one over the other counts, and of that no more than decides, so that one side of the quote
 * cannot outvote the other by length.
 */
export function isClearlyBetter(
  comparison: Comparison,
  length: number,
  one: Pairing,
  other: Pairing,
): boolean {
  const mine = agreementBeside(comparison, one, length);
  const theirs = agreementBeside(comparison, other, length);
  const runBefore = mine.before - theirs.before;
  const runAfter = mine.after - theirs.after;
  if (runBefore >= ENOUGH && runAfter >= ENOUGH) return true;
  const pairs = ({ old, fresh }: Pairing) =>
    sharedPairs(
      comparison,
      { from: old, to: old + length },
      { from: fresh, to: fresh + length },
      WIDE,
    );
  const myPairs = pairs(one);
  const theirPairs = pairs(other);
  const before = lead(runBefore, myPairs.before - theirPairs.before);
  const after = lead(runAfter, myPairs.after - theirPairs.after);
  if (before >= 0 && after >= 0) return before + after >= PLAIN_LEAD;
  return before + after >= CLEAR_LEAD;
}
