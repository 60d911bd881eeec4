/**
 * A first guess of a relation, made when the parser makes a word the dependent of another and used
 * by its later steps only: what the words are, what hangs on both already, and how far apart they
 * are. The relations that count are given when the tree stands (relations.ts). Pure.
 */
import { mix } from "./hash";
import type { ParserInput } from "./parse-features";
import { bestOf, type Scorer } from "./scorer";
import { Item, LEFT, type Machine, type Relate } from "./transitions";

export const MOST_EARLY_FEATURES = 32;

export function earlyFeatures(
  machine: Machine,
  head: number,
  dependent: number,
  action: number,
  input: ParserInput,
  out: Int32Array,
): number {
  const { items } = machine;
  const { words, fine, universal } = input;
  const H = head * Item.size;
  const D = dependent * Item.size;
  const h = items[H]!;
  const d = items[D]!;
  const side = action === LEFT ? 0 : 1;
  const hw = words[h]!;
  const dw = words[d]!;
  const hp = fine[h]!;
  const dp = fine[d]!;
  const pair = mix(mix(dp, hp), side);
  const kinds = mix(mix(universal[d]!, universal[h]!), side);
  const marker = items[D + Item.left1]!;
  const mw = marker >= 0 ? words[marker]! : 0;
  const steps = Math.min(Math.abs(h - d), 5);
  let n = 0;
  out[n++] = mix(1, pair);
  out[n++] = mix(mix(2, pair), dw);
  out[n++] = mix(mix(3, pair), hw);
  out[n++] = mix(mix(mix(4, dw), hw), side);
  out[n++] = mix(mix(mix(5, dw), universal[d]!), side);
  out[n++] = mix(mix(6, pair), mw);
  out[n++] = mix(mix(7, hw), mw);
  out[n++] = mix(mix(8, pair), steps);
  out[n++] = mix(mix(9, pair), items[D + Item.leftRelations]!);
  out[n++] = mix(mix(10, pair), items[D + Item.rightRelations]!);
  out[n++] = mix(mix(11, pair), items[H + Item.leftRelations]!);
  out[n++] = mix(mix(12, pair), items[H + Item.rightRelations]!);
  out[n++] = mix(mix(13, kinds), items[H + Item.leftRelations]!);
  out[n++] = mix(mix(14, kinds), items[D + Item.leftRelations]!);
  out[n++] = mix(mix(15, pair), items[H + Item.left1Relation + side]!);
  out[n++] = mix(mix(16, pair), d > 0 ? fine[d - 1]! : 0);
  out[n++] = mix(mix(17, pair), fine[d + 1] ?? 0);
  out[n++] = mix(mix(18, pair), h > 0 ? fine[h - 1]! : 0);
  out[n++] = mix(mix(19, kinds), steps);
  out[n++] = mix(mix(20, hw), kinds);
  return n;
}

const features = new Int32Array(MOST_EARLY_FEATURES);
const scores = new Float64Array(128);

/** Relations count from 1, 0 being none. */
export function earlyRelations(scorer: Scorer, input: ParserInput): Relate {
  return (machine, head, dependent, action) => {
    const count = earlyFeatures(machine, head, dependent, action, input, features);
    scorer.score(features, count, scores);
    return bestOf(scores, scorer.classes) + 1;
  };
}
