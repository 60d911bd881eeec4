/**
 * What becomes of a story's claims in its next draft: what anchor.ts says of each mark, and what
 * the comparison of its frames says (DESIGN §2.4). A claim whose frame says the same is placed,
 * wherever it went; one whose frame says something else is moved, though its own words stand as
 * they stood. What a person has not yet decided is carried over. Pure.
 */
import type { PlacementState } from "@/lib/drafts/rules";
import { foldTypography } from "@/lib/text/fold";
import { meaningWords } from "@/lib/text/meaning/words";
import { changesOfMeaning, saidChanges, type MeaningChange } from "@/lib/text/meaning/changes";
import { sayChange, type MeaningKind } from "@/lib/text/meaning/kinds";
import type { Span } from "@/lib/text/text";
import { MOST_CANDIDATES, placeAll, type Placement } from "./anchor";
import { carriedWords, frameOf, frameText, type CarriedWords, type SentencedText } from "./frame";
import { ownWords, remainsOf, saysOpposite } from "./offer";
import { selectorOf, type Selector } from "./selectors";

/** A claim's last placement, and where it had a place last. */
export type LastPlacement = {
  claimId: number;
  state: PlacementState;
  wasExact: string | null;
  wasFrame: string | null;
  base: { draftId: number; selector: Selector };
};

export type NextPlacementsInput = SentencedText & {
  claims: readonly LastPlacement[];
  /** The drafts in which the claims had a place last. */
  bases: ReadonlyArray<SentencedText & { draftId: number }>;
};

export type NewPlacement = {
  claimId: number;
  state: PlacementState;
  start: number | null;
  end: number | null;
  exact: string;
  prefix: string;
  suffix: string;
  /** Its words before, where they or what carries them were other; null where nothing is shown. */
  wasExact: string | null;
  /** Its frame before, likewise. */
  wasFrame: string | null;
  candidates: Span[];
  /** What makes a verdict lapse; null where the text says what it said. */
  change: "words" | "place" | "words_and_place" | "frame" | "gone" | null;
  /** What the frame says otherwise than before: "denied → admitted". */
  meaning: string[];
};

/** In the order of the claims' ids. */
export function nextPlacements({ claims, bases, ...draft }: NextPlacementsInput): NewPlacement[] {
  const placed: NewPlacement[] = [];
  for (const base of bases) {
    const here = claims.filter((claim) => claim.base.draftId === base.draftId);
    const copies = copiesIn(base, draft);
    const marks = here.map((claim) => claim.base.selector);
    const found = placeAll(
      here.map((claim) => claim.base.selector),
      base.text,
      draft.text,
    );
    here.forEach((claim, index) => {
      const placement = found[index];
      if (placement) placed.push(toNewPlacement(claim, copies(placement), { base, draft, marks }));
    });
  }
  return placed.sort((a, b) => a.claimId - b.claimId);
}

type Drafts = {
  base: SentencedText;
  draft: SentencedText;
  /** Of all claims that stood in the draft before. */
  marks: readonly Span[];
};

/** Kinds of change that are of the words they stand in, and not of who says all this and how surely. */
const OF_ITS_WORDS: ReadonlySet<MeaningKind> = new Set([
  "magnitude",
  "figure",
  "currency",
  "unit",
  "date",
  "quantifier",
  "name",
  "words",
]);

/** Words that carry meaning at the head of a sentence: whom or what all of it is told of. */
const HEAD_WORDS = 2;
/** Words between who says it and the word for saying so: "Moss, the clerk, said". */
const BEFORE_CUE = 2;

/**
 * Which changes of a sentence concern a claim in it: all but those in words that another claim
 * stands on, and this one does not. That one is watched by itself. Whoever the whole sentence is
 * told of, or who says it, is every claim's, whichever claim stands on the name.
 */
function concerning(mark: Span, frame: CarriedWords, marks: readonly Span[]) {
  const others = marks.filter((other) => other.start >= mark.end || other.end <= mark.start);
  if (others.length === 0) return () => true;
  const words = meaningWords(frame.text);
  const isOfAll = ({ kind, spans }: MeaningChange): boolean => {
    const { start, end } = spans.before;
    if (start < (words[HEAD_WORDS]?.start ?? Infinity)) return true;
    if (kind !== "name" && kind !== "words" && kind !== "quantifier") return false;
    const next = words.findIndex((word) => word.start >= end);
    return (
      next >= 0 && words.slice(next, next + BEFORE_CUE + 1).some((word) => word.kind === "cue")
    );
  };
  return (change: MeaningChange): boolean => {
    const { kind, spans } = change;
    if (!OF_ITS_WORDS.has(kind) || spans.before.start === spans.before.end) return true;
    if (isOfAll(change)) return true;
    const start = frame.toDraft(spans.before.start);
    const end = frame.toDraft(spans.before.end - 1) + 1;
    return !others.some((other) => other.start <= start && end <= other.end);
  };
}

