/**
 * A range of calendar days in a filter: `2026-05-01..2026-05-31`, open at either end, one day,
 * `none`, or counted from the day on which it is read (`..today`, `today-7..`), so that a saved
 * view stays true. Pure.
 */
import { isCalendarDay } from "@/lib/platform/calendar";

/** A day as YYYY-MM-DD, or relative: today, today+7, today-30. */
export type DayMark = string;
export type DayRange = { from: DayMark | null; to: DayMark | null } | "none";

const RELATIVE = /^today(?:([+-])(\d{1,4}))?$/;

function isDayMark(text: string): boolean {
  return RELATIVE.test(text) || isCalendarDay(text);
}

export function writeDayRange(range: DayRange): string {
  if (range === "none") return "none";
  if (range.from !== null && range.from === range.to) return range.from;
  return `${range.from ?? ""}..${range.to ?? ""}`;
}

/** @returns null for what is not a range of days. */
export function readDayRange(text: string): DayRange | null {
  if (text === "none") return "none";
  const [from, to, ...rest] = text.includes("..") ? text.split("..") : [text, text];
  if (from === undefined || to === undefined || rest.length > 0) return null;
  if (from === "" && to === "") return null;
  if (![from, to].every((mark) => mark === "" || isDayMark(mark))) return null;
  return { from: from || null, to: to || null };
}

/** The calendar day that a mark means on the given day; both as YYYY-MM-DD. */
export function dayOfMark(mark: DayMark, today: string): string {
  const relative = RELATIVE.exec(mark);
  if (!relative) return mark;
  const days = Number(relative[2] ?? 0) * (relative[1] === "-" ? -1 : 1);
  return addDays(today, days);
}

export function addDays(day: string, days: number): string {
  const moved = new Date(Date.parse(`${day}T00:00:00.000Z`) + days * 86_400_000);
  // Texts of years beyond four digits would no longer compare as the days do.
  return moved.getUTCFullYear() > 9999 ? "9999-12-31" : moved.toISOString().slice(0, 10);
}
