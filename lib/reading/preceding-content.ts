/**
 * What is asserted, to the left of a cue and around it: "…, she said", "The deal, she said, is
 * off". Pure; the content may leave the sentence only inside a quotation.
 */
import { isWorded, opensNextAttribution, toRight, type Content } from "./complements";
import {
  beginsClause,
  isComma,
  isCoordinator,
  isDash,
  isOpeningMark,
  isRelative,
} from "./patterns";
import type { Reading } from "./reading";
import type { Sentence } from "./sentences";

/**
 * The content that ends right before the word at `at` (the subject's or the inverted verb's
 * first): quoted words, or the clause before a comma. Null where neither stands there.
 */
export function contentBefore(reading: Reading, sentence: Sentence, at: number): Content | null {
  const { words, quotationOf } = reading;
  const outer = quotationOf[at] ?? null;
  let last = at - 1;
  const isLinked = isComma(words[last]) || isDash(words[last]);
  const quotation = quotationOf[isLinked ? last - 1 : last] ?? quotationOf[last] ?? null;
  if (quotation && quotation !== outer && last >= sentence.first) {
    const opener = indexOf(reading, quotation.start, last);
    if (!isWorded(reading, opener, last) && opener > sentence.first) {
      return isLinked ? clauseLeft(reading, sentence, last) : null;
    }
    const lead = words[opener - 1];
    const isAlone =
      opener <= sentence.first ||
      !lead ||
      lead.text === ":" ||
      /^[.!?]$/.test(lead.text) ||
      (opener - sentence.first <= 2 && isCoordinator(words[sentence.first]));
    if (isAlone)
      return {
        span: { start: quotation.start, end: words[last]?.end ?? quotation.end },
        kind: "quotation",
      };
    return {
      span: { start: sentence.start, end: words[last]?.end ?? quotation.end },
      kind: "left",
    };
  }
  if (!isLinked || last <= sentence.first) return null;
  last -= 1;
  return clauseLeft(reading, sentence, at - 1);
}

/**
 * The clause that an attribution between commas interrupts: "The deal, she said, is off". Both
 * of its parts, or null. `first` and `last` are the attribution's words without the commas.
 */
export function contentAround(
  reading: Reading,
  sentence: Sentence,
  first: number,
  last: number,
): [Content, Content] | null {
  const { words, quotationOf } = reading;
  const isEnclosed = isComma(words[first - 1]) && isComma(words[last + 1]);
  const next = words[last + 2];
  if (!isEnclosed || !next || last + 2 >= sentence.last || first - 1 <= sentence.first) return null;
  if ((quotationOf[first - 2] ?? null) !== (quotationOf[first] ?? null)) return null;
  if ((quotationOf[last + 2] ?? null) !== (quotationOf[first] ?? null)) return null;
  // "…, they say, but they still work": both halves are theirs; "…, he said, and left" is not.
  const opensHalf =
    isCoordinator(next) &&
    beginsClause(words, last + 3, sentence.last, "lenient") &&
    !opensNextAttribution(reading, sentence, last + 2);
  if ((isCoordinator(next) && !opensHalf) || /ing$/.test(next.lower) || isRelative(next))
    return null;
  if (/^(?:when|while|as|after|before|although|though|because)$/.test(next.lower)) return null;
  const start = leftEdge(reading, sentence, first - 1);
  const left = { start: words[start]?.start ?? 0, end: words[first - 1]?.end ?? 0 };
  return [
    { span: left, kind: "left" },
    { span: toRight(reading, sentence, last + 2, first), kind: "bare" },
  ];
}

/** The clause from the sentence's (or the enclosing quotation's) start to the comma at `comma`. */
function clauseLeft(reading: Reading, sentence: Sentence, comma: number): Content | null {
  const { words } = reading;
  const first = leftEdge(reading, sentence, comma);
  const start = words[first];
  const end = words[comma];
  if (!start || !end || !beginsClause(words, first, comma, "lenient")) return null;
  return { span: { start: start.start, end: end.end }, kind: "left" };
}

function leftEdge({ words, quotationOf }: Reading, sentence: Sentence, comma: number): number {
  const outer = quotationOf[comma] ?? null;
  let first = comma;
  while (first > sentence.first && words[first - 1]?.text !== ";") {
    if (outer !== null && quotationOf[first - 1] !== outer) break;
    first -= 1;
  }
  return isOpeningMark(words[first]) && outer !== null ? first + 1 : first;
}

function indexOf(reading: Reading, offset: number, from: number): number {
  let at = from;
  while (at > 0 && (reading.words[at]?.start ?? 0) > offset) at -= 1;
  return at;
}
