/**
 * Whether two statements speak of one matter, and whether they agree on it: by the words that carry
 * meaning, each weighing as much as it is rare in the draft. Pure; linear in both.
 */
import { DAYS } from "@/lib/text/meaning/lexicon";
import { meaningWords, type MeaningWord } from "@/lib/text/meaning/words";
import { editDistance } from "@/lib/text/misspelling";

/** The words of a statement that tell what it is about, by the key that their forms go by. */
export type TellingWords = ReadonlyMap<string, MeaningWord>;

/** Of the weight of the shorter of two statements, the share that a repeat has in common. */
const ALIKE = 0.6;
/** The same where a sum, a share or a great number is among it. */
const ALIKE_WITH_FIGURE = 0.4;
/** The same, figures and dates aside, for a statement that gives another figure. */
const SAME_MATTER = 0.5;
/** And for one of another year or day, which more often tells of another time than otherwise of this. */
const ALL_BUT_THE_TIME = 0.8;
/** Letters by which one name is another misspelt, of so many at least. */
const SLIPS_IN_NAME = 2;
const LETTERS_OF_NAME = 5;
/** Words that at least carry it. */
const FEWEST = 2;
/** From here on a number by itself is telling. */
const GREAT_NUMBER = 100;

export function tellingWords(text: string): TellingWords {
  return telling(meaningWords(text));
}

export function telling(words: readonly MeaningWord[]): TellingWords {
  return new Map(words.filter(isTelling).map((word) => [stem(word), word]));
}

const FUNCTION_WORDS = new Set(
  `of in on at to for from by with as into over under about after before between through during
  against than up down out off and or but nor so yet it its he she they them their his her him we
  us our you your i me my who whom whose which what when where why how this these those there here
  is are was were be been being am do does did done have has had having not no if will would could
  should may might must can shall because while since until just very more most less other another
  such own same than too only even again further once`.split(/\s+/),
);

function isTelling({ key, kind }: MeaningWord): boolean {
  if (kind === "cue" || kind === "hedge" || kind === "negation" || kind === "condition")
    return false;
  return kind !== "other" || !FUNCTION_WORDS.has(key);
}

