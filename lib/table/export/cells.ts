/**
 * What stands in one cell: several citations' values joined so that they can be told apart
 * again, and instants on the newsroom's clock. Pure; the same for every form of file.
 */
import { STANCES, type Stance } from "@/lib/ledger/claims/rules";
import { tzOffset } from "@date-fns/tz";

/**
 * One cell for the values of a claim's citations, in the citations' order: "Leaked files; NATO
 * (denies)". A single value stands as it is. Among several, a semicolon inside a value is
 * doubled, so that a locator such as "p. 3; p. 5" cannot slip over to the next source.
 */
export function joinEntries(entries: readonly string[]): string {
  const [first = "", ...others] = entries;
  if (others.length === 0) return first;
  return entries.map((entry) => entry.replaceAll(";", ";;")).join("; ");
}

const ENDS_IN_STANCE = new RegExp(` \\((${STANCES.join("|")})\\)$`);

/**
 * "NATO (denies)"; that a source supports the claim goes without saying, unless its own name ends so
 * that it would be taken for saying something else.
 */
export function entryInStance(name: string, stance: Stance): string {
  return stance === "supports" && !ENDS_IN_STANCE.test(name) ? name : `${name} (${stance})`;
}

/** The name and the stance again. */
export function splitStance(entry: string): { name: string; stance: Stance } {
  const [mark, stance] = ENDS_IN_STANCE.exec(entry) ?? [];
  if (mark === undefined) return { name: entry, stance: "supports" };
  return { name: entry.slice(0, -mark.length), stance: stance as Stance };
}

/** The values again. `count` is that of the claim's `terms`, which hold no semicolon. */
export function splitEntries(cell: string, count: number): string[] {
  if (count < 2) return cell === "" && count === 0 ? [] : [cell];
  const entries: string[] = [];
  let entry = "";
  for (let index = 0; index < cell.length; index += 1) {
    const pair = cell.slice(index, index + 2);
    if (pair === ";;" || pair === "; ") {
      index += 1;
      if (pair === ";;") entry += ";";
      else {
        entries.push(entry);
        entry = "";
      }
    } else entry += cell.charAt(index);
  }
  return [...entries, entry];
}

const MINUTE = 60_000;
const DAY = 86_400_000;

/** 1 January 1970 as spreadsheets count days. */
const EPOCH_SERIAL = 25_569;

/** An instant, or how it is stored: 2026-05-31T13:10:09.000+00:00, always in UTC. */
type Instant = Date | string;

export type ZoneClock = {
  /** 2026-05-31T14:10:09+01:00: what stood on the newsroom's clock, and which instant that was. */
  iso: (at: Instant) => string;
  /** The same clock as a spreadsheet's number of days, to the second. It knows no time zones. */
  serial: (at: Instant) => number;
};

/** The newsroom's clock, for very many instants: what an hour is there, is worked out once. */
export function zoneClock(zone: string): ZoneClock {
  const offsets = new Map<string, number | null>();
  const offsetAt = (stored: string): number => {
    const day = stored.slice(0, 10);
    let offset = offsets.get(day);
    if (offset === undefined) offsets.set(day, (offset = offsetOfDay(zone, day)));
    return offset ?? tzOffset(zone, new Date(stored));
  };
  const hours = new Map<string, { hour: string; distance: string }>();
  const hourOf = (stored: string) => {
    const offset = offsetAt(stored);
    // On a day on which clocks change, an hour may be two.
    if (typeof offsets.get(stored.slice(0, 10)) !== "number" || offset % 60 !== 0) return null;
    if (hours.size >= HOURS_KEPT) hours.clear();
    const hour = wholeHour(stored.slice(0, 13), offset);
    hours.set(stored.slice(0, 13), hour);
    return hour;
  };
  return {
    iso: (at) => {
      const stored = typeof at === "string" ? at : at.toISOString();
      const hour = hours.get(stored.slice(0, 13)) ?? hourOf(stored);
      if (hour) return hour.hour + stored.slice(13, 19) + hour.distance;
      const offset = offsetAt(stored);
      const clock = new Date(Date.parse(stored) + offset * MINUTE).toISOString();
      return clock.slice(0, 19) + distance(offset);
    },
    serial: (at) => {
      const stored = typeof at === "string" ? at : at.toISOString();
      const clock = Math.floor(Date.parse(stored) / 1_000) * 1_000 + offsetAt(stored) * MINUTE;
      return EPOCH_SERIAL + clock / DAY;
    },
  };
}

/** More hours than a newsroom logs in for years. */
const HOURS_KEPT = 50_000;

/** What an hour in UTC is on a clock that only shows another hour. */
function wholeHour(utcHour: string, offset: number) {
  const clock = new Date(Date.parse(`${utcHour}:00:00.000Z`) + offset * MINUTE).toISOString();
  return { hour: clock.slice(0, 13), distance: distance(offset) };
}

/** In minutes, if it is the same from the day's beginning to its end; null where clocks change. */
function offsetOfDay(zone: string, day: string): number | null {
  const begins = new Date(`${day}T00:00:00.000Z`);
  const offset = tzOffset(zone, begins);
  return tzOffset(zone, new Date(begins.getTime() + DAY)) === offset ? offset : null;
}

/** How far a clock is from UTC: +01:00. */
function distance(offset: number): string {
  const minutes = Math.abs(Math.round(offset));
  const pad = (part: number) => (part < 10 ? `0${part}` : String(part));
  return `${offset < 0 ? "-" : "+"}${pad(Math.floor(minutes / 60))}:${pad(minutes % 60)}`;
}
