/** Checks quotes against texts, as the screen and the jobs hand the answers on. Pure. */
import { changesOfMeaning } from "@/lib/text/meaning/changes";
import { sayChange, type MeaningKind } from "@/lib/text/meaning/kinds";
import { quoteChecker, type QuoteCheck } from "@/lib/text/quote/check";
import { findQuotations } from "@/lib/text/quote/quotations";
import { paragraphSpans } from "@/lib/text/text";

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
  quotes: ReadonlyArray<QuoteToCheck>;
};

/** Its texts are indexes of `texts`. */
export type QuoteToCheck = {
  quote: string;
  /** Each is told of, whatever comes of it. */
  against: readonly number[];
  /**
   * Told of only as far as it quotes: a document's words stand in the document, and a draft that
   * has them in words of its own, or not at all, says nothing wrong.
   */
  quotedIn?: readonly number[];
  /** Other texts of the same source, in any of which it may stand: those where it does, or all. */
  onFile?: readonly number[];
};

/** For each quote what came of it against each of its texts, in the orders given. */
export function checkQuotesIn({ texts, quotes }: CheckQuotesInput): QuoteCheckView[][] {
  const checkers = new Map<number, (quote: string) => QuoteCheck>();
  const check = (quote: string) => (index: number) => {
    const checker = checkers.get(index) ?? quoteChecker(texts[index]?.text ?? "");
    checkers.set(index, checker);
    return { index, found: checker(quote) };
  };
  const view = ({ index, found }: Checked) => toView(texts[index]?.name ?? "", found);
  return quotes.map(({ quote, against, quotedIn = [], onFile = [] }) => [
    ...quotedIn
      .map(check(quote))
      .filter(({ index, found }) => isQuoted(found, texts[index]?.text ?? ""))
      .map(view),
    ...against.map(check(quote)).map(view),
    ...likeliest(onFile.map(check(quote))).map(view),
  ]);
}

type Checked = { readonly index: number; readonly found: QuoteCheck };

/** Whether the text has the words, or has words like them between quotation marks. */
function isQuoted({ result, span }: QuoteCheck, text: string): boolean {
  if (result !== "altered" || !span) return result !== "not_found";
  return findQuotations(text, paragraphSpans(text)).some(
    ({ start, end }) => start < span.end && span.start < end,
  );
}

/** Where it stands as given; else where it was altered; else all of them, as it stands in none. */
function likeliest(checked: readonly Checked[]): readonly Checked[] {
  const found = checked.filter(({ found: { result } }) => isGiven(result));
  if (found.length > 0) return found;
  const altered = checked.filter(({ found: { result } }) => result === "altered");
  return altered.length > 0 ? altered : checked;
}

const isGiven = (result: QuoteCheck["result"]): boolean =>
  result === "exact" || result === "typography";

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
