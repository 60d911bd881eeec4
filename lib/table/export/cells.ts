/**
 * What stands in one cell: several citations' values joined so that they can be told apart
 * again, and instants on the newsroom's clock. Pure; the same for every form of file.
 */
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

/** 2026-05-31T14:10:00+01:00: what stood on the newsroom's clock, and which instant that was. */
export function isoInZone(at: Date, zone: string): string {
  const offset = tzOffset(zone, at);
  const clock = new Date(at.getTime() + offset * MINUTE).toISOString().slice(0, 19);
  const minutes = Math.abs(Math.round(offset));
  const pad = (part: number) => String(part).padStart(2, "0");
  return `${clock}${offset < 0 ? "-" : "+"}${pad(Math.floor(minutes / 60))}:${pad(minutes % 60)}`;
}

/** 1 January 1970 as spreadsheets count days. */
const EPOCH_SERIAL = 25_569;

/** The same clock as a spreadsheet's number of days, to the second. It knows no time zones. */
export function serialInZone(at: Date, zone: string): number {
  const clock = at.getTime() + tzOffset(zone, at) * MINUTE;
  return EPOCH_SERIAL + (Math.floor(clock / 1_000) * 1_000) / DAY;
}
