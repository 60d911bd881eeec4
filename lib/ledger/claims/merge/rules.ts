/**
 * What a merge of two claims needs, and what becomes of their citations. Pure; the command and the
 * dialog go by the same.
 */
import type { Basis, Channel, FoundBy, LegalRisk, Stance, Terms } from "@/lib/ledger/claims/rules";
import { LEGAL_RISKS } from "@/lib/ledger/claims/rules";

type Mergeable = {
  readonly id: number;
  readonly ref: string;
  readonly storyId: number;
  readonly isWithdrawn: boolean;
};

/** What stands in the way of merging one claim into another, in words an editor can act on. */
export function unmetForMerge(from: Mergeable, into: Mergeable): string[] {
  if (from.id === into.id) return ["Choose another claim: this is the same one."];
  if (from.storyId !== into.storyId) return [`${into.ref} belongs to another story.`];
  return [from, into]
    .filter(({ isWithdrawn }) => isWithdrawn)
    .map(({ ref }) => `${ref} is withdrawn. Restore it first.`);
}

/** What tells one citation of a source from another. */
export type CitationSaid = {
  readonly sourceId: number;
  readonly stance: Stance;
  readonly terms: Terms;
  readonly termsAgreed: string;
  readonly agreedDescription: string;
  readonly basis: Basis | null;
  readonly credibility: number;
  readonly quote: string;
  readonly locator: string;
  readonly saidOn: Date | null;
  readonly channel: Channel | null;
  readonly foundBy: FoundBy;
  readonly note: string;
  readonly restsOn: ReadonlyArray<{ readonly sourceId: number }>;
  readonly attachments: ReadonlyArray<{ readonly sha256: string }>;
};

/** "6" says that the credibility cannot be judged. */
const UNKNOWN_CREDIBILITY = 6;

/**
 * Whether a citation says nothing that one of the other claim does not say: the same source and
 * stance, and in every other field, its terms among them, the same or nothing. Only such a one is not
 * given over.
 */
export function isSaidBy(one: CitationSaid, held: CitationSaid): boolean {
  if (one.sourceId !== held.sourceId || one.stance !== held.stance) return false;
  if (one.terms !== "not_said" && one.terms !== held.terms) return false;
  const texts = ["termsAgreed", "agreedDescription", "quote", "locator", "note"] as const;
  if (texts.some((field) => one[field] !== "" && one[field] !== held[field])) return false;
  if (one.basis !== null && one.basis !== held.basis) return false;
  if (one.credibility !== UNKNOWN_CREDIBILITY && one.credibility !== held.credibility) return false;
  if (one.channel !== null && one.channel !== held.channel) return false;
  if (one.foundBy !== held.foundBy) return false;
  if (one.saidOn !== null && one.saidOn.getTime() !== held.saidOn?.getTime()) return false;
  const rests = new Set(held.restsOn.map(({ sourceId }) => sourceId));
  const files = new Set(held.attachments.map(({ sha256 }) => sha256));
  return (
    one.restsOn.every(({ sourceId }) => rests.has(sourceId)) &&
    one.attachments.every(({ sha256 }) => files.has(sha256))
  );
}

export function higherRisk(one: LegalRisk, other: LegalRisk): LegalRisk {
  return LEGAL_RISKS.indexOf(one) >= LEGAL_RISKS.indexOf(other) ? one : other;
}
