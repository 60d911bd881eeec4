/**
 * Parts of speech: the treebank's fine tags (XPOS) from left to right, each knowing the two before
 * it; then the universal ones (UPOS), which a fine tag mostly settles, knowing the fine tags on
 * both sides. Linear in the tokens. Pure.
 */
import { hashesOf, wordOf, type FormHashes } from "./forms";
import { bestAmong, type Scorer } from "./scorer";
import {
  MOST_TAG_FEATURES,
  secondLookFeatures,
  staticTagFeatures,
  tagHistoryFeatures,
} from "./tag-features";

export type TaggerModel = {
  readonly fine: Scorer;
  readonly universal: Scorer;
  /** The fine tags of words that the treebank knows well: these alone are considered. */
  readonly tagsOf: ReadonlyMap<string, readonly number[]>;
  /** For each fine tag the universal ones seen with it. */
  readonly universalOf: ReadonlyArray<readonly number[]>;
};

export type Tags = { readonly fine: Int32Array; readonly universal: Int32Array };

export const NO_TAG = 200;

/** What tags a word usually has, as one number. */
export function usualTags(tags: readonly number[] | undefined): number {
  if (tags === undefined) return 0;
  let usual = 1;
  for (const tag of tags) usual = (Math.imul(usual, 67) + tag + 1) | 0;
  return usual;
}

/** Room for one token's features and scores; made once, used for all. */
export class TaggerRoom {
  readonly features = new Int32Array(MOST_TAG_FEATURES);
  readonly scores = new Float64Array(128);
}

/** @param forms the tokens of one sentence in their normal form. */
export function tag(model: TaggerModel, forms: readonly string[], room = new TaggerRoom()): Tags {
  const hashes = forms.map(hashesOf);
  const known = forms.map((form) => model.tagsOf.get(wordOf(form)));
  const usual = Int32Array.from(known, usualTags);
  const fine = new Int32Array(forms.length);
  for (let at = 0; at < forms.length; at += 1) {
    fine[at] = chooseFine(model, { hashes, usual, fine, at }, known[at], room);
  }
  const universal = new Int32Array(forms.length);
  hashes.forEach((word, at) => {
    const allowed = model.universalOf[fine[at] ?? 0] ?? [];
    universal[at] =
      allowed.length === 1 ? (allowed[0] ?? 0) : chooseUniversal(model, word, fine, at, room);
  });
  return { fine, universal };
}

export type TagContext = {
  readonly hashes: readonly FormHashes[];
  readonly usual: Int32Array;
  /** The tags before `at` are given. */
  readonly fine: Int32Array;
  readonly at: number;
};

/** The features of the token's fine tag, written to `out`. */
export function fineFeatures({ hashes, usual, fine, at }: TagContext, out: Int32Array): number {
  const word = hashes[at];
  if (!word) return 0;
  const n = staticTagFeatures(hashes, usual, at, out);
  const before = at > 0 ? (fine[at - 1] ?? NO_TAG) : NO_TAG;
  const beforeThat = at > 1 ? (fine[at - 2] ?? NO_TAG) : NO_TAG;
  const next = usual[at + 1] ?? 7;
  return tagHistoryFeatures(word, usual[at] ?? 0, next, before, beforeThat, out, n);
}

function chooseFine(
  model: TaggerModel,
  context: TagContext,
  allowed: readonly number[] | undefined,
  room: TaggerRoom,
): number {
  if (allowed?.length === 1) return allowed[0] ?? 0;
  const count = fineFeatures(context, room.features);
  model.fine.score(room.features, count, room.scores);
  return bestAmong(room.scores, model.fine.classes, allowed);
}

function chooseUniversal(
  model: TaggerModel,
  word: FormHashes,
  fine: Int32Array,
  at: number,
  room: TaggerRoom,
): number {
  const count = secondLookFeatures(word, fine, at, room.features);
  model.universal.score(room.features, count, room.scores);
  return bestAmong(room.scores, model.universal.classes, model.universalOf[fine[at] ?? 0]);
}
