/**
 * Titles and employers: "chief analyst at Brand Laboratories" is a title and an employer, "the
 * security vendor" is no person's role. Pure.
 */
import { isComma, isDeterminer, isName } from "./patterns";
import { ORGANISATION_NOUNS } from "./lexicon";
import type { Reading } from "./reading";
import type { Word } from "./words";

/** Indexes of the first and the last word, both included. */
export type WordRange = { readonly first: number; readonly last: number };

const ROLE =
  /(?:man|woman|person|men|women|people|er|or|ist|ian|ant|ent|ee|ef|head|boss|aide|official|chair|counsel|secretary|attorney|director|chief|founder|ceo|expert|witness|judge|guard|colleague|neighbour|professor|president|minister|analyst|dean|owner|fellow|sheriff|mp)s?$/i;

/** Roles that firms have, not people. */
export const TRADE =
  /^(?:vendor|seller|maker|provider|contractor|supplier|operator|carrier|insurer|manufacturer|retailer|developer|publisher|broadcaster|lender|builder|regulator|newspaper|startup|giant|group|firm|company|paper|letter|order|center|helicopter|number|computer|server|newsletter)s?$/i;

export const isRole = (word: Word | undefined): boolean =>
  word !== undefined && ROLE.test(word.lower) && !TRADE.test(word.lower);

/** "chief analyst at Brand Laboratories, a unit of Goggle" → title and employer. */
export function splitRole(
  reading: Reading,
  first: number,
  last: number,
): { title: string; employer: string } | null {
  const { words } = reading;
  let end = first;
  while (end <= last && !isComma(words[end]) && !isLink(words, end)) end += 1;
  const role = words[end - 1];
  if (!role || end === first || /^\d+$/.test(role.text) || (isName(words, first) && !isRole(role)))
    return null;
  if (!words.slice(first, end).some((word) => isRole(word))) return null;
  const title = textOf(reading, first, end - 1);
  if (end > last || isComma(words[end])) return { title, employer: "" };
  let until = end + 1;
  while (
    until <= last &&
    !isComma(words[until]) &&
    !/^(?:who|which|that|and)$/.test(words[until]?.lower ?? "")
  )
    until += 1;
  const employer = employerIn(reading, end + 1, until - 1);
  // "a professor of public law": what has no name is no employer of anybody's.
  return /\p{Lu}/u.test(employer)
    ? { title, employer }
    : { title: textOf(reading, first, until - 1), employer: "" };
}

const isLink = (words: readonly Word[], at: number): boolean =>
  /^(?:at|of|for|with|from|in|on|to)$/.test(words[at]?.lower ?? "");

/** "the US security firm Brand" → "Brand"; "the Ministry of Finance" stays whole. */
function employerIn(reading: Reading, first: number, last: number): string {
  const { words } = reading;
  const start = skipDeterminer(words, first);
  let noun = start - 1;
  for (let at = start; at < last; at += 1) {
    if (
      ORGANISATION_NOUNS.has(words[at]?.lower ?? "") &&
      !/^\p{Lu}/u.test(words[at]?.text ?? "") &&
      isName(words, at + 1)
    )
      noun = at;
  }
  return stripPossessive(textOf(reading, noun + 1 > last ? start : noun + 1, last));
}

export function skipDeterminer(words: readonly Word[], first: number): number {
  return isDeterminer(words[first]) ? first + 1 : first;
}

export const stripPossessive = (text: string): string => text.replace(/\s?['’]s?$/, "").trim();

export function textOf(reading: Reading, first: number, last: number): string {
  const start = reading.words[first]?.start ?? 0;
  const end = reading.words[last]?.end ?? start;
  return reading.text.slice(start, Math.max(start, end)).replace(/\s+/g, " ");
}
