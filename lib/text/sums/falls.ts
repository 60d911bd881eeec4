/** A fall by more than there was. English. Pure, linear in the sentence. */
import type { FoundWrong, FiguredSentence } from "@/lib/text/quantities/quantity";
import { phraseBefore } from "@/lib/text/quantities/roles";

const FALL =
  /\b(?:fell|fallen|dropped|declined|decreased|shrank|plunged|slumped|(?:fall|drop|decline|decrease) of)(?: by)?(?: (?:about|around|roughly|some|nearly|almost|over|more than|at least))*$/;
/** What may be less than nothing. */
const SIGNED =
  /\b(?:profits?|loss(?:es)?|earnings|income|results?|balances?|deficits?|surplus(?:es)?|margins?|temperatures?|points?)\b/i;

export function fallRemark(at: FiguredSentence): FoundWrong | null {
  for (const share of at.quantities) {
    if (share.kind !== "share" || share.value <= 100) continue;
    if (!FALL.test(phraseBefore(at, share, 6))) continue;
    if (SIGNED.test(at.text.slice(0, at.words[share.from]?.start ?? 0))) continue;
    return { said: `nothing falls by more than 100 percent, and this by ${share.written}` };
  }
  return null;
}
