/** Checks quotes against texts, as the screen and the jobs hand the answers on. Pure. */
import { changesOfMeaning } from "@/lib/text/meaning/changes";
import { sayChange, type MeaningKind } from "@/lib/text/meaning/kinds";
import { quoteChecker, type QuoteCheck } from "@/lib/text/quote/check";

export type QuoteCheckView = {
  /** "Draft 3", or the attached file's name. */
  against: string;
  result: QuoteCheck["result"];
  /** For `altered`: from the text to the quote, by word. */
  pieces: Array<{ kind: "same" | "dropped" | "added"; text: string }>;
  /** For `altered`: what the quote says otherwise, by kind; none where only its form differs. */
  changes: Array<{ kind: MeaningKind; said: string }>;
  omissions: boolean;
  insertions: boolean;
};

export type CheckQuotesInput = {
  texts: ReadonlyArray<{ name: string; text: string }>;
  /** Each with the texts that it is checked against, as indexes of `texts`. */
  quotes: ReadonlyArray<{ quote: string; against: readonly number[] }>;
};

/** For each quote what came of it against each of its texts, in the orders given. */
export function checkQuotesIn({ texts, quotes }: CheckQuotesInput): QuoteCheckView[][] {
  const checkers = new Map<number, (quote: string) => QuoteCheck>();
  const checkerOf = (index: number) => {
    const checker = checkers.get(index) ?? quoteChecker(texts[index]?.text ?? "");
    checkers.set(index, checker);
    return checker;
  };
  return quotes.map(({ quote, against }) =>
    against.map((index) => toView(texts[index]?.name ?? "", checkerOf(index)(quote))),
  );
}

function changesIn({ pieces = [] }: QuoteCheck): QuoteCheckView["changes"] {
  const side = (other: "dropped" | "added") =>
    pieces
      .filter(({ kind }) => kind === "same" || kind === other)
      .map(({ text }) => text)
      .join("");
  // Marks around the whole are the quote's own.
  return changesOfMeaning(side("dropped"), side("added"))
    .filter(({ kind }) => kind !== "quoted" && kind !== "unquoted")
    .map((change) => ({ kind: change.kind, said: sayChange(change) }));
}

function toView(against: string, check: QuoteCheck): QuoteCheckView {
  return {
    against,
    result: check.result,
    pieces: (check.pieces ?? []).map(({ kind, text }) => ({ kind, text })),
    changes: changesIn(check),
    omissions: check.omissions,
    insertions: check.insertions,
  };
}
