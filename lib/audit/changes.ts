/** Compares a record with a patch, for events and for finding out that nothing changed. Pure. */
import type { Json } from "./canonical";
import type { Changes } from "./events";

function asJson(value: unknown): Json {
  if (value === undefined || value === null) return null;
  if (value instanceof Date) return value.toISOString();
  if (Array.isArray(value)) return value.map(asJson);
  if (typeof value === "string" || typeof value === "number" || typeof value === "boolean") {
    return value;
  }
  throw new TypeError("Only plain values can be compared.");
}

/**
 * The fields of `patch` whose value differs from `before`, old and new. Members of `patch`
 * that are undefined mean "not touched". Arrays are compared in order.
 */
export function changesBetween(
  before: Record<string, unknown>,
  patch: Record<string, unknown>,
): Changes {
  const changes: Changes = {};
  for (const [field, value] of Object.entries(patch)) {
    if (value === undefined) continue;
    const from = asJson(before[field]);
    const to = asJson(value);
    if (JSON.stringify(from) !== JSON.stringify(to)) changes[field] = { from, to };
  }
  return changes;
}

export function isEmpty(changes: Changes): boolean {
  return Object.keys(changes).length === 0;
}
