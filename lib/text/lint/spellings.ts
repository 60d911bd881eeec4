/**
 * One name spelled two ways in a text: a letter more, less or other, accents or a hyphen on one and
 * not on the other. Names that differ as names do (Austria and Australia; two people of one first
 * name's kind) are left apart. English texts; linear in the text but for names of one first letter,
 * of which so many are compared. Pure.
 */
import { foldLetters } from "@/lib/text/fold-letters";
import { editDistance } from "@/lib/text/misspelling";
import { isKinIn, NAMELESS, TITLES } from "./name-words";
import type { Remark } from "./remark";
import { soundOf } from "./sounds";
import type { SentencedWords } from "./text-remarks";

/** Different names of one first letter that are compared with each other. */
const MOST_NAMES = 400;
const SHORTEST = 5;
/** From this length on two letters may be wrong. */
const LONG = 9;

/** Pairs of names that are both right, each folded. */
const APART = new Set(
  (
    "austria australia,slovakia slovenia,gambia zambia,iceland ireland,dominica dominican,mauritius mauritania," +
    "johnson johnston,thompson thomson,stephens stevens,clark clarke,marshal marshall,christian christina," +
    "christine christina,daniel daniela,gabriel gabriela,michael michaela,andrea andreas,martin marvin," +
    "marina martina,francis frances,julian julien,philip philips,robert roberto,albert alberto,karen karin," +
    "helen helena,laura lauren,carlo carlos,elena elene,anders andrew,jordan gordan,darren darien,kelly kerry," +
    "berlin bergen,moscow moscou,senate senator,george georgia,harris harriet,roman romania,algeria nigeria"
  )
    .split(",")
    .flatMap((pair) => [pair, pair.split(" ").reverse().join(" ")]),
);

type Name = {
  written: string;
  folded: string;
  sound: string;
  count: number;
  start: number;
  /** Capitalised words before and behind it; and only those behind. */
  beside: Set<string>;
  behind: Set<string>;
  /** The sentences it stands in: two names in one of them are two. */
  sentences: Set<number>;
  /** Somewhere it stands inside a sentence, where capitals are for names. */
  isName: boolean;
};

