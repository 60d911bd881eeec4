/**
 * Where a draft says again what a placed claim says, in a headline, a caption, a later paragraph;
 * and where it gives another figure, date, name or unit for it. Both are offers for a person. A
 * sentence is compared by the words that carry meaning, each weighing as much as it is rare in the
 * draft (inverse document frequency, Spärck Jones 1972). Pure; the work is bounded by
 * MOST_SENTENCES for each word of each claim.
 */
import { changesOfMeaning, type MeaningChange } from "@/lib/text/meaning/changes";
import { sayChange, type MeaningKind } from "@/lib/text/meaning/kinds";
import { meaningWords, type MeaningWord } from "@/lib/text/meaning/words";
import type { Span } from "@/lib/text/text";
import type { SentencedText } from "./frame";

/** A claim where it stands in the draft, and the places that are not to be offered for it. */
export type PlacedClaim = Span & { readonly claimId: number; readonly known: readonly Span[] };

export type Repeat = Span & {
  readonly claimId: number;
  readonly isContradiction: boolean;
  /** Of a contradiction, what it says otherwise: "40 million → 45 million". */
  readonly meaning: readonly string[];
};

/** Offers for one claim, the likest first, and for one draft. */
const MOST_OF_CLAIM = 5;
const MOST_OF_DRAFT = 500;
/** A word that stands in more sentences than this tells none of them apart. */
const MOST_SENTENCES = 200;

/** Of the weight of the shorter of two statements, the share that a repeat has in common. */
const ALIKE = 0.6;
/** The same where a sum, a share or a great number is among it. */
const ALIKE_WITH_FIGURE = 0.4;
/** The same, figures and names aside, for a statement that contradicts. */
const SAME_MATTER = 0.5;
/** Words that at least carry it. */
const FEWEST = 2;
/** From here on a number by itself is telling. */
const GREAT_NUMBER = 100;

/** The offers, by claim and by likeness. Sentences that a claim stands in already are none. */
export function findRepeats(draft: SentencedText, claims: readonly PlacedClaim[]): Repeat[] {
  return claims.length === 0 ? [] : findRepeatsIn(indexSentences(draft), claims);
}

/** The same for a draft that was indexed before. */
export function findRepeatsIn(index: SentenceIndex, claims: readonly PlacedClaim[]): Repeat[] {
  return claims.flatMap((claim) => repeatsOf(claim, index)).slice(0, MOST_OF_DRAFT);
}

type Statement = { span: Span; words: Map<string, MeaningWord> };

/** The sentences of a draft by the words that they are told by. */
export type SentenceIndex = {
  text: string;
  statements: Statement[];
  places: Map<string, number[]>;
  weightOf: (key: string) => number;
};

export function indexSentences({ text, sentences }: SentencedText): SentenceIndex {
  const words = meaningWords(text);
  let at = 0;
  // Both rise, so that each word is looked at once.
  const statements = sentences.map((span) => {
    while ((words[at]?.start ?? Infinity) < span.start) at += 1;
    const from = at;
    while ((words[at]?.start ?? Infinity) < span.end) at += 1;
    return { span, words: telling(words.slice(from, at)) };
  });
  const places = new Map<string, number[]>();
  for (const [index, statement] of statements.entries()) {
    for (const key of statement.words.keys()) {
      const known = places.get(key);
      if (known) known.push(index);
      else places.set(key, [index]);
    }
  }
  const weightOf = (key: string) =>
    1 + Math.log((statements.length + 1) / (places.get(key)?.length ?? 1));
  return { text, statements, places, weightOf };
}

