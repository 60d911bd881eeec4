/**
 * Which differences leave the meaning as it is: what only stands elsewhere in its sentence, what
 * only describes who is named already, who was told, and one measure in another unit. Pure.
 */
import { ADVERBIAL_OPENERS, PLAIN_CUE, RECIPIENTS } from "./lexicon";
import { isSameMeasure } from "./measures";
import type { MeaningWord } from "./words";

export type WordStretch = { readonly from: number; readonly to: number };

/** Words of the one side and those of the other that stand in their stead; either may be none. */
export type Difference = { readonly before: WordStretch; readonly after: WordStretch };

type Words = readonly MeaningWord[];

/** The gaps without what changes nothing; words that changed places in earnest are in one gap. */
export function dropHarmless(gaps: readonly Difference[], old: Words, now: Words): Difference[] {
  const described = gaps.map((gap) => {
    const isSame = isSameMeasure(wordsOf(gap.before, old), wordsOf(gap.after, now));
    return isSame
      ? { before: emptied(gap.before), after: emptied(gap.after) }
      : { before: withoutDescription(gap.before, old), after: withoutDescription(gap.after, now) };
  });
  const moved = movedStretches(described, old, now);
  const left = described.map((gap, index) => ({
    before: moved.before.has(index) ? emptied(gap.before) : gap.before,
    after: moved.after.has(index) ? emptied(gap.after) : gap.after,
  }));
  return joinSwapped(left, moved.swapped).filter(
    ({ before, after }) => before.to > before.from || after.to > after.from,
  );
}

/** The gaps from one place of words that moved to the other, as one. */
function joinSwapped(gaps: readonly Difference[], swapped: readonly WordStretch[]): Difference[] {
  const ends = gaps.map((_, index) => index);
  for (const { from, to } of swapped) ends[from] = Math.max(ends[from] ?? from, to);
  const joined: Difference[] = [];
  for (let index = 0; index < gaps.length; index += 1) {
    let last = index;
    for (let each = index; each <= last; each += 1) last = Math.max(last, ends[each] ?? each);
    const [first, end] = [gaps[index], gaps[last]];
    if (!first || !end) continue;
    joined.push({
      before: { from: first.before.from, to: end.before.to },
      after: { from: first.after.from, to: end.after.to },
    });
    index = last;
  }
  return joined;
}

const wordsOf = ({ from, to }: WordStretch, words: Words) => words.slice(from, to);
const emptied = ({ from }: WordStretch): WordStretch => ({ from, to: from });

/** The range without a description of somebody named, or without who was told, at its end or all. */
function withoutDescription(range: WordStretch, words: Words): WordStretch {
  const stretch = words.slice(range.from, range.to);
  if (stretch.length === 0) return range;
  const previous = words[range.from - 1];
  if (previous?.key === PLAIN_CUE && stretch.every(({ key }) => RECIPIENTS.has(key))) {
    return emptied(range);
  }
  // "Doe, the harbour master," as a whole, or behind the words that the gap begins with.
  const at = stretch.findIndex(
    (word, index) => word.opens && isNamed(index === 0 ? previous : stretch[index - 1]),
  );
  const last = stretch.at(-1);
  if (at < 0 || !last?.closes) return range;
  const description = stretch.slice(at);
  const isIdle = description.every(({ kind }) => kind === "other" || kind === "name");
  return isIdle && !isListed(description) ? { from: range.from, to: range.from + at } : range;
}

const isNamed = (word: MeaningWord | undefined) =>
  word !== undefined && (word.kind === "name" || word.isFirst);

/** "…, Lund and Moss": more people, not more about one. */
const isListed = (words: Words) => words.some(({ key }) => key === "and" || key === "or");

/** Gaps whose words stand in another gap of the other side, and mean the same there. */
function movedStretches(gaps: readonly Difference[], old: Words, now: Words) {
  const added = new Map<string, number[]>();
  gaps.forEach(({ after }, index) => {
    const key = bagOf(now, after);
    if (key !== "") added.set(key, [...(added.get(key) ?? []), index]);
  });
  const before = new Set<number>();
  const after = new Set<number>();
  const swapped: WordStretch[] = [];
  gaps.forEach((gap, index) => {
    // Each place is taken once; a gap's own words are no move.
    const places = added.get(bagOf(old, gap.before));
    if (places?.[0] === index) return;
    const place = places?.shift();
    const target = place === undefined ? undefined : gaps[place];
    if (place === undefined || !target) return;
    if (mayMove(gap, target, old, now)) {
      before.add(index);
      after.add(place);
    } else swapped.push({ from: Math.min(index, place), to: Math.max(index, place) });
  });
  return { before, after, swapped };
}

