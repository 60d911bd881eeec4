/** What a blocker is: its kinds, where they stand on the page, and what each leads to. Pure. */
import type { GateClaim, GatePerson } from "./facts";

/** STORED FOR EVER in overrides and events: add kinds, never rename one. */
export const BLOCKER_KINDS = [
  "no_draft",
  "undecided",
  "lapsed",
  "suspect",
  "question",
  "unplaced",
  "contradiction",
  "allegation",
  "running",
  "sole_unnamed",
  "incomplete",
  "own_source",
  "quote_altered",
  "legal_risk",
  "coverage",
  "lint",
] as const;
export type BlockerKind = (typeof BLOCKER_KINDS)[number];

/** The sections of the list, in its order. */
export const GATE_GROUPS = [
  "claims",
  "questions",
  "places",
  "contradictions",
  "replies",
  "sources",
  "wording",
  "signoffs",
  "coverage",
] as const;
export type GateGroup = (typeof GATE_GROUPS)[number];

export const GROUP_LABELS: Record<GateGroup, string> = {
  claims: "Claims",
  questions: "Questions",
  places: "Places",
  contradictions: "Contradictions",
  replies: "Replies",
  sources: "Sources",
  wording: "Wording",
  signoffs: "Sign-offs",
  coverage: "Coverage",
};

/** Where what is missing is done. */
export type GateWay =
  | { to: "claim"; ref: string }
  | { to: "review"; ref: string }
  | { to: "compare" | "places" | "draft" | "bring_in" }
  | { to: "replies"; ref?: string; request?: number }
  /** In place, with a note: an approval or a sign-off. */
  | { to: "sign"; as: SignAs; claimId: number; ref: string; contentRevision: number };

export const SIGN_AS = ["unnamed", "legal"] as const;
export type SignAs = (typeof SIGN_AS)[number];

export type Blocker = {
  kind: BlockerKind;
  group: GateGroup;
  /** Which of its kind; with `fingerprint` what an override is for. */
  key: string;
  fingerprint: string;
  claim: { id: number; ref: string } | null;
  /** The claim, or what else it is about. */
  title: string;
  /** Two words: "No verdict". */
  fault: string;
  fact: string;
  /** A deadline that runs: it goes away by waiting. */
  isRunning: boolean;
  way: GateWay;
  act: string;
  /** Who it waits for, by name or by role. */
  waitsFor: { person: GatePerson } | { role: "editors" | "reviewers" | "desk" };
};

/** As a finder says it. */
export type FoundBlocker = Omit<
  Blocker,
  "kind" | "group" | "key" | "fingerprint" | "claim" | "isRunning"
> & {
  claim?: GateClaim;
  isRunning?: boolean;
  /** Which of its kind; what an override holds for. */
  key: string | number;
  about: readonly (string | number)[];
};
