/**
 * Whether a regular expression can take time with more than the length of a text: backtracking that
 * goes one of several ways through the same characters, over and over. Decided on the pattern itself,
 * as an automaton that is ambiguous (Weber and Seidl, "On the degree of ambiguity of finite automata",
 * 1991): two states, p and q, and a word by which p comes back to itself and also reaches q, and q comes
 * back to itself. The search for where a match begins is such a p, too: /\s+x/ looks at n spaces n times.
 *
 * It errs on the side of finding: anchors and what looks ahead count as if they always held, and the
 * alphabet is a choice of characters.
 */
import { oneCharacter, readPattern, type PatternNode } from "./pattern-tree";

/** @returns in which way, or null for a pattern whose time is linear. */
export function backtracksIn(pattern: RegExp): string | null {
  const tree = readPattern(pattern.source);
  for (const way of waysThrough(tree)) {
    if (way === "loop behind") return "what it looks back at has no bound";
    const fault = ambiguityOf(way, pattern);
    if (fault) return fault;
  }
  return null;
}

const END: PatternNode = { kind: "edge", source: "$" };

/** The pattern itself; and for each thing it looks ahead at, what leads there and that thing. */
function waysThrough(tree: PatternNode): Array<PatternNode | "loop behind"> {
  const ahead = (node: PatternNode): Array<PatternNode | "loop behind"> => {
    switch (node.kind) {
      case "character":
      case "edge":
        return [];
      case "choice":
        return node.items.flatMap(ahead);
      case "loop":
        return ahead(node.item).map((way) => after([{ ...node, min: 0 }], way));
      case "sequence":
        return node.items.flatMap((item, index) =>
          ahead(item).map((way) => after(node.items.slice(0, index), way)),
        );
      case "look":
        if (node.isBehind) return hasEndlessLoop(node.item) ? ["loop behind"] : [];
        return hasEndlessLoop(node.item) ? [{ kind: "sequence", items: [node.item, END] }] : [];
    }
  };
  return [tree, ...ahead(tree)];
}

function after(
  before: readonly PatternNode[],
  way: PatternNode | "loop behind",
): PatternNode | "loop behind" {
  return way === "loop behind" ? way : { kind: "sequence", items: [...before, way] };
}

function hasEndlessLoop(node: PatternNode): boolean {
  switch (node.kind) {
    case "character":
    case "edge":
      return false;
    case "look":
      return hasEndlessLoop(node.item);
    case "loop":
      return node.max === Infinity || hasEndlessLoop(node.item);
    case "choice":
    case "sequence":
      return node.items.some(hasEndlessLoop);
  }
}

/** Glushkov's automaton: a state for each place in the pattern that takes a character. */
type Automaton = {
  /** What each state's character is. */
  readonly characters: string[];
  readonly follow: Array<Set<number>>;
  /** Whether one and the same step is taken in two ways: a loop in a loop. */
  isDoubled: boolean;
};

type Part = {
  readonly first: readonly number[];
  /** Those of them that do not stand behind "^": a match may begin with them anywhere. */
  readonly searched: readonly Beginning[];
  /** The character that may not stand before, where it takes nothing itself. */
  readonly notBehind: string | null;
  /** Whether it takes nothing at the beginning of the text alone. */
  readonly isAtStart: boolean;
  readonly last: readonly number[];
  readonly isNullable: boolean;
  /** States after which the pattern is through, whatever comes. */
  readonly sure: readonly number[];
  /** Whether nothing at all is needed, not even that an edge is there. */
  readonly isSurelyNullable: boolean;
};

/** A state that a match may begin with, unless such a character stands before. */
type Beginning = { readonly state: number; readonly notBehind: string | null };

const NOTHING: Part = {
  first: [],
  searched: [],
  notBehind: null,
  isAtStart: false,
  last: [],
  isNullable: true,
  sure: [],
  isSurelyNullable: true,
};
/** A bounded loop stands for so many of its rounds: more of them only multiply the time. */
const ROUNDS = 3;

function build(node: PatternNode, automaton: Automaton): Part {
  switch (node.kind) {
    case "character": {
      const state = automaton.characters.push(node.source) - 1;
      automaton.follow.push(new Set());
      return {
        searched: [{ state, notBehind: null }],
        notBehind: null,
        isAtStart: false,
        first: [state],
        last: [state],
        isNullable: false,
        sure: [state],
        isSurelyNullable: false,
      };
    }
    case "edge":
      return { ...NOTHING, isSurelyNullable: false, isAtStart: node.source === "^" };
    case "look": {
      const isRefusal = node.source.startsWith("(?<!");
      const notBehind = isRefusal ? oneCharacter(node.item) : null;
      return { ...NOTHING, isSurelyNullable: false, notBehind };
    }
    case "choice":
      return node.items.map((item) => build(item, automaton)).reduce(either);
    case "sequence":
      return node.items
        .map((item) => build(item, automaton))
        .reduce((one, next) => joined(one, next, automaton), NOTHING);
    case "loop":
      return repeated(node, automaton);
  }
}

