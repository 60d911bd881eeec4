/**
 * The one way in which texts are folded to be found, and to tell whether two names or words are
 * the same to a reader: for the search, the directory, near-duplicates, facets and filters alike.
 * What was typed is stored as typed; only keys, the search index and what is asked are folded.
 * Pure, linear, and the same when folded again.
 *
 * Folded away: case; characters that take up no room; accents and other marks of Latin, Greek and
 * Cyrillic letters, Arabic vowel signs and Hebrew points; compatibility forms (full width,
 * ligatures, raised figures, Arabic presentation forms); digits of every script to 0–9; letters
 * that are variants of one another to a searcher, as in VARIANTS.
 *
 * Not folded, because they are letters of their own to those who read them: й and ў, ї, ѓ and ќ
 * (unlike ё), voiced kana, and the vowel signs of the scripts of India and South-East Asia.
 *
 * The text is cut into units, each an ASCII character or another one with its marks, and every
 * unit is folded by itself, but for what a digit before it asks. That makes the places exact.
 */

/**
 * Raise it whenever anything folds otherwise, or the search index is laid out otherwise: what is
 * stored folded is then folded anew.
 */
export const FOLDING_VERSION = 4;

const IGNORED = String.raw`\p{Default_Ignorable_Code_Point}\u{FFF9}-\u{FFFB}`;
/** What composes with the letter before although it is no mark: Hangul, Kirat Rai, narrow kana. */
const JOINING = String.raw`\u1160-\u11FF\u{16D63}-\u{16D6A}\uFF9E\uFF9F`;

/** As many marks as Unicode's stream-safe text (UAX 15, section 13) allows one character. */
const MOST_MARKS = 30;

const BEYOND_ASCII = new RegExp(`[^\\0-\\x7f][${IGNORED}\\p{M}${JOINING}]{0,${MOST_MARKS}}`, "uy");

const IGNORED_CHARACTERS = new RegExp(`[${IGNORED}]+`, "gu");

/** Dots below letters of India that spell foreign sounds and are left out at will. */
const NUKTAS = String.raw`\u093C\u09BC\u0A3C\u0ABC\u0B3C\u0CBC`;
const MARKED_SCRIPTS = ["Inherited", "Common", "Latin", "Greek", "Cyrillic", "Coptic", "Armenian"]
  .concat("Arabic", "Hebrew", "Syriac")
  .map((script) => String.raw`\p{Script=${script}}`)
  .join("");

/** First what is a letter of its own and stays; then a mark that goes, but for voiced kana. */
const MARKS = new RegExp(
  String.raw`([иу]\u0306|і\u0308|[гк]\u0301)|(?![\u3099\u309A])(?=[${MARKED_SCRIPTS}${NUKTAS}])\p{M}`,
  "gu",
);

/** By the letter that they fold to. */
const VARIANTS: ReadonlyArray<readonly [folded: string, letters: string]> = [
  // Latin letters that do not decompose into a base letter and a mark.
  ["ss", "ß"],
  ["ae", "æ"],
  ["oe", "œ"],
  ["th", "þ"],
  ["ng", "ŋ"],
  ["a", "ə"],
  ["b", "ɓƀ"],
  ["d", "đðɖɗ"],
  ["e", "ɛǝ"],
  ["f", "ƒ"],
  ["g", "ǥɠ"],
  ["h", "ħ"],
  ["i", "ıɨɩ"],
  ["j", "ȷɉ"],
  ["k", "ĸƙ"],
  ["l", "łƚ"],
  ["n", "ɲƞ"],
  ["o", "øɔɵ"],
  ["t", "ŧƭ"],
  ["u", "ʉ"],
  ["y", "ƴ"],
  ["z", "ƶ"],
  // Greek: the sigma at a word's end.
  ["σ", "ς"],
  // Hebrew: letters at a word's end, and the marks of abbreviations.
  ["כ", "ך"],
  ["מ", "ם"],
  ["נ", "ן"],
  ["פ", "ף"],
  ["צ", "ץ"],
  ["", "׳״"],
  // Arabic and Persian: alef, yeh, kaf, heh and teh marbuta; the stroke that lengthens a word.
  ["ا", "ٱٲٳٵ"],
  ["ي", "ىیےۍېۑ"],
  ["ك", "کڪ"],
  ["ه", "ةہۂۃھەۀ"],
  ["و", "ۄۅۆۇۈۉۊۋ"],
  ["", "ـ"],
  [".", "٫"],
  [",", "٬،"],
  // Letters that are written as apostrophes.
  ["'", "ʻʼʽˈʹʾʿʿ‘’‛"],
  // Would become letters that nobody looks for.
  ["", "™℠"],
];
const VARIANT = new Map(
  VARIANTS.flatMap(([folded, letters]) => Array.from(letters, (letter) => [letter, folded])),
);

