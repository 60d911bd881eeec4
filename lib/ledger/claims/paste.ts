/**
 * Turns pasted text into claims, one a line: bullets, numbering and check boxes at the
 * beginning are dropped, columns of a spreadsheet joined, empty lines left out. Pure.
 */

const BULLET = /^(?:[-–—*•·▪‣◦●○■□✓✔+]|\[[ xX]?\])\s+/u;
const NUMBER = /^(?:\(?\d{1,3}[.):]|\(?[a-z][.)]|[cC]\d{1,4}[.):])\s+/u;

function cleanLine(line: string): string {
  let text = line.replace(/\s+/gu, " ").trim();
  for (let before = ""; text !== before;) {
    before = text;
    text = text.replace(BULLET, "").replace(NUMBER, "");
  }
  return text.trim();
}

/** The lines that hold something, cleaned. */
export function splitPasted(text: string): string[] {
  return text
    .split(/\r\n?|[\n\u0085\u2028\u2029]/u)
    .map(cleanLine)
    .filter((line) => /[\p{L}\p{N}]/u.test(line));
}
