/**
 * What a text says of a source in the words that name it: name, title, employer, kind, one or
 * many. "Brand Laboratories spokeswoman Mao Lin", "Jo Hale, chief analyst at Brand", "two people
 * familiar with the matter". Guesses by grammar and by a list of nouns; pure.
 */
import { isComma, isDay, isDeterminer, isName, isPreposition, nounPhraseEnd } from "./patterns";
import { DOCUMENT_NOUNS, ORGANISATION_NOUNS } from "./lexicon";
import type { ProposedSourceKind } from "./proposal";
import type { Reading } from "./reading";
import {
  isRole,
  skipDeterminer,
  splitRole,
  stripPossessive,
  textOf,
  type WordRange,
} from "./roles";
import { conjunctsOf } from "./conjuncts";
import { COURTESY, isBodyWord, kindOfHead, kindOfName, listKind } from "./source-kinds";
import type { Phrase } from "./subjects";
import type { Word } from "./words";

export type Description = {
  /** The proper name, or the whole description where there is none. */
  readonly name: string;
  readonly isNamed: boolean;
  readonly kind: ProposedSourceKind;
  readonly isPlural: boolean;
  readonly title: string;
  readonly employer: string;
  /** The head noun in lower case, by which "the ministry" is found again. */
  readonly head: string;
  /** What the words themselves tell of he or she. */
  readonly pronoun: "he" | "she" | null;
};

const HONORIFICS =
  /^(?:mr|mrs|ms|miss|mx|dr|sir|dame|lord|lady|prof|professor|president|chancellor|minister|senator|congressman|congresswoman|judge|justice|general|gen|colonel|col|major|captain|capt|lieutenant|lt|sergeant|sgt|admiral|inspector|detective|sheriff|king|queen|prince|princess|pope|bishop|archbishop|cardinal|rabbi|imam|father|sister|governor|gov|mayor|secretary|ambassador|rep|sen|prime|deputy|vice|chief|director|emeritus|attorney|commissioner|chairman|chairwoman|spokesman|spokeswoman|mp|mep|msp|councill?or|councilman|councilwoman|cllr|alderman|officer|constable|trooper|superintendent|nurse|pastor|rev|reverend|premier|treasurer|coach|cpl|pvt)\.?$/i;
/** "a trove of files" is files. */
const QUANTITY =
  /^(?:trove|cache|series|number|set|batch|pile|bunch|collection|handful|group|lot|majority|half|some|pair|dozens|hundreds|scores|array|host|couple|copy|copies|version|part)$/i;

const SHE =
  /(?:woman|women|mrs|ms|miss|lady|queen|mother|daughter|sister|wife|actress|girl|dame|princess|widow|aunt)\.?$/i;
const HE = /(?:(?<!wo)man|mr|sir|lord|king|father|son|brother|husband|actor|boy|prince|uncle)\.?$/i;
const PLURAL_HEADS =
  /^(?:people|police|men|women|children|spokespeople|authorities|both|many|some|several|few|others|most|those|they|we|staff|media|others)$/;

/** Whose relative somebody is says nothing of an office. */
const KIN =
  /^(?:(?:ex-|late |former |elder |younger )?(?:wife|husband|son|daughter|mother|father|brother|sister|uncle|aunt|cousin|widow|widower|partner|friend|neighbou?r))$/i;

export function descriptionOf(reading: Reading, phrase: Phrase): Description {
  const description = describe(reading, phrase);
  return KIN.test(description.title) ? { ...description, title: "" } : description;
}

function describe(reading: Reading, phrase: Phrase): Description {
  const { words } = reading;
  const core = coreOf(words, phrase);
  const named = nameIn(words, core);
  if (named) return describeNamed(reading, phrase, core, named);
  const byAside = phrase.aside && nameAtStart(words, phrase.aside);
  if (byAside) {
    const owned = ownedOffice(textOf(reading, skipDeterminer(words, core.first), core.last));
    const split = splitRole(reading, skipDeterminer(words, core.first), phrase.last);
    return {
      name: textOf(reading, byAside.first, byAside.last),
      isNamed: true,
      kind: kindOfHead(headOf(words, core)) ?? "person",
      isPlural: false,
      ...(split && split.employer !== "" ? split : owned),
      head: headOf(words, core),
      pronoun: pronounOf(words, phrase),
    };
  }
  return describeUnnamed(reading, phrase, core);
}

