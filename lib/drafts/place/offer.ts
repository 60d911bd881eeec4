/**
 * What a person is offered as a claim's words in the next draft: no words of others at their edges
 * (", and the mayor came", ",” Lund said"), and no statement of the opposite. Pure.
 */
import { alignSequences, numberer } from "@/lib/text/align";
import { foldTypography } from "@/lib/text/fold";
import { changesOfMeaning } from "@/lib/text/meaning/changes";
import type { Span } from "@/lib/text/text";
import { tokensOf } from "@/lib/text/tokens";

/** Where the words of others begin or end: a mark of quotation, or one that parts clauses. */
const QUOTE = /^["“”«»„]$/;
const PARTING = /^[,;:()[\]–—-]$/;
/** Shorter words tie clauses together and are nobody's in particular. */
const TELLING = 4;

/**
 * The span without what is foreign at its edges: words that the quote does not have, from a mark
 * on that it does not have there either.
 */
export function ownWords(quote: string, text: string, span: Span): Span {
  const old = partsOf(quote);
  const now = partsOf(text.slice(span.start, span.end));
  const number = numberer();
  const ids = (parts: readonly Part[]) => Int32Array.from(parts, ({ key }) => number(key));
  const runs = alignSequences(ids(old), ids(now));
  const shared = runs.flatMap(({ before, after, length }) =>
    Array.from({ length }, (_, step) => ({ before: before + step, after: after + step })),
  );
  const telling = shared.filter(({ after }) => {
    const part = now[after];
    return part !== undefined && part.isWord && part.key.length >= TELLING;
  });
  const [first, last] = [telling[0], telling.at(-1)];
  if (!first || !last) return span;
  const hasQuote = old.some(({ key }) => QUOTE.test(key));
  const isBorder = (part: Part | undefined, counterpart: Part | undefined) =>
    part !== undefined &&
    ((QUOTE.test(part.key) && !hasQuote) ||
      (PARTING.test(part.key) && counterpart?.key !== part.key));
  let { start, end } = span;
  for (let at = last.after + 1; at < now.length; at += 1) {
    const part = now[at];
    if (!part || !isBorder(part, old[last.before + at - last.after])) continue;
    const previous = now[at - 1];
    end = span.start + (previous && PARTING.test(previous.key) ? previous.start : part.start);
    break;
  }
  for (let at = first.after - 1; at >= 0; at -= 1) {
    const part = now[at];
    if (!part || !isBorder(part, old[first.before + at - first.after])) continue;
    start = span.start + part.end;
    break;
  }
  while (start < end && /\s/.test(text.charAt(start))) start += 1;
  while (end > start && /\s/.test(text.charAt(end - 1))) end -= 1;
  return start < end ? { start, end } : span;
}

type Part = Span & { key: string; isWord: boolean };

function partsOf(text: string): Part[] {
  return tokensOf(text, { hyphens: "part" })
    .filter(({ kind }) => kind !== "space")
    .map(({ kind, start, end }) => ({
      ...{ start, end, isWord: kind === "word" },
      key: foldTypography(text.slice(start, end), { case: true }).text,
    }));
}

/**
 * Whether a statement says the opposite of another: a "not" more, "fell" for "rose". A "not" that
 * went with the words around it leaves the rest as it was.
 */
export function saysOpposite(quote: string, words: string): boolean {
  return changesOfMeaning(quote, words).some(
    ({ kind, after }) => (kind === "negation" && after !== "") || kind === "reversal",
  );
}

/** Words in a row that remains must have, and that are looked for at most. */
const FEWEST_LEFT = 3;
const MOST_LEFT = 40;

/**
 * Where the beginning or the end of a quote stands in a text that has the whole of it no more: the
 * longest that is there, the beginning before the end; null where less than three words are.
 * @param others places that say something else, in which nothing is left of it.
 */
export function remainsOf(quote: string, text: string, others: readonly Span[]): Span | null {
  const words = partsOf(quote).filter(({ isWord }) => isWord);
  const folded = foldTypography(text, { case: true });
  const most = Math.min(MOST_LEFT, words.length - 1);
  for (let count = most; count >= FEWEST_LEFT; count -= 1) {
    for (const kept of [words.slice(0, count), words.slice(-count)]) {
      const piece = quote.slice(kept[0]?.start ?? 0, kept.at(-1)?.end ?? 0);
      const key = foldTypography(piece, { case: true }).text;
      const start = folded.text.indexOf(key);
      if (start < 0) continue;
      const span = folded.spanToOriginal({ start, end: start + key.length });
      if (others.every((other) => span.end <= other.start || other.end <= span.start)) return span;
    }
  }
  return null;
}
