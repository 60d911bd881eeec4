/** Weekdays against dates, and dates that no calendar has. English. Pure, linear in the sentence. */
import { yearsIn } from "./years";

const WEEKDAYS = ["Sunday", "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday"];
const MONTHS = ["January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December"]; // prettier-ignore

const WEEKDAY = `(?<weekday>${WEEKDAYS.join("|")}|(?<!\\p{Lu}\\p{L}{0,30}\\s)(?:Mon|Tues?|Weds?|Thu(?:rs?)?|Fri|Sat|Sun))\\.?`;
const MONTH = `(?<month>${MONTHS.join("|")}|Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec)\\.?`;
const DAY = String.raw`(?<![\d.,])(?<day>\d{1,2})(?:st|nd|rd|th)?(?![\d:]|[.,]\d|%)`;
const YEAR = String.raw`(?:,?\s(?:of\s)?(?<year>(?:1[5-9]|20)\d\d)(?!\d))?`;
const DATES = [`(?:the\\s)?${DAY}\\s(?:of\\s)?${MONTH}${YEAR}`, `${MONTH}\\s${DAY}${YEAR}`];
/** The weekday before the date, or behind it: "14 May 2024, a Tuesday". */
const DATED = DATES.flatMap((date) => [
  new RegExp(`\\b${WEEKDAY}(?:,|\\son|\\sthe|,\\sthe|\\s\\()?\\s?${date}`, "gu"),
  new RegExp(`(?<!\\p{L})${date},?\\s(?:\\(|(?:was\\s|is\\s|fell\\son\\s|falls\\son\\s)?a\\s)${WEEKDAY}\\b`, "gu"),
]); // prettier-ignore
const BARE = DATES.map((date) => new RegExp(`(?<!\\p{L})${date}(?!\\p{L})`, "gu"));

/** In words: "14 May 2024 was a Tuesday, not a Monday". Null where nothing is wrong, or not for sure. */
export function dayRemark(sentence: string, around: readonly number[]): string | null {
  return noSuchDay(sentence) ?? weekdayRemark(sentence, around);
}

type Parts = Record<string, string | undefined>;

function monthIn({ month = "" }: Parts): number {
  return MONTHS.findIndex((name) => name.startsWith(month.slice(0, 3)));
}

function lengthOf(month: number, year: number | null): number {
  return new Date(Date.UTC(year ?? 2024, month + 1, 0)).getUTCDate();
}

function noSuchDay(sentence: string): string | null {
  for (const pattern of BARE) {
    for (const { groups = {} } of sentence.matchAll(pattern)) {
      const [day, month] = [Number(groups.day), monthIn(groups)];
      // "May 60 people vote": a word, and no month.
      if (day > 31 || day === 0) continue;
      const year = groups.year === undefined ? null : Number(groups.year);
      const most = lengthOf(month, year);
      if (day <= most) continue;
      return `${MONTHS[month]}${year === null ? "" : ` ${year}`} has ${most} days`;
    }
  }
  return null;
}

function weekdayRemark(sentence: string, around: readonly number[]): string | null {
  for (const pattern of DATED) {
    for (const { groups = {} } of sentence.matchAll(pattern)) {
      const [day, month] = [Number(groups.day), monthIn(groups)];
      if (day === 0 || day > 31) continue;
      const years = groups.year === undefined ? yearsAround(sentence, around) : [+groups.year];
      const weekdays = years.map((year) => new Date(Date.UTC(year, month, day)).getUTCDay());
      const said = WEEKDAYS.findIndex((name) =>
        name.startsWith((groups.weekday ?? "-").slice(0, 3)),
      );
      if (weekdays.length === 0 || weekdays.includes(said)) continue;
      const [year, is] = [years.at(-1), WEEKDAYS[weekdays.at(-1) ?? 0]];
      return `${day} ${MONTHS[month]} ${year} is a ${is}, not a ${WEEKDAYS[said]}`;
    }
  }
  return null;
}

/** A day without a year may be of any year that the text speaks of. */
function yearsAround(sentence: string, around: readonly number[]): number[] {
  return [...new Set([...around, ...yearsIn(sentence)])];
}
