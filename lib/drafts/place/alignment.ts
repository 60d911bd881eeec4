/**
 * Aligns two drafts token by token: which token of the old draft is which of the new one, in
 * reading order. Pure; linear but for sorting, whatever the texts.
 *
 * The way is that of patience diff (Bram Cohen), with runs instead of lines: runs of tokens that
 * occur once in both texts are grown as far as they agree, the heaviest chain of them that keeps
 * its order in both is taken as aligned, and what lies between is done again by itself, where
 * more runs are unique. What moved past its neighbours is not in the chain and stays unaligned,
 * as do small agreements that chance alone would explain.
 */

/** Old token index → new token index, or -1; the indexes that are not -1 only ever rise. */
export type Alignment = Int32Array;

/** Runs tried for uniqueness, longest first: longer ones are seldom the same by chance. */
const RUN_LENGTHS = [4, 2, 1];
/** Largest remainder, in pairs of tokens, that is compared pair by pair. */
const TABLE_LIMIT = 20_000;
/** Such pairs in all, so that many remainders cannot add up to a quadratic table. */
const TABLE_BUDGET = 4_000_000;
const MAX_DEPTH = 16;

type Range = { a: number; b: number; c: number; d: number; depth: number };
type Block = { old: number; new: number; length: number };
type Work = {
  readonly old: Int32Array;
  readonly new: Int32Array;
  readonly map: Alignment;
  budget: number;
};

export function alignTokens(oldIds: Int32Array, newIds: Int32Array): Alignment {
  const map = new Int32Array(oldIds.length).fill(-1);
  const work: Work = { old: oldIds, new: newIds, map, budget: TABLE_BUDGET };
  const open: Range[] = [{ a: 0, b: oldIds.length, c: 0, d: newIds.length, depth: 0 }];
  for (let range = open.pop(); range; range = open.pop()) {
    const rest = trim(work, range);
    if (rest.a === rest.b || rest.c === rest.d) continue;
    const chain = rest.depth < MAX_DEPTH ? heaviestChain(uniqueBlocks(work, rest)) : [];
    if (chain.length === 0) alignByTable(work, rest);
    else open.push(...alignChain(work, rest, chain));
  }
  dropChanceAgreements(map, newIds.length);
  return map;
}

/** Aligns what both ends of the range have in common and gives what is left between. */
function trim(work: Work, range: Range): Range {
  let { a, b, c, d } = range;
  for (; a < b && c < d && work.old[a] === work.new[c]; a += 1, c += 1) work.map[a] = c;
  for (; a < b && c < d && work.old[b - 1] === work.new[d - 1]; b -= 1, d -= 1) {
    work.map[b - 1] = d - 1;
  }
  return { a, b, c, d, depth: range.depth };
}

/** The runs that occur once in both ranges, grown as far as the texts agree. */
function uniqueBlocks(work: Work, range: Range): Block[] {
  for (const length of RUN_LENGTHS) {
    const [oldRuns, newRuns] = numberRuns(work, range, length);
    const places = new Map<number, number>();
    newRuns.forEach((run, at) => places.set(run, places.has(run) ? -1 : at));
    const seen = new Map<number, number>();
    for (const run of oldRuns) seen.set(run, (seen.get(run) ?? 0) + 1);
    const blocks: Block[] = [];
    /** Per diagonal, how far its last block reaches, so that no block is grown twice. */
    const reached = new Map<number, number>();
    oldRuns.forEach((run, at) => {
      const place = places.get(run) ?? -1;
      if (place < 0 || seen.get(run) !== 1) return;
      const oldAt = range.a + at;
      const newAt = range.c + place;
      const diagonal = newAt - oldAt;
      if (oldAt < (reached.get(diagonal) ?? -1)) return;
      const block = grow(work, range, oldAt, newAt, reached.get(diagonal) ?? 0);
      reached.set(diagonal, block.old + block.length);
      blocks.push(block);
    });
    if (blocks.length > 0) return blocks;
  }
  return [];
}

/** Numbers for all runs of `length` tokens (a power of two) of both ranges; equal runs, equal numbers. */
function numberRuns(work: Work, { a, b, c, d }: Range, length: number): [number[], number[]] {
  let runs: [number[], number[]] = [[...work.old.subarray(a, b)], [...work.new.subarray(c, d)]];
  for (let width = 1; width < length; width *= 2) {
    const numbers = new Map<number, number>();
    const join = (of: number[]) => {
      const joined: number[] = [];
      for (let at = 0; at + width < of.length; at += 1) {
        // Exact: both numbers are below the count of tokens, far from 2^26.
        const key = (of[at] ?? 0) * 0x4000000 + (of[at + width] ?? 0);
        const number = numbers.get(key) ?? numbers.size;
        numbers.set(key, number);
        joined.push(number);
      }
      return joined;
    };
    runs = [join(runs[0]), join(runs[1])];
  }
  return runs;
}

