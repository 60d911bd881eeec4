/** Dates of demo records, counted from the time of loading. Pure. */

const MINUTE = 60_000;
const DAY = 24 * 60 * MINUTE;

/** A calendar day as YYYY-MM-DD; negative numbers lie in the past. */
export function dayFrom(loadedAt: Date, days: number): string {
  return new Date(loadedAt.getTime() + days * DAY).toISOString().slice(0, 10);
}

/** A deadline falls on a half hour, at least so many hours ahead. */
export function deadlineFrom(loadedAt: Date, hours: number): string {
  const half = 30 * MINUTE;
  const earliest = loadedAt.getTime() + hours * 60 * MINUTE;
  return new Date(Math.ceil(earliest / half) * half).toISOString();
}