const WORD = /\p{L}[\p{L}\p{M}]*(?:[-'’][\p{L}\p{M}]+)*/gu;

export function spellingRemarks({ text, sentences }: SentencedWords): Remark[] {
  const { names, plain } = namesIn(text, sentences);
  const byLetter = new Map<string, Name[]>();
  const bySound = new Map<string, Name[]>();
  for (const name of names) {
    if (plain.has(name.folded)) continue;
    for (const [map, key] of [
      [byLetter, name.folded.charAt(0)],
      [bySound, name.sound],
    ] as const) {
      const alike = map.get(key) ?? [];
      if (alike.length < MOST_NAMES) alike.push(name);
      map.set(key, alike);
    }
  }
  const isKin = (at: number) => isKinIn(text.slice(sentences[at]?.start, sentences[at]?.end));
  const found: Remark[] = [];
  const groups = [byLetter, bySound].flatMap((by) =>
    [...by.values()].map((alike) => ({ by, alike })),
  );
  for (const { by: alikeBy, alike } of groups) {
    for (const [at, one] of alike.entries()) {
      for (const other of alike.slice(at + 1)) {
        const isSeen = alikeBy === bySound && one.folded.charAt(0) === other.folded.charAt(0);
        if (isSeen || !isSameName(one, other) || areTold(one, other, isKin)) continue;
        const [rare, usual] = one.count < other.count ? [one, other] : [other, one];
        found.push({
          ...{ code: "spelling", start: rare.start, end: rare.start + rare.written.length },
          words: [rare.written, usual.written],
          said: `“${rare.written}” here, “${usual.written}” ${usual.start < rare.start ? "before" : "elsewhere"}`,
        });
      }
    }
  }
  return found.sort((one, other) => one.start - other.start);
}

function namesIn(text: string, sentences: SentencedWords["sentences"]) {
  const names = new Map<string, Name>();
  const plain = new Set<string>();
  for (const [at, sentence] of sentences.entries()) {
    let before: { written: string; end: number; name: Name | null } | null = null;
    const words = text.slice(sentence.start, sentence.end);
    for (const { 0: found, index } of words.matchAll(WORD)) {
      const written = found.replace(/['’]s?$/u, "");
      const folded = foldLetters(written).replace(/[-'’]/g, "");
      if (!/^(?:\p{Lu}|\p{Ll}{1,2}-?\p{Lu})/u.test(written)) {
        plain.add(folded);
        before = null;
        continue;
      }
      const start = sentence.start + index;
      const isFirst = /^[^\p{L}]*$/u.test(words.slice(0, index)) || /[:“"‘]\s?$/u.test(words.slice(Math.max(0, index - 2), index)); // prettier-ignore
      // "Without Oyelaran": a word that begins a sentence, and no first name.
      if (isFirst && NAMELESS.test(folded)) {
        before = null;
        continue;
      }
      const name: Name = names.get(written) ?? { written, folded, sound: soundOf(folded), count: 0, start, beside: new Set(), behind: new Set(), sentences: new Set(), isName: false }; // prettier-ignore
      name.count += 1;
      name.sentences.add(at);
      name.isName ||= !isFirst;
      names.set(written, name);
      if (before && /^\s$/u.test(words.slice(before.end, index))) {
        name.beside.add(before.written);
        before.name?.beside.add(written);
        before.name?.behind.add(written);
        // "Otto Bergström" at a sentence's beginning is a name as well.
        if (before.name) before.name.isName ||= !isFirst;
      }
      before = { written, end: index + found.length, name };
    }
  }
  return { names: [...names.values()].filter(({ isName }) => isName), plain };
}

function isSameName(one: Name, other: Name): boolean {
  const [a, b] = [one.folded, other.folded];
  if (a === b) return isOtherSpelling(one.written, other.written) && !areOthers(one, other);
  const shorter = Math.min(a.length, b.length);
  if (shorter < SHORTEST || APART.has(`${a} ${b}`)) return false;
  if (isFollowedAlike(one, other) && one.sound === other.sound) return true;
  const [short, long] = a.length <= b.length ? [one, other] : [other, one];
  // Israel, Israelis; Brown, Browns: another form of the word; but Brandt, Dr Brand: one person.
  if (long.folded.startsWith(short.folded)) return isTitledAlone(short) && isCutShort(short, long);
  if (isForm(a, b)) return false;
  const slips = shorter >= LONG ? 2 : 1;
  if (Math.abs(a.length - b.length) > slips || editDistance(a, b, slips) > slips) return false;
  if (areOthers(one, other)) return false;
  return shorter > SHORTEST || sharesOne(one.beside, other.beside);
}

/** "Kathryn Doyle" and "Katherine Doyle": first names, or beginnings of a firm's, of one and the same. */
function isFollowedAlike(one: Name, other: Name): boolean {
  return sharesOne(one.behind, other.behind);
}

/** Behind a title, and never with a first name of its own. */
function isTitledAlone({ beside }: Name): boolean {
  return beside.size > 0 && [...beside].every((word) => TITLES.has(word));
}

/** A letter is gone from the end that makes no form of a word. */
function isCutShort(short: Name, long: Name): boolean {
  const rest = long.folded.slice(short.folded.length);
  return rest.length === 1 && !/[sna]/.test(rest) && [...long.beside].some((word) => !TITLES.has(word)); // prettier-ignore
}

/** With a first name of its own it is brought in as somebody. */
const hasOwn = ({ beside, behind }: Name) => [...beside].some((word) => !behind.has(word) && !TITLES.has(word)); // prettier-ignore

/** The text knows both: they stand in one sentence, or somebody's kin is spoken of beside them. */
function areTold(one: Name, other: Name, isKin: (at: number) => boolean): boolean {
  const [short, long] = one.sentences.size <= other.sentences.size ? [one, other] : [other, one];
  const isShared = [...short.sentences].some((at) => long.sentences.has(at));
  // A slip stands once, and the name also where the slip does not.
  if (isShared && (short.count > 1 || long.sentences.size < 2 || hasOwn(short))) return true;
  const isNamed = isFollowedAlike(one, other);
  return isNamed && ([...short.sentences].some(isKin) || [...long.sentences].some(isKin));
}

/** Letters alone differ in accents, or a hyphen in being there; capitals differ at will. */
function isOtherSpelling(one: string, other: string): boolean {
  const bare = (name: string) => name.toLowerCase().replace(/['’]/g, "");
  return bare(one) !== bare(other) && one.length > 3;
}

/** "Russia", "Russian"; "Sweden", "Swedish"; "Leader", "Leading": one stem, and endings of words. */
function isForm(one: string, other: string): boolean {
  let same = 0;
  while (one[same] !== undefined && one[same] === other[same]) same += 1;
  const ENDING = /^(?:s|es|e|y|ies|ed|er|ers|or|ors|ing|ion|ions|an|ans|ian|ians|n|ns|i|is|ic|al|ish|ese|ity|ly|a|o|os|as)?$/;
  return same >= 4 && ENDING.test(one.slice(same)) && ENDING.test(other.slice(same));
} // prettier-ignore

function sharesOne(one: ReadonlySet<string>, other: ReadonlySet<string>): boolean {
  for (const word of one) if (other.has(word)) return true;
  return false;
}

/** Each stands beside names, and beside none that is the other's: two people, two places. */
function areOthers(one: Name, other: Name): boolean {
  const named = ({ beside }: Name) => [...beside].some((word) => !TITLES.has(word));
  return named(one) && named(other) && !sharesOne(one.beside, other.beside);
}
