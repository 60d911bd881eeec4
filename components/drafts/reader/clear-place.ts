/**
 * Where a button about selected words stands without lying on them, or on the lines they stand in:
 * in the margin at the height of their last line where that is wide enough, otherwise at the foot of
 * the window, or at its head while the words are at the foot. Pure; all in the window's pixels.
 */

export type Box = { left: number; top: number; right: number; bottom: number };
export type Size = { width: number; height: number };

/** Between the button and whatever it stands beside. */
const GAP = 8;

/**
 * @param lines the selected words, a box for each line.
 * @param lineEnd where the lines of the text end at most: beyond it is the margin.
 * @param column what is seen of the column that the text is read in.
 * @returns the button's top left corner.
 */
export function clearPlace(
  lines: readonly Box[],
  lineEnd: number,
  column: Box,
  { width, height }: Size,
): { left: number; top: number } {
  const last = lines.at(-1);
  const isSeen = last && last.bottom > column.top && last.top < column.bottom;
  if (isSeen && lineEnd + width + 2 * GAP <= column.right) {
    const beside = last.top + (last.bottom - last.top - height) / 2;
    return { left: lineEnd + GAP, top: within(beside, column, height) };
  }
  const left = Math.max(column.left + GAP, column.right - width - GAP);
  const foot = column.bottom - height - GAP;
  const head = column.top + GAP;
  const isFree = (top: number) =>
    lines.every((line) => line.bottom + GAP <= top || line.top - GAP >= top + height);
  return { left, top: isFree(foot) || !isFree(head) ? foot : head };
}

function within(top: number, column: Box, height: number): number {
  return Math.max(column.top + GAP, Math.min(top, column.bottom - height - GAP));
}
