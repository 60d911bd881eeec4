/**
 * Reads a day as people write it into a sheet, in figures or with the month's name. What could be
 * two days is not guessed: the column's other days decide, or a person. Pure.
 */
import { foldLetters } from "@/lib/text/fold-letters";

/** How a column writes days in figures. */
export type DayOrder = "day-first" | "month-first";

export type ReadDay =
  /** As YYYY-MM-DD. */
  | { kind: "day"; day: string }
  /** Day or month first: both would be a day. */
  | { kind: "either" }
  | { kind: "none" };

/** Without a year, without a day, a serial number, or no such day. */
const NONE: ReadDay = { kind: "none" };

/** The beginnings of the months' names, folded, by language families that share them. */
const MONTHS: readonly (readonly string[])[] = [
  ["jan", "ene", "gen"],
  ["feb", "fev", "fevr"],
  ["mar", "mrz", "mae"],
  ["apr", "avr", "abr"],
  ["may", "mai", "maj", "mei", "mag"],
  ["jun", "juin", "giu"],
  ["jul", "juil", "lug"],
  ["aug", "ago", "aou"],
  ["sep", "set"],
  ["oct", "okt", "ott", "out"],
  ["nov"],
  ["dec", "dez", "dic"],
];

function monthOf(name: string): number {
  const folded = foldLetters(name);
  // The longest beginning decides: "juin" is not "jui…", "mars" is not "mai".
  let best = { length: 0, month: 0 };
  for (const [at, beginnings] of MONTHS.entries()) {
    for (const beginning of beginnings) {
      if (folded.startsWith(beginning) && beginning.length > best.length) {
        best = { length: beginning.length, month: at + 1 };
      }
    }
  }
  return folded.length <= 10 ? best.month : 0;
}

const YEAR_FIRST = /^(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})(?:[T\s].*)?$/;
const FIGURES = /^(\d{1,2})([-/.])\s?(\d{1,2})([-/.])\s?(\d{4}|\d{2})(?:,?\s+\d{1,2}:.*)?$/;
const DAY_MONTH =
  /^(?:\p{L}{2,12}\.?,?\s+)?(\d{1,2})(?:st|nd|rd|th|\.|º|er)?[\s-]+(?:de\s+|of\s+)?(\p{L}{3,12})\.?,?[\s-]+(?:de\s+)?(\d{4})$/iu;
const MONTH_DAY =
  /^(?:\p{L}{2,12}\.?,?\s+)?(\p{L}{3,12})\.?\s+(\d{1,2})(?:st|nd|rd|th)?,?\s+(\d{4})$/iu;

/** @param order as the column's days go, where that is known. */
export function readDay(text: string, order: DayOrder | null): ReadDay {
  const written = foldDigits(text).trim();
  if (written.length > 60) return NONE;
  const iso = YEAR_FIRST.exec(written);
  if (iso) return dayOf(Number(iso[1]), Number(iso[2]), Number(iso[3]));
  const named = DAY_MONTH.exec(written);
  if (named) return dayOf(Number(named[3]), monthOf(named[2] ?? ""), Number(named[1]));
  const reversed = MONTH_DAY.exec(written);
  if (reversed) return dayOf(Number(reversed[3]), monthOf(reversed[1] ?? ""), Number(reversed[2]));
  return readFigures(FIGURES.exec(written), order);
}

function readFigures(match: RegExpExecArray | null, order: DayOrder | null): ReadDay {
  if (!match) return NONE;
  const [, first, mark, second, sameMark, years] = match;
  if (mark !== sameMark) return NONE;
  const year = Number(years) + (years?.length === 2 ? 2000 : 0);
  const dayFirst = dayOf(year, Number(second), Number(first));
  const monthFirst = dayOf(year, Number(first), Number(second));
  // With full stops between, the day comes first wherever that is written.
  if (mark === "." || monthFirst.kind === "none" || first === second) return dayFirst;
  if (dayFirst.kind === "none") return monthFirst;
  if (order === null) return { kind: "either" };
  return order === "day-first" ? dayFirst : monthFirst;
}

/** In which order a column writes its days: as those say that can be read in one way only. */
export function orderOfDays(texts: readonly string[]): DayOrder | null {
  const orders = new Set<DayOrder>();
  for (const text of texts) {
    const match = FIGURES.exec(foldDigits(text).trim());
    if (!match || match[2] === "." || match[2] !== match[4]) continue;
    const [first, second] = [Number(match[1]), Number(match[3])];
    if (first > 12 && second <= 12) orders.add("day-first");
    if (second > 12 && first <= 12) orders.add("month-first");
  }
  const [only] = orders;
  return orders.size === 1 ? (only ?? null) : null;
}

function dayOf(year: number, month: number, day: number): ReadDay {
  const date = new Date(Date.UTC(year, month - 1, day));
  const isDay =
    year >= 1000 &&
    date.getUTCFullYear() === year &&
    date.getUTCMonth() === month - 1 &&
    date.getUTCDate() === day;
  return isDay ? { kind: "day", day: date.toISOString().slice(0, 10) } : NONE;
}

/** Figures of other scripts as 0–9, and what nobody sees gone. */
function foldDigits(text: string): string {
  return text
    .replace(/[\p{Default_Ignorable_Code_Point}\p{Cf}]/gu, "")
    .replace(/(?![0-9])\p{Nd}/gu, foldLetters);
}
