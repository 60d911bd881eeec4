/**
 * By what a waived lint is known again: its code and the words that it is about, as they stand. Case
 * and figures count; white space and the shape of quotation marks and dashes do not. Pure: 128 bits
 * mixed as MurmurHash mixes them, against accident and not against forgers, since whoever may waive
 * a lint need forge nothing.
 */
import { foldTypography } from "@/lib/text/fold";

const SEEDS = [0x9e3779b9, 0x243f6a88, 0xb7e15162, 0x85ebca6b] as const;
const MULTIPLIERS = [0x2545f491, 0xcc9e2d51, 0x1b873593, 0xc2b2ae35] as const;

/** @param about the words, and what else has to stay as it was: each apart from the others. */
export function lintFingerprint(code: string, about: readonly string[]): string {
  const tidy = about.map((words) => foldTypography(words).text.trim());
  const text = JSON.stringify([code, ...tidy]);
  return SEEDS.map((seed, at) => mixed(text, seed, MULTIPLIERS[at] ?? 1)).join("");
}

/** Of the text's units, 32 bits in hexadecimal. */
function mixed(text: string, seed: number, multiplier: number): string {
  let hash = seed ^ text.length;
  for (let at = 0; at < text.length; at += 1) {
    hash = Math.imul(hash ^ text.charCodeAt(at), multiplier);
    hash = (hash << 13) | (hash >>> 19);
  }
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
  return ((hash ^ (hash >>> 16)) >>> 0).toString(16).padStart(8, "0");
}
