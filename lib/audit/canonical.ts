/**
 * Canonical JSON: one value, one text. Keys sorted by UTF-16 code unit, no white space,
 * `undefined` members left out (RFC 8785 for the values used here: strings, safe integers,
 * booleans, null, arrays, objects; a time is handed over as text). Pure.
 */
export type Json = string | number | boolean | null | Json[] | { [key: string]: Json | undefined };

/** @throws TypeError for a number that is not finite, and for what JSON has no form for. */
export function canonical(value: Json): string {
  if (value === null || typeof value === "string" || typeof value === "boolean") {
    return JSON.stringify(value);
  }
  if (typeof value === "number") {
    if (!Number.isFinite(value)) throw new TypeError("A number in an event must be finite.");
    return JSON.stringify(value);
  }
  if (Array.isArray(value)) return `[${value.map(canonical).join(",")}]`;
  if (!isPlain(value)) throw new TypeError("An event holds plain values only; a time as text.");
  const members = Object.entries(value)
    .filter((entry): entry is [string, Json] => entry[1] !== undefined)
    .sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0))
    .map(([key, member]) => `${JSON.stringify(key)}:${canonical(member)}`);
  return `{${members.join(",")}}`;
}

/** What is no plain object, such as a date, would be written as an empty one and be lost. */
function isPlain(value: unknown): boolean {
  if (typeof value !== "object" || value === null) return false;
  const prototype: unknown = Object.getPrototypeOf(value);
  return prototype === Object.prototype || prototype === null;
}
