/**
 * Numbers as words and as figures, read to one value, so that "twelve" is 12, "4m" is 4,000,000
 * and "1,000" is 1000. English. Pure.
 */

const UNITS =
  "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen".split(
    " ",
  );
const TENS = "twenty thirty forty fifty sixty seventy eighty ninety".split(" ");
const ORDINALS =
  "zeroth first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth".split(
    " ",
  );

const SPELLED = new Map<string, number>([
  ...UNITS.map((word, value) => [word, value] as const),
  ...TENS.map((word, index) => [word, (index + 2) * 10] as const),
  ...TENS.flatMap((word, index) =>
    UNITS.slice(1, 10).map(
      (unit, value) => [`${word}-${unit}`, (index + 2) * 10 + value + 1] as const,
    ),
  ),
]);

const SCALES = new Map<string, number>([
  ["hundred", 100],
  ["thousand", 1e3],
  ["k", 1e3],
  ["million", 1e6],
  ["m", 1e6],
  ["mn", 1e6],
  ["mln", 1e6],
  ["billion", 1e9],
  ["bn", 1e9],
  ["b", 1e9],
  ["trillion", 1e12],
  ["tn", 1e12],
]);
/** Scales that are words by themselves, not letters behind a figure. */
const WHOLE_SCALE = /^(?:hundred|thousand|million|billion|trillion)$/;

const FIGURE = /^(-?\d+(?:[.,]\d+)*)(k|m|mn|mln|bn|b|tn)?$/;

/** The value of a word in lower case that is a number, or null. */
export function numberIn(word: string): number | null {
  const spelled = SPELLED.get(word);
  if (spelled !== undefined) return spelled;
  const match = FIGURE.exec(word);
  if (!match?.[1]) return null;
  const value = readFigure(match[1]);
  return value === null ? null : value * (match[2] ? (SCALES.get(match[2]) ?? 1) : 1);
}

/** "1,234.5" by thousands, else a single point for decimals; "1.2.3" is no number. */
function readFigure(text: string): number | null {
  const grouped = /^-?\d{1,3}(?:,\d{3})+(?:\.\d+)?$/.test(text) ? text.replaceAll(",", "") : text;
  return /^-?\d+(?:\.\d+)?$/.test(grouped) ? Number(grouped) : null;
}

/** What a word multiplies the number before it by; null where it does not. */
export function scaleIn(word: string): number | null {
  return SCALES.get(word) ?? null;
}

/** Whether the word is an order of magnitude also without a number before it: "a million". */
export function isWholeScale(word: string): boolean {
  return WHOLE_SCALE.test(word);
}

/** The rank that "third" or "3rd" gives, or null. */
export function ordinalIn(word: string): number | null {
  const [tens, ones] = word.includes("-") ? word.split("-") : ["", word];
  const spelled = ORDINALS.indexOf(ones ?? "");
  // "twenty-third" is a rank, "one-third" a part.
  const above =
    tens === "" ? 0 : TENS.includes(tens ?? "") ? (SPELLED.get(tens ?? "") ?? NaN) : NaN;
  if (spelled > 0 && !Number.isNaN(above)) return above + spelled;
  const match = /^(\d{1,4})(?:st|nd|rd|th)$/.exec(word);
  return match?.[1] ? Number(match[1]) : null;
}
