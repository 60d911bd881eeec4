/**
 * Decides what became of a claim's words, in tokens: the order of questions that keeps a wrong
 * place from being taken silently. Unchanged at their place; changed at their place; unchanged
 * elsewhere; changed elsewhere; gone. The first that can be answered is the answer, and where an
 * answer has a rival, it is for a person to give. Pure.
 */
import {
  fitInGap,
  fitsElsewhere,
  gapOf,
  isReplaced,
  isSameStatement,
  lookalikeBeside,
} from "./changed-places";
import type { Comparison } from "./comparison";
import { agreementBeside, alignedAround, fittingSides, sharedNear, sidesOf } from "./evidence";
import { exactPlaces, isCoreContested, isOwn } from "./exact-places";
import type { Fit } from "./fit";
import { isPassage } from "./tokens";
import type { TokenRange } from "@/lib/text/windows";

export type Finding =
  | { readonly state: "placed"; readonly at: TokenRange }
  | {
      readonly state: "moved";
      readonly at: TokenRange;
      readonly changed: "words" | "place" | "words_and_place";
    }
  | { readonly state: "pending" | "orphaned"; readonly places: readonly TokenRange[] };

/** How like the quote a changed one must be to be taken for it away from its place. */
const LIKE_ELSEWHERE = 0.75;
/** Likenesses that differ by less are equal. */
const AS_LIKE = 0.1;
/** Resemblance worth showing to a person. */
const LIKE_ENOUGH_TO_SHOW = 0.35;
/** At its own place and as like as this, changed words have a title beside unchanged ones. */
const HARDLY_CHANGED = 0.85;

export function decide(comparison: Comparison, range: TokenRange): Finding {
  const pending = (...places: TokenRange[]): Finding => ({ state: "pending", places });
  const exact = exactPlaces(comparison, range);
  const best = exact.best;

  if (best && isCorresponding(comparison, range, best)) {
    if (exact.contested) return pending(...exact.places);
    const lookalike = lookalikeOf(comparison, range, best);
    return lookalike ? pending(lookalike, best) : { state: "placed", at: best };
  }
  if (exact.isCrowd) return pending(...exact.places);

  const gap = gapOf(comparison, range);
  const fitted = gap && fitInGap(comparison, range, gap);
  // The very words are the business of the exact places.
  const inGap = exact.places.some((place) => place.from === fitted?.from) ? null : fitted;
  if (inGap && isSameStatement(comparison, range, gap, inGap)) {
    const rival = best && broughtCompany(comparison, range, best) ? best : null;
    if (!rival) {
      return isCoreContested(comparison, range, inGap)
        ? pending(inGap)
        : { state: "moved", at: inGap, changed: "words" };
    }
    if (inGap.similarity >= HARDLY_CHANGED) return pending(inGap, rival);
  }

  const replaced = isReplaced(gap, range.to - range.from);
  if (exact.places.length > 0) {
    if (!best || exact.contested) return pending(...exact.places);
    const lookalike = lookalikeOf(comparison, range, best);
    if (lookalike) return pending(lookalike, best);
    return hasMoved(comparison, range, best, replaced)
      ? { state: "moved", at: best, changed: "place" }
      : pending(...exact.places);
  }
  return decideElsewhere(comparison, range, replaced, inGap, fitsElsewhere(comparison, range));
}

/**
 * Something so like the quote that it may be the quote, changed, and `best` a copy: it lies
 * between `best` and its neighbours, or has its company, and fits no worse.
 */
function lookalikeOf(
  comparison: Comparison,
  range: TokenRange,
  best: TokenRange,
): TokenRange | null {
  const fitting = fittingSides(comparison, range, best);
  const beside = lookalikeBeside(comparison, range, best);
  if (beside && fittingSides(comparison, range, beside) >= fitting) return beside;
  if (fitting === 2) return null;
  const elsewhere = fitsElsewhere(comparison, range).find(
    (found) =>
      (found.to <= best.from || found.from >= best.to) &&
      found.similarity >= LIKE_ELSEWHERE &&
      sharedNear(comparison, range, found) >= COMPANY,
  );
  return elsewhere ?? null;
}