function grow(work: Work, range: Range, oldAt: number, newAt: number, notBefore: number): Block {
  let back = 0;
  while (
    oldAt - back > Math.max(range.a, notBefore) &&
    newAt - back > range.c &&
    work.old[oldAt - back - 1] === work.new[newAt - back - 1]
  ) {
    back += 1;
  }
  let length = 0;
  while (
    oldAt + length < range.b &&
    newAt + length < range.d &&
    work.old[oldAt + length] === work.new[newAt + length]
  ) {
    length += 1;
  }
  return { old: oldAt - back, new: newAt - back, length: back + length };
}

/** The chain of blocks, rising in both texts, with the most tokens. n log n. */
function heaviestChain(blocks: readonly Block[]): Block[] {
  const inOrder = [...blocks].sort((one, other) => one.old - other.old || one.new - other.new);
  const ranks = new Map(
    [...new Set(inOrder.map((block) => block.new))]
      .sort((one, other) => one - other)
      .map((place, rank) => [place, rank + 1]),
  );
  const weights: number[] = [];
  const before: number[] = [];
  // A Fenwick tree over the places in the new text: the heaviest chain that ends before a place.
  const tree = new Int32Array(ranks.size + 1).fill(-1);
  const weightOf = (index: number) => (index < 0 ? 0 : (weights[index] ?? 0));
  let heaviest = -1;
  inOrder.forEach((block, index) => {
    const rank = ranks.get(block.new) ?? 0;
    let best = -1;
    for (let node = rank - 1; node > 0; node -= node & -node) {
      const ending = tree[node] ?? -1;
      if (weightOf(ending) > weightOf(best)) best = ending;
    }
    before.push(best);
    weights.push(weightOf(best) + block.length);
    for (let node = rank; node < tree.length; node += node & -node) {
      if (weightOf(index) > weightOf(tree[node] ?? -1)) tree[node] = index;
    }
    if (weightOf(index) > weightOf(heaviest)) heaviest = index;
  });
  const chain: Block[] = [];
  for (let index = heaviest; index >= 0; index = before[index] ?? -1) {
    const block = inOrder[index];
    if (block) chain.push(block);
  }
  return chain.reverse();
}

/** Aligns the chain's blocks; gives the ranges between them. */
function alignChain(work: Work, range: Range, chain: readonly Block[]): Range[] {
  const between: Range[] = [];
  let { a, c } = range;
  const depth = range.depth + 1;
  for (const block of chain) {
    // Where blocks overlap, the earlier one has the overlap.
    const cut = Math.max(0, a - block.old, c - block.new);
    if (cut >= block.length) continue;
    const oldAt = block.old + cut;
    const newAt = block.new + cut;
    between.push({ a, b: oldAt, c, d: newAt, depth });
    for (let at = 0; at < block.length - cut; at += 1) work.map[oldAt + at] = newAt + at;
    a = block.old + block.length;
    c = block.new + block.length;
  }
  between.push({ a, b: range.b, c, d: range.d, depth });
  return between;
}

/** A small remainder without unique runs: the longest common subsequence, by the plain table. */
function alignByTable(work: Work, { a, b, c, d }: Range): void {
  const rows = b - a;
  const columns = d - c;
  const size = rows * columns;
  if (size > TABLE_LIMIT || size > work.budget) return;
  work.budget -= size;
  const width = columns + 1;
  const longest = new Uint16Array((rows + 1) * width);
  const at = (row: number, column: number) => longest[row * width + column] ?? 0;
  const agree = (row: number, column: number) => work.old[a + row] === work.new[c + column];
  for (let row = rows - 1; row >= 0; row -= 1) {
    for (let column = columns - 1; column >= 0; column -= 1) {
      longest[row * width + column] = agree(row, column)
        ? at(row + 1, column + 1) + 1
        : Math.max(at(row + 1, column), at(row, column + 1));
    }
  }
  for (let row = 0, column = 0; row < rows && column < columns;) {
    if (agree(row, column)) {
      work.map[a + row] = c + column;
      row += 1;
      column += 1;
    } else if (at(row + 1, column) >= at(row, column + 1)) row += 1;
    else column += 1;
  }
}

/** Tokens left out between two aligned ones of the same neighbourhood, at most. */
const NEIGHBOURHOOD = 3;
/** Fewer aligned tokens than this in a neighbourhood are chance ("of", "the", a comma). */
const LEAST_AGREEMENT = 4;

function dropChanceAgreements(map: Alignment, newLength: number): void {
  let begin = -1;
  let last = -1;
  let count = 0;
  const close = () => {
    const atStart = begin === 0 && map[begin] === 0;
    const atEnd = last === map.length - 1 && map[last] === newLength - 1;
    if (begin >= 0 && count < LEAST_AGREEMENT && !atStart && !atEnd) {
      map.fill(-1, begin, last + 1);
    }
  };
  map.forEach((place, at) => {
    if (place < 0) return;
    const near =
      last >= 0 && at - last <= NEIGHBOURHOOD + 1 && place - (map[last] ?? 0) <= NEIGHBOURHOOD + 1;
    if (!near) {
      close();
      begin = at;
      count = 0;
    }
    count += 1;
    last = at;
  });
  close();
}
