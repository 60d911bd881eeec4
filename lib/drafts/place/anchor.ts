/**
 * Places the claims of one draft in the next, and never guesses: a claim is placed where its
 * words stand unchanged at the corresponding place, and everything less certain is said to be so,
 * for a person to decide. Pure; linear in the drafts, then nearly constant for each claim.
 *
 * The corresponding place is what an alignment of the two drafts says (alignment.ts). Equal words
 * at several places are told apart by the words around them (evidence.ts), or not at all. Words
 * that changed are found by fitting them (fit.ts), and are at most `moved`: a number, a name or a
 * "not" may be what changed. Typography, case and white space do not count as a change.
 */
import type { Span } from "@/lib/text/text";
import { equalButForTypography } from "@/lib/text/fold";
import { compareDrafts, originalSpan, type Comparison } from "./comparison";
import { decide } from "./decide";
import { quoteFinder, trimSpan, type QuoteFinder, type Selector } from "./selectors";
import { tokensAt } from "./tokens";
import type { TokenRange } from "@/lib/text/windows";

/** All spans are UTF-16 ranges of the new draft's text. */
export type Placement =
  /** The same words, but for typography, case and white space, at the corresponding place. */
  | { readonly state: "placed"; readonly span: Span }
  /** Found, but a person has to confirm: the words changed, or they stand elsewhere, or both. */
  | {
      readonly state: "moved";
      readonly span: Span;
      readonly changed: "words" | "place" | "words_and_place";
      /** The words in the old draft and in the new one, as written. */
      readonly before: string;
      readonly after: string;
    }
  /** The words are gone. The candidates, if any, are what resembles them most. */
  | { readonly state: "orphaned"; readonly candidates: readonly Span[] }
  /** Found, but nothing says that it is the place, or which of several is: a person decides. */
  | { readonly state: "pending"; readonly candidates: readonly Span[] };

/** Places one claim. For several claims of one draft, placeAll saves most of the time. */
export function place(selector: Selector, oldText: string, newText: string): Placement {
  return placeIn(prepare(oldText, newText), selector);
}

/** Places claims of one draft in another; the answers in the order of the selectors. */
export function placeAll(
  selectors: readonly Selector[],
  oldText: string,
  newText: string,
): Placement[] {
  const drafts = prepare(oldText, newText);
  return selectors.map((selector) => placeIn(drafts, selector));
}

type Drafts = {
  readonly comparison: Comparison;
  readonly findInOld: QuoteFinder;
  readonly findInNew: QuoteFinder;
};

function prepare(oldText: string, newText: string): Drafts {
  const comparison = compareDrafts(oldText, newText);
  return {
    comparison,
    findInOld: quoteFinder(oldText),
    findInNew: quoteFinder(newText),
  };
}

function placeIn(drafts: Drafts, selector: Selector): Placement {
  const { old, fresh } = drafts.comparison;
  const span = spanInOld(selector, old.original, drafts.findInOld);
  if (!span) return placeByQuoteAlone(selector, fresh.original, drafts.findInNew);
  const range = tokensAt(old, span);
  if (range.from === range.to) return { state: "orphaned", candidates: [] };
  return placeRange(drafts, range, span);
}

/** Where the selector's words stand in the draft it was taken from; null where that is unclear. */
function spanInOld(selector: Selector, oldText: string, find: QuoteFinder): Span | null {
  const { start, end, exact } = selector;
  if (start >= 0 && start < end && equalButForTypography(oldText.slice(start, end), exact)) {
    return trimSpan(oldText, { start, end });
  }
  const [only, ...others] = find(selector, 2);
  return only && others.length === 0 ? only : null;
}

/** Places among which a person can still be asked to choose. */
export const MOST_CANDIDATES = 12;

/** Without a place in the old draft nothing can be placed for certain. */
function placeByQuoteAlone(selector: Selector, newText: string, find: QuoteFinder): Placement {
  const candidates = find(selector, MOST_CANDIDATES);
  const [only, ...others] = candidates;
  if (!only) return { state: "orphaned", candidates: [] };
  if (others.length > 0) return { state: "pending", candidates };
  const after = newText.slice(only.start, only.end);
  return { state: "moved", span: only, changed: "place", before: selector.exact, after };
}

function placeRange({ comparison }: Drafts, range: TokenRange, span: Span): Placement {
  const spanOf = (found: TokenRange) => originalSpan(comparison, range, span, found);
  const finding = decide(comparison, range);
  switch (finding.state) {
    case "placed":
      return { state: "placed", span: spanOf(finding.at) };
    case "moved": {
      const found = spanOf(finding.at);
      return {
        state: "moved",
        span: found,
        changed: finding.changed,
        before: comparison.old.original.slice(span.start, span.end),
        after: comparison.fresh.original.slice(found.start, found.end),
      };
    }
    case "pending":
    case "orphaned":
      return { state: finding.state, candidates: finding.places.map(spanOf) };
  }
}
