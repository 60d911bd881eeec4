/**
 * "Jo Hale and Ida Moreno said": two people are two sources. The parts of a subject that "and" or
 * commas join, where each is somebody by themselves; "Johnson and Johnson" and the "Ministry of
 * Trade and Industry" are one. Pure.
 */
import { isComma, isDeterminer, isName } from "./patterns";
import type { Reading } from "./reading";
import { isRole } from "./roles";
import { isBodyWord } from "./source-kinds";
import type { Phrase } from "./subjects";
import type { Word } from "./words";

/** Firms that are named after two people. */
const PAIRED =
  /^(?:procter and gamble|marks and spencer|ernst and young|barnes and noble|black and decker|standard and poor|smith and wesson|rolls and royce|dow and jones|crosse and blackwell|abercrombie and fitch|dolce and gabbana|tate and lyle|bang and olufsen|victoria and albert|trinidad and tobago|antigua and barbuda|bosnia and herzegovina|bed bath and beyond|trade and industry|health and safety|food and drug)/;

/** At most so many are told apart; a longer list is a group. */
const MOST = 5;

/** Each of those who speak together; empty where one speaks, or nobody can be told apart. */
export function conjunctsOf({ words, text }: Reading, phrase: Phrase): Phrase[] {
  const parts = withAsides(words, split(words, phrase));
  if (parts.length < 2 || parts.length > MOST) return [];
  const all = text.slice(words[phrase.first]?.start ?? 0, words[phrase.last]?.end ?? 0);
  const heads = parts.map(({ first, last }) =>
    words
      .slice(first, last + 1)
      .map(({ lower }) => lower)
      .join(" "),
  );
  const isFirm = PAIRED.test(all.toLowerCase().replace(/\s+/g, " ")) || all.includes("&");
  if (isFirm || new Set(heads).size < heads.length) return [];
  const hasName = parts.some((part) => !isMarked(words, part) || isName(words, part.last));
  if (!hasName || !parts.every((part) => opensSomebody(words, part))) return [];
  // "the Ministry of Trade and Industry": what follows a body bare is a part of its name.
  const isBody = parts.map((part) => holdsBody(words, part));
  const isSplitBody = parts.some(
    (part, index) => isBody[0] !== isBody[index] && !isMarked(words, part),
  );
  return isSplitBody ? [] : parts;
}

function split(words: readonly Word[], { first, last }: Phrase): Phrase[] {
  const parts: Phrase[] = [];
  // "Both Hale and Moreno": how many they are is no part of a name.
  let start = words[first]?.lower === "both" ? first + 1 : first;
  let hasAnd = false;
  for (let at = start; at <= last + 1; at += 1) {
    const isAnd = at <= last && words[at]?.lower === "and";
    if (at <= last && !isAnd && !isComma(words[at])) continue;
    hasAnd ||= isAnd;
    if (at > start) parts.push({ first: start, last: at - 1, aside: null });
    start = at + 1;
  }
  return hasAnd ? parts : [];
}

/** "Jo Hale, the mayor, and Tom Lund": two people. "Engineers Hale and Lund": two names. */
function withAsides(words: readonly Word[], parts: readonly Phrase[]): Phrase[] {
  const people: Phrase[] = [];
  for (const part of parts) {
    const before = people.at(-1);
    const isAside =
      before && !isMarked(words, before) && /^(?:the|an?)$/.test(words[part.first]?.lower ?? "");
    const isTold = isAside && isComma(words[part.first - 1]) && isComma(words[part.last + 1]);
    if (isTold) people[people.length - 1] = { ...before, aside: part };
    else people.push(part);
  }
  const [first, ...others] = people;
  if (!first || others.length === 0) return people;
  const role = words[first.first];
  const isShared = isRole(role) && /s$/.test(role?.lower ?? "") && first.first < first.last;
  return isShared ? [{ ...first, first: first.first + 1 }, ...others] : people;
}

/** A name, or what has an article or a title before it: "his lawyer", "Mayor Ida Roth". */
function opensSomebody(words: readonly Word[], { first, last }: Phrase): boolean {
  if (isMarked(words, { first, last, aside: null })) return first < last;
  return isName(words, first) || (isRole(words[first]) && isName(words, last));
}

function isMarked(words: readonly Word[], { first }: Phrase): boolean {
  return isDeterminer(words[first]) || /^(?:his|her|its|their)$/.test(words[first]?.lower ?? "");
}

function holdsBody(words: readonly Word[], { first, last }: Phrase): boolean {
  return words.slice(first, last + 1).some(({ text }) => /^\p{Lu}/u.test(text) && isBodyWord(text));
}
