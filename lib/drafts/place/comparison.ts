/**
 * All that placing any claim of one draft in another needs to know of the two drafts, made once
 * for all claims. Pure, linear in the drafts.
 */
import { alignTokens, type Alignment } from "./alignment";
import { indexPlaces, type PlaceIndex } from "@/lib/text/occurrences";
import { compareRuns, type Runs } from "./runs";
import { numberer } from "@/lib/text/align";
import { misspellings, type Likeness } from "@/lib/text/misspelling";
import type { Span } from "@/lib/text/text";
import { windowFinder } from "@/lib/text/windows";
import { numberedTokens, type Tokens } from "./tokens";
import type { TokenRange } from "@/lib/text/windows";

export type Comparison = {
  readonly old: Tokens;
  readonly fresh: Tokens;
  readonly words: readonly string[];
  /** Old token → new token, or -1. */
  readonly forth: Alignment;
  /** New token → old token, or -1. */
  readonly back: Int32Array;
  /** Stretches of the new draft that the old one has no counterpart for. */
  readonly added: readonly TokenRange[];
  readonly runs: Runs;
  readonly oldIndex: PlaceIndex;
  readonly freshIndex: PlaceIndex;
  readonly likeness: Likeness;
  /** Finds where in the new draft many of some words stand together. */
  readonly windows: ReturnType<typeof windowFinder>;
};

export function compareDrafts(oldText: string, newText: string): Comparison {
  const words: string[] = [];
  const number = numberer(words);
  const old = numberedTokens(oldText, number);
  const fresh = numberedTokens(newText, number);
  const forth = alignTokens(old.ids, fresh.ids);
  const back = new Int32Array(fresh.ids.length).fill(-1);
  forth.forEach((place, at) => {
    if (place >= 0) back[place] = at;
  });
  return {
    old,
    fresh,
    words,
    forth,
    back,
    added: stretchesWithout(back),
    runs: compareRuns(old.ids, fresh.ids),
    oldIndex: indexPlaces(old.ids),
    freshIndex: indexPlaces(fresh.ids),
    likeness: misspellings(words),
    windows: windowFinder(fresh.ids),
  };
}

function stretchesWithout(back: Int32Array): TokenRange[] {
  const stretches: TokenRange[] = [];
  for (let from = 0; from < back.length; from += 1) {
    if (back[from] !== -1) continue;
    let to = from;
    while (to < back.length && back[to] === -1) to += 1;
    stretches.push({ from, to });
    from = to;
  }
  return stretches;
}

/**
 * The original range of tokens found in the new draft for a range of the old one. Where the old
 * range began or ended within a word that is still the same, so does the new one.
 */
export function originalSpan(
  { old, fresh }: Comparison,
  range: TokenRange,
  span: Span,
  found: TokenRange,
): Span {
  const asked = old.folded.spanToFolded(span);
  const sameFirst = old.ids[range.from] === fresh.ids[found.from];
  const sameLast = old.ids[range.to - 1] === fresh.ids[found.to - 1];
  const lead = sameFirst ? Math.max(0, asked.start - (old.starts[range.from] ?? 0)) : 0;
  const trail = sameLast ? Math.max(0, (old.ends[range.to - 1] ?? 0) - asked.end) : 0;
  return fresh.folded.spanToOriginal({
    start: (fresh.starts[found.from] ?? 0) + lead,
    end: (fresh.ends[found.to - 1] ?? 0) - trail,
  });
}
