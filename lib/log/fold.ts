/**
 * Folds a page of the log for reading: what one person did in one story in one stretch is one line,
 * and so are a day's sign-ins, and whatever the reader may not see. What stands out never folds.
 * Pure.
 */
import { byDay } from "@/lib/audit/days";
import type { LogEntry } from "./queries";
import { EVENT_TRAITS } from "./rules";

/** What is told, without what is hidden. */
export type ToldEntry = Extract<LogEntry, { isHidden: false }>;

export type LogLine =
  | { kind: "event"; entries: readonly [ToldEntry]; standsOut: boolean }
  /** Several of one person in one story. */
  | { kind: "work"; entries: readonly ToldEntry[] }
  /** Several of one day, of one person or of many. */
  | { kind: "sign-ins"; entries: readonly ToldEntry[] }
  | { kind: "hidden"; entries: readonly Extract<LogEntry, { isHidden: true }>[] };

export type LogDay = {
  /** YYYY-MM-DD on the newsroom's calendar. */
  day: string;
  /** The latest first, by the latest event of each. */
  lines: LogLine[];
  events: number;
  people: number;
};

/** A pause after which somebody begins a new stretch. */
const PAUSE = 30 * 60_000;

/**
 * @param entries the latest first.
 * @param dayOf the day of an instant on the newsroom's calendar.
 */
export function foldLog(entries: readonly LogEntry[], dayOf: (at: string) => string): LogDay[] {
  return byDay(entries, dayOf).map(({ day, entries: ofDay }) => ({
    day,
    lines: linesOf(ofDay),
    events: ofDay.length,
    people: new Set(ofDay.flatMap((entry) => (entry.isHidden ? [] : (doerOf(entry) ?? [])))).size,
  }));
}

type Stretch = { key: string | null; entries: LogEntry[]; earliest: number };

function linesOf(entries: readonly LogEntry[]): LogLine[] {
  const stretches: Stretch[] = [];
  const open = new Map<string, Stretch>();
  for (const entry of entries) {
    const key = keyOf(entry);
    const at = Date.parse(entry.at);
    const running = key === null ? undefined : open.get(key);
    if (running && (isWholeDay(entry) || running.earliest - at <= PAUSE)) {
      running.entries.push(entry);
      running.earliest = at;
      continue;
    }
    const stretch = { key, entries: [entry], earliest: at };
    stretches.push(stretch);
    if (key !== null) open.set(key, stretch);
  }
  return stretches.map(({ entries: together }) => lineOf(together));
}

/** What folds together has one key; null folds with nothing. */
function keyOf(entry: LogEntry): string | null {
  if (entry.isHidden) return "hidden";
  const { event } = entry;
  if (traitsOf(entry).standsOut) return null;
  if (isSignIn(entry)) return isFailure(entry) ? `failures ${entry.about ?? ""}` : "sign-ins";
  return `work ${event.storyId ?? 0} ${event.by}`;
}

function lineOf(together: readonly LogEntry[]): LogLine {
  const told = together.filter((entry) => !entry.isHidden);
  const [first, second] = told;
  if (!first) return { kind: "hidden", entries: together.filter((entry) => entry.isHidden) };
  if (!second) return { kind: "event", entries: [first], standsOut: traitsOf(first).standsOut };
  return { kind: isSignIn(first) ? "sign-ins" : "work", entries: told };
}

/** Sign-ins and what is hidden are a line a day; a wrong password is told with those near it. */
function isWholeDay(entry: LogEntry): boolean {
  return entry.isHidden || (isSignIn(entry) && !isFailure(entry));
}

function isSignIn(entry: ToldEntry): boolean {
  return traitsOf(entry).groups.includes("sign-ins");
}

function isFailure({ event: { type } }: ToldEntry): boolean {
  return type === "person.sign_in_failed" || type === "person.sign_in_throttled";
}

function traitsOf({ event }: ToldEntry) {
  return EVENT_TRAITS[event.type];
}

/** The installation itself is nobody. */
function doerOf({ event }: ToldEntry): string | null {
  return event.by === "Sourceline" ? null : event.by;
}
