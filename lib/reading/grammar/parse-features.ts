/**
 * What decides the parser's next step: the top three words of the stack and the next ones to read,
 * with their tags, their outermost dependents, how far apart they are and what stands between them.
 * Pure.
 */
import { mix } from "./hash";
import { PARSE_TABLE } from "./parse-templates";
import { expandTemplates, templatesOf } from "./templates";
import { Item, State, type Machine } from "./transitions";

/** A sentence as the parser sees it; the root stands behind the last word. */
export type ParserInput = {
  readonly length: number;
  /** Hashed words, by place; the last is the root. */
  readonly words: Int32Array;
  /** Fine and universal tags, each plus one; the root has numbers of its own. */
  readonly fine: Int32Array;
  readonly universal: Int32Array;
  /** Up to each place, how many commas, verbs, conjunctions and other marks came before it. */
  readonly commas: Int32Array;
  readonly verbs: Int32Array;
  readonly conjunctions: Int32Array;
  readonly marks: Int32Array;
};

/** The names of the values, each at the place where it is written. */
const NAMES = (
  "one s0f0p s1s0p s0f0u f23p s1s0s s0f0d s1s0d s0f0b s1s0b s1f0b s0f0x s1s0x " +
  "s0w s0p s0u s1w s1p s1u s2w s2p s2u f0w f0p f0u f1w f1p f1u f2w f2p f2u f3w f3p f3u " +
  "s0l1w s0l1p s0l2p s0r1w s0r1p s0r2p s0vl s0vr s0ll s0rl s0sl s0sr " +
  "s1l1w s1l1p s1l2p s1r1w s1r1p s1r2p s1vl s1vr s1ll s1rl s1sl s1sr " +
  "f0l1w f0l1p f0l2p f0r1w f0r1p f0r2p f0vl f0vr f0ll f0rl f0sl f0sr"
).split(" ");

const Value = {
  // Of pairs of places.
  one: 0,
  s0f0p: 1,
  s1s0p: 2,
  s0f0u: 3,
  f23p: 4,
  s1s0s: 5,
  s0f0d: 6,
  s1s0d: 7,
  s0f0b: 8,
  s1s0b: 9,
  s1f0b: 10,
  s0f0x: 11,
  s1s0x: 12,
  // Of single places: word, fine tag, universal tag of each.
  s0: 13,
  s1: 16,
  s2: 19,
  f0: 22,
  f1: 25,
  f2: 28,
  f3: 31,
  // Of a place's dependents, twelve of each.
  s0Family: 34,
  s1Family: 46,
  f0Family: 58,
} as const;

const TEMPLATES = templatesOf(PARSE_TABLE, NAMES);
export const MOST_PARSE_FEATURES = TEMPLATES.size;
const values = new Int32Array(NAMES.length);

/** Writes the features of a state to `out`. @returns how many there are. */
export function parseFeatures(
  machine: Machine,
  state: number,
  input: ParserInput,
  out: Int32Array,
): number {
  const { items, states } = machine;
  const s0Item = states[state * State.size]! * Item.size;
  const f0Item = states[state * State.size + State.front]! * Item.size;
  const s1Item = s0Item >= 0 ? items[s0Item + Item.below]! * Item.size : -1;
  const s2Item = s1Item >= 0 ? items[s1Item + Item.below]! * Item.size : -1;
  const s0 = s0Item >= 0 ? items[s0Item]! : -1;
  const s1 = s1Item >= 0 ? items[s1Item]! : -1;
  const s2 = s2Item >= 0 ? items[s2Item]! : -1;
  const f0 = items[f0Item]!;
  fillPlace(Value.s0, input, s0);
  fillPlace(Value.s1, input, s1);
  fillPlace(Value.s2, input, s2);
  fillPlace(Value.f0, input, f0);
  fillPlace(Value.f1, input, f0 + 1);
  fillPlace(Value.f2, input, f0 + 2);
  fillPlace(Value.f3, input, f0 + 3);
  fillFamily(Value.s0Family, input, items, s0Item);
  fillFamily(Value.s1Family, input, items, s1Item);
  fillFamily(Value.f0Family, input, items, f0Item);
  fillPairs(input, s0, s1, f0);
  return expandTemplates(TEMPLATES, values, out);
}

