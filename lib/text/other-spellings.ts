/**
 * Names are typed with and without what stands between their letters: O'Brien, OBrien, o brien;
 * al-Masri, almasri; J. K., J.K., JK. What is searched holds the spellings beside the one that was
 * typed, so that any of them finds it. Pure, and linear in the text's length.
 */
import { foldLetters } from "./fold-letters";

const LETTER = String.raw`[\p{L}\p{M}]`;
/** Typed for an apostrophe, or for a hyphen within a word. */
const SIGNS = String.raw`'‘’‛ʼʻʽ\u0060´′ʹ＇\-‐‑`;
const PARTED = new RegExp(
  String.raw`(?<![\p{L}\p{M}\p{N}])${LETTER}+(?:[${SIGNS}]${LETTER}+)+`,
  "gu",
);
const SIGN = new RegExp(`[${SIGNS}]`, "gu");
/** "J. K." and "J.K.": single letters, each with its stop. */
const INITIALS = /(?<![\p{L}\p{M}\p{N}])\p{L}\.(?:\s?\p{L}\.)+/gu;
/** Beyond it nobody types a word without its hyphens. */
const LONGEST = 60;

/** The words of a text that are also written as one, as one; folded. */
export function joinedWords(text: string): string[] {
  const parted = (text.match(PARTED) ?? []).map((word) => word.replace(SIGN, ""));
  const initials = (text.match(INITIALS) ?? []).map((run) => run.replace(/[.\s]/g, ""));
  const joined = [...parted, ...initials].filter((word) => word.length <= LONGEST);
  return [...new Set(joined.map((word) => foldLetters(word)))];
}

/** The same words in their parts, as they are searched where a key holds them as one; folded. */
export function partedWords(text: string): string[] {
  const parted = (text.match(PARTED) ?? []).map((word) => word.replace(SIGN, " "));
  const initials = (text.match(INITIALS) ?? []).map((run) => run.replace(/[.\s]+/g, " ").trim());
  return [...new Set([...parted, ...initials].map((words) => foldLetters(words)))];
}

/** A folded text, and after it the words in the spelling that it does not have. */
export function withJoinedWords(text: string): string {
  return [foldLetters(text), ...joinedWords(text)].join("\n");
}

/** What is typed into a search, with its initials as one word, in which all spellings agree. */
export function joinInitials(asked: string): string {
  return asked.replace(INITIALS, (run) => `${run.replace(/[.\s]/g, "")} `);
}
