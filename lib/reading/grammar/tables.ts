/** Weights in memory, laid out for how they are asked. Pure. */
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

/** The weights of all codes, from -128 on. */
const WEIGHTS = Int16Array.from({ length: 256 }, (_, at) => weightOf(at - 128));

/**
 * For few classes: four cells to a bucket, found with one look. Asking is mostly waiting for
 * memory, so the weights stay bytes here.
 */
export function narrowScorer({ bits, classes, ...table }: WeightTable): Scorer {
  const cells = new Int8Array(4 * 2 ** bits);
  const mask = 2 ** bits - 1;
  let entry = 0;
  table.buckets.forEach((bucket, row) => {
    const end = entry + (table.counts[row] ?? 0);
    for (; entry < end; entry += 1) {
      cells[bucket * 4 + (table.labels[entry] ?? 0)] = table.codes[entry] ?? 0;
    }
  });
  return {
    classes,
    score: (features, count, scores) => {
      let zero = 0;
      let one = 0;
      let two = 0;
      for (let at = 0; at < count; at += 1) {
        const cell = (features[at]! & mask) << 2;
        zero += WEIGHTS[cells[cell]! + 128]!;
        one += WEIGHTS[cells[cell + 1]! + 128]!;
        two += WEIGHTS[cells[cell + 2]! + 128]!;
      }
      scores[0] = zero;
      scores[1] = one;
      scores[2] = two;
    },
  };
}

/** For many classes, of which a feature speaks for a few. */
export function sparseScorer({ bits, classes, ...table }: WeightTable): Scorer {
  const { buckets, counts, labels } = table;
  const weights = Int16Array.from(table.codes, weightOf);
  const mask = 2 ** bits - 1;
  const starts = new Int32Array(2 ** bits + 1);
  buckets.forEach((bucket, row) => (starts[bucket + 1] = counts[row] ?? 0));
  for (let at = 1; at < starts.length; at += 1) starts[at]! += starts[at - 1]!;
  return {
    classes,
    score: (features, count, scores) => {
      scores.fill(0, 0, classes);
      for (let at = 0; at < count; at += 1) {
        const bucket = features[at]! & mask;
        const end = starts[bucket + 1]!;
        for (let entry = starts[bucket]!; entry < end; entry += 1) {
          scores[labels[entry]!]! += weights[entry]!;
        }
      }
    },
  };
}
