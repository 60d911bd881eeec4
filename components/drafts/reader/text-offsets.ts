/**
 * Between places in the drawn text and UTF-16 offsets in the draft's. Browser only.
 *
 * Every stretch of text stands in an element of its own that says in `data-at` where it begins;
 * refs, numbers and whatever else is drawn stand outside of these and so count for nothing.
 */
import { trimSpan } from "@/lib/drafts/place/selectors";
import type { Span } from "@/lib/text/text";

const STRETCH = "[data-at]";

/** The words selected in the text under `root`, without white space around them; null for none. */
export function selectedSpan(root: HTMLElement, text: string): Span | null {
  const selection = document.getSelection();
  if (!selection || selection.isCollapsed || selection.rangeCount === 0) return null;
  // What began elsewhere ("select all") is not a choice of words in the text.
  if (!selection.anchorNode || !root.contains(selection.anchorNode)) return null;
  const range = selection.getRangeAt(0);
  const { start, end } = trimSpan(text, {
    start: offsetOf(root, range.startContainer, range.startOffset) ?? 0,
    end: offsetOf(root, range.endContainer, range.endOffset) ?? text.length,
  });
  return start < end ? { start, end } : null;
}

/** A place between two stretches counts as the beginning of the later; null behind the last. */
function offsetOf(root: HTMLElement, node: Node, offset: number): number | null {
  const element = node instanceof Element ? node : node.parentElement;
  const inside = element?.closest<HTMLElement>(STRETCH);
  if (inside && root.contains(inside)) {
    const before = document.createRange();
    before.setStart(inside, 0);
    before.setEnd(node, offset);
    return beginningOf(inside) + before.toString().length;
  }
  const point = document.createRange();
  point.setStart(node, offset);
  const stretches = stretchesOf(root);
  const index = firstWhere(stretches.length, (at) => {
    const stretch = stretches[at];
    return stretch !== undefined && point.comparePoint(stretch, 0) >= 0;
  });
  const later = stretches[index];
  return later ? beginningOf(later) : null;
}

/** The span as a range of the page; null where it is not drawn. */
export function rangeOf(root: HTMLElement, { start, end }: Span): Range | null {
  const stretches = stretchesOf(root);
  const last = (limit: (at: number) => boolean) =>
    stretches[
      firstWhere(stretches.length, (index) => {
        const stretch = stretches[index];
        return stretch !== undefined && !limit(beginningOf(stretch));
      }) - 1
    ];
  const first = last((at) => at <= start);
  const final = last((at) => at < end);
  const from = first?.firstChild;
  const to = final?.firstChild;
  if (!first || !final || !(from instanceof Text) || !(to instanceof Text)) return null;
  const range = document.createRange();
  range.setStart(from, Math.min(start - beginningOf(first), from.length));
  range.setEnd(to, Math.min(end - beginningOf(final), to.length));
  return range;
}

/** Where the words of the range stand in the window, line by line. */
export function linesOf(range: Range): DOMRect[] {
  return [...range.getClientRects()].filter((line) => line.width > 0);
}

export function selectSpan(root: HTMLElement, span: Span): void {
  const range = rangeOf(root, span);
  const selection = document.getSelection();
  if (!range || !selection) return;
  selection.removeAllRanges();
  selection.addRange(range);
}

/** The offset at which the stretch under an element begins; null outside of the text. */
export function offsetAt(target: EventTarget | null): number | null {
  const stretch = target instanceof Element ? target.closest<HTMLElement>(STRETCH) : null;
  return stretch ? beginningOf(stretch) : null;
}

function stretchesOf(root: HTMLElement): HTMLElement[] {
  return [...root.querySelectorAll<HTMLElement>(STRETCH)];
}

function beginningOf(stretch: HTMLElement): number {
  return Number(stretch.dataset.at);
}

/** The first index from which the condition holds on, by halving; `length` where it never does. */
function firstWhere(length: number, holds: (index: number) => boolean): number {
  let low = 0;
  let high = length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (holds(middle)) high = middle;
    else low = middle + 1;
  }
  return low;
}
