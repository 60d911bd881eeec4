/**
 * Numbers that stand for words and features: 32 bits, the same on every machine. Two features may
 * fall on one number; the weights are trained knowing that. Pure.
 */

/** FNV-1a over the UTF-16 units; never 0, which stands for "no word here". */
export function hashText(text: string): number {
  let hash = 0x811c9dc5;
  for (let at = 0; at < text.length; at += 1) {
    hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193);
  }
  return hash === 0 ? 1 : hash;
}

/** One number of two, depending on their order. */
export function mix(hash: number, value: number): number {
  const mixed = Math.imul(hash ^ value, 0x5bd1e995);
  return Math.imul(mixed ^ (mixed >>> 15), 0x2c1b3c6d);
}
