/**
 * Where a sentence gets its attribution from a neighbour: “That is what two clerks said.” after it;
 * “Two clerks described the scheme.” before it; or whoever “they” are in “…, they said”. Told by
 * words and lists alone, without a tree, because it is asked for every claim of a draft on every
 * view; what is not told for sure is no neighbour. Pure; looks at few sentences on either side.
 */
import type { Span } from "@/lib/text/text";
import { judgesBefore, judgingHeading } from "./judged";
import { CUE_VERBS } from "./lexicon";

type Sentences = readonly Span[];

/** Sentences looked back through for whoever a pronoun means, or whose account it is. */
const REACH = 4;

/**
 * The stretches outside the sentences `first` to `last` that say who asserts them, or whether they
 * are so, in the order of the text.
 */
export function attributionBeside(
  text: string,
  sentences: Sentences,
  first: number,
  last: number,
): Span[] {
  const spans = assertedBeside(text, sentences, first, last);
  const heading = judgingHeading(text, sentences, first);
  const isKnown = heading !== null && spans.some(({ start }) => start === heading.start);
  return heading && !isKnown ? [heading, ...spans] : spans;
}

function assertedBeside(text: string, sentences: Sentences, first: number, last: number): Span[] {
  const own = wordsAt(text, {
    start: sentences[first]?.start ?? 0,
    end: sentences[last]?.end ?? 0,
  });
  const after = sentences[last + 1];
  const points = after !== undefined && pointsBack(wordsAt(text, after));
  const spans = points ? [after] : [];
  const hasPronoun = pronounOf(own) ?? (points ? pronounOf(wordsAt(text, after)) : null);
  if (hasPronoun) return [...antecedent(text, sentences, first, hasPronoun), ...spans];
  if (points || isAttributed(own)) return spans;
  const subject = subjectNamed(text, sentences, first);
  if (subject) return [subject];
  const listed = listLead(text, sentences, first);
  return [...(listed ? [listed] : announcement(text, sentences, first)), ...spans];
}

/** The part of a sentence that says who says so: “Two clerks said”, of it and whatever they said. */
export function attributingPart(text: string, sentence: Span): Span {
  const words = tokens(text, sentence);
  const cue = words.findIndex(({ lower }) => isCue(lower) || ANNOUNCES.has(lower));
  const according = words.findIndex(({ lower }) => lower === "according");
  const isFirst = according >= 0 && (cue < 0 || according < cue);
  if (isFirst) return { start: words[according]?.start ?? sentence.start, end: sentence.end };
  if (cue < 0) {
    const end = words.length > LONGEST_SETTING ? words[LONGEST_SETTING - 1]?.end : sentence.end;
    return { start: sentence.start, end: end ?? sentence.end };
  }
  const end = words[cue]?.end ?? sentence.end;
  // “The lock is shut, Lund said.”: what stands before is what is said.
  const comma = text.slice(sentence.start, end).search(/,["”’»]?\s[^,]*$/);
  const isAtEnd = words.length - cue <= AT_END && comma >= 0;
  return isAtEnd
    ? { start: sentence.start + comma + 1, end: sentence.end }
    : { start: sentence.start, end };
}

const AT_END = 4;
const LONGEST_SETTING = 12;
/** Words of a sentence that does no more than point back. */
const LONGEST_POINTER = 24;

type Token = Span & { readonly lower: string };

function tokens(text: string, { start, end }: Span): Token[] {
  return Array.from(text.slice(start, end).matchAll(/[\p{L}\p{N}][\p{L}\p{N}'’-]*/gu), (match) => ({
    start: start + match.index,
    end: start + match.index + match[0].length,
    lower: match[0].toLowerCase().replace("’", "'"),
  }));
}

/** In lower case, with one kind of apostrophe. */
const wordsAt = (text: string, { start, end }: Span): string =>
  text.slice(start, end).toLowerCase().replaceAll("’", "'").trim();

const isCue = (word: string): boolean => CUE_VERBS.has(word) && !NO_CUES.has(word);

/** Forms that are far oftener something else. */
const NO_CUES = new Set(
  `report reports claim claims state states note notes notice charge charges
  record records question questions feel feels felt see saw seen hear
  heard read reads hope hopes fear fears find found finding learn
  learned show shows given submit estimate estimates promise promises proposal plan
  planned plans decide decided agree agreed mention joke object objects sign
  signs like want wanted need needed wonder stress wish doubt doubts
  expect expected known`.split(/\s+/),
);

/** Verbs by which a sentence announces an account that goes on in the next. */
const ANNOUNCES = new Set(
  (
    "described describe describes outlined outlines recounted recounts detailed details sketched " +
    "testified explained recalled related confided disclosed revealed listed told tells spoke"
  ).split(" "),
);

const CUE = "[a-z]+";
const SO_SAID = new RegExp(`^(?:or )?so (?:at least )?(?:the |[\\w'-]+ ){0,6}?(${CUE})\\b`);
/** “That is what two clerks said”, “This was the account of …”, “All this is according to …”. */
const THAT_IS =
  /^(?:all |at least |or |and |but )?(?:that|this|so|it|such|these|those|which)(?:,? at (?:least|any rate))?,? ?(?:is|was|were|are|'s|comes?|came|has been|had been|emerges?|emerged)?,? (?:at least |also |according )?(?:what\b|how\b|the (?:account|claim|claims|view|version|allegation|allegations|conclusion|finding|findings|word|words|testimony|story|estimate|position|opinion) of\b|according to\b|from\b.{0,80}\b(?:account|testimony|interview|statement|report|document|documents|files?)\b|to\b|(?:[\w'-]+ ){0,4}(?:account|claim|version|view|allegation)\b)/;
