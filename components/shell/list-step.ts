/** Which member of a list comes next, for walking it by keys. Pure. */

export type ListStep<Item> = {
  /** In the order of the list. */
  items: readonly Item[];
  /** Where one is; null before the first step. */
  from: Item | null;
  /** 1 on, -1 back. */
  by: 1 | -1;
  /** Which members are stops; all, where it is left out. */
  stops?: ((item: Item) => boolean) | undefined;
  /** Goes on from the other end of the list. */
  wraps?: boolean;
};

/** The next stop; null where there is none (without `wraps`: none in this direction). */
export function nextInList<Item>(step: ListStep<Item>): Item | null {
  const { items, from, by, stops = () => true, wraps = false } = step;
  const at = from === null ? -1 : items.indexOf(from);
  const ahead =
    by === 1 ? items.slice(at + 1) : items.slice(0, at < 0 ? items.length : at).reverse();
  const behind = at < 0 ? [] : by === 1 ? items.slice(0, at) : items.slice(at + 1).reverse();
  return ahead.find(stops) ?? (wraps ? behind.find(stops) : undefined) ?? null;
}
