/** The keys of the claim panel, and why one does nothing, in every state of a claim. Pure. */
import type { Shortcut } from "@/components/shell/shortcuts";
import type { ReviewState } from "@/lib/ledger/claims/rules";

export type ClaimState = {
  ref: string;
  reviewState: ReviewState;
  isWithdrawn: boolean;
  /** What each key does can be done now. */
  can: Record<ClaimKey, boolean>;
  /** What the reader's role permits at all. */
  mayGiveVerdict: boolean;
  mayCite: boolean;
};

const LABELS = {
  r: "Hand over for review",
  e: "Add a citation",
  t: "Say the terms of all citations",
  v: "Give a verdict",
  q: "Ask a question",
  s: "Split the claim into several",
  m: "Merge the claim with another",
} as const;

export type ClaimKey = keyof typeof LABELS;
export const CLAIM_KEYS = Object.keys(LABELS) as ClaimKey[];

/** The key as it is bound, but for what it does. */
export function claimKey(keys: ClaimKey) {
  return { keys, label: LABELS[keys], group: "Claim" };
}

/** @param claim null where none is open. @returns the keys that do nothing, each with its reason. */
export function keysWithout(claim: ClaimState | null): Shortcut[] {
  return CLAIM_KEYS.filter((key) => !claim?.can[key]).map((keys) => ({
    ...claimKey(keys),
    unable: claim === null ? "Open a claim first: Enter opens the one in hand" : why(keys, claim),
    run: () => undefined,
  }));
}

function why(key: ClaimKey, claim: ClaimState): string {
  const { ref, reviewState, isWithdrawn } = claim;
  if (isWithdrawn) return `${ref} was withdrawn: restore it first`;
  if (key === "r" && reviewState !== "open") {
    return reviewState === "decided"
      ? `${ref} is decided: it goes back to review by itself when it changes`
      : `${ref} waits for review already`;
  }
  if (key === "t" && claim.mayCite) return `${ref} has no citation whose terms are not said`;
  if (key === "v" && claim.mayGiveVerdict) return `${ref} has not been handed over for review`;
  return `Your role does not do this: ${LABELS[key].toLowerCase()}`;
}
