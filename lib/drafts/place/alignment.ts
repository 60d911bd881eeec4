/**
 * Which token of the old draft is which of the new one, in reading order: the alignment of the two
 * (text/align.ts) without small agreements that chance alone would explain. What moved past its
 * neighbours is not aligned. Pure; linear but for sorting, whatever the texts.
 */
import { alignSequences, counterparts } from "@/lib/text/align";

/** Old token index → new token index, or -1; the indexes that are not -1 only ever rise. */
export type Alignment = Int32Array;

export function alignTokens(oldIds: Int32Array, newIds: Int32Array): Alignment {
  const runs = alignSequences(oldIds, newIds, { keepsWhole: true });
  const map = counterparts(runs, oldIds.length);
  dropChanceAgreements(map, newIds.length);
  return map;
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