function either(one: Part, other: Part): Part {
  return {
    first: [...one.first, ...other.first],
    searched: [...one.searched, ...other.searched],
    notBehind: null,
    isAtStart: (one.isAtStart || !one.isNullable) && (other.isAtStart || !other.isNullable),
    last: [...one.last, ...other.last],
    isNullable: one.isNullable || other.isNullable,
    sure: [...one.sure, ...other.sure],
    isSurelyNullable: one.isSurelyNullable || other.isSurelyNullable,
  };
}

function joined(one: Part, next: Part, automaton: Automaton): Part {
  connect(one.last, next.first, automaton);
  return {
    first: one.isNullable ? [...one.first, ...next.first] : one.first,
    searched: [...one.searched, ...searchedAfter(one, next)],
    notBehind: one.notBehind ?? next.notBehind,
    isAtStart: one.isAtStart || next.isAtStart,
    last: next.isNullable ? [...one.last, ...next.last] : next.last,
    isNullable: one.isNullable && next.isNullable,
    sure: next.isSurelyNullable ? [...one.sure, ...next.sure] : next.sure,
    isSurelyNullable: one.isSurelyNullable && next.isSurelyNullable,
  };
}

function searchedAfter({ isNullable, isAtStart, notBehind }: Part, next: Part): Beginning[] {
  if (!isNullable || isAtStart) return [];
  return next.searched.map((beginning) => ({
    ...beginning,
    notBehind: beginning.notBehind ?? notBehind,
  }));
}

function repeated({ item, min, max }: PatternNode & { kind: "loop" }, automaton: Automaton): Part {
  const rounds = max === Infinity ? Math.max(1, Math.min(min, ROUNDS)) : Math.min(max, ROUNDS);
  let whole = NOTHING;
  for (let round = 0; round < rounds; round += 1) {
    const part = build(item, automaton);
    if (max === Infinity && round === rounds - 1) connect(part.last, part.first, automaton);
    const isNeeded = round < min;
    const optional = isNeeded
      ? part
      : { ...part, isNullable: true, isSurelyNullable: true, isAtStart: false, notBehind: null };
    whole = joined(whole, optional, automaton);
  }
  return whole;
}

function connect(from: readonly number[], to: readonly number[], automaton: Automaton): void {
  for (const state of from) {
    const follow = automaton.follow[state];
    for (const next of to) {
      if (follow?.has(next)) automaton.isDoubled = true;
      follow?.add(next);
    }
  }
}

/** Letters, figures, spaces, marks, and of other scripts and invisible characters some of each. */
const ALPHABET = [
  ...Array.from({ length: 0x250 }, (_, code) => code),
  ...[0x300, 0x301, 0x34f, 0x61c, 0x0e01, 0x1100, 0x1161, 0x11a8, 0x180e, 0x2028, 0x2029, 0x2212],
  ...Array.from({ length: 0x70 }, (_, index) => 0x2000 + index),
  ...[0x3000, 0x3042, 0x30a2, 0x4e00, 0xe000, 0xfb00, 0xfe0f, 0xfeff, 0xff07, 0xff10],
  ...[0x1d400, 0x1f600, 0x16d63],
];

function ambiguityOf(tree: PatternNode, { flags, sticky, multiline }: RegExp): string | null {
  const automaton: Automaton = { characters: [], follow: [], isDoubled: false };
  const whole = build(tree, automaton);
  if (automaton.isDoubled) return "a loop stands directly in a loop";
  const sure = new Set(whole.sure);
  const beginnings: readonly Beginning[] = multiline
    ? whole.first.map((state) => ({ state, notBehind: null }))
    : whole.searched;
  const before = [...new Set(beginnings.flatMap(({ notBehind }) => notBehind ?? []))];
  const letters = alphabetFor([...automaton.characters, ...before], flags);
  const steps = automaton.follow.map((follow) => stepsOf([...follow], letters));
  const cycles = cyclesIn(automaton.follow, sure);
  if (!sticky) {
    const refused = new Map(
      before.map((source, at) => [source, letters[automaton.characters.length + at]]),
    );
    const begin = (letter: number, last: number | null): number[] =>
      beginnings
        .filter(({ state, notBehind }) => {
          if (!letters[state]?.has(letter)) return false;
          return notBehind === null || (last !== null && !refused.get(notBehind)?.has(last));
        })
        .map(({ state }) => state);
    for (const cycle of cycles) {
      for (const q of cycle) {
        if (meets({ steps, begin, cycle, q })) {
          return `it is searched for through what “${automaton.characters[q] ?? ""}” runs over`;
        }
      }
    }
  }
  const loops = cyclesIn(automaton.follow, new Set());
  for (const one of loops) {
    for (const other of cycles) {
      for (const p of one) {
        for (const q of other) {
          if (p !== q && isAmbiguous({ steps, one, other, p, q })) {
            return `“${automaton.characters[p] ?? ""}” and “${automaton.characters[q] ?? ""}” run over the same`;
          }
        }
      }
    }
  }
  return null;
}

