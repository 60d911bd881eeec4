/** What the page of a draft draws and walks. How it comes to the browser is sent-draft.ts. */
import type { UnsettledPlacement } from "@/lib/drafts/place/unsettled";
import type { NoteOnDraft } from "@/lib/drafts/notes";
import type { DraftView } from "@/lib/drafts/queries";
import type { VerificationLevel } from "@/lib/ledger/claims/rules";
import type { TextChange } from "@/lib/text/import/findings";
import type { Paragraph, Span } from "@/lib/text/text";

/** A claim where it stands in the text. `key` names it on the page and in the address. */
export type ClaimOnText = Span & {
  kind: "claim";
  key: string;
  paragraph: number;
  wording: string;
  level: VerificationLevel;
  isLapsed: boolean;
  isMoved: boolean;
  isDecided: boolean;
};

/** A proposal on the words that it would make a claim of. */
export type ProposalOnText = Span & {
  kind: "proposal";
  key: string;
  paragraph: number;
  id: number;
  /** Those words; how the claim is put, its panel knows. */
  wording: string;
  /** How much a checker would want to see it, 0 to 1. */
  worth: number;
};

export type TextMark = ClaimOnText | ProposalOnText;

/** A claim that has no certain place in the draft, for giving it one. */
export type UnsettledClaim = Pick<
  UnsettledPlacement,
  "claimId" | "ref" | "wording" | "state" | "placementId" | "revision"
>;

/** Where the text says again, or says otherwise, what a claim says. */
export type FurtherOnText = Span & { kind: "further" | "contradicts"; ref: string };

/** A note in the text: a box behind the word that it belongs to. */
export type NoteOnText = NoteOnDraft & { key: string };

export type ReaderDraft = Omit<
  DraftView,
  "story" | "paragraphs" | "claims" | "further" | "proposals"
> & {
  slug: string;
  /** The number of the story's newest draft. */
  latest: number;
  paragraphs: Paragraph[];
  /** In reading order; of two that begin together the longer one first. */
  marks: TextMark[];
  further: FurtherOnText[];
  unsettled: UnsettledClaim[];
  /** In the order of the file, which numbers them. */
  notes: NoteOnText[];
  /** Tracked changes that are in the text. */
  changes: TextChange[];
};

export function noteKey(number: number): string {
  return `n${number}`;
}

export function proposalKey(id: number): string {
  return `p${id}`;
}
