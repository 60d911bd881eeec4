/** What the demo newsroom did, one thing at a time, and when. Pure. */

export type Move = { readonly at: Date; readonly make: () => Promise<void> };

/** By their times; those of the same time as they were given. */
export function inOrder(moves: readonly Move[]): Move[] {
  return moves.toSorted((a, b) => a.at.getTime() - b.at.getTime());
}
