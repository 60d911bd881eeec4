/**
 * The relation of each word to its head, given once the tree stands: heads before dependents, and
 * a head's dependents from left to right, so that each knows what was given before it. Linear in
 * the words. Pure.
 */
import type { ParserInput } from "./parse-features";
import {
  byDepth,
  MOST_RELATION_FEATURES,
  outlineOf,
  relationFeatures,
  type Given,
  type Outline,
  type OutlineTags,
} from "./relation-features";
import { bestOf, type Scorer } from "./scorer";

/** Of these a head has one; which of them are taken already is told to those that follow. */
export type RelationKinds = OutlineTags & {
  readonly root: number;
  readonly once: ReadonlyMap<number, number>;
};

const NONE = 99;

/** Walks through a tree in the order in which relations are given. */
export class RelationWalk {
  private readonly previous: Int32Array;
  private readonly all: Int32Array;
  readonly relations: Int32Array;
  readonly order: Int32Array;
  readonly outline: Outline;

  constructor(
    heads: Int32Array,
    universal: Int32Array,
    private readonly kinds: RelationKinds,
  ) {
    const places = heads.length + 1;
    this.outline = outlineOf(heads, universal, kinds);
    this.previous = new Int32Array(places).fill(NONE);
    this.all = new Int32Array(places);
    this.relations = new Int32Array(places).fill(NONE);
    this.order = topDown(heads);
  }

  given(word: number): Given {
    const head = this.outline.heads[word]!;
    return {
      previous: this.previous[head]!,
      all: this.all[head]!,
      head: this.relations[head]!,
    };
  }

  give(word: number, relation: number): void {
    const head = this.outline.heads[word]!;
    this.relations[word] = relation;
    // Marks come and go between the others.
    this.previous[head] = relation * 2 + (word < head ? 0 : 1);
    const bit = this.kinds.once.get(relation);
    if (bit !== undefined) this.all[head]! |= bit;
  }
}

/** Heads before dependents, dependents of one head from left to right. */
function topDown(heads: Int32Array): Int32Array {
  const { length } = heads;
  const depth = new Int32Array(length + 1);
  const order = byDepth(heads);
  let deepest = 0;
  for (let at = length - 1; at >= 0; at -= 1) {
    const word = order[at]!;
    depth[word] = depth[heads[word]!]! + 1;
    deepest = Math.max(deepest, depth[word]);
  }
  const starts = new Int32Array(deepest + 2);
  for (let word = 0; word < length; word += 1) starts[depth[word]! + 1]! += 1;
  for (let at = 1; at < starts.length; at += 1) starts[at]! += starts[at - 1]!;
  const sorted = new Int32Array(length);
  for (let word = 0; word < length; word += 1) sorted[starts[depth[word]!]!++] = word;
  return sorted;
}

export class RelationRoom {
  readonly features = new Int32Array(MOST_RELATION_FEATURES);
  readonly scores = new Float64Array(128);
}

export function findRelations(
  scorer: Scorer,
  input: ParserInput,
  suffixes: Int32Array,
  heads: Int32Array,
  kinds: RelationKinds,
  room = new RelationRoom(),
): Int32Array {
  const walk = new RelationWalk(heads, input.universal, kinds);
  for (const word of walk.order) {
    if (heads[word] === heads.length) walk.give(word, kinds.root);
    else {
      const { features, scores } = room;
      const given = walk.given(word);
      const count = relationFeatures(input, suffixes, walk.outline, word, given, features);
      scorer.score(features, count, scores);
      scores[kinds.root] = -Infinity;
      walk.give(word, bestOf(scores, scorer.classes));
    }
  }
  return walk.relations.subarray(0, heads.length);
}
