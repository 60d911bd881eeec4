/**
 * A claim's wording as a question that can be read aloud: figures, dates and sums in words. Pure. It
 * is an offer, which the checker words anew; what it cannot say for sure it leaves as it stands.
 */
import { findQuotations } from "@/lib/text/quote/quotations";

const ONES = (
  "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen " +
  "sixteen seventeen eighteen nineteen"
).split(" ");
const TENS = "zero ten twenty thirty forty fifty sixty seventy eighty ninety".split(" ");
const SCALES = [
  [1_000_000_000, "billion"],
  [1_000_000, "million"],
  [1_000, "thousand"],
] as const;

/** 2_415 → "two thousand four hundred and fifteen". */
export function inWords(number: number): string {
  if (number < 20) return ONES[number] ?? "";
  if (number < 100) {
    const rest = number % 10;
    return `${TENS[Math.floor(number / 10)]}${rest === 0 ? "" : `-${ONES[rest]}`}`;
  }
  if (number < 1_000) {
    const rest = number % 100;
    return `${ONES[Math.floor(number / 100)]} hundred${rest === 0 ? "" : ` and ${inWords(rest)}`}`;
  }
  for (const [scale, name] of SCALES) {
    if (number < scale) continue;
    const rest = number % scale;
    const joint = rest === 0 ? "" : rest < 100 ? ` and ${inWords(rest)}` : ` ${inWords(rest)}`;
    return `${inWords(Math.floor(number / scale))} ${name}${joint}`;
  }
  return String(number);
}

const IRREGULAR: Readonly<Record<string, string>> = {
  one: "first",
  two: "second",
  three: "third",
  five: "fifth",
  eight: "eighth",
  nine: "ninth",
  twelve: "twelfth",
};

function ordinal(day: number): string {
  const words = inWords(day);
  const last = words.slice(Math.max(words.lastIndexOf(" "), words.lastIndexOf("-")) + 1);
  const bent = IRREGULAR[last] ?? (last.endsWith("y") ? `${last.slice(0, -1)}ieth` : `${last}th`);
  return `${words.slice(0, words.length - last.length)}${bent}`;
}

/** 1984 → "nineteen eighty-four", 2005 → "two thousand and five", 2024 → "twenty twenty-four". */
function yearInWords(year: number): string {
  const [century, rest] = [Math.floor(year / 100), year % 100];
  if (year >= 2000 && year < 2010) return inWords(year);
  if (rest === 0) return `${inWords(century)} hundred`;
  return `${inWords(century)} ${rest < 10 ? `oh ${ONES[rest]}` : inWords(rest)}`;
}

const MONTHS =
  "January|February|March|April|May|June|July|August|September|October|November|December";
const CURRENCIES: Readonly<Record<string, string>> = { "£": "pounds", "€": "euros", $: "dollars" };
const FIGURE = String.raw`\d{1,3}(?:,\d{3})+|\d+`;

const DATE = new RegExp(
  String.raw`\b([0-3]?\d)(?:st|nd|rd|th)? (${MONTHS})\b(?:,? (\d{4})\b)?`,
  "g",
);
const SUM = new RegExp(
  String.raw`([£€$])(${FIGURE})(?:\.(\d{1,3}))?(?: ?(million|billion|m|bn)\b)?(?![\d.,]*\d)`,
  "g",
);
const PERCENT = new RegExp(
  String.raw`(?<![\d.,])(${FIGURE})(?:\.(\d{1,3}))?(?:%| per ?cent\b)`,
  "g",
);
const YEAR = /\b(in|since|until|from|of|by) (1[1-9]\d\d|20\d\d)\b(?![,.]?\d)/g;
const NUMBER = new RegExp(
  String.raw`(?<![\p{L}\d.,:/#-])(${FIGURE})(?:\.(\d{1,3}))?(?![\d:/]|[.,-]?[\p{L}\d])`,
  "gu",
);

/** Larger ones are codes and account numbers rather than counts. */
const LARGEST = 999_999_999_999;

function figure(whole: string, fraction: string | undefined): string | null {
  const number = Number(whole.replaceAll(",", ""));
  if (number > LARGEST || (whole.length > 1 && whole.startsWith("0"))) return null;
  const digits = Array.from(fraction ?? "", (digit) => ONES[Number(digit)]);
  return digits.length === 0 ? inWords(number) : `${inWords(number)} point ${digits.join(" ")}`;
}

/** The same text with what figures it holds in words. */
export function spelled(text: string): string {
  return text
    .replace(DATE, (all, day: string, month: string, year: string | undefined) =>
      Number(day) < 1 || Number(day) > 31
        ? all
        : `the ${ordinal(Number(day))} of ${month}${year ? ` ${yearInWords(Number(year))}` : ""}`,
    )
    .replace(SUM, (all, sign: string, whole: string, fraction?: string, scale?: string) => {
      const words = figure(whole, fraction);
      const scaled =
        scale === "m" ? " million" : scale === "bn" ? " billion" : scale ? ` ${scale}` : "";
      return words === null ? all : `${words}${scaled} ${CURRENCIES[sign]}`;
    })
    .replace(PERCENT, (all, whole: string, fraction?: string) => {
      const words = figure(whole, fraction);
      return words === null ? all : `${words} per cent`;
    })
    .replace(YEAR, (_, word: string, year: string) => `${word} ${yearInWords(Number(year))}`)
    .replace(NUMBER, (all, whole: string, fraction?: string) => figure(whole, fraction) ?? all);
}

/** Words that lose their capital in the middle of a sentence. */
const SMALL = new Set(
  (
    "The A An This That These Those Its It He She They Their His Her Some All No Many Most Several " +
    "At In On By For From After Before Since Two Three Four Five Six Seven Eight Nine Ten"
  ).split(" "),
);

/** As a question for yes or no; empty where the wording quotes somebody, or is a question's already. */
export function offeredQuestion(wording: string): string {
  const quoted = findQuotations(wording, [{ start: 0, end: wording.length }]);
  if (quoted.length > 0 || wording.trim() === "") return "";
  const said = wording.trim().replace(/[.!?…]{1,3}$/, "");
  const [first = ""] = said.split(" ", 1);
  const begun = SMALL.has(first) || /^\d/.test(first) ? first.toLowerCase() : first;
  return `Is it right that ${spelled(begun + said.slice(first.length))}?`;
}