/**
 * Of two sentences in the same words none is the claim's for certain, unless the draft before had
 * as many: then a person chooses.
 */
function copiesIn(base: SentencedText, draft: SentencedText) {
  const [old, now] = [sentencesByWords(base), sentencesByWords(draft)];
  return (found: Placement): Placement => {
    if (found.state !== "placed" && found.state !== "moved") return found;
    const frame = frameOf(draft, found.span);
    const words = wordsOf(draft.text.slice(frame.start, frame.end));
    const places = now.get(words) ?? [];
    if (places.length < 2 || places.length <= (old.get(words)?.length ?? 0)) return found;
    const within = {
      start: found.span.start - frame.start,
      end: found.span.end - frame.start,
    };
    return {
      state: "pending",
      candidates: places.slice(0, MOST_CANDIDATES).map((sentence) => {
        const { start, end } = sentence;
        // In another typography its words are counted otherwise: the sentence is offered then.
        const isSame = draft.text.slice(start, end) === draft.text.slice(frame.start, frame.end);
        return isSame ? { start: start + within.start, end: start + within.end } : sentence;
      }),
    };
  };
}

const wordsOf = (text: string) => foldTypography(text, { case: true }).text;

function sentencesByWords({ text, sentences }: SentencedText): Map<string, Span[]> {
  const places = new Map<string, Span[]>();
  for (const sentence of sentences) {
    const words = wordsOf(text.slice(sentence.start, sentence.end));
    const known = places.get(words);
    if (known) known.push(sentence);
    else places.set(words, [sentence]);
  }
  return places;
}

function toNewPlacement(
  claim: LastPlacement,
  found: Placement,
  { base, draft, marks }: Drafts,
): NewPlacement {
  const { claimId, state, wasExact, wasFrame } = claim;
  const { exact, prefix, suffix } = claim.base.selector;
  if (found.state === "pending" || found.state === "orphaned") {
    // Gone before: nothing changed now.
    const like = found.candidates.map((span) => ownWords(exact, draft.text, span));
    const candidates = like.filter(
      ({ start, end }) => !saysOpposite(exact, draft.text.slice(start, end)),
    );
    if (candidates.length < like.length) {
      const remains = remainsOf(exact, draft.text, like);
      if (remains) candidates.unshift(remains);
    }
    const next = candidates.length === 0 ? "orphaned" : found.state;
    const isGone = next === "orphaned" && state !== "orphaned";
    return {
      ...{ claimId, exact, prefix, suffix, start: null, end: null },
      ...{ state: next, wasExact: null },
      // For whoever says where it stands: what carried it.
      wasFrame: wasFrame ?? frameText(base, claim.base.selector),
      ...{ candidates, change: isGone ? "gone" : null, meaning: [] },
    };
  }
  const words = draft.text.slice(found.span.start, found.span.end);
  const span =
    found.state === "moved" && words !== exact
      ? ownWords(exact, draft.text, found.span)
      : found.span;
  const now = selectorOf(draft.text, span);
  const frame = carriedWords(base, claim.base.selector);
  const frames = { before: frame.text, after: frameText(draft, span) };
  const own = concerning(claim.base.selector, frame, marks);
  const isOther = changesOfMeaning(frames.before, frames.after).some(own);
  // What a person had not confirmed before is not confirmed by standing where it stood.
  const isUnconfirmed = state !== "placed";
  if (!isOther && !isUnconfirmed) {
    return {
      ...{ claimId, ...now, state: "placed", wasExact: null, wasFrame: null },
      ...{ candidates: [], change: null, meaning: [] },
    };
  }
  const from = {
    exact: (isUnconfirmed ? wasExact : null) ?? exact,
    frame: (isUnconfirmed ? wasFrame : null) ?? frames.before,
  };
  return {
    ...{ claimId, ...now, state: "moved", candidates: [] },
    ...{ wasExact: from.exact, wasFrame: from.frame },
    change: isOther ? (found.state === "moved" ? found.changed : "frame") : null,
    // Against what a person saw last, which may be a draft or two ago.
    meaning:
      from.frame === frames.before
        ? changesOfMeaning(frames.before, frames.after).filter(own).map(sayChange)
        : saidChanges(from.frame, frames.after),
  };
}
