/** A story as documents are made of it: what the reader holds, before an audience is chosen. Pure. */
import type {
  Basis,
  Channel,
  ClaimKind,
  LegalRisk,
  ReviewState,
  Stance,
  Terms,
  VerificationLevel,
} from "@/lib/ledger/claims/rules";
import type { Reliability, SourceKind } from "@/lib/ledger/sources/rules";
import type { ReplyOutcome } from "@/lib/replies/rules";
import type { Paragraph, Span } from "@/lib/text/text";

export type RecordedCitation = {
  claimId: number;
  sourceId: number;
  name: string;
  sourceKind: SourceKind;
  title: string;
  employer: string;
  url: string;
  reliability: Reliability;
  stance: Stance;
  terms: Terms;
  agreedDescription: string;
  basis: Basis | null;
  quote: string;
  locator: string;
  /** YYYY-MM-DD or empty. */
  saidOn: string;
  channel: Channel | null;
  note: string;
  /** Names of its files. */
  files: string;
  isRetracted: boolean;
};

export type RecordedReply = {
  claimId: number;
  subject: string;
  outcome: ReplyOutcome;
  /** YYYY-MM-DD or empty. */
  sentOn: string;
  outcomeOn: string;
  /** Where the reply answers this claim. */
  reply: string;
};

export type RecordedClaim = {
  id: number;
  ref: string;
  wording: string;
  kind: ClaimKind;
  assertedBy: string;
  level: VerificationLevel;
  reviewState: ReviewState;
  legalRisk: LegalRisk;
  isSuspect: boolean;
  note: string;
  loggedBy: string;
  /** The verdict in force, or the last that lapsed. */
  verdict: { by: string; on: string; note: string; lapsedReason: string | null } | null;
  questions: string[];
  citations: RecordedCitation[];
  replies: RecordedReply[];
};

export type RecordedDraft = {
  number: number;
  sha256: string;
  text: string;
  paragraphs: readonly Paragraph[];
  /** Where claims stand in it, in its order. */
  places: ReadonlyArray<Span & { claimId: number }>;
};

export type StoryRecord = {
  slug: string;
  headline: string;
  claims: readonly RecordedClaim[];
  /** Null where the story has no text. */
  draft: RecordedDraft | null;
};
