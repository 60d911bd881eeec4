/**
 * What decides how a word hangs on its head, once the whole tree is known: both words with their
 * tags, the preposition or conjunction in between, the dependents of both, and the relations given
 * to the head and to the dependents before. Pure.
 */
import { mix } from "./hash";
import type { ParserInput } from "./parse-features";
import { RELATION_TABLE } from "./relation-templates";
import { expandTemplates, templatesOf } from "./templates";

/** A tree with what its words' neighbours in it are; the last place is the root's. */
export type Outline = {
  readonly heads: Int32Array;
  /** The first and last word of each word's subtree. */
  readonly first: Int32Array;
  readonly last: Int32Array;
  /** Outermost dependents on each side, -1 where there is none. */
  readonly leftmost: Int32Array;
  readonly rightmost: Int32Array;
  /** Sets of universal tags of the dependents on each side. */
  readonly leftKinds: Int32Array;
  readonly rightKinds: Int32Array;
  /** The next dependent of the same head on its right, -1 for the last. */
  readonly next: Int32Array;
  /** The dependent on the left that is a preposition, conjunction or particle; else -1. */
  readonly marker: Int32Array;
  /** The nearest auxiliary among the dependents on the left, else -1. */
  readonly auxiliary: Int32Array;
};

export type OutlineTags = { readonly markers: ReadonlySet<number>; readonly auxiliary: number };

export function outlineOf(heads: Int32Array, universal: Int32Array, tags: OutlineTags): Outline {
  const { length } = heads;
  const empty = (): Int32Array => new Int32Array(length + 1).fill(-1);
  const first = Int32Array.from({ length: length + 1 }, (_, at) => at);
  const last = Int32Array.from(first);
  const outline = {
    heads,
    first,
    last,
    leftmost: empty(),
    rightmost: empty(),
    leftKinds: new Int32Array(length + 1),
    rightKinds: new Int32Array(length + 1),
    next: empty(),
    marker: empty(),
    auxiliary: empty(),
  };
  const newest = empty();
  for (let word = 0; word < length; word += 1) {
    const head = heads[word]!;
    const tag = universal[word]!;
    if (newest[head]! >= 0) outline.next[newest[head]!] = word;
    newest[head] = word;
    if (word < head) {
      if (outline.leftmost[head]! < 0) outline.leftmost[head] = word;
      outline.leftKinds[head]! |= 1 << (tag & 31);
      if (outline.marker[head]! < 0 && tags.markers.has(tag - 1)) outline.marker[head] = word;
      if (tag - 1 === tags.auxiliary) outline.auxiliary[head] = word;
    } else {
      outline.rightmost[head] = word;
      outline.rightKinds[head]! |= 1 << (tag & 31);
    }
  }
  // In a tree without crossings a subtree's ends are reached through outermost dependents.
  for (const word of byDepth(heads)) {
    const head = heads[word]!;
    if (head >= length) continue;
    first[head] = Math.min(first[head]!, first[word]!);
    last[head] = Math.max(last[head]!, last[word]!);
  }
  return outline;
}

/** All words, each after every word that hangs below it. */
export function byDepth(heads: Int32Array): Int32Array {
  const { length } = heads;
  const waiting = new Int32Array(length + 1);
  for (const head of heads) waiting[head]! += 1;
  const order = new Int32Array(length);
  let count = 0;
  for (let start = 0; start < length; start += 1) {
    if (waiting[start] !== 0) continue;
    let word = start;
    // Marked as done, so that the walk upwards takes each word once.
    while (word < length && waiting[word] === 0) {
      waiting[word] = -1;
      order[count++] = word;
      const head = heads[word]!;
      waiting[head]! -= 1;
      if (head > start) break;
      word = head;
    }
  }
  return order;
}

function distance(from: number, to: number): number {
  const steps = Math.abs(to - from);
  return steps < 4 ? steps : steps < 8 ? 4 : steps < 16 ? 5 : 6;
}

/** What relations a head's dependents to the left of the word at hand were given. */
export type Given = { readonly previous: number; readonly all: number; readonly head: number };

const NAMES = (
  "one two pair kinds side duSide steps previous given hr noLeft noRight " +
  "dw dp du hw hp hu de he dpw dpp dnw dnp hpp hnw hnp gp sp bw bp aw ap " +
  "dmw dmp dxw hxw dkl dkr hkl hkr dlw drp"
).split(" ");
const TEMPLATES = templatesOf(RELATION_TABLE, NAMES);
export const MOST_RELATION_FEATURES = TEMPLATES.size;
const values = new Int32Array(NAMES.length);

/** Writes the features of the relation between a word and its head to `out`. */
export function relationFeatures(
  input: ParserInput,
  suffixes: Int32Array,
  outline: Outline,
  word: number,
  given: Given,
  out: Int32Array,
): number {
  const { words, fine, universal, length } = input;
  const head = outline.heads[word]!;
  const side = word < head ? 1 : 2;
  const before = outline.first[word]! - 1;
  const after = outline.last[word]! + 1;
  const du = universal[word]!;
  const marker = outline.marker[word]!;
  const grand = head < length ? outline.heads[head]! : -1;
  const v = values;
  let n = 0;
  v[n++] = 1;
  v[n++] = 2;
  v[n++] = mix(mix(fine[word]!, fine[head]!), side);
  v[n++] = mix(mix(du, universal[head]!), side);
  v[n++] = side;
  v[n++] = mix(du, side);
  v[n++] = distance(word, head);
  v[n++] = given.previous;
  v[n++] = given.all;
  v[n++] = given.head;
  v[n++] = word === before + 1 ? 1 : 2;
  v[n++] = word === after - 1 ? 1 : 2;
  v[n++] = words[word]!;
  v[n++] = fine[word]!;
  v[n++] = du;
  v[n++] = words[head]!;
  v[n++] = fine[head]!;
  v[n++] = universal[head]!;
  v[n++] = suffixes[word]!;
  v[n++] = valueAt(suffixes, head);
  v[n++] = valueAt(words, word - 1);
  v[n++] = valueAt(fine, word - 1);
  v[n++] = valueAt(words, word + 1);
  v[n++] = valueAt(fine, word + 1);
  v[n++] = valueAt(fine, head - 1);
  v[n++] = valueAt(words, head + 1);
  v[n++] = valueAt(fine, head + 1);
  v[n++] = valueAt(fine, grand);
  v[n++] = valueAt(fine, outline.next[word]!);
  v[n++] = valueAt(words, before);
  v[n++] = valueAt(fine, before);
  v[n++] = valueAt(words, after);
  v[n++] = valueAt(fine, after);
  v[n++] = valueAt(words, marker);
  v[n++] = valueAt(fine, marker);
  v[n++] = valueAt(words, outline.auxiliary[word]!);
  v[n++] = valueAt(words, outline.auxiliary[head]!);
  v[n++] = outline.leftKinds[word]!;
  v[n++] = outline.rightKinds[word]!;
  v[n++] = outline.leftKinds[head]!;
  v[n++] = outline.rightKinds[head]!;
  v[n++] = valueAt(words, outline.leftmost[word]!);
  v[n++] = valueAt(fine, outline.rightmost[word]!);
  return expandTemplates(TEMPLATES, values, out);
}

function valueAt(list: Int32Array, at: number): number {
  return at >= 0 && at < list.length ? list[at]! : 0;
}
