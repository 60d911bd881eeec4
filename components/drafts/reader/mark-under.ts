/** Which mark a click means, where several lie on one word. Pure. */
import type { Span } from "@/lib/text/text";

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
