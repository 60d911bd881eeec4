/** When a backup is due, and which are kept: decided from their names, which say when they were made. */
import { madeAt } from "@/lib/platform/backup-name";
import { CommandFault } from "../fault";

const HOUR = 3_600_000;
const UNITS = { m: HOUR / 60, h: HOUR, d: 24 * HOUR, w: 7 * 24 * HOUR } as const;
type Unit = keyof typeof UNITS;

/** "1h", "30m", "14d". @returns milliseconds. @throws CommandFault */
export function readSpan(text: string): number {
  const { count, unit } = readCount(text, "mhdw");
  return count * UNITS[unit];
}

function readCount(text: string, units: string): { count: number; unit: Unit } {
  const [, count = "", unit = ""] = /^([1-9]\d{0,3})([mhdw])$/.exec(text.trim()) ?? [];
  if (!count || !units.includes(unit)) {
    const example = units.includes("m") ? "30m, 1h or 1d" : "48h, 14d or 8w";
    throw new CommandFault(`“${text}” is not a time such as ${example}.`);
  }
  return { count: Number(count), unit: unit as Unit };
}

/** The newest of each `every`, for as long as `during`; in milliseconds. */
export type Keep = { every: number; during: number };

/** "48h,14d": one an hour for 48 hours, one a day for 14 days. @throws CommandFault */
export function readKeep(text: string): Keep[] {
  return text.split(",").map((part) => {
    const { count, unit } = readCount(part, "hdw");
    return { every: UNITS[unit], during: count * UNITS[unit] };
  });
}

/** Milliseconds until the next one is due; 0: now. One that lies ahead (a clock set back) is none. */
export function untilDue(names: readonly string[], every: number, at: Date): number {
  const times = names.map((name) => madeAt(name)?.getTime() ?? Number.POSITIVE_INFINITY);
  const last = Math.max(0, ...times.filter((time) => time <= at.getTime()));
  return Math.max(0, last + every - at.getTime());
}

/**
 * Those that are not to be kept. The newest always is, and so is what lies ahead or was named by
 * somebody else.
 */
export function outdated(names: readonly string[], keep: readonly Keep[], at: Date): string[] {
  const made = names
    .map((name) => ({ name, time: madeAt(name)?.getTime() ?? Number.POSITIVE_INFINITY }))
    .filter(({ time }) => time <= at.getTime())
    .sort((one, other) => other.time - one.time);
  const kept = new Set(made.slice(0, 1).map(({ name }) => name));
  for (const { every, during } of keep) {
    const spans = new Set<number>();
    for (const { name, time } of made) {
      if (at.getTime() - time > during) break;
      const span = Math.floor(time / every);
      if (!spans.has(span)) kept.add(name);
      spans.add(span);
    }
  }
  return made.map(({ name }) => name).filter((name) => !kept.has(name));
}
