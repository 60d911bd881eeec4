/**
 * What decides a token's part of speech: the word itself, its ends and shape, two words on either
 * side with the tags those words usually carry, and the tags given so far. Pure.
 */
import type { FormHashes } from "./forms";
import { mix } from "./hash";

/** Upper bound of the features of one token. */
export const MOST_TAG_FEATURES = 64;

const NONE: FormHashes = {
  text: "",
  word: 3,
  form: 3,
  shape: 3,
  prefixes: [3, 3, 3],
  suffixes: [3, 3, 3, 3, 3],
};

/**
 * Features that no tag enters, for the token at `at`; written from `out[0]` on.
 * @param usual what tags each token's word usually has, as one number; 0 for an unknown word.
 * @returns how many there are.
 */
export function staticTagFeatures(
  tokens: readonly FormHashes[],
  usual: Int32Array,
  at: number,
  out: Int32Array,
): number {
  const w = tokens[at] ?? NONE;
  const p1 = tokens[at - 1] ?? NONE;
  const p2 = tokens[at - 2] ?? NONE;
  const n1 = tokens[at + 1] ?? NONE;
  const n2 = tokens[at + 2] ?? NONE;
  const u = usual[at] ?? 0;
  const up = at > 0 ? (usual[at - 1] ?? 0) : 7;
  const un = usual[at + 1] ?? 7;
  const un2 = usual[at + 2] ?? 7;
  let n = 0;
  const isFirst = at === 0 ? 1 : 2;
  out[n++] = mix(1, 1);
  out[n++] = mix(2, w.word);
  out[n++] = mix(3, w.form);
  out[n++] = mix(mix(4, w.shape), isFirst);
  for (let length = 0; length < 3; length += 1)
    out[n++] = mix(mix(5, length), w.prefixes[length] ?? 0);
  for (let length = 0; length < 5; length += 1)
    out[n++] = mix(mix(6, length), w.suffixes[length] ?? 0);
  out[n++] = mix(mix(7, w.suffixes[2] ?? 0), w.shape);
  out[n++] = mix(8, p1.word);
  out[n++] = mix(9, p2.word);
  out[n++] = mix(10, n1.word);
  out[n++] = mix(11, n2.word);
  out[n++] = mix(mix(12, p1.word), w.word);
  out[n++] = mix(mix(13, w.word), n1.word);
  out[n++] = mix(mix(14, p1.word), n1.word);
  out[n++] = mix(15, p1.suffixes[2] ?? 0);
  out[n++] = mix(16, n1.suffixes[2] ?? 0);
  out[n++] = mix(mix(17, p1.shape), w.shape);
  out[n++] = mix(mix(18, w.shape), n1.shape);
  out[n++] = mix(19, u);
  out[n++] = mix(mix(20, u), un);
  out[n++] = mix(mix(mix(21, up), u), un);
  out[n++] = mix(mix(mix(22, u), un), un2);
  out[n++] = mix(mix(23, w.word), un);
  out[n++] = mix(mix(24, w.suffixes[2] ?? 0), un);
  out[n++] = mix(mix(25, un), un2);
  out[n++] = mix(mix(26, w.suffixes[1] ?? 0), n1.suffixes[1] ?? 0);
  return n;
}

/** Features that the two tags before enter, after the `n` already written. */
export function tagHistoryFeatures(
  w: FormHashes,
  usual: number,
  nextUsual: number,
  tag1: number,
  tag2: number,
  out: Int32Array,
  n: number,
): number {
  out[n++] = mix(40, tag1);
  out[n++] = mix(mix(41, tag1), tag2);
  out[n++] = mix(mix(42, tag1), w.word);
  out[n++] = mix(mix(43, tag1), w.suffixes[2] ?? 0);
  out[n++] = mix(mix(44, tag1), usual);
  out[n++] = mix(mix(mix(45, tag1), usual), nextUsual);
  out[n++] = mix(mix(mix(46, tag1), tag2), w.word);
  out[n++] = mix(mix(mix(47, tag1), tag2), usual);
  out[n++] = mix(mix(48, tag1), w.shape);
  return n;
}

/** Features of the second look, which knows fine tags on both sides; after the `n` already written. */
export function secondLookFeatures(
  w: FormHashes,
  tags: Int32Array,
  at: number,
  out: Int32Array,
  n: number,
): number {
  const t = tagAt(tags, at);
  const p1 = tagAt(tags, at - 1);
  const p2 = tagAt(tags, at - 2);
  const n1 = tagAt(tags, at + 1);
  const n2 = tagAt(tags, at + 2);
  const tw = mix(t, w.word);
  out[n++] = mix(60, t);
  out[n++] = mix(61, tw);
  out[n++] = mix(mix(62, t), w.suffixes[2] ?? 0);
  out[n++] = mix(mix(63, t), p1);
  out[n++] = mix(mix(64, t), n1);
  out[n++] = mix(mix(mix(65, t), p1), n1);
  out[n++] = mix(mix(mix(66, t), p2), p1);
  out[n++] = mix(mix(mix(67, t), n1), n2);
  out[n++] = mix(mix(68, tw), p1);
  out[n++] = mix(mix(69, tw), n1);
  out[n++] = mix(mix(mix(70, tw), p1), n1);
  out[n++] = mix(mix(mix(mix(71, t), p1), n1), n2);
  out[n++] = mix(mix(mix(72, tw), n1), n2);
  out[n++] = mix(mix(mix(73, tw), p2), p1);
  out[n++] = mix(mix(mix(74, t), w.shape), at === 0 ? 1 : 2);
  return n;
}

const tagAt = (tags: Int32Array, at: number): number =>
  at >= 0 && at < tags.length ? tags[at]! : NO_TAG;

/** Stands for the tag of what lies outside the sentence. */
export const NO_TAG = 200;