function telling(words: readonly MeaningWord[]): Map<string, MeaningWord> {
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

function repeatsOf(claim: PlacedClaim, index: SentenceIndex): Repeat[] {
  const { text } = index;
  const own = telling(meaningWords(text.slice(claim.start, claim.end)));
  if (own.size < FEWEST) return [];
  const candidates = new Set<number>();
  for (const key of own.keys()) {
    const places = index.places.get(key) ?? [];
    if (places.length <= MOST_SENTENCES) for (const at of places) candidates.add(at);
  }
  const wording = text.slice(claim.start, claim.end);
  return [...candidates]
    .flatMap((at) => {
      const statement = index.statements[at];
      if (!statement || touches(statement.span, claim)) return [];
      if (claim.known.some((span) => touches(statement.span, span))) return [];
      const offer = compare(own, statement.words, index, wording, text, statement.span);
      return offer ? [{ ...offer, claimId: claim.claimId, ...spanOf(statement.span) }] : [];
    })
    .sort((one, other) => other.likeness - one.likeness || one.start - other.start)
    .slice(0, MOST_OF_CLAIM)
    .map(({ likeness: _, ...repeat }) => repeat);
}

const spanOf = ({ start, end }: Span): Span => ({ start, end });
const touches = (one: Span, other: Span) => one.start < other.end && other.start < one.end;

type Words = ReadonlyMap<string, MeaningWord>;

function compare(
  own: Words,
  other: Words,
  { weightOf }: SentenceIndex,
  wording: string,
  text: string,
  span: Span,
): { isContradiction: boolean; meaning: string[]; likeness: number } | null {
  const isFigure = (word: MeaningWord) => word.kind === "number" || word.kind === "date";
  const weigh = (words: Words, test: (key: string, word: MeaningWord) => boolean) => {
    let [weight, count] = [0, 0];
    for (const [key, word] of words) {
      if (!test(key, word)) continue;
      weight += weightOf(key);
      count += 1;
    }
    return { weight, count };
  };
  const shared = weigh(own, (key) => other.has(key));
  const whole = Math.min(weigh(own, () => true).weight, weigh(other, () => true).weight);
  const likeness = whole === 0 ? 0 : shared.weight / whole;

  const conflict = conflictOf(own, other);
  if (conflict !== "none") {
    const matter = weigh(own, (key, word) => other.has(key) && !isFigure(word));
    const words = weigh(own, (key, word) => other.has(key) && isWordOfItsOwn(word));
    const all = Math.min(
      weigh(own, (_, word) => !isFigure(word)).weight,
      weigh(other, (_, word) => !isFigure(word)).weight,
    );
    const isSameMatter = words.count >= FEWEST && matter.weight >= all * SAME_MATTER;
    if (!isSameMatter) return null;
    const sentence = text.slice(span.start, span.end);
    const meaning = contradictions(wording, sentence);
    return meaning.length > 0 ? { isContradiction: true, meaning, likeness } : null;
  }
  if (shared.count < FEWEST) return null;
  const hasFigure = [...own].some(([key, word]) => other.has(key) && isTellingFigure(word, other));
  return likeness >= (hasFigure ? ALIKE_WITH_FIGURE : ALIKE)
    ? { isContradiction: false, meaning: [], likeness }
    : null;
}

const isWordOfItsOwn = ({ kind }: MeaningWord) => kind === "name" || kind === "other";

function isTellingFigure({ kind, value = 0 }: MeaningWord, other: Words): boolean {
  if (kind !== "number") return false;
  const hasUnit = [...other.values()].some(
    (word) => word.kind === "currency" || word.kind === "unit",
  );
  return hasUnit || value >= GREAT_NUMBER;
}

/** Whether two statements give figures of one unit and share none. */
export function disagree(one: string, other: string): boolean {
  return conflictOf(telling(meaningWords(one)), telling(meaningWords(other))) !== "none";
}

/** Whether both give figures of one unit, or dates, and share none of them. */
function conflictOf(own: Words, other: Words): "figure" | "none" {
  const figures = (words: Words) =>
    new Set([...words].filter(([, { kind }]) => kind === "number").map(([key]) => key));
  const units = (words: Words) =>
    new Set(
      [...words.values()]
        .filter(({ kind }) => kind === "currency" || kind === "unit")
        .map(({ key }) => key),
    );
  const [mine, theirs] = [figures(own), figures(other)];
  if (mine.size === 0 || theirs.size === 0) return "none";
  if ([...theirs].some((key) => mine.has(key))) return "none";
  const [myUnits, theirUnits] = [units(own), units(other)];
  const isComparable =
    (myUnits.size === 0 && theirUnits.size === 0) ||
    [...theirUnits].some((key) => myUnits.has(key));
  return isComparable ? "figure" : "none";
}

/** Kinds of change by which two statements on one matter cannot both be right. */
const CONTRADICTING: ReadonlySet<MeaningKind> = new Set([
  "figure",
  "magnitude",
  "currency",
  "unit",
  "date",
  "name",
  "reversal",
  "negation",
]);

/** What one statement says otherwise than another on the same matter, where that is a figure … */
export function contradictions(before: string, after: string): string[] {
  const changes = changesOfMeaning(before, after).filter(isContradicting);
  const brief = changes.filter((change) => change.before.length + change.after.length <= BRIEF);
  return (brief.length > 0 ? brief : changes).map(sayChange);
}

/** UTF-16 units of both sides of a change that names a figure or a name, and not a sentence. */
const BRIEF = 60;

export function isContradicting({ kind, before, after }: MeaningChange): boolean {
  return CONTRADICTING.has(kind) && before !== "" && after !== "";
}
