/**
 * Where a claim's words may stand in the new draft if they changed: at their own place, found by
 * what stands around them, or in a stretch that is new. Pure.
 */
import type { Comparison } from "./comparison";
import {
  alignedAround,
  counterpartOf,
  nearestAligned,
  REACH,
  shareOfOthers,
  sidesOf,
} from "./evidence";
import { fitQuote, type Fit } from "./fit";
import type { TokenRange } from "@/lib/text/windows";

/** The stretch of the new draft that stands where the claim's words stood. */
export type Gap = {
  readonly window: TokenRange;
  /** The token after the counterpart of the word directly before the quote; null if that is gone. */
  readonly startsAt: number | null;
  /** The counterpart of the word directly after the quote; null if that is gone. */
  readonly endsAt: number | null;
};

/** An alignment may end a word or two early or late where words repeat. */
const SLIDE = 3;

/** Null where nothing near the quote is left, or where too much stands there now. */
export function gapOf(comparison: Comparison, range: TokenRange): Gap | null {
  const { forth, fresh } = comparison;
  const length = range.to - range.from;
  const before = nearestAligned(comparison, range.from - 1, -1);
  const after = nearestAligned(comparison, range.to, 1);
  const inside = [...forth.subarray(range.from, range.to)].filter((place) => place >= 0);
  const first = inside[0] ?? after;
  const last = inside.at(-1) ?? before;
  let from = before === null ? (first ?? 0) - length - REACH : before + 1;
  let to = after ?? (last ?? 0) + length + REACH;
  if (first === null && last === null) return null;
  if (to - from > 2 * (length + REACH)) {
    // Much was added here: what is left of the quote says where to look.
    if (inside.length === 0 || (last ?? 0) - (first ?? 0) > 2 * length + REACH) return null;
    from = Math.max(from, (first ?? 0) - length);
    to = Math.min(to, (last ?? 0) + 1 + length);
  }
  const startsAfter = counterpartOf(comparison, range.from - 1);
  return {
    window: { from: Math.max(0, from), to: Math.min(fresh.ids.length, Math.max(from, to)) },
    startsAt: startsAfter === null ? null : startsAfter + 1,
    endsAt: counterpartOf(comparison, range.to),
  };
}

/** Whether the words around the quote stayed and others stand between them now. */
export function isReplaced(gap: Gap | null, length: number): boolean {
  if (gap?.startsAt == null || gap.endsAt === null) return false;
  return (gap.endsAt - gap.startsAt) * 3 >= length;
}

/** Share of a place that may belong to other words of the old draft, where words repeat. */
const OTHERS = 0.4;

/** The quote fitted into its own place, looking a word or two further than that. */
export function fitInGap(comparison: Comparison, range: TokenRange, gap: Gap): Fit | null {
  const found = fit(comparison, range, {
    ...gap,
    window: {
      from: Math.max(0, gap.window.from - SLIDE),
      to: Math.min(comparison.fresh.ids.length, gap.window.to + SLIDE),
    },
  });
  return found && shareOfOthers(comparison, range, found) <= OTHERS ? found : null;
}

/**
 * Something like the quote between a place of its very words and the words that stood beside
 * them: then it is open which of the two is the quote and which the copy.
 */
export function lookalikeBeside(
  comparison: Comparison,
  range: TokenRange,
  place: TokenRange,
): Fit | null {
  const before = nearestAligned(comparison, range.from - 1, -1);
  const after = nearestAligned(comparison, range.to, 1);
  const windows = [
    { from: (before ?? place.from) + 1, to: place.from },
    { from: place.to, to: after ?? place.to },
  ];
  for (const { from, to } of windows) {
    const length = range.to - range.from;
    if (to - from < length / 2) continue;
    // Only as far as the quote's neighbour could have been: next to it.
    const window =
      from === place.to
        ? { from: Math.max(from, to - 2 * length), to }
        : { from, to: Math.min(to, from + 2 * length) };
    const found = fit(comparison, range, { window, startsAt: null, endsAt: null });
    if (found && found.similarity >= LEFT_BETWEEN_NEIGHBOURS) return found;
  }
  return null;
}

/** How much of a quote must be left at its own place: less, the surer the place is. */
const LEFT_BETWEEN_NEIGHBOURS = 0.5;
const LEFT_BESIDE_ONE = 0.6;
const LEFT_WITHOUT = 0.75;
const FEW_ALIGNED = 3;

/** Whether a fit at the quote's own place is the quote, changed, and not another statement. */
export function isSameStatement(
  comparison: Comparison,
  range: TokenRange,
  gap: Gap | null,
  found: Fit,
): boolean {
  const { before, after } = sidesOf(comparison, range, found);
  if (before === "foreign" || after === "foreign") return false;
  const { aligned, possible } = alignedAround(comparison, range, found);
  if (aligned < Math.min(FEW_ALIGNED, possible)) return found.similarity >= LEFT_WITHOUT;
  const neighbours = [gap?.startsAt ?? null, gap?.endsAt ?? null].filter(
    (place) => place !== null,
  ).length;
  return found.similarity >= (neighbours === 2 ? LEFT_BETWEEN_NEIGHBOURS : LEFT_BESIDE_ONE);
}

/** Share of a quote's words that a new stretch must hold to be worth a closer look. */
const LEAST_SHARE = 0.4;
/** Such stretches looked at, the fullest first. */
const MOST_STRETCHES = 3;

/** The quote fitted into stretches that are new and hold many of its words, the likest first. */
export function fitsElsewhere(comparison: Comparison, range: TokenRange): Fit[] {
  const quote = comparison.old.ids.subarray(range.from, range.to);
  return comparison
    .windows({
      wanted: quote,
      within: comparison.added,
      width: quote.length,
      least: Math.max(1, Math.ceil(quote.length * LEAST_SHARE)),
      most: MOST_STRETCHES,
      apart: quote.length,
    })
    .map(({ from, to }) =>
      fit(comparison, range, {
        window: {
          from: Math.max(0, from - SLIDE),
          to: Math.min(comparison.fresh.ids.length, to + SLIDE),
        },
        startsAt: null,
        endsAt: null,
      }),
    )
    .filter((found) => found !== null)
    .sort((one, other) => other.similarity - one.similarity);
}

function fit(
  { old, fresh, forth, likeness, words }: Comparison,
  range: TokenRange,
  gap: Gap,
): Fit | null {
  return fitQuote({
    quote: old.ids.subarray(range.from, range.to),
    text: fresh.ids,
    aligned: forth.subarray(range.from, range.to),
    ...gap,
    likeness,
    lengthOf: (id) => words[id]?.length ?? 0,
  });
}
