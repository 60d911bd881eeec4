/**
 * Learns the parser's steps: a structured perceptron over whole courses (Zhang & Clark 2008), each
 * mistake corrected where the wrong course was furthest ahead of the right one (Huang, Fayong & Guo
 * 2012).
 */
import {
  MOST_PARSE_FEATURES,
  parseFeatures,
  type ParserInput,
} from "@/lib/reading/grammar/parse-features";
import { earlyRelations } from "@/lib/reading/grammar/early-relations";
import { Candidates } from "@/lib/reading/grammar/parser";
import type { Scorer } from "@/lib/reading/grammar/scorer";
import { LEFT, Machine, RIGHT, SHIFT, State } from "@/lib/reading/grammar/transitions";
import {
  FeatureCounter,
  narrowPerceptron,
  randomStream,
  shuffled,
  type AveragedWeights,
  type Perceptron,
} from "./perceptron";

export type ParserExample = {
  readonly input: ParserInput;
  readonly heads: ArrayLike<number>;
  readonly relations: Int32Array;
};

/** The course that builds a projective tree: an arc as soon as its dependent is complete. */
export function courseOf(heads: ArrayLike<number>): number[] {
  const waiting = new Int32Array(heads.length + 1);
  for (let at = 0; at < heads.length; at += 1) waiting[heads[at]!]! += 1;
  const actions: number[] = [];
  const stack: number[] = [];
  let front = 0;
  while (front < heads.length || stack.length > 0) {
    const top = stack.at(-1);
    const isComplete = top !== undefined && waiting[top] === 0;
    if (isComplete && heads[top] === front) actions.push(LEFT);
    else if (isComplete && heads[top] === stack.at(-2)) actions.push(RIGHT);
    else {
      if (front >= heads.length) throw new Error("A tree with crossing arcs cannot be built.");
      actions.push(SHIFT);
      stack.push(front++);
      continue;
    }
    waiting[heads[top]!]! -= 1;
    stack.pop();
  }
  return actions;
}

export type ParserCourse = {
  readonly epochs: number;
  readonly seed: number;
  readonly atLeast: number;
  readonly bits: number;
  readonly width: number;
  readonly onEpoch?: (epoch: number, averaged: () => AveragedWeights) => void;
};

export function trainParser(
  examples: readonly ParserExample[],
  early: Scorer,
  { epochs, seed, atLeast, bits, width, onEpoch }: ParserCourse,
): AveragedWeights {
  const machine = new Machine();
  const features = new Int32Array(MOST_PARSE_FEATURES);
  const counter = new FeatureCounter(bits);
  const courses = examples.map(({ heads }) => courseOf(heads));
  examples.forEach(({ input }, at) => {
    let state = machine.begin(input.length, earlyRelations(early, input));
    for (const action of courses[at]!) {
      counter.add(features, parseFeatures(machine, state, input, features));
      state = machine.apply(state, action, 0);
    }
  });
  const model = narrowPerceptron(bits, counter.rows(atLeast));
  const random = randomStream(seed);
  const order = examples.map((_, at) => at);
  for (let epoch = 1; epoch <= epochs; epoch += 1) {
    for (const at of shuffled(order, random)) {
      learn(model, early, machine, examples[at]!.input, courses[at]!, width);
    }
    onEpoch?.(epoch, () => model.averaged());
  }
  return model.averaged();
}

const scores = new Float64Array(4);
const buffer = new Int32Array(MOST_PARSE_FEATURES);

function learn(
  model: Perceptron,
  early: Scorer,
  machine: Machine,
  input: ParserInput,
  course: readonly number[],
  width: number,
): void {
  model.tick();
  const candidates = new Candidates();
  let gold = machine.begin(input.length, earlyRelations(early, input));
  let beam = [gold];
  let worst = { by: -1, predicted: -1, gold: -1 };
  for (const right of course) {
    candidates.clear();
    let goldScore = Number.NaN;
    for (const state of beam) {
      model.score(buffer, parseFeatures(machine, state, input, buffer), scores);
      if (state === gold) goldScore = machine.scores[state]! + scores[right]!;
      for (let action = 0; action < 3; action += 1) {
        if (!machine.isAllowed(state, action)) continue;
        candidates.offer(state, action, machine.scores[state]! + scores[action]!, width);
      }
    }
    if (Number.isNaN(goldScore)) {
      model.score(buffer, parseFeatures(machine, gold, input, buffer), scores);
      goldScore = machine.scores[gold]! + scores[right]!;
    }
    let nextGold = -1;
    const next: number[] = [];
    for (let at = 0; at < candidates.count; at += 1) {
      const from = candidates.states[at]!;
      const action = candidates.actions[at]!;
      const state = machine.apply(from, action, candidates.scores[at]!);
      if (from === gold && action === right) nextGold = state;
      next.push(state);
    }
    gold = nextGold >= 0 ? nextGold : machine.apply(gold, right, goldScore);
    beam = next;
    const by = machine.scores[beam[0]!]! - goldScore;
    if (beam[0] !== gold && by >= worst.by) worst = { by, predicted: beam[0]!, gold };
    // Far behind, nothing worse is to be expected of the rest that would teach more.
  }
  const isRight = beam[0] === gold;
  if (!isRight && worst.predicted >= 0) correct(model, machine, input, worst.gold, worst.predicted);
}

/** Towards the right course and away from the wrong one, from where they part. */
function correct(
  model: Perceptron,
  machine: Machine,
  input: ParserInput,
  gold: number,
  predicted: number,
): void {
  let right = gold;
  let wrong = predicted;
  while (right !== wrong) {
    right = back(model, machine, input, right, 1);
    wrong = back(model, machine, input, wrong, -1);
  }
}

function back(
  model: Perceptron,
  machine: Machine,
  input: ParserInput,
  state: number,
  by: number,
): number {
  const before = machine.states[state * State.size + State.before]!;
  const action = machine.states[state * State.size + State.action]!;
  model.update(buffer, parseFeatures(machine, before, input, buffer), action, by);
  return before;
}
