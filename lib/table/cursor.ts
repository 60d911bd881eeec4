/**
 * Where a page of the claim table begins or ends: the sort values of its edge row, so that the
 * next page goes on from there whatever was added or withdrawn meanwhile. Opaque in the URL. Pure.
 */

/** The value of a sort: text or number; null stands for the rows that have none. */
export type SortKey = string | number | null;

export type Cursor = {
  /** The sort that it belongs to; under another one it means nothing. */
  sort: string;
  key: SortKey;
  /** Of the claim at the edge. */
  id: number;
  /** How many rows stand before the page that this cursor leads to (or ends, going back). */
  position: number;
};

export function writeCursor({ sort, key, id, position }: Cursor): string {
  const bytes = new TextEncoder().encode(JSON.stringify([sort, key, id, position]));
  const binary = Array.from(bytes, (byte) => String.fromCharCode(byte)).join("");
  return btoa(binary).replaceAll("+", "-").replaceAll("/", "_").replaceAll("=", "");
}

/** @returns null for anything that `writeCursor` did not write. */
export function readCursor(token: string): Cursor | null {
  if (!/^[\w-]{1,2000}$/.test(token)) return null;
  try {
    const binary = atob(token.replaceAll("-", "+").replaceAll("_", "/"));
    const bytes = Uint8Array.from(binary, (character) => character.charCodeAt(0));
    const parts: unknown = JSON.parse(new TextDecoder("utf-8", { fatal: true }).decode(bytes));
    if (!Array.isArray(parts) || parts.length !== 4) return null;
    const [sort, key, id, position] = parts as unknown[];
    if (typeof sort !== "string" || !isKey(key) || !isCount(id) || !isCount(position)) return null;
    return { sort, key, id, position };
  } catch {
    return null;
  }
}

function isKey(value: unknown): value is SortKey {
  return (
    value === null ||
    typeof value === "string" ||
    (typeof value === "number" && Number.isFinite(value))
  );
}

function isCount(value: unknown): value is number {
  return typeof value === "number" && Number.isSafeInteger(value) && value >= 0;
}
