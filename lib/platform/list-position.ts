/**
 * Where a page of a list stands in the whole, in figures that never contradict its rows. Rows and
 * figures are read one after the other, and a cursor remembers its place of some time ago: what was
 * removed in between would make it "1–3 of 2". What is shown is certain, so the rest gives way.
 */

export type ListPosition = {
  /** How many stand before this page. */
  before: number;
  /** Of the whole list; null while it is being counted. */
  total: number | null;
};

export type ShownPage = {
  shown: number;
  /** The list goes on after this page. */
  hasMore: boolean;
};

/** The same position where it agrees with what is shown; otherwise the nearest one that does. */
export function agreeing<Total extends number | null>(
  { before, total }: { before: number; total: Total },
  { shown, hasMore }: ShownPage,
): { before: number; total: Total } {
  const least = before + shown + Number(hasMore);
  if (total === null || least <= total) return { before, total };
  // The last page ends with the list, wherever it was thought to begin.
  if (!hasMore && total >= shown) return { before: total - shown, total };
  return hasMore ? { before, total: least as Total } : { before: 0, total: shown as Total };
}
