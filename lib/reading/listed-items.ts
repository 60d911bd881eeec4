/**
 * The items of a list inside a claim ("Alder, Birch and Cedar were among the targets"), so that
 * each can be claimed by itself. Only lists of three or more names or figures-free noun phrases
 * that begin with a name, since others cannot be told from asides. Pure.
 */
import type { Span } from "@/lib/text/text";
import { isComma, isDeterminer, isName, nounPhraseEnd } from "./patterns";
import type { Reading } from "./reading";
import { indexFrom, spanOf } from "./spans";

const SHORTEST = 3;

/** The longest list in the span, its items in order; empty where there is none. */
export function listedItems(reading: Reading, { start, end }: Span): Span[] {
  const { words } = reading;
  let at = indexFrom(words, start, (word) => word.start);
  let best: Span[] = [];
  while ((words[at]?.start ?? Infinity) < end) {
    const items: Span[] = [];
    let next = at;
    while ((words[next]?.start ?? Infinity) < end) {
      const until = itemEnd(reading, next);
      if (until === next || (words[until - 1]?.end ?? Infinity) > end) break;
      items.push(spanOf(reading, next, until - 1));
      next = afterJoint(reading, until);
      if (next === until) break;
    }
    if (items.length >= SHORTEST && items.length > best.length && hasConjunction(reading, at, next))
      best = items;
    at = Math.max(next, at + 1);
  }
  return best;
}

function itemEnd({ words }: Reading, first: number): number {
  const start = isDeterminer(words[first]) ? first + 1 : first;
  if (!isName(words, start)) return first;
  const end = nounPhraseEnd(words, first, words.length);
  const linked =
    words[end]?.lower === "of" && isName(words, end + 1)
      ? nounPhraseEnd(words, end + 1, words.length)
      : end;
  return linked;
}

/** Past ",", "and" or ", and"; the index itself where the list ends. */
function afterJoint({ words }: Reading, at: number): number {
  let next = at;
  if (isComma(words[next])) next += 1;
  if (/^(?:and|or|&)$/.test(words[next]?.lower ?? "")) next += 1;
  return next;
}

function hasConjunction({ words }: Reading, first: number, last: number): boolean {
  return words.slice(first, last).some((word) => word.lower === "and" || word.lower === "or");
}
