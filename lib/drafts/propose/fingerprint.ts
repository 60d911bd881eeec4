/** By which a proposal is known again in a later draft, or when it is made twice. Pure. */
import { foldTypography } from "@/lib/text/fold";

/** UTF-16 units; words that agree so far are taken to go on alike. */
const LENGTH = 500;

/** The words alone: what a copy edit of marks, spaces and capitals leaves as it is. */
export function fingerprintOf(words: string): string {
  return foldTypography(words, { case: true })
    .text.replace(/[^\p{L}\p{N}]+/gu, " ")
    .trim()
    .slice(0, LENGTH);
}
