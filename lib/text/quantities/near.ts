/** Figures compared and said. Pure. */

/** Whether two figures are one within a slack, and a share of the greater beside. */
export function isNear(one: number, other: number, slack: number, share = 0): boolean {
  const most = Math.max(Math.abs(one), Math.abs(other));
  return Math.abs(one - other) <= slack + share * most + 1e-9 * most;
}

export function rounded(value: number, decimals = value < 10 ? 1 : 0): string {
  return Number(value.toFixed(decimals)).toLocaleString("en-GB");
}

/** At most two decimals, thousands grouped. */
export function sayNumber(value: number): string {
  return rounded(value, Math.abs(value) < 10 ? 2 : Math.abs(value) < 100 ? 1 : 0);
}

/** "12, 7 and 4". */
export function listed(items: readonly string[]): string {
  return items.length < 2 ? (items[0] ?? "") : `${items.slice(0, -1).join(", ")} and ${items.at(-1) ?? ""}`;
} // prettier-ignore

const SCALE_WORDS = new Map([[100, "hundred"], [1e3, "thousand"], [1e6, "million"], [1e9, "billion"], [1e12, "trillion"]]); // prettier-ignore

/** With its order of magnitude as a word. */
export function said({ written, scale }: { written: string; scale: number }): string {
  const word = SCALE_WORDS.get(scale);
  return word ? `${written} ${word}` : written;
}

/** A value in the other's order of magnitude. */
export function sayIn(value: number, scale: number): string {
  return said({ written: sayNumber(value / scale), scale });
}
