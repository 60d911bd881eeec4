/** Wordings folded, by which a claim is found to be said already. Pure, linear. */
import { foldTypography } from "./fold";
import { foldLetters } from "./fold-letters";

/** Case, marks, typography and the stop at the end folded away; figures and signs stay as they are. */
export function foldWording(wording: string): string {
  return foldLetters(foldTypography(wording).text)
    .trim()
    .replace(/[.,;]{1,3}$/, "")
    .trim();
}
