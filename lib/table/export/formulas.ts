/**
 * Keeps a spreadsheet that opens a CSV file from running what somebody wrote into a claim.
 * Promises: no guarded cell begins as a formula, nor does what stands behind a mark that separates
 * cells or rows for a spreadsheet with another list separator than the comma (a file opened there
 * is cut at its semicolons, quotation marks or not); every other cell is left as it is, and
 * `unguardFormula(guardFormula(text)) === text` for every text. Pure; linear.
 *
 * The rule, for whoever reads the files back: where a cell, or a stretch of one behind a semicolon,
 * bar, tab or line break, begins with an apostrophe and would be a formula, or one more apostrophe
 * and so on, without it, it has been given that apostrophe.
 */

// What spreadsheets take for the start of a formula (OWASP's list), the full-width forms too:
// = + - @ and, before anything, a tab or a line break.
const STARTERS = String.raw`[=+\-@＝＋－＠]`;

// Spreadsheets and the people who attack them disagree about what counts as "begins":
// white space, control characters and characters without a width may all stand before it.
const UNSEEN = String.raw`[\s\p{Cc}\p{Cf}\p{Default_Ignorable_Code_Point}]`;

/** What separates cells, or rows, for one spreadsheet or another; the comma is quoted for all. */
const SEPARATOR = /[;|\t\r\n]/;

const starter = new RegExp(STARTERS, "u");
// With apostrophes before it as well, or a text that brings its own could not be told apart.
const passedOver = new RegExp(`'|${UNSEEN}`, "u");
/** A cell, unlike what follows a separator, is guarded for a tab or a line break alone. */
const beginsBroken = /^'*[\t\r\n]/;

/** How nearly every cell begins: nothing that a guard is for stands before a letter or digit. */
const beginsPlainly = /^[A-Za-z0-9]/;

export function guardFormula(text: string): string {
  if (beginsPlainly.test(text) && !SEPARATOR.test(text)) return text;
  let guarded = "";
  let kept = 0;
  for (const at of formulaStarts(text)) {
    guarded += `${text.slice(kept, at)}'`;
    kept = at;
  }
  return guarded + text.slice(kept);
}

export function unguardFormula(cell: string): string {
  let plain = "";
  let kept = 0;
  for (const at of formulaStarts(cell)) {
    if (cell[at] !== "'") continue;
    plain += cell.slice(kept, at);
    kept = at + 1;
  }
  return plain + cell.slice(kept);
}

/** Where a formula begins, apostrophes and unseen characters before it included: UTF-16 units, rising. */
function formulaStarts(text: string): number[] {
  const starts: number[] = [];
  const characters = Array.from(text);
  let at = text.length;
  let isFormula = false;
  for (let index = characters.length - 1; index >= 0; index -= 1) {
    const character = characters[index] ?? "";
    if (isFormula && SEPARATOR.test(character)) starts.push(at);
    at -= character.length;
    isFormula = starter.test(character) || (isFormula && passedOver.test(character));
  }
  if (isFormula || beginsBroken.test(text)) starts.push(0);
  return starts.reverse();
}
