/**
 * Which stretches of a text hold most of some words, whatever their order: where a passage may
 * stand whose words changed. Pure; linear in the stretches looked at.
 */

/** Half-open range of the words or tokens of a text. */
export type TokenRange = { readonly from: number; readonly to: number };

export type WindowSearch = {
  /** The words looked for, each as often as it may count. */
  readonly wanted: Int32Array;
  /** Where to look, each stretch by itself. Default: in all of the text. */
  readonly within?: readonly TokenRange[];
  /** Words in a window. */
  readonly width: number;
  /** What a window must hold of the wanted words. */
  readonly least: number;
  /** Windows given. */
  readonly most: number;
  /** Words by which two windows given must end apart. */
  readonly apart: number;
};

/** `held` is the weight of the wanted words in it. */
export type FoundWindow = TokenRange & { readonly held: number };

/**
 * Prepares a text for any number of searches.
 * @param weights what each word of the text counts; 1 by default.
 * @returns the fullest windows first, of equals the first in the text.
 */
export function windowFinder(
  text: Int32Array,
  weights?: Float64Array,
): (search: WindowSearch) => FoundWindow[] {
  let highest = -1;
  for (const word of text) highest = Math.max(highest, word);
  /** For each word, how often it is wanted still by the window at hand. */
  const open = new Int32Array(highest + 1);
  const whole = [{ from: 0, to: text.length }];

  return ({ wanted, within = whole, width, least, most, apart }) => {
    for (const word of wanted) if (word <= highest) open[word] = (open[word] ?? 0) + 1;
    const found: Windows = { from: [], to: [], held: [] };
    for (const { from, to } of within) {
      let held = 0;
      let kept = -apart;
      for (let at = from; at < to; at += 1) {
        const gone = at - width;
        const before = held;
        if (gone >= from) held -= giveBack(open, text, weights, gone);
        held += take(open, text, weights, at);
        // Of windows that only get emptier, one now and then will do.
        const isKept = held > before + EQUAL || at - kept >= apart;
        if (!isKept || held < least || held <= EQUAL) continue;
        kept = at;
        found.from.push(Math.max(from, gone + 1));
        found.to.push(at + 1);
        found.held.push(held);
      }
      for (let at = Math.max(from, to - width); at < to; at += 1) giveBack(open, text, weights, at);
    }
    for (const word of wanted) if (word <= highest) open[word] = 0;
    return fullest(found, most, apart);
  };
}

/** A word enters the window: what it adds, if it is wanted still. */
function take(
  open: Int32Array,
  text: Int32Array,
  weights: Float64Array | undefined,
  at: number,
): number {
  const word = text[at] ?? -1;
  const count = open[word] ?? 0;
  open[word] = count - 1;
  return count > 0 ? (weights?.[at] ?? 1) : 0;
}

/** A word leaves the window: what it had added. */
function giveBack(
  open: Int32Array,
  text: Int32Array,
  weights: Float64Array | undefined,
  at: number,
): number {
  const word = text[at] ?? -1;
  const count = open[word] ?? 0;
  open[word] = count + 1;
  return count >= 0 ? (weights?.[at] ?? 1) : 0;
}

/** Weights are sums of fractions: what differs by less is equal. */
const EQUAL = 1e-9;

/** Column by column, since a text has as many windows as words. */
type Windows = { from: number[]; to: number[]; held: number[] };

function fullest({ from, to, held }: Windows, most: number, apart: number): FoundWindow[] {
  const chosen: FoundWindow[] = [];
  while (chosen.length < most) {
    let best = -1;
    for (let at = 0; at < to.length; at += 1) {
      if (best >= 0 && (held[at] ?? 0) <= (held[best] ?? 0) + EQUAL) continue;
      const end = to[at] ?? 0;
      if (chosen.every((other) => Math.abs(other.to - end) >= apart)) best = at;
    }
    if (best < 0) break;
    chosen.push({ from: from[best] ?? 0, to: to[best] ?? 0, held: held[best] ?? 0 });
  }
  return chosen;
}
