/**
 * The claims of a story in the order in which they may say what one of them says: by the words that
 * carry meaning, each weighing as much as it is rare among the story's claims. Pure; linear in the
 * wordings.
 */
import { rarityAmong, relate, tellingWords } from "./place/same-matter";

export type ComparedClaim = { readonly claimId: number; readonly wording: string };

export type LikeClaim = { claimId: number; likeness: number; isNear: boolean };

export type LikestClaimsInput = { wording: string; others: readonly ComparedClaim[] };

/** The likest first; those of another matter last, in the order given. */
export function likestClaims({ wording, others }: LikestClaimsInput): LikeClaim[] {
  const own = tellingWords(wording);
  const read = others.map(({ claimId, wording: words }) => ({
    ...{ claimId, words: tellingWords(words) },
  }));
  const weightOf = rarityAmong(read.map(({ words }) => words));
  return read
    .map(({ claimId, words }) => {
      const relation = relate(own, words, weightOf);
      return {
        claimId,
        likeness: relation?.likeness ?? 0,
        isNear: relation?.says === "same",
      };
    })
    .sort((one, other) => other.likeness - one.likeness);
}