/** The words stand nowhere unchanged, nor changed at their own place. */
function decideElsewhere(
  comparison: Comparison,
  range: TokenRange,
  replaced: boolean,
  inGap: Fit | null,
  elsewhere: readonly Fit[],
): Finding {
  const fits = [...(inGap ? [inGap] : []), ...elsewhere];
  const ranked = fits
    .filter(
      (one, index) => fits.findIndex(({ from, to }) => from < one.to && one.from < to) === index,
    )
    .sort((one, other) => other.similarity - one.similarity);
  const [likest, second] = ranked.filter(({ similarity }) => similarity >= LIKE_ELSEWHERE);
  if (!likest) {
    return {
      state: "orphaned",
      places: ranked.filter(({ similarity }) => similarity >= LIKE_ENOUGH_TO_SHOW),
    };
  }
  // What is left of the claim at its own place has a title beside what resembles it more elsewhere.
  if (inGap && likest !== inGap && inGap.similarity >= LIKE_ENOUGH_TO_SHOW) {
    return { state: "pending", places: [inGap, likest] };
  }
  if (second && likest.similarity - second.similarity < AS_LIKE) {
    return { state: "pending", places: [likest, second] };
  }
  return hasMoved(comparison, range, likest, replaced)
    ? { state: "moved", at: likest, changed: "words_and_place" }
    : { state: "pending", places: [likest] };
}

/** Aligned words around a place, at least, for it to be the corresponding one. */
const ALIGNED_AROUND = 4;
/** The same where neither neighbour is left: more than one side alone could have. */
const ALIGNED_ON_BOTH_SIDES = 9;

function isCorresponding(comparison: Comparison, range: TokenRange, found: TokenRange): boolean {
  const { before, after } = sidesOf(comparison, range, found);
  if (before === "foreign" || after === "foreign") return false;
  const fitting = fittingSides(comparison, range, found);
  const isLong = range.to - range.from >= LONG;
  if (fitting < 2 && !isLong) return false;
  if (fitting === 2 && isLong && isOwn(comparison, range, found)) return true;
  // The edge of a draft is no neighbour that could have stayed: an addition ends there too.
  const atEdge = range.from === 0 || range.to === comparison.old.ids.length;
  const least = fitting - Number(atEdge) > 0 ? ALIGNED_AROUND : ALIGNED_ON_BOTH_SIDES;
  const { aligned, possible } = alignedAround(comparison, range, found);
  if (possible > 0) return aligned >= Math.min(least, possible);
  // The quote is all there was: it corresponds if it is all there is.
  return comparison.fresh.ids.length === range.to - range.from;
}

/** Words beside the quote that must have come with it. */
const COMPANY = 3;
/** Tokens from which on a quote is its own evidence. */
const LONG = 5;

function broughtCompany(comparison: Comparison, range: TokenRange, found: TokenRange): boolean {
  const pairing = { old: range.from, fresh: found.from };
  const { before, after } = agreementBeside(comparison, pairing, range.to - range.from);
  return before + after >= COMPANY;
}

/**
 * Whether words found away from the claim's place are the claim's, moved, and not a copy of them
 * ("an earlier version said: …"): they brought their company; or nothing was written in their
 * stead, and they are a passage of their own, as before, or stand in order among rewritten words.
 */
function hasMoved(
  comparison: Comparison,
  range: TokenRange,
  found: TokenRange,
  replaced: boolean,
): boolean {
  const { before, after } = sidesOf(comparison, range, found);
  const sides = [before, after];
  // One neighbour says here and the other says not.
  if (sides.includes("foreign") && sides.includes("beside")) return false;
  if (broughtCompany(comparison, range, found)) return true;
  // What the surroundings share is company only if they are not those that stayed behind.
  const stayed = sides.includes("foreign");
  if (!stayed && sharedNear(comparison, range, found) >= COMPANY) return true;
  if (range.to - range.from < LONG || replaced) return false;
  const inOrder = !stayed && sides.includes("beside") && isOwn(comparison, range, found);
  return inOrder || (isPassage(comparison.old, range) && isPassage(comparison.fresh, found));
}
