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

/** How much each word weighs among these statements: the more, the fewer of them hold it. */
export function rarityAmong(statements: readonly TellingWords[]): (key: string) => number {
  const holding = new Map<string, number>();
  for (const words of statements) {
    for (const key of words.keys()) holding.set(key, (holding.get(key) ?? 0) + 1);
  }
  return (key) => 1 + Math.log((statements.length + 1) / (holding.get(key) ?? 1));
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
  let hasFigure = false;
  for (const [key, word] of own) {
    if (!other.has(key)) continue;
    const weight = weightOf(key);
    shared.all += weight;
    shared.count += 1;
    if (!isTime(word)) shared.matter += weight;
    if (word.kind === "name" || word.kind === "other") shared.words += 1;
    hasFigure ||= isTellingFigure(word, other);
  }
  // Whichever way it goes, so much is needed.
  if (shared.count < FEWEST) return null;
  const [mine, theirs] = [weightsOf(own, weightOf), weightsOf(other, weightOf)];
  const likeness = shared.all / Math.max(1e-9, Math.min(mine.all, theirs.all));
  const matter = shared.matter / Math.max(1e-9, Math.min(mine.matter, theirs.matter));

  const conflict = conflictOf(own, other);
  const isOtherTime = conflict.years || conflict.days;
  if (conflict.amounts || isOtherTime || conflict.names) {
    // Another sum at another time, or of somebody else, is another matter.
    if (conflict.amounts && isOtherTime) return null;
    if ((conflict.amounts || isOtherTime) && !conflict.names && areOfOthers(own, other))
      return null;
    const least = isOtherTime ? ALL_BUT_THE_TIME : SAME_MATTER;
    return shared.words >= FEWEST && matter >= least ? { says: "other", likeness } : null;
  }
  return likeness >= (hasFigure ? ALIKE_WITH_FIGURE : ALIKE) ? { says: "same", likeness } : null;
}

/** Whether two statements give figures of one unit, or dates, and share none, or misspell a name. */
export function disagree(one: string, other: string): boolean {
  return Object.values(conflictOf(tellingWords(one), tellingWords(other))).some(Boolean);
}

const isTime = ({ kind }: MeaningWord) => kind === "number" || kind === "date";

function isTellingFigure({ kind, value = 0 }: MeaningWord, other: TellingWords): boolean {
  if (kind !== "number") return false;
  return value >= GREAT_NUMBER || figuresOf(other).units.length > 0;
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
  const [mine, theirs] = [figuresOf(own), figuresOf(other)];
  const areDisjoint = (one: readonly string[], two: readonly string[]) =>
    one.length > 0 && two.length > 0 && !one.some((key) => two.includes(key));
  // From one day to another is a span of time, and no date.
  const isOtherDay = (one: readonly string[], two: readonly string[]) =>
    one.length === 1 && two.length === 1 && areDisjoint(one, two);
  const isComparable =
    (mine.units.length === 0 && theirs.units.length === 0) ||
    mine.units.some((key) => theirs.units.includes(key));
  return {
    amounts:
      (isComparable && areDisjoint(mine.amounts, theirs.amounts)) ||
      // The same sum in other money.
      areDisjoint(mine.currencies, theirs.currencies),
    years: areDisjoint(mine.years, theirs.years),
    days: isOtherDay(mine.months, theirs.months) || isOtherDay(mine.weekdays, theirs.weekdays),
    names: isNameMisspelt(own, other),
  };
}

/** Whether each names, or numbers in order, somebody or something that the other does not. */
function areOfOthers(own: TellingWords, other: TellingWords): boolean {
  const tells = (words: TellingWords, without: TellingWords) =>
    [...words].some(
      ([key, word]) =>
        (word.kind === "name" || word.key.startsWith("ordinal ")) && !without.has(key),
    );
  return tells(own, other) && tells(other, own);
}

/** Whether a name of each that the other has not is the other's but for a letter or two. */
function isNameMisspelt(own: TellingWords, other: TellingWords): boolean {
  const names = (words: TellingWords, without: TellingWords) =>
    figuresOf(words)
      .names.filter(([stemmed]) => !without.has(stemmed))
      .map(([, key]) => key);
  const theirs = names(other, own);
  return names(own, other).some((mine) => theirs.some((name) => isMisspelt(mine, name)));
}

function isMisspelt(one: string, other: string): boolean {
  // "Scotland", "Scotland's"; "German", "Germany".
  if (one.startsWith(other) || other.startsWith(one)) return false;
  const slips = Math.min(one.length, other.length) < 8 ? 1 : SLIPS_IN_NAME;
  return editDistance(one, other, slips) <= slips;
}

type Figures = Readonly<
  Record<"amounts" | "currencies" | "years" | "months" | "weekdays" | "units", readonly string[]>
> & {
  /** The longer names, each as it is compared and in full. */
  readonly names: ReadonlyArray<readonly [stemmed: string, key: string]>;
};
type Weights = { all: number; matter: number };

/** A statement is compared with hundreds of others: what is of it alone is worked out once. */
const knownFigures = new WeakMap<TellingWords, Figures>();
const knownWeights = new WeakMap<TellingWords, Weights>();

function figuresOf(words: TellingWords): Figures {
  const known = knownFigures.get(words);
  if (known) return known;
  const keys = (test: (word: MeaningWord) => boolean) =>
    [...words].filter(([, word]) => test(word)).map(([key]) => key);
  const isNumber = ({ kind }: MeaningWord) => kind === "number";
  const figures: Figures = {
    amounts: keys((word) => isNumber(word) && !isYear(word)),
    years: keys((word) => isNumber(word) && isYear(word)),
    months: keys(({ kind, key }) => kind === "date" && !DAYS.has(key)),
    weekdays: keys(({ kind, key }) => kind === "date" && DAYS.has(key)),
    units: keys(isUnit),
    currencies: keys(({ kind }) => kind === "currency"),
    names: [...words]
      .filter(([, { kind, key }]) => kind === "name" && key.length >= LETTERS_OF_NAME)
      .map(([stemmed, { key }]) => [stemmed, key] as const),
  };
  knownFigures.set(words, figures);
  return figures;
}

/** The words of one draft are weighed by that draft alone. */
function weightsOf(words: TellingWords, weightOf: (key: string) => number): Weights {
  const known = knownWeights.get(words);
  if (known) return known;
  const weights = { all: 0, matter: 0 };
  for (const [key, word] of words) {
    const weight = weightOf(key);
    weights.all += weight;
    if (!isTime(word)) weights.matter += weight;
  }
  knownWeights.set(words, weights);
  return weights;
}
