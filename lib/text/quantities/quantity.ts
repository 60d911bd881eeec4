/** A figure that a text gives, with what is needed to reckon with it. */
import type { Span } from "@/lib/text/text";
import type { FigureWord } from "./words";

export type Roundness = "about" | "over" | "under";

export type Quantity = {
  /**
   * What is counted or measured. A `share` is in percent, a `fraction` ("a third", "one in five")
   * as well; `points` are percentage points, in points also where the text has basis points.
   */
  readonly kind:
    "count" | "money" | "share" | "fraction" | "points" | "measure" | "time" | "year" | "rank";
  readonly value: number;
  /** As it is written, without its order of magnitude: "40". */
  readonly written: string;
  /** 1 where it is written out whole. */
  readonly scale: number;
  /** A currency, or the id of a unit; empty for what is counted. */
  readonly unit: string;
  /** The size of the last place that is written; 0 where it is exact, as counts are. */
  readonly place: number;
  readonly hedge: Roundness | null;
  /** Indices into the sentence's words: the first, and the one behind its unit. */
  readonly from: number;
  readonly to: number;
  /** The plain words behind a count, of which one is what is counted. */
  readonly nouns: readonly string[];
};

/** A sentence of a text with its figures. Places are in the sentence. */
export type FiguredSentence = Span & {
  readonly at: number;
  readonly paragraph: number;
  readonly text: string;
  readonly words: readonly FigureWord[];
  readonly quantities: readonly Quantity[];
};

export type Discourse = readonly FiguredSentence[];

/** What is wrong, in words; and the other sentence that shows it, where it is not this one. */
export type FoundWrong = { readonly said: string; readonly beside?: FiguredSentence };

/** The sentence before, where it belongs to the same paragraph. */
export function before(
  discourse: Discourse,
  { at, paragraph }: FiguredSentence,
): FiguredSentence | null {
  const one = discourse[at - 1];
  return one?.paragraph === paragraph ? one : null;
}

export function after(
  discourse: Discourse,
  { at, paragraph }: FiguredSentence,
): FiguredSentence | null {
  const one = discourse[at + 1];
  return one?.paragraph === paragraph ? one : null;
}
