/** Days, months and years that a sentence names, and which of them somebody was born on. Pure. */
import type { Span } from "@/lib/text/text";

export const MONTH_NAMES = ["January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December"]; // prettier-ignore
const MONTH = `(?:${MONTH_NAMES.join("|")}|Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec)\\.?`;
const YEAR = String.raw`(?:1[4-9]|20)\d\d`;

export type Moment = Span & {
  readonly year: number;
  /** From 0, as days are; null where it is not named. */
  readonly month: number | null;
  readonly day: number | null;
  readonly isBirth: boolean;
};

const MOMENT = new RegExp(
  [
    String.raw`(?<![\d,.])(?<day>\d{1,2})(?:st|nd|rd|th)?\s(?:of\s)?(?<month>${MONTH})(?:,?\s)(?<year>${YEAR})(?!\d)`,
    String.raw`(?<month2>${MONTH})\s(?:(?<day2>\d{1,2})(?:st|nd|rd|th)?,?\s)?(?:of\s)?(?<year2>${YEAR})(?!\d)`,
    String.raw`(?<![\d,.$€£-])(?<year3>${YEAR})(?![\d,]\d|s\b|-|%|\s(?:people|votes|metres|feet|homes|jobs|pounds|euros|dollars))`,
  ].join("|"),
  "g",
);
const BIRTH = /\b(?:born|birth|birthday)\b[^.;\d]{0,60}$/i;

export function momentsIn(text: string): Moment[] {
  return Array.from(text.matchAll(MOMENT), ({ 0: found, groups = {}, index }) => {
    const month = monthOf(groups.month ?? groups.month2);
    const day = groups.day ?? groups.day2;
    return {
      ...{ start: index, end: index + found.length, month },
      year: Number(groups.year ?? groups.year2 ?? groups.year3),
      day: day === undefined ? null : Number(day),
      isBirth: BIRTH.test(text.slice(Math.max(0, index - 80), index)),
    };
  });
}

export function monthOf(name: string | undefined): number | null {
  if (name === undefined) return null;
  const at = MONTH_NAMES.findIndex((one) => one.startsWith(name.slice(0, 3)));
  return at < 0 ? null : at;
}

/** How old one may be who was born then: one age where both days are known, else two. */
export function agesBetween(birth: Moment, event: Moment): number[] {
  const years = event.year - birth.year;
  if (birth.month === null || event.month === null) return [years - 1, years];
  if (event.month !== birth.month) return [event.month > birth.month ? years : years - 1];
  if (birth.day === null || event.day === null) return [years - 1, years];
  return [event.day >= birth.day ? years : years - 1];
}
