/**
 * Between instants and what a clock on the newsroom's wall shows. Pure. Around a change of
 * the clocks: an hour that happens twice is taken the first time, one that is skipped is read
 * as the clock before the change would have shown it.
 */
import { tzOffset } from "@date-fns/tz";

const MINUTE = 60_000;

/** @param wall such as 2026-05-31T18:00, without offset. */
export function instantFromWall(wall: string, zone: string): Date {
  const asUtc = Date.parse(`${wall}Z`);
  // The offset that held a day before: at most one change lies between.
  const before = tzOffset(zone, new Date(asUtc - 24 * 60 * MINUTE));
  const first = asUtc - before * MINUTE;
  if (tzOffset(zone, new Date(first)) === before) return new Date(first);
  const after = tzOffset(zone, new Date(first));
  const second = asUtc - after * MINUTE;
  return new Date(tzOffset(zone, new Date(second)) === after ? second : first);
}

/**
 * Where the clocks skip this wall time, what they show instead, half past three for half past two;
 * null where they do show it.
 */
export function skippedTo(wall: string, zone: string): string | null {
  const shown = wallTimeOf(instantFromWall(wall, zone), zone);
  return shown === wall.slice(0, 16) ? null : shown;
}

/** A wall time, or a time with an offset (ending in Z, +02:00 …), as an instant. */
export function instantFrom(text: string, zone: string): Date {
  return /(Z|[+-]\d{2}:\d{2})$/i.test(text) ? new Date(text) : instantFromWall(text, zone);
}

/** 2026-05-31T18:00, as a datetime-local field takes it. */
export function wallTimeOf(instant: Date, zone: string): string {
  const shifted = new Date(instant.getTime() + tzOffset(zone, instant) * MINUTE);
  return shifted.toISOString().slice(0, 16);
}

/** The day on the newsroom's calendar, as midnight UTC: how days are stored. */
export function dayInZone(instant: Date, zone: string): Date {
  return new Date(`${wallTimeOf(instant, zone).slice(0, 10)}T00:00:00.000Z`);
}

/** The hour that the newsroom's clock shows, 0 to 23. */
export function hourInZone(instant: Date, zone: string): number {
  return Number(wallTimeOf(instant, zone).slice(11, 13));
}
