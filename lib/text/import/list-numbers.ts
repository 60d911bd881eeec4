/** The numbers of ordered lists, as HTML and Word write them out. Pure. */

/** Larger ones are written in figures, as browsers do. */
const MOST_ROMAN = 3_999;

export function romanNumber(value: number): string {
  if (value < 1 || value > MOST_ROMAN) return String(value);
  let rest = value;
  let written = "";
  for (const [worth, letters] of ROMAN) {
    while (rest >= worth) {
      written += letters;
      rest -= worth;
    }
  }
  return written;
}

const ROMAN = [
  [1000, "M"],
  [900, "CM"],
  [500, "D"],
  [400, "CD"],
  [100, "C"],
  [90, "XC"],
  [50, "L"],
  [40, "XL"],
  [10, "X"],
  [9, "IX"],
  [5, "V"],
  [4, "IV"],
  [1, "I"],
] as const;

/** a … z, aa, ab …, as CSS counts. */
export function alphabeticNumber(value: number): string {
  if (value < 1) return String(value);
  let written = "";
  for (let rest = value; rest > 0; rest = Math.floor((rest - 1) / 26)) {
    written = String.fromCharCode(97 + ((rest - 1) % 26)) + written;
  }
  return written;
}

/** a … z, aa, bb …, as Word counts. */
export function repeatedLetter(value: number): string {
  if (value < 1 || value > 26 * 20) return String(value);
  const letter = String.fromCharCode(97 + ((value - 1) % 26));
  return letter.repeat(Math.floor((value - 1) / 26) + 1);
}

export function ordinalNumber(value: number): string {
  const tens = Math.floor(value / 10) % 10;
  return `${value}${(tens === 1 ? undefined : ["th", "st", "nd", "rd"][value % 10]) ?? "th"}`;
}
