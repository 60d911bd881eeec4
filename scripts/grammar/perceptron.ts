/**
 * An averaged perceptron over hashed features. Features seen less often than a given number of
 * times are never learnt: they tell more of the treebank than of the language, and weigh a lot.
 */
import type { Scorer } from "@/lib/reading/grammar/scorer";

export type Perceptron = Scorer & {
  /** Weighs the features towards one class (+1) or away from it (-1). */
  readonly update: (features: Int32Array, count: number, label: number, by: number) => void;
  /** One more example has been seen. */
  readonly tick: () => void;
  /** The weights averaged over all examples, as a scorer of their own. */
  readonly averaged: () => AveragedWeights;
};

/** For each kept bucket its averaged weights, `classes` to a row. */
export type AveragedWeights = Scorer & {
  readonly bits: number;
  /** The row of each bucket, 0 for one not kept. */
  readonly rows: Int32Array;
  readonly weights: Float32Array;
};

/** Counts features and gives a row to each bucket seen often enough. */
export class FeatureCounter {
  private readonly counts: Uint8Array;
  constructor(readonly bits: number) {
    this.counts = new Uint8Array(2 ** bits);
  }
  add(features: Int32Array, count: number): void {
    const mask = this.counts.length - 1;
    for (let at = 0; at < count; at += 1) {
      const bucket = (features[at] ?? 0) & mask;
      const seen = this.counts[bucket] ?? 0;
      if (seen < 255) this.counts[bucket] = seen + 1;
    }
  }
  rows(atLeast: number): { rows: Int32Array; count: number } {
    const rows = new Int32Array(this.counts.length);
    let count = 0;
    this.counts.forEach((seen, bucket) => {
      if (seen >= atLeast) rows[bucket] = count += 1;
    });
    return { rows, count };
  }
}

function scorerOf(classes: number, rows: Int32Array, weights: Float32Array): Scorer["score"] {
  const mask = rows.length - 1;
  return (features, count, scores) => {
    for (let label = 0; label < classes; label += 1) scores[label] = 0;
    for (let at = 0; at < count; at += 1) {
      const row = rows[features[at]! & mask]!;
      if (row === 0) continue;
      const from = row * classes;
      for (let label = 0; label < classes; label += 1) scores[label]! += weights[from + label]!;
    }
  };
}

export function perceptron(
  classes: number,
  bits: number,
  { rows, count }: { rows: Int32Array; count: number },
): Perceptron {
  const weights = new Float32Array((count + 1) * classes);
  const sums = new Float64Array((count + 1) * classes);
  const mask = rows.length - 1;
  let seen = 1;
  return {
    classes,
    score: scorerOf(classes, rows, weights),
    update: (features, n, label, by) => {
      for (let at = 0; at < n; at += 1) {
        const row = rows[features[at]! & mask]!;
        if (row === 0) continue;
        const cell = row * classes + label;
        weights[cell]! += by;
        sums[cell]! += by * seen;
      }
    },
    tick: () => {
      seen += 1;
    },
    averaged: () => {
      const mean = weights.map((weight, cell) => weight - sums[cell]! / seen);
      return { classes, bits, rows, weights: mean, score: scorerOf(classes, rows, mean) };
    },
  };
}

/**
 * The same for up to three classes: a bucket's weights lie side by side with whether it is kept at
 * all, so that a feature costs one look into memory. Most of learning to parse is such looks.
 */
export function narrowPerceptron(
  bits: number,
  { rows, count }: { rows: Int32Array; count: number },
): Perceptron {
  const classes = 3;
  const cells = new Float32Array(4 * rows.length);
  const sums = new Float64Array(4 * rows.length);
  rows.forEach((row, bucket) => {
    if (row > 0) cells[bucket * 4 + 3] = 1;
  });
  const mask = rows.length - 1;
  let seen = 1;
  return {
    classes,
    score: (features, n, scores) => {
      let zero = 0;
      let one = 0;
      let two = 0;
      for (let at = 0; at < n; at += 1) {
        const cell = (features[at]! & mask) << 2;
        zero += cells[cell]!;
        one += cells[cell + 1]!;
        two += cells[cell + 2]!;
      }
      scores[0] = zero;
      scores[1] = one;
      scores[2] = two;
    },
    update: (features, n, label, by) => {
      for (let at = 0; at < n; at += 1) {
        const cell = (features[at]! & mask) << 2;
        if (cells[cell + 3] === 0) continue;
        cells[cell + label]! += by;
        sums[cell + label]! += by * seen;
      }
    },
    tick: () => {
      seen += 1;
    },
    averaged: () => {
      const mean = new Float32Array((count + 1) * classes);
      rows.forEach((row, bucket) => {
        if (row === 0) return;
        for (let label = 0; label < classes; label += 1) {
          const cell = bucket * 4 + label;
          mean[row * classes + label] = cells[cell]! - sums[cell]! / seen;
        }
      });
      return { classes, bits, rows, weights: mean, score: scorerOf(classes, rows, mean) };
    },
  };
}

/**
 * The mean of what was learnt from the same examples in several orders: each order leaves mistakes
 * of its own, which even out.
 */
export function meanOf(count: number, learn: (order: number) => AveragedWeights): AveragedWeights {
  const first = learn(0);
  const sums = Float64Array.from(first.weights);
  for (let order = 1; order < count; order += 1) {
    learn(order).weights.forEach((weight, cell) => (sums[cell]! += weight));
  }
  const weights = Float32Array.from(sums, (sum) => sum / count);
  return { ...first, weights, score: scorerOf(first.classes, first.rows, weights) };
}

/** A stream of numbers that looks random and is the same every time (mulberry32). */
export function randomStream(seed: number): () => number {
  let state = seed | 0;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296;
  };
}

/** The same items in an order drawn from the stream. */
export function shuffled<Item>(items: readonly Item[], random: () => number): Item[] {
  const order = [...items];
  for (let at = order.length - 1; at > 0; at -= 1) {
    const other = Math.floor(random() * (at + 1));
    [order[at], order[other]] = [order[other]!, order[at]!];
  }
  return order;
}
