/**
 * Figures as a pattern finds them: written in digits or words, with an order of magnitude, read to
 * their value and how far they are rounded. English. Pure.
 */
import { numberIn, scaleIn } from "@/lib/text/meaning/numbers";

const ONES = "one|two|three|four|five|six|seven|eight|nine";
const TEENS = "ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen|seventeen|eighteen|nineteen";
const TENS = "twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety";
const WRITTEN = String.raw`\d{1,3}(?:,\d{3}){1,5}(?:\.\d{1,6})?|\d{1,12}(?:\.\d{1,6})?|(?:${TENS})(?:-(?:${ONES}))?|${TEENS}|${ONES}`;
const SCALES = String.raw`\s(?:hundred|thousand|million|billion|trillion)\b|\s?(?:bn|mn|tn|m|k)\b`;

/** The source of a pattern that finds a figure under this name. Begins where a word may begin. */
export function figure(name: string): string {
  return String.raw`(?<![\w.,])(?<${name}>${WRITTEN})(?<${name}Scale>${SCALES})?(?![\w]|[.,]\d)`;
}

export const PERCENT = String.raw`\s?(?:%|percent\b|per\scent\b)`;
export const CURRENCY = String.raw`(?:US\$|A\$|C\$|[$€£])\s?`;
/** What may stand before a figure and says that it is not exact. */
export const ABOUT = String.raw`(?:(?:about|around|roughly|approximately|some|nearly|almost|just\s(?:over|under)|over|under|more\sthan|less\sthan|at\sleast)\s)?`;

export type ReadFigure = {
  readonly value: number;
  readonly written: string;
  readonly scale: number;
  /** As much as the true value may be away, by the last place that is written. */
  readonly slack: number;
};

/** What `figure` found under the name; null where it found nothing. */
export function figureIn(
  groups: Record<string, string | undefined>,
  name: string,
): ReadFigure | null {
  const written = groups[name];
  if (written === undefined) return null;
  const bare = numberIn(written.toLowerCase());
  if (bare === null) return null;
  const scale = scaleIn((groups[`${name}Scale`] ?? "").trim().toLowerCase()) ?? 1;
  const decimals = written.split(".")[1]?.length ?? 0;
  const zeros = decimals === 0 ? zerosAtEnd(written.replaceAll(",", "")) : 0;
  const isRounded = scale > 1 || decimals > 0 || (zeros > 0 && bare >= 1_000);
  const place = decimals > 0 ? 10 ** -decimals : bare >= 1_000 ? 10 ** Math.min(zeros, 3) : 1;
  return { value: bare * scale, written, scale, slack: isRounded ? (place * scale) / 2 : 0 };
}

function zerosAtEnd(digits: string): number {
  let zeros = 0;
  while (zeros < digits.length && digits.at(-1 - zeros) === "0") zeros += 1;
  return zeros;
}
