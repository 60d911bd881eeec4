/**
 * Raised and lowered figures as characters of their own, so that "12" with a raised 3 is never
 * read as 123. Pure.
 *
 * Letters that are raised ("1st", "Mme") are written as letters: they change no figure. What mixes
 * figures with other characters keeps the others. Figures of other scripts have no raised form;
 * a mark keeps them apart.
 */
export type Height = "raised" | "lowered" | "level";

const FORMS = {
  raised: formsOf("⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁼⁽⁾"),
  lowered: formsOf("₀₁₂₃₄₅₆₇₈₉₊₋₌₍₎"),
} as const;

const MARKS = { raised: "^", lowered: "_" } as const;

function formsOf(characters: string): ReadonlyMap<string, string> {
  const forms = Array.from(characters);
  const plain = Array.from("0123456789+-=()");
  const minus = forms[11] ?? "";
  return new Map([
    ...plain.map((each, index): [string, string] => [each, forms[index] ?? each]),
    ["−", minus],
    ["–", minus],
  ]);
}

/** @returns the text as it is written in a line of plain characters. */
export function atHeight(text: string, height: Height): string {
  if (height === "level" || !/\p{Nd}/u.test(text)) return text;
  const forms = FORMS[height];
  const written = text.replace(/[-0-9+−–=()]/g, (each) => forms.get(each) ?? each);
  return /\p{Nd}/u.test(written) ? written.replace(/(?=\S)/, MARKS[height]) : written;
}

/** What stands above or below in an equation: it never melts into its base, letters included. */
export function scripted(text: string, height: "raised" | "lowered"): string {
  const characters = Array.from(text.trim());
  if (characters.length === 0) return "";
  const forms = FORMS[height];
  if (characters.every((each) => forms.has(each))) {
    return characters.map((each) => forms.get(each)).join("");
  }
  const plain = characters.join("");
  return MARKS[height] + (characters.length === 1 ? plain : `(${plain})`);
}

/** A number in square brackets, or one of the signs that only refer to a note. */
export function isReferenceMark(text: string): boolean {
  return /^\s{0,9}(?:\[[\p{L}\p{N}]{1,4}\]|[*†‡§¶]{1,4})\s{0,9}$/u.test(text);
}
