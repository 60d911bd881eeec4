/**
 * Weights in memory, laid out for how they are asked: plain arrays, which threads can share, and
 * the scorers that read them. Pure.
 */
import type { Scorer } from "./scorer";

/** A table as it stands in the file: for each bucket in use its classes and their weights. */
export type WeightTable = {
  readonly bits: number;
  readonly classes: number;
  /** Rising. */
  readonly buckets: Int32Array;
  /** How many classes each of the buckets speaks for. */
  readonly counts: Uint8Array;
  readonly labels: Uint8Array;
  /** One byte for each weight; what it stands for is `weightOf(code)`. */
  readonly codes: Int8Array;
};

/** A table as it is asked, in one of two forms. */
export type Layout = NarrowLayout | SparseLayout;

/** For up to three classes: a bucket's codes in one number, found with one look. */
type NarrowLayout = {
  readonly form: "narrow";
  readonly bits: number;
  readonly classes: number;
  /** One byte for each class, the first lowest; 0 for a bucket that is not in use. */
  readonly cells: Int32Array;
};

/** For many classes, of which a feature speaks for a few. */
type SparseLayout = {
  readonly form: "sparse";
  readonly bits: number;
  readonly classes: number;
  /** Where each bucket's entries begin; those of the last end at the number after it. */
  readonly starts: Int32Array;
  /** A weight and, in the lowest byte, the class it speaks for. */
  readonly entries: Int32Array;
};

/** What the greatest weight of a table counts as. */
export const GREATEST = 32_000;

/** Small weights are told apart more finely than great ones. */
export function weightOf(code: number): number {
  const part = code / 127;
  return Math.round(Math.sign(part) * part * part * GREATEST);
}

/** The byte for a weight, a part of the greatest from -1 to 1. */
export function codeOf(part: number): number {
  return Math.round(Math.sign(part) * Math.sqrt(Math.abs(part)) * 127);
}

/** The weights of all codes, as bytes without a sign. */
const WEIGHTS = Int16Array.from({ length: 256 }, (_, byte) => weightOf((byte << 24) >> 24));

/** Room for so many bytes: memory of one thread, or memory that threads share. */
export type Allocate = (bytes: number) => ArrayBufferLike;

export function layoutOf(table: WeightTable, allocate: Allocate): Layout {
  return table.classes <= 3 ? narrowLayout(table, allocate) : sparseLayout(table, allocate);
}

function narrowLayout(table: WeightTable, allocate: Allocate): NarrowLayout {
  const { bits, classes } = table;
  const cells = new Int32Array(allocate(4 * 2 ** bits));
  let entry = 0;
  table.buckets.forEach((bucket, row) => {
    const end = entry + table.counts[row]!;
    for (; entry < end; entry += 1) {
      cells[bucket]! |= (table.codes[entry]! & 0xff) << (8 * table.labels[entry]!);
    }
  });
  return { form: "narrow", bits, classes, cells };
}

function sparseLayout(table: WeightTable, allocate: Allocate): SparseLayout {
  const { bits, classes, codes } = table;
  const starts = new Int32Array(allocate(4 * (2 ** bits + 1)));
  table.buckets.forEach((bucket, row) => (starts[bucket + 1] = table.counts[row]!));
  for (let at = 1; at < starts.length; at += 1) starts[at]! += starts[at - 1]!;
  const entries = new Int32Array(allocate(4 * codes.length));
  codes.forEach((code, at) => (entries[at] = weightOf(code) * 256 + table.labels[at]!));
  return { form: "sparse", bits, classes, starts, entries };
}

export function scorerOf(layout: Layout): Scorer {
  return layout.form === "narrow" ? narrowScorer(layout) : sparseScorer(layout);
}

/**
 * Asking is mostly waiting for memory, so the weights stay bytes here, and nothing is decided
 * before all have been asked for: the processor then waits for many at once.
 */
function narrowScorer({ bits, classes, cells }: NarrowLayout): Scorer {
  const mask = 2 ** bits - 1;
  return {
    classes,
    score: (features, count, scores) => {
      let zero = 0;
      let one = 0;
      let two = 0;
      for (let at = 0; at < count; at += 1) {
        const codes = cells[features[at]! & mask]!;
        zero += WEIGHTS[codes & 0xff]!;
        one += WEIGHTS[(codes >> 8) & 0xff]!;
        two += WEIGHTS[(codes >> 16) & 0xff]!;
      }
      scores[0] = zero;
      scores[1] = one;
      scores[2] = two;
    },
  };
}

/** More features than anything is decided by. */
const MOST_FEATURES = 256;

function sparseScorer({ bits, classes, starts, entries }: SparseLayout): Scorer {
  const mask = 2 ** bits - 1;
  const froms = new Int32Array(MOST_FEATURES);
  const tos = new Int32Array(MOST_FEATURES);
  const sums = new Int32Array(256);
  return {
    classes,
    score: (features, count, scores) => {
      // As above: first where each begins and ends, without a branch; then what is there.
      let found = 0;
      for (let at = 0; at < count; at += 1) {
        const bucket = features[at]! & mask;
        const from = starts[bucket]!;
        const to = starts[bucket + 1]!;
        froms[found] = from;
        tos[found] = to;
        found += to > from ? 1 : 0;
      }
      sums.fill(0, 0, classes);
      for (let at = 0; at < found; at += 1) {
        const end = tos[at]!;
        for (let place = froms[at]!; place < end; place += 1) {
          const entry = entries[place]!;
          sums[entry & 0xff]! += entry >> 8;
        }
      }
      for (let at = 0; at < classes; at += 1) scores[at] = sums[at]!;
    },
  };
}