/** “According to two clerks.”, “The source: two clerks.”; no clause of its own behind it. */
const FRAGMENT =
  /^(?:all (?:of )?(?:this|that) )?(?:according to|the sources?(?: for (?:this|that))? (?:is|was|are|were)?:?|sources?:|source for this) [^.,]{1,90}\.?["”»]?$/;
/** “Two clerks said so.”, “The firm has denied it.”, “Lund confirmed this in May.” */
const OBJECT =
  /\b(so|this|that|it|as much|the same|otherwise|the opposite|the contrary|these|those|(?:the|this|that|these|those|such)(?: same)? (?:claims?|allegations?|accusations?|account|charges?|accounts|figures?|details?|story|version|report|reports|findings?|statement))(?: (?:too|as well|also|publicly|himself|herself|themselves|itself|yesterday|separately|under oath|in (?:court|writing|an? \w+|\w+)|on [\w ]{3,20}|to (?:the |this |our )?[\w ]{3,30}|when asked))?[.!]?["”»]?$/;

function pointsBack(whole: string): boolean {
  const sentence = whole
    .replace(/^(?:at least|or|well),? (?=that|this)/, "")
    .replace(/, for one,/, "");
  const words = sentence.match(/[\p{L}\p{N}'-]+/gu) ?? [];
  if (words.length > LONGEST_POINTER || words.length < 2) return false;
  if (judgesBefore(sentence)) return true;
  if (FRAGMENT.test(sentence)) return true;
  if (THAT_IS.test(sentence)) {
    const rest = sentence.replace(/^.*?\bwhat\b/, "");
    return !/\b(?:what|how)\b/.test(sentence) || hasCue(rest);
  }
  const so = SO_SAID.exec(sentence);
  if (so && hasCue(sentence.replace(/^(?:or )?so /, "")) && words.length <= 10) {
    return !/\b(?:that|whether|if)\b/.test(sentence) && !sentence.includes(",");
  }
  const object = OBJECT.exec(sentence);
  if (!object) return false;
  const before = sentence.slice(0, object.index).match(/[\p{L}'-]+/gu) ?? [];
  // “told us that”, “denied it”.
  const verb = before.findLast((word) => !RECIPIENTS.has(word)) ?? "";
  const isSaid = CUE_VERBS.has(verb) || BACKS.has(verb) || ANNOUNCES.has(verb);
  return isSaid && before.length >= 2 && !/[,;:“"]/.test(sentence.slice(0, object.index));
}

const RECIPIENTS = new Set("us me him her them reporters journalists investigators".split(" "));

const BACKS = new Set(
  (
    "withdraw withdraws withdrew withdrawn retract retracts retracted recant recants recanted " +
    "reject rejects rejected dismiss dismisses dismissed dispute disputes disputed contest contests " +
    "contested corroborate corroborates corroborated back backs backed support supports supported " +
    "verify verified contradict contradicts contradicted refute refuted"
  ).split(" "),
);

function hasCue(words: string): boolean {
  return (words.match(/[\p{L}'-]+/gu) ?? []).some(
    (word) => CUE_VERBS.has(word) || BACKS.has(word) || ANNOUNCES.has(word),
  );
}

const isAttributed = (sentence: string): boolean =>
  /\baccording to\b/.test(sentence) || (sentence.match(/[\p{L}'-]+/gu) ?? []).some(isCue);

type Pronoun = "one" | "many";

/** Whether a sentence leaves to a pronoun who says it: “…, they said”, “He said …”. */
function pronounOf(sentence: string): Pronoun | null {
  const pattern =
    /(?:^|[,;“"”'’»]\s?|\b(?:what|as|and|but|so|according to)\s)(he|she|they|the two|the pair|both(?: of them)?|him|her|them)\b((?: (?:also|then|later|both|all|have|has|had|would|did|not|never|still|and|further))*) ?([\p{L}]+)?/gu;
  for (const [whole, who = "", , verb = ""] of sentence.matchAll(pattern)) {
    const isOf = whole.includes("according to");
    const isSubject = !/^(?:him|her|them)$/.test(who);
    if (isOf || (isSubject && (isCue(verb) || ANNOUNCES.has(verb)))) {
      return /^(?:he|she|him|her)$/.test(who) ? "one" : "many";
    }
  }
  const inverted = / (he|she|they)[.,]/.exec(sentence);
  if (!inverted || !isCue(lastWord(sentence, inverted.index))) return null;
  return inverted[1] === "they" ? "many" : "one";
}

/** The word that ends there. */
const lastWord = (text: string, end: number): string =>
  text
    .slice(Math.max(0, end - LONGEST_WORD), end)
    .split(/[^\p{L}\p{N}'’-]/u)
    .at(-1) ?? "";

const LONGEST_WORD = 40;

const MANY =
  /^(?:["“]?)(?:(?:on|in|at|by|after) [^,]{2,40}, )?(?:two|three|four|five|six|seven|eight|nine|ten|\d+|several|some|many|most|both|all|dozens of|a (?:number|group|pair|couple|dozen) of|the|former|current|other|[\p{L}-]+)(?: [\p{L}'’-]+){0,5}?\b/iu;

/** The nearest sentence before that names somebody in its turn, as far as it does so. */
function antecedent(text: string, sentences: Sentences, first: number, who: Pronoun): Span[] {
  for (let at = first - 1; at >= 0 && at >= first - REACH; at -= 1) {
    const sentence = sentences[at];
    if (!sentence) return [];
    const words = text.slice(sentence.start, sentence.end);
    if (pronounOf(wordsAt(text, sentence)) || STARTS_WITH_PRONOUN.test(words)) continue;
    if (who === "many" ? namesMany(words) : namesOne(words))
      return [attributingPart(text, sentence)];
  }
  return [];
}

const STARTS_WITH_PRONOUN =
  /^["“‘«]?(?:He|She|They|It|This|That|These|Those|There|His|Her|Their)\b/;

/** “Ann Lee” before “She paid …”: whom the sentence is told of, where one name alone can be meant. */
function subjectNamed(text: string, sentences: Sentences, first: number): Span | null {
  const [before, own] = [sentences[first - 1], sentences[first]];
  if (!before || !own || !/^["“‘«]?(?:He|She)\b/.test(text.slice(own.start, own.end))) return null;
  const names = Array.from(text.slice(before.start, before.end).matchAll(NAME)).filter(
    ([name]) => !NO_NAMES.has(name),
  );
  const [only] = names;
  if (names.length !== 1 || !only) return null;
  const start = before.start + only.index;
  return { start, end: start + only[0].length };
}

const NAME = /(?<![\p{L}\p{N}'’-])\p{Lu}[\p{L}'’-]+(?: \p{Lu}[\p{L}'’-]+){0,4}/gu;
const NO_NAMES = new Set(
  "The A An In On At By For But And When After Before As He She They It This That His Her".split(
    " ",
  ),
);

function namesMany(sentence: string): boolean {
  const link = sentence.search(/ and \p{Lu}/u);
  if (link >= 0 && /^\p{Lu}/u.test(lastWord(sentence, link))) return true;
  const [subject = ""] = MANY.exec(sentence) ?? [];
  const head = sentence.slice(0, subject.length + 40).split(/[,;:]/)[0] ?? "";
  const words = head.split(/\s+/).slice(0, 6);
  return words.some(
    (word) => /(?:[^s]s|people|men|women|police|children|staff)$/i.test(word) && !isSingular(word),
  );
}

const isSingular = (word: string): boolean => /^(?:was|is|has|this|its|his|does|says)$/i.test(word);

function namesOne(sentence: string): boolean {
  if (/(?<=\s)\p{Lu}[\p{L}'’-]+/u.test(sentence)) return true;
  if (/^\p{Lu}[\p{L}'’-]+ (?:\p{Lu}|[\p{Ll}]+ed\b|said|says|was|is|spoke|told)/u.test(sentence)) {
    return !/^(?:The|A|An|No|In|On|At|By|For|But|And|When|After|Before|As)\b/.test(sentence);
  }
  return /^(?:The|A|An|One|His|Her|Another)\s(?:[\p{Ll}-]+\s){0,4}?(?:[\p{Ll}-]*(?:er|or|ist|man|woman|ian|ant|ent|ee|chief|head|official|aide|clerk|witness|mayor|judge|nurse))\b/u.test(
    sentence,
  );
}

/** Items of a list looked back through for what leads it in. */
const LONGEST_LIST = 24;

/** “The report found:”, before the sentence at hand or before the list that it is an item of. */
function listLead(text: string, sentences: Sentences, first: number): Span | null {
  for (let at = first - 1; at >= 0 && at >= first - LONGEST_LIST; at -= 1) {
    const [sentence, next] = [sentences[at], sentences[at + 1]];
    if (!sentence || !next) return null;
    const words = wordsAt(text, sentence);
    if (words.endsWith(":")) {
      return hasCue(words) || ENUMERATION.test(words) ? attributingPart(text, sentence) : null;
    }
    const goesOn = LEADS_ON.test(words) || (isItem(text, sentence) && isItem(text, next));
    if (!goesOn) return null;
  }
  return null;
}

/** “it hid the ledger;”, “it hid the ledger; and”: not the last of a list. */
const LEADS_ON = /;(?: (?:and|or|but))?$/;

const ITEM = /^\s*(?:[-–—•*▪‣◦●]|\(?(?:\d{1,2}|[a-z])[.)])\s/;

/** Whether the line that holds the sentence begins as an item of a list does. */
function isItem(text: string, { start }: Span): boolean {
  const line = text.lastIndexOf("\n", start - 1) + 1;
  return ITEM.test(text.slice(line, line + LONGEST_WORD));
}

/** “Two clerks described the scheme.”, before sentences that name nobody. */
function announcement(text: string, sentences: Sentences, first: number): Span[] {
  for (let at = first - 1; at >= 0 && at >= first - REACH; at -= 1) {
    const [sentence, next] = [sentences[at], sentences[at + 1]];
    if (!sentence || !next) return [];
    const words = wordsAt(text, sentence);
    const isApart = text.slice(sentence.end, next.start).includes("\n\n");
    if (isApart || words.endsWith(":")) return [];
    if (isAnnouncing(words) || (ENUMERATION.test(words) && isDoubted(words)))
      return [attributingPart(text, sentence)];
    // Somebody else has the word, or the story itself.
    if (isAttributed(words)) return [];
  }
  return [];
}

const ACCOUNT =
  "(?:account|version|picture|description|explanation|statement|allegations?|accusations?|claims?|details?|story|testimony|evidence)";
/** “… show two things.”, “… make three accusations:” */
const ENUMERATION =
  /\b(?:two|three|four|five|six|seven|several|a few|some|many) (?:[\w-]+ ){0,2}(?:things|points|facts|claims|accusations|allegations|charges|findings|conclusions|failings|mistakes|faults|flaws|problems)\b/;
const ANNOUNCEMENT = new RegExp(
  `\\b(?:described|outlined|recounted|detailed|sketched|laid out|set out|spelled out)\\b(?! (?:as|by|in|at|on|here|above|below|earlier)\\b)|` +
    `\\b(?:gave|offered|provided|told|made|presented|issued)\\b(?: \\w+){0,4} (?:a|an|the|their|his|her|its|several|similar|the same|serious|\\w+)(?: \\w+){0,3} ${ACCOUNT}\\b|` +
    `\\b(?:gave|made|offered) ${ACCOUNT}\\b|` +
    `\\btold (?:\\w+ ){1,5}(?:what|how) (?:\\w+ ){0,3}(?:happened|worked|went|saw|seen|heard|knew|known|found)\\b|` +
    `\\b(?:explained|recalled|related|told) (?:what|how) (?:\\w+ ){0,4}(?:happened|worked|went|saw|seen|heard|knew|known|found|done|did)\\b`,
);

/** Whether somebody is named for it, or a condition set: else it is the story's own list. */
const isDoubted = (sentence: string): boolean =>
  isAttributed(sentence) || hasCue(sentence) || /^(?:if|unless|provided|assuming)\b/.test(sentence);

/** “Here is what Hall says.” */
const HERE_IS = /^(?:here|this|the following)(?: is|'s) (?:what|how)\b/;

function isAnnouncing(sentence: string): boolean {
  const words = sentence.match(/[\p{L}\p{N}'-]+/gu) ?? [];
  if (HERE_IS.test(sentence) && hasCue(sentence)) return true;
  return words.length <= LONGEST_POINTER && !/^["“«]/.test(sentence) && ANNOUNCEMENT.test(sentence);
}
