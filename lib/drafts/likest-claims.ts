/**
 * The claims of a story in the order in which they may say what one of them says: by the words that
 * carry meaning, each weighing as much as it is rare among the story's claims. Pure; linear in the
 * wordings.
 */
import { relate, tellingWords } from "./place/same-matter";

export type ComparedClaim = { readonly claimId: number; readonly wording: string };

export type LikeClaim = { claimId: number; likeness: number; isNear: boolean };

export type LikestClaimsInput = { wording: string; others: readonly ComparedClaim[] };

/** The likest first; those of another matter last, in the order given. */
export function likestClaims({ wording, others }: LikestClaimsInput): LikeClaim[] {
  const own = tellingWords(wording);
  const read = others.map(({ claimId, wording: words }) => ({
    ...{ claimId, words: tellingWords(words) },
  }));
  const claimsWith = new Map<string, number>();
  for (const { words } of read) {
    for (const key of words.keys()) claimsWith.set(key, (claimsWith.get(key) ?? 0) + 1);
  }
  const weightOf = (key: string) => 1 + Math.log((read.length + 1) / (claimsWith.get(key) ?? 1));
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
