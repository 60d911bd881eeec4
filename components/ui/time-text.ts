/**
 * Instants in words. Promises the same text for the same instant, zone and "now" on the server
 * and in every browser; hides the arithmetic of zones and calendars.
 */

export type TimeFormat = "short" | "full" | "date" | "time" | "relative" | "left";

const minute = 60_000;
const hour = 60 * minute;
const day = 24 * hour;

type Parts = { year: string; month: string; day: string; weekday: string; time: string };

const formatters = new Map<string, Intl.DateTimeFormat>();

function formatter(zone: string): Intl.DateTimeFormat {
  let found = formatters.get(zone);
  if (!found) {
    found = new Intl.DateTimeFormat("en-GB", {
      timeZone: zone,
      year: "numeric",
      month: "short",
      day: "numeric",
      weekday: "short",
      hour: "2-digit",
      minute: "2-digit",
      hourCycle: "h23",
    });
    formatters.set(zone, found);
  }
  return found;
}

/** Assembled from parts: finished sentences differ between versions of the platform's tables. */
function partsOf(instant: number, zone: string): Parts {
  const by = new Map(
    formatter(zone)
      .formatToParts(instant)
      .map((p) => [p.type, p.value]),
  );
  const part = (type: Intl.DateTimeFormatPartTypes) => by.get(type) ?? "";
  return {
    year: part("year"),
    month: part("month").slice(0, 3),
    day: part("day"),
    weekday: part("weekday").slice(0, 3),
    time: `${part("hour")}:${part("minute")}`,
  };
}

function span(length: number): string {
  if (length < hour) return `${Math.max(1, Math.round(length / minute))} min`;
  if (length < 2 * day) return `${Math.round(length / hour)} h`;
  return `${Math.round(length / day)} d`;
}

/** "3 min ago", "in 21 h", "just now"; beyond two months the date. */
function relativeText(instant: number, now: number, zone: string): string {
  const distance = instant - now;
  const length = Math.abs(distance);
  if (length < minute) return "just now";
  if (length > 60 * day) return timeText(instant, "date", now, zone);
  return distance > 0 ? `in ${span(length)}` : `${span(length)} ago`;
}

/** How much is left before a deadline: "21 h", or "2 d over". */
function leftText(instant: number, now: number): string {
  const distance = instant - now;
  if (Math.abs(distance) < minute) return "now";
  return distance > 0 ? span(distance) : `${span(-distance)} over`;
}

/** `short` shrinks with nearness: "14:10" today, "Tue 14:10" this week, "12 Mar" this year, "12 Mar 2024". */
function shortText(instant: number, now: number, zone: string): string {
  const at = partsOf(instant, zone);
  const today = partsOf(now, zone);
  const date = `${at.day} ${at.month}`;
  if (at.year === today.year && date === `${today.day} ${today.month}`) return at.time;
  if (Math.abs(instant - now) < 6 * day) return `${at.weekday} ${at.time}`;
  return at.year === today.year ? date : `${date} ${at.year}`;
}

export function timeText(instant: number, format: TimeFormat, now: number, zone: string): string {
  if (format === "relative") return relativeText(instant, now, zone);
  if (format === "left") return leftText(instant, now);
  if (format === "short") return shortText(instant, now, zone);
  const at = partsOf(instant, zone);
  if (format === "time") return at.time;
  const date = `${at.day} ${at.month} ${at.year}`;
  return format === "date" ? date : `${at.weekday} ${date}, ${at.time}`;
}
