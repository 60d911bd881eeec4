/** Names and the words one looks for them by, folded so that spellings of one name agree. Pure. */
import { foldLetters } from "./fold-letters";

/** Case, marks, width and punctuation folded away; words separated by single spaces. */
export function foldName(name: string): string {
  return (
    foldLetters(name)
      .replace(/['‘’‛`´′]/g, "")
      // "S.A." and "U.S." are one word; "J. H." stays two initials.
      .replace(/(?<![\p{L}\p{N}])(?:\p{L}\.){2,}/gu, (word) => word.replaceAll(".", "") + " ")
      // What foldLetters leaves of marks are vowels: without them "Delhi" and "Dalla" are one word.
      .replace(/[^\p{L}\p{M}\p{N}]+/gu, " ")
      .trim()
  );
}

/** The words of a query in the form in which nameKey holds them: " beginning". */
export function searchWords(query: string): string[] {
  return foldName(query)
    .split(" ")
    .filter((word) => word.length > 0)
    .map((word) => ` ${word}`);
}
