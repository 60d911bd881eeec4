/**
 * What a split needs. Pure, and the only statement of it: the command enforces the same list of
 * unmet requirements that the dialog shows beforehand.
 */
import { isBlank } from "@/lib/platform/text";
import { foldLetters } from "@/lib/text/fold-letters";

/** Claims that one claim is split into at once. */
export const PARTS_LIMIT = 20;

/**
 * What stands in the way of splitting a claim into these wordings, in words an editor can act on.
 * Lines with nothing in them are none.
 */
export function unmetForSplit(wordings: readonly string[]): string[] {
  const written = wordings.filter((wording) => !isBlank(wording));
  if (written.length < 2) return ["Write at least two claims, one on each line."];
  if (written.length > PARTS_LIMIT) return [`A claim is split into at most ${PARTS_LIMIT}.`];
  const seen = new Map<string, number>();
  const unmet: string[] = [];
  for (const [index, wording] of wordings.entries()) {
    if (isBlank(wording)) continue;
    const folded = foldLetters(wording).replace(/\s+/g, " ").trim();
    const first = seen.get(folded);
    if (first === undefined) seen.set(folded, index + 1);
    else unmet.push(`Lines ${first} and ${index + 1} say the same.`);
  }
  return unmet;
}
