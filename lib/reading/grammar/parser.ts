/**
 * Heads of a sentence's words: the machine of transitions.ts led by learnt weights, several of the
 * best courses kept side by side. Linear in the words. Pure.
 */
import { earlyRelations } from "./early-relations";
import { hashesOf } from "./forms";
import { MOST_PARSE_FEATURES, parseFeatures, type ParserInput } from "./parse-features";
import type { Scorer } from "./scorer";
import { headsOf, Machine } from "./transitions";

/** Which universal tags are verbs, conjunctions and marks, for counting what stands between. */
export type TagKinds = {
  readonly verbs: ReadonlySet<number>;
  readonly conjunctions: ReadonlySet<number>;
  readonly marks: ReadonlySet<number>;
};

const ROOT = 500;

/**
 * @param forms in their normal form.
 * @param lemmas their dictionary forms: "says" and "said" are learnt as one word, told apart by
 * their tags.
 */
export function parserInput(
  forms: readonly string[],
  lemmas: readonly string[],
  fine: Int32Array,
  universal: Int32Array,
  kinds: TagKinds,
): ParserInput {
  const { length } = forms;
  const words = new Int32Array(length + 1);
  const finePlus = new Int32Array(length + 1).fill(ROOT);
  const universalPlus = new Int32Array(length + 1).fill(ROOT);
  const commas = new Int32Array(length + 2);
  const verbs = new Int32Array(length + 2);
  const conjunctions = new Int32Array(length + 2);
  const marks = new Int32Array(length + 2);
  forms.forEach((form, at) => {
    words[at] = hashesOf(lemmas[at]!).word;
    finePlus[at] = fine[at]! + 1;
    const tag = universal[at]!;
    universalPlus[at] = tag + 1;
    const isComma = form === ",";
    commas[at + 1] = commas[at]! + (isComma ? 1 : 0);
    verbs[at + 1] = verbs[at]! + (kinds.verbs.has(tag) ? 1 : 0);
    conjunctions[at + 1] = conjunctions[at]! + (kinds.conjunctions.has(tag) ? 1 : 0);
    marks[at + 1] = marks[at]! + (!isComma && kinds.marks.has(tag) ? 1 : 0);
  });
  words[length] = ROOT;
  return {
    length,
    words,
    fine: finePlus,
    universal: universalPlus,
    commas,
    verbs,
    conjunctions,
    marks,
  };
}

/** Room for the search; made once, used for all sentences. */
export class ParserRoom {
  readonly machine = new Machine();
  readonly features = new Int32Array(MOST_PARSE_FEATURES);
  readonly scores = new Float64Array(4);
  readonly candidates = new Candidates();
}

/** The best few of the steps that could be taken next, best first. */
export class Candidates {
  readonly states: number[] = [];
  readonly actions: number[] = [];
  readonly scores: number[] = [];
  count = 0;

  clear(): void {
    this.count = 0;
  }

  /** Of equals the one offered first stays ahead. */
  offer(state: number, action: number, score: number, most: number): void {
    let at = this.count;
    if (at === most) {
      if (score <= this.scores[at - 1]!) return;
      at -= 1;
    } else this.count += 1;
    while (at > 0 && score > this.scores[at - 1]!) {
      this.scores[at] = this.scores[at - 1]!;
      this.states[at] = this.states[at - 1]!;
      this.actions[at] = this.actions[at - 1]!;
      at -= 1;
    }
    this.scores[at] = score;
    this.states[at] = state;
    this.actions[at] = action;
  }
}

/** The head of each word; the number of words stands for the root. */
export function findHeads(
  scorer: Scorer,
  early: Scorer,
  input: ParserInput,
  width: number,
  margin = Infinity,
  room = new ParserRoom(),
): Int32Array {
  const { machine, features, scores, candidates } = room;
  let beam = [machine.begin(input.length, earlyRelations(early, input))];
  for (let step = 0; step < 2 * input.length; step += 1) {
    candidates.clear();
    for (const state of beam) {
      const count = parseFeatures(machine, state, input, features);
      scorer.score(features, count, scores);
      const soFar = machine.scores[state]!;
      for (let action = 0; action < 3; action += 1) {
        if (machine.isAllowed(state, action)) {
          candidates.offer(state, action, soFar + scores[action]!, width);
        }
      }
    }
    const next: number[] = [];
    const least = candidates.scores[0]! - margin;
    for (let at = 0; at < candidates.count; at += 1) {
      const { states, actions, scores: totals } = candidates;
      if (totals[at]! < least) break;
      next.push(machine.apply(states[at]!, actions[at]!, totals[at]!));
    }
    beam = next;
  }
  return headsOf(machine.actionsTo(beam[0]!), input.length);
}
