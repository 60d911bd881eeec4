/**
 * Parts of speech: the treebank's fine tags (XPOS) from left to right, each knowing the two before
 * it; then the universal ones (UPOS), which know the fine tags on both sides and may correct them.
 * Linear in the tokens. Pure.
 */
import { hashesOf, type FormHashes } from "./forms";
import { bestAmong, type Scorer } from "./scorer";
import {
  MOST_TAG_FEATURES,
  NO_TAG,
  secondLookFeatures,
  staticTagFeatures,
  tagHistoryFeatures,
} from "./tag-features";

/** The tags of words that the treebank knows well: these alone are considered. */
export type KnownTags = ReadonlyMap<string, readonly number[]>;

export type TaggerModel = {
  readonly fine: Scorer;
  readonly universal: Scorer;
  readonly tagsOf: KnownTags;
  readonly universalOf: KnownTags;
};

export type Tags = { readonly fine: Int32Array; readonly universal: Int32Array };

/** A sentence as the tagger sees it. */
export type TaggerInput = {
  readonly words: readonly string[];
  readonly hashes: readonly FormHashes[];
  /** What fine tags each word usually has, as one number; 0 for an unknown word. */
  readonly usual: Int32Array;
};

/** Room for one token's features and scores; made once, used for all. */
export class TaggerRoom {
  readonly features = new Int32Array(MOST_TAG_FEATURES);
  readonly scores = new Float64Array(128);
}

/** @param forms the tokens of one sentence in their normal form. */
export function taggerInput(forms: readonly string[], tagsOf: KnownTags): TaggerInput {
  const hashes = forms.map(hashesOf);
  const words = hashes.map(({ text }) => text);
  return { words, hashes, usual: Int32Array.from(words, (word) => usualTags(tagsOf.get(word))) };
}

function usualTags(tags: readonly number[] | undefined): number {
  if (tags === undefined) return 0;
  let usual = 1;
  for (const tag of tags) usual = (Math.imul(usual, 67) + tag + 1) | 0;
  return usual;
}

/** @param forms the tokens of one sentence in their normal form. */
export function tag(model: TaggerModel, forms: readonly string[], room = new TaggerRoom()): Tags {
  const input = taggerInput(forms, model.tagsOf);
  const fine = tagFine(model.fine, model.tagsOf, input, room);
  return { fine, universal: tagUniversal(model.universal, model.universalOf, input, fine, room) };
}

export function tagFine(
  scorer: Scorer,
  tagsOf: KnownTags,
  input: TaggerInput,
  room: TaggerRoom,
): Int32Array {
  const fine = new Int32Array(input.words.length);
  input.words.forEach((word, at) => {
    const allowed = tagsOf.get(word);
    if (allowed?.length === 1) {
      fine[at] = allowed[0]!;
      return;
    }
    const count = fineFeatures(input, fine, at, room.features);
    scorer.score(room.features, count, room.scores);
    fine[at] = bestAmong(room.scores, scorer.classes, allowed);
  });
  return fine;
}

export function tagUniversal(
  scorer: Scorer,
  universalOf: KnownTags,
  input: TaggerInput,
  fine: Int32Array,
  room: TaggerRoom,
): Int32Array {
  return Int32Array.from(input.words, (word, at) => {
    const allowed = universalOf.get(word);
    if (allowed?.length === 1) return allowed[0]!;
    const count = universalFeatures(input, fine, at, room.features);
    scorer.score(room.features, count, room.scores);
    return bestAmong(room.scores, scorer.classes, allowed);
  });
}

/** The features of a fine tag, written to `out`; the tags before it are given. */
export function fineFeatures(
  { hashes, usual }: TaggerInput,
  fine: Int32Array,
  at: number,
  out: Int32Array,
): number {
  const n = staticTagFeatures(hashes, usual, at, out);
  const before = at > 0 ? fine[at - 1]! : NO_TAG;
  const beforeThat = at > 1 ? fine[at - 2]! : NO_TAG;
  const next = at + 1 < usual.length ? usual[at + 1]! : 7;
  return tagHistoryFeatures(hashes[at]!, usual[at]!, next, before, beforeThat, out, n);
}

/** The features of a universal tag, written to `out`; all fine tags are given. */
export function universalFeatures(
  { hashes, usual }: TaggerInput,
  fine: Int32Array,
  at: number,
  out: Int32Array,
): number {
  const n = staticTagFeatures(hashes, usual, at, out);
  return secondLookFeatures(hashes[at]!, fine, at, out, n);
}
