/** The lints of a draft's text, each with what a waiver of it is known by. Pure. */
import { lintFingerprint } from "@/lib/text/lint/fingerprint";
import type { Remark } from "@/lib/text/lint/remark";
import { remarksIn } from "@/lib/text/lint/text-remarks";
import type { SentencedText } from "./place/frame";

export type TextLint = Remark & { readonly fingerprint: string };

/** A text that disagrees with itself all over is not read line by line. */
const MOST_LINTS = 200;

/** @param input.year in which the draft came in. In the text's order. */
export function lintText({ year, ...draft }: SentencedText & { year: number }): TextLint[] {
  return remarksIn(draft, year)
    .slice(0, MOST_LINTS)
    .map((remark) => ({ ...remark, fingerprint: lintFingerprint(remark.code, remark.words) }));
}