const DIGIT = /^\p{Nd}$/u;
const RAISED = /^\p{No}/u;

/** Digits of a script stand in a row of ten, zero first. */
function digitOf(character: string): string {
  const code = character.codePointAt(0) ?? 0;
  let value = 0;
  while (value < 9 && DIGIT.test(String.fromCodePoint(code - value - 1))) value += 1;
  return String(value);
}

function foldCharacter(character: string): string {
  const variant = VARIANT.get(character);
  if (variant !== undefined) return variant;
  return character > "\x7f" && DIGIT.test(character) ? digitOf(character) : character;
}

function foldUnit(unit: string): string {
  const bare = unit.replace(IGNORED_CHARACTERS, "");
  if (VARIANT.has(bare)) return VARIANT.get(bare) ?? "";
  // In small letters before the marks go: "İ" becomes "i" with a dot.
  const apart = bare.normalize("NFKD").toLowerCase().normalize("NFKD");
  const plain = apart.replace(MARKS, (_, letter: string | undefined) => letter ?? "");
  return Array.from(plain, foldCharacter).join("").normalize("NFC");
}

/** A text has few characters, so each is folded once; as many are remembered as a few texts have. */
const REMEMBERED = 4_000;
const folded = new Map<string, string>();

function foldedUnit(unit: string): string {
  const known = folded.get(unit);
  if (known !== undefined) return known;
  if (folded.size >= REMEMBERED) folded.clear();
  const made = foldUnit(unit);
  folded.set(unit, made);
  return made;
}

function plainUntil(text: string, from: number): number {
  let at = from;
  while (at < text.length && text.charCodeAt(at) <= 0x7f) at += 1;
  return at;
}

/** Calls for each piece in order: what it is folded to, and where in the text it stands. */
function eachPiece(text: string, take: (piece: string, start: number, end: number) => void): void {
  let afterDigit = false;
  for (let at = 0; at < text.length;) {
    const plain = plainUntil(text, at);
    if (plain > at) {
      take(text.slice(at, plain).toLowerCase(), at, plain);
      const last = text.charCodeAt(plain - 1);
      afterDigit = last >= 0x30 && last <= 0x39;
      at = plain;
      continue;
    }
    BEYOND_ASCII.lastIndex = at;
    const unit = BEYOND_ASCII.exec(text)?.[0] ?? text.charAt(at);
    const piece = foldedUnit(unit);
    // "12³" is not 123, nor is "1½" 11/2.
    take(afterDigit && RAISED.test(unit) ? ` ${piece}` : piece, at, at + unit.length);
    if (piece !== "") afterDigit = /[0-9]$/.test(piece);
    at += unit.length;
  }
}

/** The text folded; punctuation and spaces stay. */
export function foldLetters(text: string): string {
  if (plainUntil(text, 0) === text.length) return text.toLowerCase();
  const pieces: string[] = [];
  eachPiece(text, (piece) => pieces.push(piece));
  return pieces.join("");
}

export type FoldedLetters = {
  text: string;
  /** For each of its UTF-16 units, and for its end, where in the original it comes from. */
  at: number[];
};

/** The same with the way back. */
export function foldLettersInPlace(original: string): FoldedLetters {
  const pieces: string[] = [];
  const at: number[] = [];
  eachPiece(original, (piece, start, end) => {
    pieces.push(piece);
    // Plain characters stay one each; of another, all that it became stands where it stood.
    const isPlain = piece.length === end - start && original.charCodeAt(start) <= 0x7f;
    for (let unit = 0; unit < piece.length; unit += 1) at.push(isPlain ? start + unit : start);
  });
  at.push(original.length);
  return { text: pieces.join(""), at };
}
