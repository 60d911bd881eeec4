/**
 * Numbers, sums of money, percentages and dates in a text, as a fact-checker would underline
 * them. English. One scan; linear. Pure.
 */
import type { Figure } from "./proposal";

const MONTHS =
  "(?:Jan(?:uary)?|Feb(?:ruary)?|Mar(?:ch)?|Apr(?:il)?|May|June?|July?|Aug(?:ust)?|Sept?(?:ember)?|Oct(?:ober)?|Nov(?:ember)?|Dec(?:ember)?)";
const DAYS = "(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day";
const SCALE = "(?:hundred|thousand|million|billion|trillion|bn|m|k)";
const CURRENCY =
  "(?:dollars?|euros?|pounds?|yen|yuan|roubles?|rubles?|rupees?|francs?|crowns?|pence|cents?)";

/** What can begin a figure; each then reads on from where it stands, so nothing is read twice. */
const BEGINNING = new RegExp(
  [
    "(?<day>\\d{1,2}(?:st|nd|rd|th)?)\\s(?=" + MONTHS + "\\b)",
    "(?<month>\\b" + MONTHS + ")(?=\\.?\\s\\d|\\b)",
    "(?<weekday>\\b" + DAYS + "\\b)",
    "(?<currency>(?:\\b(?:US|NZ|A|C|HK))?\\s?[$£€¥])",
    "(?<number>\\d)",
    "(?<spelled>\\b(?:two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|twenty|thirty|forty|fifty|dozens?|hundreds?|thousands?|millions?|billions?)\\b)",
  ].join("|"),
  "gu",
);
const NUMBER = /\d+(?:[.,]\d+)*/y;
const SCALE_AFTER = new RegExp(`[\\s-]?${SCALE}\\b`, "y");
const CURRENCY_AFTER = new RegExp(`\\s${CURRENCY}\\b`, "y");
const PERCENT_AFTER = /\s?(?:%|percent\b|per\scent\b|percentage\spoints?\b)/y;
const DAY_AND_YEAR = /\.?\s\d{1,2}(?:st|nd|rd|th)?(?!\d)(?:,?\s\d{4}(?!\d))?|\.?\s\d{4}(?!\d)/y;
const MONTH_AND_YEAR = new RegExp(`\\s${MONTHS}(?:\\.?,?\\s\\d{4}(?!\\d))?`, "y");
const ISO_REST = /-\d{2}-\d{2}(?!\d)/y;

/** The figures in order; none overlaps another. */
export function findFigures(text: string): Figure[] {
  const found: Figure[] = [];
  BEGINNING.lastIndex = 0;
  for (let match = BEGINNING.exec(text); match; match = BEGINNING.exec(text)) {
    const figure = read(text, match);
    if (!figure) continue;
    found.push(figure);
    BEGINNING.lastIndex = Math.max(figure.span.end, BEGINNING.lastIndex);
  }
  return found;
}

function after(text: string, pattern: RegExp, at: number): number {
  pattern.lastIndex = at;
  return pattern.test(text) ? pattern.lastIndex : at;
}

function read(text: string, match: RegExpExecArray): Figure | null {
  const groups = match.groups ?? {};
  const start = match.index + (/^\s/.test(match[0]) ? 1 : 0);
  const end = match.index + match[0].length;
  const figure = (kind: Figure["kind"], until: number): Figure => ({
    kind,
    span: { start, end: until },
  });
  if (groups.day) return figure("date", after(text, MONTH_AND_YEAR, end - 1));
  if (groups.month) {
    const until = after(text, DAY_AND_YEAR, end);
    // "may" and "march" are words too: a month alone needs its capital and something before it.
    return until > end || isMonthAlone(text, match.index, groups.month)
      ? figure("date", until)
      : null;
  }
  if (groups.weekday) return figure("date", end);
  if (groups.spelled) return spelled(text, match.index, end);
  if (groups.currency) {
    const amount = after(text, NUMBER, end + (text.charAt(end) === " " ? 1 : 0));
    return /\d/.test(text.charAt(amount - 1)) && amount > end
      ? figure("money", after(text, SCALE_AFTER, amount))
      : null;
  }
  return number(text, match.index);
}

function isMonthAlone(text: string, at: number, month: string): boolean {
  const isWord = /^(?:May|March|Mar|Sept?|Dec|Jan|Jun|Oct|Nov|Feb|Apr|Aug)$/.test(month);
  return (
    !isWord ||
    /\b(?:in|last|this|next|since|until|early|late|mid)[\s-]$/i.test(
      text.slice(Math.max(0, at - 8), at),
    )
  );
}

function spelled(text: string, start: number, end: number): Figure {
  const scaled = after(text, SCALE_AFTER, end);
  const percent = after(text, PERCENT_AFTER, scaled);
  if (percent > scaled) return { kind: "percentage", span: { start, end: percent } };
  const money = after(text, CURRENCY_AFTER, scaled);
  return { kind: money > scaled ? "money" : "number", span: { start, end: money } };
}

function number(text: string, start: number): Figure | null {
  // Part of a name or a code: "IE6", "MH-17", "v2".
  if (/[\p{L}_]/u.test(text.charAt(start - 1))) {
    BEGINNING.lastIndex = after(text, NUMBER, start);
    return null;
  }
  const end = after(text, NUMBER, start);
  const digits = text.slice(start, Math.min(end, start + 5));
  const iso = digits.length === 4 && end - start === 4 ? after(text, ISO_REST, end) : end;
  if (iso > end) return { kind: "date", span: { start, end: iso } };
  const figure = spelled(text, start, end);
  const isYear =
    /^(?:1[5-9]|20)\d\d$/.test(digits) && figure.kind === "number" && figure.span.end === end;
  return isYear ? { ...figure, kind: "date" } : figure;
}
