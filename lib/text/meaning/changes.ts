/**
 * What a change of wording does to what is said: each change that can alter the meaning, named by
 * its kind and in the words themselves ("denied → admitted"). What cannot alter it is no change:
 * typography, spelling, "twelve" for "12", a plain verb of saying for another, an attribution or
 * an adverbial set at the other end of its clause, a description put in beside a name. In doubt it
 * is a change. English by lists (lexicon.ts); of other languages any other word is a change of
 * words. Pure; the work is bounded as in align.ts.
 */
import { alignSequences, numberer } from "@/lib/text/align";
import type { Span } from "@/lib/text/text";
import { kindOfChange, sayChange, type MeaningKind } from "./kinds";
import { dropHarmless, isAttribution, type Difference } from "./harmless";
import { meaningWords, type MeaningWord } from "./words";

export type MeaningChange = {
  readonly kind: MeaningKind;
  /** As it stood and as it stands; empty where nothing did or does. */
  readonly before: string;
  readonly after: string;
  /** UTF-16 units of the two texts; empty where the change has no words there. */
  readonly spans: { readonly before: Span; readonly after: Span };
};

/** The changes in reading order of `before`; none where both say the same. */
export function changesOfMeaning(before: string, after: string): MeaningChange[] {
  if (before === after) return [];
  const old = meaningWords(before);
  const now = meaningWords(after);
  const gaps = joinNear(dropHarmless(gapsBetween(old, now), old, now), old, now);
  const changes = gaps.flatMap((gap) => describe(gap, { before, after, old, now }));
  return [...changes, ...changedQuotation(before, after, old, now)];
}

/** The changes, each as it is told in a sentence: "denied → admitted", "‘If real’ is gone". */
export function saidChanges(before: string, after: string): string[] {
  return changesOfMeaning(before, after).map(sayChange);
}

/** Stretches of words that the two sides do not share. */
function gapsBetween(old: readonly MeaningWord[], now: readonly MeaningWord[]): Difference[] {
  const gaps: Difference[] = [];
  let at = { before: 0, after: 0 };
  const close = (before: number, after: number) => {
    if (before > at.before || after > at.after) {
      gaps.push({
        before: { from: at.before, to: before },
        after: { from: at.after, to: after },
      });
    }
  };
  for (const run of sharedRuns(old, now)) {
    close(run.before, run.after);
    at = { before: run.before + run.length, after: run.after + run.length };
  }
  close(old.length, now.length);
  return gaps;
}

function sharedRuns(old: readonly MeaningWord[], now: readonly MeaningWord[]) {
  const number = numberer();
  const ids = (words: readonly MeaningWord[]) => Int32Array.from(words, (word) => number(word.key));
  return alignSequences(ids(old), ids(now));
}

/** Gaps with a single word between them are one: "could not independently confirm". */
function joinNear(
  gaps: readonly Difference[],
  old: readonly MeaningWord[],
  now: readonly MeaningWord[],
): Difference[] {
  const joined: Difference[] = [];
  for (const gap of gaps) {
    const last = joined.at(-1);
    const isNear =
      last &&
      gap.before.from - last.before.to <= 1 &&
      gap.after.from - last.after.to <= 1 &&
      // What is put in or taken out by itself is named by itself.
      isTwoSided(gap) !== isTwoSided(last) &&
      // So is one figure in the place of another.
      !isOtherFigure(gap, old, now) &&
      !isOtherFigure(last, old, now) &&
      !isWeighty(old[last.before.to]) &&
      !isWeighty(now[last.after.to]);
    if (!isNear) joined.push(gap);
    else {
      joined[joined.length - 1] = {
        before: { from: last.before.from, to: gap.before.to },
        after: { from: last.after.from, to: gap.after.to },
      };
    }
  }
  return joined;
}

function isOtherFigure(
  { before, after }: Difference,
  old: readonly MeaningWord[],
  now: readonly MeaningWord[],
): boolean {
  const sides = [old.slice(before.from, before.to), now.slice(after.from, after.to)];
  return sides.every((words) => words.length > 0 && words.every(isFigure));
}

