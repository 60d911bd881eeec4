/** What the gate looks at, as the queries read it and the rules judge it. Types alone. */
import type { LegalRisk, ReviewState, VerificationLevel } from "@/lib/ledger/claims/rules";
import type { ReplyOutcome } from "@/lib/replies/rules";

export type GateClaim = {
  id: number;
  ref: string;
  wording: string;
  contentRevision: number;
  /** Who is to check it; null while nobody is. */
  checker: GatePerson | null;
};

export type GatePerson = { id: number; name: string };

export type SignOffFact = {
  id: number;
  note: string;
  by: string;
  at: string;
  contentRevision: number;
};

export type GateFacts = {
  /** The newest; null while the story's text is not in. */
  draft: { id: number; number: number; sha256: string } | null;
  /** Without a verdict that stands. */
  undecided: Array<
    GateClaim & { reviewState: ReviewState; level: VerificationLevel; because: string }
  >;
  questions: Array<{
    id: number;
    claim: GateClaim;
    question: string;
    answer: string;
    /** The question as it reads: with the names of whom it names. */
    says: string;
    by: GatePerson;
  }>;
  /** Claims whose place in the newest draft nobody settled, or that have none. */
  places: Array<
    GateClaim & { state: "unplaced" | "pending" | "moved" | "orphaned"; exact: string }
  >;
  /** Places that say otherwise than their claim. */
  contradictions: Array<{
    id: number;
    claim: GateClaim;
    exact: string;
    paragraph: number;
    meaning: string[];
  }>;
  /** Allegations that no request puts to anybody. */
  unasked: GateClaim[];
  /** Requests without an outcome. */
  requests: Array<{
    id: number;
    revision: number;
    subject: string;
    outcome: ReplyOutcome;
    deadlineAt: string | null;
    /** The deadline as the newsroom's clock shows it. */
    until: string;
    isPast: boolean;
    refs: string[];
    by: GatePerson;
  }>;
  /** Claims that rest on unnamed sources of one origin alone. */
  soleUnnamed: Array<GateClaim & { isAllegation: boolean; sources: number; signed: SignOffFact[] }>;
  /** Citations that lack what finds their source again, and that nobody waived. */
  incomplete: Array<{ claim: GateClaim; source: string; lacks: string; fingerprint: string }>;
  /** Claims that lean on a fallen source, and that nobody re-confirmed. */
  suspect: Array<GateClaim & { since: string }>;
  /** Claims without a source that their checker found. */
  unfound: Array<GateClaim & { isAllegation: boolean }>;
  /** Quotes that a text has otherwise. */
  quotes: Array<{
    citationId: number;
    claim: GateClaim;
    quote: string;
    against: string;
    said: string;
  }>;
  risky: Array<GateClaim & { risk: Exclude<LegalRisk, "none">; signed: SignOffFact[] }>;
  coverage: { sentences: number; bare: number };
  /** Of claims, and of the draft's text, that nobody waived. */
  lints: Array<{
    claim: GateClaim | null;
    code: string;
    label: string;
    words: string;
    said: string;
    fingerprint: string;
  }>;
  /** For what is in order. */
  counts: {
    claims: number;
    decided: number;
    placed: number;
    questionsClosed: number;
    requests: number;
    requestsClosed: number;
    quotes: number;
    lintsWaived: number;
    contradictionsSettled: number;
  };
};
