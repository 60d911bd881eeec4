/** Trees without crossing arcs: an arc that crosses others is hung one head higher, as few as do. */

function isProjective(heads: readonly number[], word: number): boolean {
  const head = heads[word]!;
  const [from, to] = word < head ? [word, head] : [head, word];
  for (let at = from + 1; at < to; at += 1) {
    let above = at;
    while (above !== head && above !== heads.length) above = heads[above]!;
    if (above !== head) return false;
  }
  return true;
}

/** The same tree without crossings (Nivre & Nilsson 2005): the shortest crossing arc first. */
export function projective(heads: readonly number[]): number[] {
  const lifted = [...heads];
  for (;;) {
    let shortest = -1;
    lifted.forEach((head, word) => {
      if (head === lifted.length || isProjective(lifted, word)) return;
      const length = Math.abs(head - word);
      if (shortest < 0 || length < Math.abs(lifted[shortest]! - shortest)) shortest = word;
    });
    if (shortest < 0) return lifted;
    lifted[shortest] = lifted[lifted[shortest]!]!;
  }
}