const isTwoSided = ({ before, after }: Difference) =>
  before.to > before.from && after.to > after.from;
const isWeighty = (word: MeaningWord | undefined) => word !== undefined && word.kind !== "other";

type Sides = {
  before: string;
  after: string;
  old: readonly MeaningWord[];
  now: readonly MeaningWord[];
};

function describe(gap: Difference, sides: Sides): MeaningChange[] {
  const dropped = sides.old.slice(gap.before.from, gap.before.to);
  const added = sides.now.slice(gap.after.from, gap.after.to);
  return splitBeside(dropped, added).map(([old, now]) => {
    const spans = {
      before: spanOf(old, sides.old[gap.before.from - 1]),
      after: spanOf(now, sides.now[gap.after.from - 1]),
    };
    return {
      kind: kindOfChange(old, now),
      before: sides.before.slice(spans.before.start, spans.before.end),
      after: sides.after.slice(spans.after.start, spans.after.end),
      spans,
    };
  });
}

type Pair = readonly [dropped: readonly MeaningWord[], added: readonly MeaningWord[]];

/** One change, or two where an attribution or more stands right beside what is other. */
function splitBeside(
  dropped: readonly MeaningWord[],
  added: readonly MeaningWord[],
): readonly Pair[] {
  const isCue = ({ kind }: MeaningWord) => kind === "cue";
  const end = dropped.findIndex(({ closes }) => closes) + 1;
  if (end > 0 && end < dropped.length && added.length > 0 && !added.some(isCue)) {
    const head = dropped.slice(0, end);
    if (isAttribution(head)) {
      return [
        [head, []],
        [dropped.slice(end), added],
      ];
    }
  }
  const start = added.findIndex(({ opens }, at) => at > 0 && opens);
  if (start > 0 && dropped.length > 0 && !dropped.some(isCue)) {
    const tail = added.slice(start);
    if (isAttribution(tail)) {
      return [
        [dropped, added.slice(0, start)],
        [[], tail],
      ];
    }
  }
  // "March → February", whatever else is new behind it.
  const figures = added.findIndex((word) => !isFigure(word));
  if (figures > 0 && dropped.length > 0 && dropped.every(isFigure)) {
    return [
      [dropped, added.slice(0, figures)],
      [[], added.slice(figures)],
    ];
  }
  return [[dropped, added]];
}

const isFigure = ({ kind }: MeaningWord) => kind === "number" || kind === "date";

function spanOf(words: readonly MeaningWord[], previous: MeaningWord | undefined): Span {
  if (words.length === 0) {
    const at = previous?.end ?? 0;
    return { start: at, end: at };
  }
  // Words are in the order they are compared in; a sum stands behind its sign.
  return {
    start: Math.min(...words.map(({ start }) => start)),
    end: Math.max(...words.map(({ end }) => end)),
  };
}

/** Words that came into quotation marks or out of them are, or are no more, somebody's very words. */
function changedQuotation(
  before: string,
  after: string,
  old: readonly MeaningWord[],
  now: readonly MeaningWord[],
): MeaningChange[] {
  for (const { before: from, after: to, length } of sharedRuns(old, now)) {
    for (let step = 0; step < length; step += 1) {
      const [was, is] = [old[from + step], now[to + step]];
      if (!was || !is || was.isQuoted === is.isQuoted) continue;
      const spans = { before: stretch(old, from + step), after: stretch(now, to + step) };
      return [
        {
          kind: is.isQuoted ? "quoted" : "unquoted",
          before: before.slice(spans.before.start, spans.before.end),
          after: after.slice(spans.after.start, spans.after.end),
          spans,
        },
      ];
    }
  }
  return [];
}

/** The words from there on that stand in quotation marks, or outside, as the first does. */
function stretch(words: readonly MeaningWord[], from: number): Span {
  const first = words[from];
  let to = from;
  while (words[to + 1]?.isQuoted === first?.isQuoted && to + 1 < words.length) to += 1;
  return { start: first?.start ?? 0, end: words[to]?.end ?? 0 };
}