function fillPlace(to: number, input: ParserInput, at: number): void {
  const isThere = at >= 0 && at <= input.length;
  values[to] = isThere ? input.words[at]! : 0;
  values[to + 1] = isThere ? input.fine[at]! : 0;
  values[to + 2] = isThere ? input.universal[at]! : 0;
}

function fillFamily(to: number, input: ParserInput, items: Int32Array, item: number): void {
  if (item < 0) {
    values.fill(0, to, to + 12);
    return;
  }
  const { words, fine } = input;
  const left1 = items[item + Item.left1]!;
  const left2 = items[item + Item.left2]!;
  const right1 = items[item + Item.right1]!;
  const right2 = items[item + Item.right2]!;
  values[to] = left1 >= 0 ? words[left1]! : 0;
  values[to + 1] = left1 >= 0 ? fine[left1]! : 0;
  values[to + 2] = left2 >= 0 ? fine[left2]! : 0;
  values[to + 3] = right1 >= 0 ? words[right1]! : 0;
  values[to + 4] = right1 >= 0 ? fine[right1]! : 0;
  values[to + 5] = right2 >= 0 ? fine[right2]! : 0;
  values[to + 6] = few(items[item + Item.leftCount]!);
  values[to + 7] = few(items[item + Item.rightCount]!);
  for (let at = 0; at < 4; at += 1) values[to + 8 + at] = items[item + Item.left1Relation + at]!;
}

function fillPairs(input: ParserInput, s0: number, s1: number, f0: number): void {
  const v = values;
  const s0f0d = s0 >= 0 ? distance(s0, f0) : 0;
  const s1s0d = s1 >= 0 ? distance(s1, s0) : 0;
  const s0f0b = s0 >= 0 ? between(input, s0, f0) : 0;
  const s1s0b = s1 >= 0 ? between(input, s1, s0) : 0;
  v[Value.one] = 1;
  v[Value.s0f0p] = mix(v[Value.s0 + 1]!, v[Value.f0 + 1]!);
  v[Value.s1s0p] = mix(v[Value.s1 + 1]!, v[Value.s0 + 1]!);
  v[Value.s0f0u] = mix(v[Value.s0 + 2]!, v[Value.f0 + 2]!);
  v[Value.f23p] = mix(v[Value.f2 + 1]!, v[Value.f3 + 1]!);
  v[Value.s1s0s] = mix(v[Value.s1Family + 11]!, v[Value.s0Family + 10]!);
  v[Value.s0f0d] = s0f0d;
  v[Value.s1s0d] = s1s0d;
  v[Value.s0f0b] = s0f0b;
  v[Value.s1s0b] = s1s0b;
  v[Value.s1f0b] = s1 >= 0 ? between(input, s1, f0) : 0;
  v[Value.s0f0x] = mix(s0f0b, s0f0d);
  v[Value.s1s0x] = mix(s1s0b, s1s0d);
}

function distance(from: number, to: number): number {
  const steps = to - from;
  return steps < 5 ? steps : steps < 10 ? 5 : steps < 20 ? 6 : 7;
}

const few = (count: number): number => (count > 3 ? 3 : count);

/** What stands between two places, as one small number. */
function between(input: ParserInput, from: number, to: number): number {
  const { commas, verbs, conjunctions, marks } = input;
  return (
    few(commas[to]! - commas[from + 1]!) +
    few(verbs[to]! - verbs[from + 1]!) * 4 +
    (conjunctions[to]! > conjunctions[from + 1]! ? 16 : 0) +
    (marks[to]! > marks[from + 1]! ? 32 : 0)
  );
}