function bagOf(words: Words, { from, to }: WordStretch): string {
  return words
    .slice(from, to)
    .map(({ key }) => key)
    .sort()
    .join(" ");
}

/** Words that something may have moved past and still be in its sentence. */
const LONGEST_LEAP = 80;

/**
 * An attribution may stand before, within or behind what it attributes; a time or place at either
 * end of its clause, as long as no verb of saying comes to stand between.
 */
function mayMove(from: Difference, to: Difference, old: Words, now: Words): boolean {
  const stretch = old.slice(from.before.from, from.before.to);
  if (isAttribution(stretch) && isSetOff(to.after, now)) return true;
  // "Hale said" and "said Hale": the verb is shared, and its subject stands on its other side.
  const isClean = from.after.from === from.after.to && to.before.from === to.before.to;
  if (isClean && isBesideCue(from.before, old) && isBesideCue(to.after, now)) {
    return stretch.every(isNaming);
  }
  if (isClean && stretch.length === 1 && stretch[0]?.key === PLAIN_CUE) {
    // The verb alone went to the other side of its subject.
    const passed =
      from.after.from < to.after.from
        ? { from: from.after.to, to: to.after.from }
        : { from: to.after.to, to: from.after.from };
    if (passed.to - passed.from > LONGEST_LEAP) return false;
    const whole = {
      from: Math.min(passed.from, to.after.from),
      to: Math.max(passed.to, to.after.to),
    };
    return now.slice(passed.from, passed.to).every(isNaming) && isSetOff(whole, now);
  }
  const [start, end] =
    from.before.from < to.before.from
      ? [from.before.to, to.before.from]
      : [to.before.to, from.before.from];
  if (end - start > LONGEST_LEAP) return false;
  const passed = old.slice(start, end);
  if (isFreeAdverbial(stretch)) {
    return passed.every(({ kind }) => kind !== "cue" && kind !== "negation");
  }
  // "by the ministry in June" and "in June by the ministry": the other of the two is the adverbial.
  return isFreeAdverbial(passed) && stretch.every(isNaming);
}

/** A time or place that negates, conditions and reports nothing. */
const isFreeAdverbial = (words: Words) =>
  isAdverbial(words) &&
  words.every(({ kind }) => kind !== "negation" && kind !== "cue" && kind !== "condition");

/** Words that an adverbial before an attribution takes up, at most: "On Monday morning …". */
const LEAD = 4;

/** Whether words begin their sentence, if need be behind an adverbial, or stand between commas. */
function isSetOff({ from, to }: WordStretch, words: Words): boolean {
  const stretch = words.slice(from, to);
  if (stretch[0]?.opens && stretch.at(-1)?.closes) return true;
  const lead = words.slice(Math.max(0, from - LEAD), to);
  const first = lead.findLastIndex(({ isFirst }) => isFirst);
  if (first < 0) return false;
  const before = lead.slice(first, lead.length - stretch.length);
  return before.length === 0 || (isAdverbial(before) && before.every(({ kind }) => kind !== "cue"));
}

function isAdverbial(words: Words): boolean {
  const [first] = words;
  return first !== undefined && (ADVERBIAL_OPENERS.has(first.key) || first.kind === "date");
}

const isNaming = ({ kind }: MeaningWord) => kind === "name" || kind === "other";

const isBesideCue = ({ from, to }: WordStretch, words: Words) =>
  words[from - 1]?.key === PLAIN_CUE || words[to]?.key === PLAIN_CUE;

/** Whether some words say who asserts something: a verb of saying with nothing that weighs. */
export function isAttribution(words: Words): boolean {
  return (
    words.some(({ kind }) => kind === "cue") &&
    words.every(({ kind }) => !["negation", "condition", "hedge"].includes(kind))
  );
}
