/**
 * From words to ranges of the text, and finding one's place among things in the order of the text,
 * in logarithmic time. Pure.
 */
import type { Span } from "@/lib/text/text";
import type { Reading } from "./reading";

/** Index of the first item that starts at or after `offset`; the length if none does. */
export function indexFrom<Item>(
  items: readonly Item[],
  offset: number,
  startOf: (item: Item) => number,
): number {
  let low = 0;
  let high = items.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    const item = items[middle];
    if (item !== undefined && startOf(item) < offset) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** The items that lie within a span. They are in order and do not overlap. */
export function within<Item extends { readonly span: Span }>(
  items: readonly Item[],
  { start, end }: Span,
): Item[] {
  const first = indexFrom(items, start, ({ span }) => span.start);
  let last = first;
  while ((items[last]?.span.end ?? Infinity) <= end) last += 1;
  return items.slice(first, last);
}

/** The spans that share a character with the given one. They are in order and do not overlap. */
export function touching<Item extends Span>(items: readonly Item[], { start, end }: Span): Item[] {
  let first = indexFrom(items, start, (item) => item.start);
  if (first > 0 && (items[first - 1]?.end ?? 0) > start) first -= 1;
  let last = first;
  while ((items[last]?.start ?? Infinity) < end) last += 1;
  return items.slice(first, last);
}

/** The range of text from one word to another, both included; empty at 0 if there are none. */
export function spanOf({ words }: Pick<Reading, "words">, first: number, last: number): Span {
  const start = words[first]?.start ?? 0;
  return { start, end: Math.max(start, words[last]?.end ?? start) };
}
