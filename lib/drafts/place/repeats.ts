/**
 * Where a draft says again what a placed claim says, in a headline, a caption, a later paragraph;
 * and where it gives another figure, date, name or unit for it. Both are offers for a person. A
 * sentence is compared by the words that carry meaning, each weighing as much as it is rare in the
 * draft (inverse document frequency, Spärck Jones 1972). Pure; the work is bounded by
 * MOST_SENTENCES for each word of each claim.
 */
import { changesOfMeaning, type MeaningChange } from "@/lib/text/meaning/changes";
import { sayChange, type MeaningKind } from "@/lib/text/meaning/kinds";
import { meaningWords } from "@/lib/text/meaning/words";
import { overlaps, type Span } from "@/lib/text/text";
import type { SentencedText } from "./frame";
import { saysOpposite } from "./offer";
import { relate, telling, tellingWords, type TellingWords } from "./same-matter";

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

/** So many sentences that give other figures are a list, and contradict nothing. */
const MOST_CONTRADICTING = 3;
/** As like as this, a statement with a "not" more is the opposite, and not another matter. */
const NEARLY_THE_SAME = 0.8;

/** The offers, by claim and by likeness. Sentences that a claim stands in already are none. */
export function findRepeats(draft: SentencedText, claims: readonly PlacedClaim[]): Repeat[] {
  return claims.length === 0 ? [] : findRepeatsIn(indexSentences(draft), claims);
}

/** The same for a draft that was indexed before. */
export function findRepeatsIn(index: SentenceIndex, claims: readonly PlacedClaim[]): Repeat[] {
  return claims.flatMap((claim) => repeatsOf(claim, index)).slice(0, MOST_OF_DRAFT);
}

type Statement = { span: Span; words: TellingWords };

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
  const weights = new Map<string, number>();
  for (const [key, { length }] of places) {
    weights.set(key, 1 + Math.log((statements.length + 1) / length));
  }
  const unknown = 1 + Math.log(statements.length + 1);
  const weightOf = (key: string) => weights.get(key) ?? unknown;
  return { text, statements, places, weightOf };
}

function repeatsOf(claim: PlacedClaim, index: SentenceIndex): Repeat[] {
  const { text } = index;
  const wording = text.slice(claim.start, claim.end);
  const own = tellingWords(wording);
  const candidates = new Set<number>();
  for (const key of own.keys()) {
    const places = index.places.get(key) ?? [];
    if (places.length <= MOST_SENTENCES) for (const at of places) candidates.add(at);
  }
  const related = [...candidates]
    .flatMap((at) => {
      const statement = index.statements[at];
      if (!statement || overlaps(statement.span, claim)) return [];
      if (claim.known.some((span) => overlaps(statement.span, span))) return [];
      const relation = relate(own, statement.words, index.weightOf);
      return relation ? [{ ...relation, ...spanOf(statement.span) }] : [];
    })
    .sort((one, other) => other.likeness - one.likeness || one.start - other.start);
  const others = related.filter(({ says }) => says === "other");
  const told = related
    .filter(({ says }) => says === "same" || others.length <= MOST_CONTRADICTING)
    .slice(0, MOST_OF_CLAIM);
  // What differs is told of the few that are offered, and not of all that were weighed.
  return told.flatMap(({ says, likeness, start, end }): Repeat[] => {
    const place = { claimId: claim.claimId, start, end };
    const sentence = text.slice(start, end);
    const isOpposite = likeness >= NEARLY_THE_SAME && saysOpposite(wording, sentence);
    if (says === "same" && !isOpposite) return [{ ...place, isContradiction: false, meaning: [] }];
    const meaning = isOpposite
      ? changesOfMeaning(wording, sentence).filter(isOpposed).map(sayChange)
      : contradictions(wording, sentence);
    return meaning.length > 0 ? [{ ...place, isContradiction: true, meaning }] : [];
  });
}

const isOpposed = ({ kind }: MeaningChange) => kind === "negation" || kind === "reversal";
const spanOf = ({ start, end }: Span): Span => ({ start, end });

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
