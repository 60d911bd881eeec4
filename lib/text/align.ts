/**
 * Which members of one sequence stand in another, in the same order: words of two drafts, words
 * of two sentences, paragraphs. Pure; the work is bounded whatever the sequences.
 *
 * Short stretches are searched for the shortest edit script (shortest-edit.ts). In long ones, runs
 * of members that occur once on either side are taken for waypoints (unique-runs.ts), and what lies
 * between is done by itself, so that what moved as a whole is not torn apart. Long stretches that
 * share no such run and differ throughout count as replaced.
 */
import { newEffort, shortestEdit, type Effort } from "./shortest-edit";
import { uniqueRunChain } from "./unique-runs";

/** `length` members from `before` on stand from `after` on in the other sequence. */
export type EqualRun = { readonly before: number; readonly after: number; readonly length: number };

export type AlignOptions = {
  /** What is left of it for searching; given where several alignments share it. */
  readonly effort?: Effort | undefined;
  /**
   * Whether also short stretches are first parted at the runs that occur once: then what was moved
   * or copied as a whole is aligned as a whole or not at all. Otherwise as much as possible is
   * aligned in them. Default false.
   */
  readonly keepsWhole?: boolean;
};

/** Members of both sides together up to which a stretch is short. */
const SHORT = 280;
/** Stretches within stretches; nobody's text needs so many, and beyond it is only searched. */
const MAX_DEPTH = 16;

/** Two sequences, and half-open ranges of them that are compared. */
export type SequencePair = { readonly before: Int32Array; readonly after: Int32Array };
export type SequenceStretch = {
  readonly before: number;
  readonly beforeEnd: number;
  readonly after: number;
  readonly afterEnd: number;
};

type Range = SequenceStretch & { readonly depth: number };

/**
 * Aligns two sequences of numbers (ids of words, of paragraphs …). The runs are in order on both
 * sides, do not overlap, and of two neighbours never touch on both sides.
 */
export function alignSequences(
  before: Int32Array,
  after: Int32Array,
  { effort = newEffort(), keepsWhole = false }: AlignOptions = {},
): EqualRun[] {
  const pair = { before, after };
  const runs: EqualRun[] = [];
  const open: Range[] = [
    { before: 0, beforeEnd: before.length, after: 0, afterEnd: after.length, depth: 0 },
  ];
  for (let range = open.pop(); range; range = open.pop()) {
    const { head, tail, inner } = trimmed(pair, range);
    runs.push(head, tail);
    if (inner.before === inner.beforeEnd || inner.after === inner.afterEnd) continue;
    const isSearched = (isShort(inner) && !keepsWhole) || inner.depth >= MAX_DEPTH;
    const chain = isSearched ? [] : uniqueRunChain(pair, inner);
    const found = chain.length > 0 ? chain : shortestEdit(pair, inner, effort);
    for (const run of found) runs.push(run);
    if (chain.length > 0) for (const between of rangesBetween(inner, chain)) open.push(between);
  }
  return joined(runs);
}

/** What both ends of the range have in common, and what is left between. */
function trimmed({ before, after }: SequencePair, range: Range) {
  let { before: from, beforeEnd: to, after: at, afterEnd: end } = range;
  for (; from < to && at < end && before[from] === after[at]; from += 1) at += 1;
  for (; from < to && at < end && before[to - 1] === after[end - 1]; to -= 1) end -= 1;
  return {
    head: { before: range.before, after: range.after, length: from - range.before },
    tail: { before: to, after: end, length: range.beforeEnd - to },
    inner: { ...range, before: from, beforeEnd: to, after: at, afterEnd: end },
  };
}

function isShort({ before, beforeEnd, after, afterEnd }: Range): boolean {
  return beforeEnd - before + (afterEnd - after) <= SHORT;
}

/** In order, without the empty ones, those that touch on both sides in one. */
function joined(runs: readonly EqualRun[]): EqualRun[] {
  const whole: EqualRun[] = [];
  for (const run of runs.filter(({ length }) => length > 0).sort((a, b) => a.before - b.before)) {
    const last = whole.at(-1);
    const touches =
      last && last.before + last.length === run.before && last.after + last.length === run.after;
    if (touches) whole[whole.length - 1] = { ...last, length: last.length + run.length };
    else whole.push(run);
  }
  return whole;
}

function rangesBetween(range: Range, chain: readonly EqualRun[]): Range[] {
  const between: Range[] = [];
  const depth = range.depth + 1;
  let { before, after } = range;
  for (const run of chain) {
    between.push({ before, beforeEnd: run.before, after, afterEnd: run.after, depth });
    before = run.before + run.length;
    after = run.after + run.length;
  }
  between.push({ ...range, before, after, depth });
  return between;
}

/** For each member of the one side its counterpart's place on the other, or -1. */
export function counterparts(runs: readonly EqualRun[], length: number): Int32Array {
  const places = new Int32Array(length).fill(-1);
  for (const { before, after, length: members } of runs) {
    for (let step = 0; step < members; step += 1) places[before + step] = after + step;
  }
  return places;
}

/** Indexes of a longest rising subsequence of distinct numbers (patience sorting, n log n). */
export function longestRising(values: readonly number[]): number[] {
  /** For each length, the index of the smallest value that ends such a subsequence. */
  const ends: number[] = [];
  const previous: number[] = [];
  values.forEach((value, index) => {
    let low = 0;
    let high = ends.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((values[ends[middle] ?? 0] ?? 0) < value) low = middle + 1;
      else high = middle;
    }
    previous.push(low > 0 ? (ends[low - 1] ?? -1) : -1);
    ends[low] = index;
  });
  const rising: number[] = [];
  for (let index = ends.at(-1) ?? -1; index >= 0; index = previous[index] ?? -1) rising.push(index);
  return rising.reverse();
}

/**
 * Gives equal strings equal numbers, from 0 on in order of first appearance.
 * @param members filled with the strings, each at its number.
 */
export function numberer(members: string[] = []): (member: string) => number {
  const numbers = new Map<string, number>();
  return (member) => {
    const known = numbers.get(member);
    if (known !== undefined) return known;
    const number = numbers.size;
    numbers.set(member, number);
    members.push(member);
    return number;
  };
}
