/** Which mark comes next: along the text by keys, and through the marks under one word by clicks. Pure. */
import type { Span } from "@/lib/text/text";
import type { TextMark } from "./reader-draft";

type Walk = {
  marks: readonly TextMark[];
  /** Where one is: the key of the mark opened last; null before the first. */
  from: string | null;
  /** 1 down the text, -1 up. */
  by: 1 | -1;
  /** Which marks are stops. */
  stops: (mark: TextMark) => boolean;
  /** Goes on from the other end of the text. */
  wraps?: boolean;
};

/** The next stop; null where there is none (without `wraps`: none in this direction). */
export function nextMark({ marks, from, by, stops, wraps = false }: Walk): TextMark | null {
  const at = marks.findIndex((mark) => mark.key === from);
  const ahead =
    by === 1 ? marks.slice(at + 1) : marks.slice(0, at < 0 ? marks.length : at).reverse();
  const behind = at < 0 ? [] : by === 1 ? marks.slice(0, at) : marks.slice(at + 1).reverse();
  return ahead.find(stops) ?? (wraps ? behind.find(stops) : undefined) ?? null;
}

/** The mark to open for a click at the offset: the innermost; where that is open, the next outer one. */
export function markUnder<Mark extends Span & { key: string }>(
  marks: readonly Mark[],
  offset: number,
  opened: string | null,
): Mark | null {
  const under = marks
    .filter((mark) => mark.start <= offset && offset < mark.end)
    .sort((one, other) => one.end - one.start - (other.end - other.start));
  const at = under.findIndex((mark) => mark.key === opened);
  return under[(at + 1) % Math.max(under.length, 1)] ?? null;
}
