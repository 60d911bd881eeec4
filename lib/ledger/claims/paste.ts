/**
 * Turns pasted text into claims, one a line: bullets, numbering and check boxes at the
 * beginning are dropped, columns of a spreadsheet joined, empty lines left out. Pure.
 */

/** As many bullets, numbers and check boxes as stand there; each ends with a space. */
const MARKERS =
  /^(?:(?:[-–—*•·▪‣◦●○■□✓✔+]|\[[ xX]?\]|\(?\d{1,3}[.):]|\(?[a-z][.)]|[cC]\d{1,4}[.):]) )+/u;

function cleanLine(line: string): string {
  // With a space behind it, so that a marker with nothing after it is one, too.
  return `${line.replace(/\s+/gu, " ").trim()} `.replace(MARKERS, "").trim();
}

/** The lines that hold something, cleaned. */
export function splitPasted(text: string): string[] {
  return text
    .split(/\r\n?|[\n\u0085\u2028\u2029]/u)
    .map(cleanLine)
    .filter((line) => /[\p{L}\p{N}]/u.test(line));
}
