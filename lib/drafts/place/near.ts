/**
 * Looks for stretches of the new draft that hold many of a quote's words, whatever their order:
 * where a quote may have gone that left its place and changed on the way. Pure; linear in the
 * stretches looked at.
 */
import type { TokenRange } from "./tokens";

/** Share of a quote's tokens that a stretch must hold to be worth a closer look. */
const LEAST_SHARE = 0.4;
/** Stretches given, the fullest first. */
const MOST = 3;

export type WordCounter = (quote: Int32Array, stretches: readonly TokenRange[]) => TokenRange[];

/**
 * A search in one draft; its table of counts, one for each word of the vocabulary, is used for
 * every quote, which saves making it anew.
 */
export function nearPlaces(ids: Int32Array, vocabularySize: number): WordCounter {
  const wanted = new Int32Array(vocabularySize);
  return (quote, stretches) => {
    for (const id of quote) wanted[id] = (wanted[id] ?? 0) + 1;
    const least = Math.max(1, Math.ceil(quote.length * LEAST_SHARE));
    const found: { window: TokenRange; held: number }[] = [];
    const offer = (window: TokenRange, held: number) => {
      if (found.length === MOST && found.every((other) => other.held >= held)) return;
      const rival = found.findIndex(
        ({ window: { from, to } }) => from < window.to && window.from < to,
      );
      if (rival < 0) found.push({ window, held });
      else if (held > (found[rival]?.held ?? 0)) found[rival] = { window, held };
      if (found.length > MOST) {
        found.sort((one, other) => other.held - one.held);
        found.pop();
      }
    };
    for (const { from, to } of stretches) {
      if (to - from < least) continue;
      let held = 0;
      for (let at = from; at < to; at += 1) {
        const gone = at - quote.length;
        if (gone >= from) held -= putBack(wanted, ids[gone] ?? -1);
        held += take(wanted, ids[at] ?? -1);
        if (held >= least) offer({ from: Math.max(from, gone + 1), to: at + 1 }, held);
      }
      for (let at = Math.max(from, to - quote.length); at < to; at += 1) {
        putBack(wanted, ids[at] ?? -1);
      }
    }
    for (const id of quote) wanted[id] = 0;
    return found.sort((one, other) => other.held - one.held).map(({ window }) => window);
  };
}

/** One token enters the stretch; 1 where the quote still wanted it. */
function take(wanted: Int32Array, id: number): number {
  const before = wanted[id] ?? 0;
  wanted[id] = before - 1;
  return before > 0 ? 1 : 0;
}

/** One token leaves the stretch; 1 where it had counted. */
function putBack(wanted: Int32Array, id: number): number {
  const before = wanted[id] ?? 0;
  wanted[id] = before + 1;
  return before >= 0 ? 1 : 0;
}
