/**
 * Keeps a spreadsheet that opens a CSV file from running what somebody wrote into a claim.
 * Promises: a guarded cell never begins as a formula, every other cell is left as it is, and
 * `unguardFormula(guardFormula(text)) === text` for every text. Pure.
 *
 * The rule, for whoever reads the files back: a cell that begins with an apostrophe and would
 * be a formula, or one more apostrophe and so on, without it, has been given that apostrophe.
 */

// What spreadsheets take for the start of a formula (OWASP's list), the full-width forms too:
// = + - @ and, before anything, a tab or a line break.
const STARTERS = String.raw`[=+\-@＝＋－＠]`;

// Spreadsheets and the people who attack them disagree about what counts as "begins":
// white space, control characters and characters without a width may all stand before it.
const UNSEEN = String.raw`[\s\p{Cc}\p{Cf}\p{Default_Ignorable_Code_Point}]`;

const FORMULA = String.raw`(?:${UNSEEN}*${STARTERS}|[\t\r\n])`;

// With apostrophes before it as well, or a text that brings its own could not be told apart.
const needsGuard = new RegExp(`^'*${FORMULA}`, "u");
const isGuarded = new RegExp(`^'+${FORMULA}`, "u");

/** How nearly every cell begins: nothing that a guard is for stands before a letter or digit. */
const beginsPlainly = /^[A-Za-z0-9]/;

export function guardFormula(text: string): string {
  return !beginsPlainly.test(text) && needsGuard.test(text) ? `'${text}` : text;
}

export function unguardFormula(cell: string): string {
  return isGuarded.test(cell) ? cell.slice(1) : cell;
}