/** Headlines shorten: one key for the forms of a word. */
function stem({ key, kind }: MeaningWord): string {
  if (kind !== "other" && kind !== "name") return key;
  return key.length <= 4 ? key : key.replace(/'s$/, "").replace(/(?:ing|ed|es|s)$/, "");
}

export type Relation = {
  /** `other`: on the same matter it gives another figure, date or spelling of a name. */
  readonly says: "same" | "other";
  /** Share of the shorter one's weight that both have: 0–1. */
  readonly likeness: number;
};

/** How another statement stands to one; null where it is of another matter. */
export function relate(
  own: TellingWords,
  other: TellingWords,
  weightOf: (key: string) => number,
): Relation | null {
  if (own.size < FEWEST) return null;
  const shared = { all: 0, matter: 0, count: 0, words: 0 };
  const mine = { all: 0, matter: 0 };
  let hasFigure = false;
  for (const [key, word] of own) {
    const weight = weightOf(key);
    mine.all += weight;
    if (!isTime(word)) mine.matter += weight;
    if (!other.has(key)) continue;
    shared.all += weight;
    shared.count += 1;
    if (!isTime(word)) shared.matter += weight;
    if (word.kind === "name" || word.kind === "other") shared.words += 1;
    hasFigure ||= isTellingFigure(word, other);
  }
  const theirs = { all: 0, matter: 0 };
  for (const [key, word] of other) {
    const weight = weightOf(key);
    theirs.all += weight;
    if (!isTime(word)) theirs.matter += weight;
  }
  const likeness = shared.all / Math.max(1e-9, Math.min(mine.all, theirs.all));
  const matter = shared.matter / Math.max(1e-9, Math.min(mine.matter, theirs.matter));

  const conflict = conflictOf(own, other);
  const isOtherTime = conflict.years || conflict.days;
  if (conflict.amounts || isOtherTime || conflict.names) {
    // Another sum at another time is another matter.
    if (conflict.amounts && isOtherTime) return null;
    const least = isOtherTime ? ALL_BUT_THE_TIME : SAME_MATTER;
    return shared.words >= FEWEST && matter >= least ? { says: "other", likeness } : null;
  }
  if (shared.count < FEWEST) return null;
  return likeness >= (hasFigure ? ALIKE_WITH_FIGURE : ALIKE) ? { says: "same", likeness } : null;
}

/** Whether two statements give figures of one unit, or dates, and share none, or misspell a name. */
export function disagree(one: string, other: string): boolean {
  return Object.values(conflictOf(tellingWords(one), tellingWords(other))).some(Boolean);
}

const isTime = ({ kind }: MeaningWord) => kind === "number" || kind === "date";

function isTellingFigure({ kind, value = 0 }: MeaningWord, other: TellingWords): boolean {
  if (kind !== "number") return false;
  return value >= GREAT_NUMBER || [...other.values()].some(isUnit);
}

const isUnit = ({ kind }: MeaningWord) => kind === "currency" || kind === "unit";
const isYear = ({ value = 0 }: MeaningWord) =>
  Number.isInteger(value) && value >= 1500 && value < 2100;

type Conflict = {
  readonly amounts: boolean;
  readonly years: boolean;
  /** Another month, or another day of the week. */
  readonly days: boolean;
  /** A name with a letter or two otherwise. */
  readonly names: boolean;
};

function conflictOf(own: TellingWords, other: TellingWords): Conflict {
  const keys = (words: TellingWords, test: (word: MeaningWord) => boolean) =>
    [...words].filter(([, word]) => test(word)).map(([key]) => key);
  const areDisjoint = (mine: readonly string[], theirs: readonly string[]) =>
    mine.length > 0 && theirs.length > 0 && !mine.some((key) => theirs.includes(key));
  const isDisjoint = (test: (word: MeaningWord) => boolean) =>
    areDisjoint(keys(own, test), keys(other, test));
  const isNumber = ({ kind }: MeaningWord) => kind === "number";
  const isWeekday = ({ kind, key }: MeaningWord) => kind === "date" && DAYS.has(key);
  const isMonth = ({ kind, key }: MeaningWord) => kind === "date" && !DAYS.has(key);
  // From one day to another is a span of time, and no date.
  const isOtherDay = (test: (word: MeaningWord) => boolean) =>
    keys(own, test).length === 1 && keys(other, test).length === 1 && isDisjoint(test);
  const units = [keys(own, isUnit), keys(other, isUnit)] as const;
  const isComparable =
    (units[0].length === 0 && units[1].length === 0) ||
    units[0].some((key) => units[1].includes(key));
  return {
    amounts: isComparable && isDisjoint((word) => isNumber(word) && !isYear(word)),
    years: isDisjoint((word) => isNumber(word) && isYear(word)),
    days: isOtherDay(isMonth) || isOtherDay(isWeekday),
    names: isNameMisspelt(own, other),
  };
}

/** Whether a name of each that the other has not is the other's but for a letter or two. */
function isNameMisspelt(own: TellingWords, other: TellingWords): boolean {
  const names = (words: TellingWords, without: TellingWords) =>
    [...words]
      .filter(([stemmed, { kind }]) => kind === "name" && !without.has(stemmed))
      .map(([, { key }]) => key)
      .filter((key) => key.length >= LETTERS_OF_NAME);
  const theirs = names(other, own);
  return names(own, other).some((mine) => theirs.some((name) => isMisspelt(mine, name)));
}

function isMisspelt(one: string, other: string): boolean {
  // "Scotland", "Scotland's"; "German", "Germany".
  if (one.startsWith(other) || other.startsWith(one)) return false;
  const slips = Math.min(one.length, other.length) < 8 ? 1 : SLIPS_IN_NAME;
  return editDistance(one, other, slips) <= slips;
}
