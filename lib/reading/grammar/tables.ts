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
  readonly weights: Int16Array;
};

/** For few classes: four cells to a bucket, found with one look. */
export function narrowScorer({ bits, classes, ...table }: WeightTable): Scorer {
  const cells = new Int16Array(4 * 2 ** bits);
  const mask = 2 ** bits - 1;
  let entry = 0;
  table.buckets.forEach((bucket, row) => {
    const end = entry + (table.counts[row] ?? 0);
    for (; entry < end; entry += 1) {
      cells[bucket * 4 + (table.labels[entry] ?? 0)] = table.weights[entry] ?? 0;
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
        zero += cells[cell]!;
        one += cells[cell + 1]!;
        two += cells[cell + 2]!;
      }
      scores[0] = zero;
      scores[1] = one;
      scores[2] = two;
    },
  };
}

/** For many classes, of which a feature speaks for a few. */
export function sparseScorer({ bits, classes, ...table }: WeightTable): Scorer {
  const { buckets, counts, labels, weights } = table;
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
