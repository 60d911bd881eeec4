/** Reads what was dismissed in a story's drafts and has the proposals for the next one read. */
import { runDraftJob } from "@/lib/drafts/run-job";
import { db } from "@/lib/platform/db";
import type { Paragraph, Span } from "@/lib/text/text";
import type { ListedProposal } from "./read-proposals";

export type NewProposal = Omit<ListedProposal, "dismissedAs"> & {
  /** Who dismissed it in an earlier draft, and when; null while nobody did. */
  dismissed: { byId: number | null; at: Date | null } | null;
};

export type ProposedClaims = {
  proposals: NewProposal[];
  /** How many more were found and are not listed. */
  unlisted: number;
  /** Those of the running text, without headings. */
  sentences: Span[];
};

/** @param last the story's newest draft so far; null for the first. */
export async function proposeClaims(
  storyId: number,
  last: { id: number; text: string } | null,
  text: string,
  paragraphs: readonly Paragraph[],
): Promise<ProposedClaims> {
  const rows = await db().proposal.findMany({
    where: { state: "dismissed", draft: { storyId } },
    select: {
      draftId: true,
      start: true,
      end: true,
      fingerprint: true,
      decidedById: true,
      decidedAt: true,
    },
    orderBy: { id: "asc" },
  });
  const dismissed = rows.map(({ draftId, start, end, fingerprint }) => ({
    fingerprint,
    place: draftId === last?.id ? { start, end } : null,
  }));
  const before = last?.text ?? null;
  const read = await runDraftJob("readProposals", { text, paragraphs, dismissed, before });
  return {
    ...read,
    proposals: read.proposals.map(({ dismissedAs, ...proposal }) => {
      const earlier = dismissedAs === null ? undefined : rows[dismissedAs];
      const dismissal = earlier && { byId: earlier.decidedById, at: earlier.decidedAt };
      return { ...proposal, dismissed: dismissal ?? null };
    }),
  };
}