/** "Alder’s export chief" → "export chief" of "Alder". */
function ownedOffice(words: string): { title: string; employer: string } {
  const at = words.search(/['’]s? /);
  const employer = words.slice(0, Math.max(0, at)).trim();
  if (!/^\p{Lu}/u.test(employer)) return { title: words, employer: "" };
  return { title: words.slice(words.indexOf(" ", at) + 1).trim(), employer };
}

/** The noun phrase without what "of", "for" or "who" adds to it. */
function coreOf(words: readonly Word[], { first, last }: WordRange): WordRange {
  const end = nounPhraseEnd(words, first, last + 1);
  if (end <= first) return { first, last };
  const isNameWithOf =
    words[end]?.lower === "of" &&
    isName(words, end - 1) &&
    isName(words, end + 1) &&
    !isPersonsName(words.slice(first, end));
  const isTitled = words
    .slice(first, end)
    .some((word) => isRole(word) && !/^\p{Lu}/u.test(word.text));
  if (isNameWithOf && !isTitled) {
    return { first, last: nounPhraseEnd(words, end + 1, last + 1) - 1 };
  }
  return { first, last: end - 1 };
}

/** "Lisa Hale" of Brand, but the "Bank" of Velden and the "Red Cross" of Velden. */
function isPersonsName(run: readonly Word[]): boolean {
  if (run.length < 2 || run.length > 3) return false;
  return run.every(
    ({ text, lower }) =>
      /^\p{Lu}\p{Ll}+$|^\p{Lu}\.$/u.test(text) && !isBodyWord(text) && !OF_BODIES.test(lower),
  );
}

/** Words in names of bodies, places and works that no person bears. */
const OF_BODIES =
  /^(?:the|red|cross|united|national|royal|first|social|federal|central|new|free|democratic|people|republic|friends|doctors|sons|daughters|north|south|east|west|press|city|port|state|province|kingdom|archdiocese|diocese|board|chamber|house|court|order|knights|institute|museum|ministry|department|secretary|minister|director|head|archbishop|bishop|president|prime|prince|duke|earl)s?$/;

/** The run of name words at the core's end, without courtesy titles. */
function nameIn(words: readonly Word[], core: WordRange): WordRange | null {
  if (!isName(words, core.last) && !/^\p{N}/u.test(words[core.last]?.text ?? "")) return null;
  let first = core.last;
  while (first > core.first && isNamePart(words, first - 1, core)) first -= 1;
  while (first < core.last && !isNameFrom(words, first)) first += 1;
  if (!isName(words, first)) return null;
  // A capital at a sentence's start makes no name of "Officials" or "Documents".
  const isNoun = first === core.last && isCommonNoun(words[first]);
  return isNoun ? null : { first, last: core.last };
}

/** Whether a name can begin there; "In March Lindby Council" tells when before it tells who. */
function isNameFrom(words: readonly Word[], at: number): boolean {
  const word = words[at];
  const isTime = MONTHS.test(word?.text ?? "") && BEFORE_TIMES.test(words[at - 1]?.lower ?? "");
  return !(isTime || word?.lower === "'s" || isBeforeName(word));
}

const MONTHS =
  /^(?:January|February|March|April|May|June|July|August|September|October|November|December)$/;
const BEFORE_TIMES = /^(?:in|since|by|until|till|during|from|last|next|this|early|late|mid)$/;

/** What has a capital at a sentence's start, and is no name. */
function isBeforeName(word: Word | undefined): boolean {
  return (
    isDay(word) ||
    /^(?:former|ex|both|late|his|her|their|its|on|in|at|but|and|then|now|meanwhile)$/.test(
      word?.lower ?? "",
    )
  );
}

function isCommonNoun(word: Word | undefined): boolean {
  if (!word || !/^\p{Lu}\p{Ll}+$/u.test(word.text)) return false;
  const isGroup = /s$/.test(word.lower) && isRole(word);
  return isGroup || DOCUMENT_NOUNS.has(word.lower) || ORGANISATION_NOUNS.has(word.lower);
}

function isNamePart(words: readonly Word[], at: number, core: WordRange): boolean {
  const word = words[at];
  if (!word) return false;
  if (isName(words, at)) return true;
  if (/^(?:of|and|&|-|de|van|von|der|al|bin|el|la)$/.test(word.lower))
    return at > core.first && isName(words, at - 1);
  return word.lower === "'s" && at > core.first && isName(words, at - 1);
}

function nameAtStart(words: readonly Word[], aside: WordRange): WordRange | null {
  if (!isName(words, aside.first)) return null;
  let last = aside.first;
  while (last < aside.last && isName(words, last + 1)) last += 1;
  const next = words[last + 1];
  return last === aside.last || isComma(next) ? { first: aside.first, last } : null;
}

function describeNamed(
  reading: Reading,
  phrase: Phrase,
  core: WordRange,
  run: WordRange,
): Description {
  const { words } = reading;
  const split = splitTitle(words, core, run);
  const before = skipDeterminer(words, core.first);
  const role = phrase.aside
    ? splitRole(reading, skipDeterminer(words, phrase.aside.first), phrase.aside.last)
    : null;
  const joined = textOf(reading, split.name.first, split.name.last);
  const isList =
    words.slice(phrase.first, phrase.last + 1).some((word) => word.lower === "and") &&
    core.last < phrase.last;
  const hasTitle = split.title !== null || role !== null;
  const kind = isList
    ? conjunctsOf(reading, phrase).length > 1
      ? listKind(textOf(reading, phrase.first, phrase.last))
      : "organisation"
    : kindOfName(words, split.name, core, hasTitle);
  const employerEnd = split.title ? split.title.first - 1 : split.name.first - 1;
  const isLed = employerEnd >= before && kind === "person";
  const { title, employer } = officeOf(
    isLed ? employerOf(textOf(reading, before, employerEnd)) : "",
    split.title ? textOf(reading, split.title.first, split.title.last) : "",
  );
  return {
    name: isList ? textOf(reading, skipDeterminer(words, phrase.first), phrase.last) : joined,
    isNamed: true,
    kind,
    isPlural: isList,
    title: title || (role?.title ?? ""),
    employer:
      employer ||
      (role?.employer ?? "") ||
      (kind === "person" ? bodyAfter(reading, phrase, core) : ""),
    head: words[split.name.last]?.lower ?? "",
    pronoun: pronounOf(words, phrase),
  };
}

/** "Lisa Hale of Brand", "Ida Roth of the Green Party", "Tom Lund at Brand". */
function bodyAfter(reading: Reading, phrase: Phrase, core: WordRange): string {
  const { words } = reading;
  const first = skipDeterminer(words, core.last + 2);
  if (!/^(?:of|at|with)$/.test(words[core.last + 1]?.lower ?? "") || !isName(words, first))
    return "";
  const end = nounPhraseEnd(words, core.last + 2, phrase.last + 1);
  return end > first ? textOf(reading, first, end - 1) : "";
}

/** "City", "Party": of which one the text does not say, so that it is a part of the title. */
const ANY_BODY =
  /^(?:assistant|campaign|chief|city|club|company|county|deputy|district|head|lead|party|police|senior|shift|state|team|town|union|village)$/i;

function officeOf(employer: string, title: string): { title: string; employer: string } {
  if (title === "" || !ANY_BODY.test(employer)) return { title, employer };
  return { title: `${employer.toLowerCase()} ${title}`, employer: "" };
}

/** Words before a title that name a body: not "Former", not "Mr.". */
function employerOf(words: string): string {
  const bare = stripPossessive(words).replace(
    /^(?:(?:former|then|late|ex|current|mr|mrs|ms|miss|mx|dr|sir|lord|lady|on|in|his|her|both|(?:mon|tues|wednes|thurs|fri|satur|sun)day|(?:january|february|march|april|may|june|july|august|september|october|november|december)(?=\s*$))\b[.-]?\s*)+/i,
    "",
  );
  return /\p{Lu}/u.test(bare) ? bare : "";
}

/** Where in "Foreign Ministry spokeswoman Mao Lin" the title ends and the person's name begins. */
function splitTitle(
  words: readonly Word[],
  core: WordRange,
  run: WordRange,
): { name: WordRange; title: WordRange | null } {
  let name = run.first;
  // Capitalised titles are part of the run: "Director General Omar Badr", "Prime Minister Ruiz".
  let titleFirst: number | null = null;
  for (let at = run.first; at < run.last; at += 1) {
    if (!HONORIFICS.test(words[at]?.text ?? "")) continue;
    titleFirst ??= at;
    name = at + 1;
  }
  if (words[name]?.lower === "of") return { name: run, title: null };
  const lower = lowerTitle(words, core, titleFirst ?? run.first);
  if (lower !== null)
    return { name: { first: name, last: run.last }, title: { first: lower, last: name - 1 } };
  if (titleFirst === null) return { name: run, title: null };
  const isCourtesy = titleFirst === name - 1 && COURTESY.test(words[titleFirst]?.text ?? "");
  return {
    name: { first: name, last: run.last },
    title: isCourtesy ? null : { first: titleFirst, last: name - 1 },
  };
}

/** The first of the lower-case words right before a name: "chief analyst" Jo Hale. */
function lowerTitle(words: readonly Word[], core: WordRange, end: number): number | null {
  let first = end;
  while (first > core.first) {
    const word = words[first - 1];
    if (!word || isDeterminer(word) || word.lower === "'s" || /^\p{Lu}/u.test(word.text)) break;
    first -= 1;
  }
  const last = words[end - 1];
  return first < end && isRole(last) ? first : null;
}

function describeUnnamed(reading: Reading, phrase: Phrase, core: WordRange): Description {
  const { words } = reading;
  const isQuantity = QUANTITY.test(headOf(words, core)) && words[core.last + 1]?.lower === "of";
  const inner = isQuantity ? coreOf(words, { first: core.last + 2, last: phrase.last }) : core;
  const head = headOf(words, inner);
  const isDefinite = /^(?:the|this|that|these|those|its|his|her|their|our)$/.test(
    words[phrase.first]?.lower ?? "",
  );
  const first = isDefinite ? phrase.first + 1 : phrase.first;
  const role = splitRole(reading, skipDeterminer(words, phrase.first), phrase.last);
  const isPronoun = phrase.first === phrase.last && /^(?:i|we|our)$/.test(head);
  return {
    name: textOf(reading, Math.min(first, phrase.last), phrase.last),
    isNamed: false,
    kind: isPronoun ? "own_observation" : (kindOfHead(head) ?? "person"),
    isPlural: isPluralHead(words, core, head),
    title: role && /\b[A-Z]/.test(role.employer) ? role.title : "",
    employer: role && /\b[A-Z]/.test(role.employer) ? role.employer : "",
    head,
    pronoun: pronounOf(words, phrase),
  };
}

function headOf(words: readonly Word[], core: WordRange): string {
  return words[core.last]?.lower ?? "";
}

function isPluralHead(words: readonly Word[], core: WordRange, head: string): boolean {
  if (PLURAL_HEADS.test(head)) return true;
  if (/^(?:an?|one|this|that|another)$/.test(words[core.first]?.lower ?? "")) return false;
  return /[^s]s$/.test(head) && !/(?:us|is|news|analysis|series)$/.test(head);
}

function pronounOf(words: readonly Word[], phrase: Phrase): "he" | "she" | null {
  const last = phrase.aside?.last ?? phrase.last;
  for (let at = phrase.first; at <= last && at - phrase.first < 25; at += 1) {
    if (isPreposition(words[at])) break;
    const word = words[at]?.text ?? "";
    if (SHE.test(word)) return "she";
    if (HE.test(word)) return "he";
  }
  return null;
}
