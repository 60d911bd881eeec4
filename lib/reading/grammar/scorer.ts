/**
 * What the tagger and the parser ask of weights, so that the same code runs while they are being
 * learnt and when they are read from a file.
 */
export type Scorer = {
  /** How many classes (tags, transitions, relations) there are to choose from. */
  readonly classes: number;
  /** Adds up into `scores`, which it clears first, what each of the first `count` features says. */
  readonly score: (features: Int32Array, count: number, scores: Float64Array) => void;
};

/** The best of the classes, the first of equals. */
export function bestOf(scores: Float64Array, classes: number): number {
  let best = 0;
  for (let at = 1; at < classes; at += 1) {
    if (scores[at]! > scores[best]!) best = at;
  }
  return best;
}

/** The best of the classes in `allowed`, the first of equals; of all where none is named. */
export function bestAmong(
  scores: Float64Array,
  classes: number,
  allowed: readonly number[] | undefined,
): number {
  if (allowed === undefined || allowed.length === 0) return bestOf(scores, classes);
  let best = allowed[0] ?? 0;
  for (const at of allowed) if ((scores[at] ?? 0) > (scores[best] ?? 0)) best = at;
  return best;
}