/** For each state the letters it takes; letters that all states treat alike are one. */
function alphabetFor(characters: readonly string[], flags: string): Array<ReadonlySet<number>> {
  const matcherFlags = flags.replace(/[gym]/g, "");
  const isUnicode = /[uv]/.test(flags);
  const matchers = characters.map((source) => new RegExp(`^(?:${source})$`, matcherFlags));
  const known = new Map<string, number>();
  const letters = characters.map(() => new Set<number>());
  for (const code of ALPHABET) {
    if (code > 0xffff && !isUnicode) continue;
    const character = String.fromCodePoint(code);
    const taken = matchers.map((matcher) => matcher.test(character));
    const signature = taken.map(Number).join("");
    if (known.has(signature)) continue;
    const letter = known.size;
    known.set(signature, letter);
    taken.forEach((takes, state) => {
      if (takes) letters[state]?.add(letter);
    });
  }
  return letters;
}

/** By letter, the states that come next. */
type Steps = ReadonlyMap<number, readonly number[]>;

function stepsOf(next: readonly number[], letters: ReadonlyArray<ReadonlySet<number>>): Steps {
  const steps = new Map<number, number[]>();
  for (const state of next) {
    for (const letter of letters[state] ?? []) {
      const states = steps.get(letter);
      if (states) states.push(state);
      else steps.set(letter, [state]);
    }
  }
  return steps;
}

/** Sets of states that lead to one another, without those that are through already. */
function cyclesIn(follow: ReadonlyArray<ReadonlySet<number>>, without: ReadonlySet<number>) {
  const reached = follow.map((_, from) => {
    const seen = new Set<number>();
    const open = [from];
    for (let state = open.pop(); state !== undefined; state = open.pop()) {
      for (const next of follow[state] ?? []) {
        if (seen.has(next) || without.has(next)) continue;
        seen.add(next);
        open.push(next);
      }
    }
    return seen;
  });
  const cycles = new Map<string, Set<number>>();
  follow.forEach((_, state) => {
    if (without.has(state) || !reached[state]?.has(state)) return;
    const cycle = [...(reached[state] ?? [])].filter((other) => reached[other]?.has(state));
    cycles.set(cycle.sort((a, b) => a - b).join(), new Set(cycle));
  });
  return [...cycles.values()];
}

/**
 * The search is in a state of its own for each letter that it has just passed. Of a word that is
 * repeated any turn will do, so that a match need not begin with its first letter, before which
 * nothing is known.
 */
const searchingAfter = (letter: number | null): number => (letter === null ? -1 : -2 - letter);
const lastLetter = (state: number): number | null => (state === -1 ? null : -2 - state);

/** Whether a word leads from the search into q, and from q back to q within its cycle. */
function meets({
  steps,
  begin,
  cycle,
  q,
}: {
  steps: readonly Steps[];
  begin: (letter: number, last: number | null) => readonly number[];
  cycle: ReadonlySet<number>;
  q: number;
}): boolean {
  return isReachable([searchingAfter(null), q], [q, q], ([state = 0, around = 0]) =>
    both(
      (letter) =>
        state < 0
          ? [searchingAfter(letter), ...begin(letter, lastLetter(state))]
          : (steps[state]?.get(letter) ?? []),
      steps[around] ?? new Map(),
      cycle,
    ),
  );
}

function* both(
  nextOf: (letter: number) => readonly number[],
  around: Steps,
  cycle: ReadonlySet<number>,
): Generator<number[]> {
  for (const [letter, nexts] of around) {
    const within = nexts.filter((next) => cycle.has(next));
    if (within.length === 0) continue;
    for (const state of nextOf(letter)) for (const next of within) yield [state, next];
  }
}

/** Whether by one word p leads back to p and also to q, and q back to q. */
function isAmbiguous({
  steps,
  one,
  other,
  p,
  q,
}: {
  steps: readonly Steps[];
  one: ReadonlySet<number>;
  other: ReadonlySet<number>;
  p: number;
  q: number;
}): boolean {
  return isReachable([p, p, q], [p, q, q], function* ([stays = 0, goes = 0, around = 0]) {
    for (const [letter, nexts] of steps[stays] ?? []) {
      const kept = nexts.filter((next) => one.has(next));
      if (kept.length === 0) continue;
      const pairs = [
        ...both(
          (at) => (at === letter ? (steps[goes]?.get(at) ?? []) : []),
          steps[around] ?? new Map(),
          other,
        ),
      ];
      for (const first of kept) for (const pair of pairs) yield [first, ...pair];
    }
  });
}

/** More than any pattern of the project's needs. */
const MOST_PLACES = 2_000_000;

function isReachable(
  from: readonly number[],
  to: readonly number[],
  next: (place: readonly number[]) => Iterable<number[]>,
): boolean {
  const goal = to.join();
  const seen = new Set<string>();
  const open: Array<readonly number[]> = [from];
  for (let place = open.pop(); place; place = open.pop()) {
    for (const reached of next(place)) {
      const key = reached.join();
      if (key === goal) return true;
      if (seen.has(key)) continue;
      if (seen.size === MOST_PLACES) throw new Error("The pattern is too large to be checked.");
      seen.add(key);
      open.push(reached);
    }
  }
  return false;
}
