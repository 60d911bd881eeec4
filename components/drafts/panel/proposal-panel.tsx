import { SidePanel } from "@/components/ui/side-panel";
import type { Authorized } from "@/lib/access/actor";
import { getProposal, type ProposalDetail } from "@/lib/drafts/propose/proposed";
import { SourcelineError } from "@/lib/platform/errors";
import { DecidedProposal } from "./decided-proposal";
import { ProposalDesk } from "./proposal-desk";

type Props = {
  actor: Authorized<"draft.read">;
  slug: string;
  draft: number;
  proposalId: number;
  /** The same page without the panel. */
  closeHref: string;
};

/** A claim that the text makes and nobody has logged, and what the text says about it. */
export async function ProposalPanel({ actor, slug, draft, proposalId, closeHref }: Props) {
  const proposal = await readProposal(actor, slug, draft, proposalId);
  return (
    <SidePanel
      label="Proposal"
      closes={{ href: closeHref }}
      lead={proposal ? `Proposal · paragraph ${proposal.paragraph}` : "Proposal"}
    >
      {proposal?.state === "open" ? (
        <ProposalDesk key={proposal.id} proposal={proposal} />
      ) : (
        <DecidedProposal proposal={proposal} />
      )}
    </SidePanel>
  );
}

async function readProposal(
  actor: Authorized<"draft.read">,
  slug: string,
  draft: number,
  proposalId: number,
): Promise<ProposalDetail | null> {
  try {
    return await getProposal(actor, slug, draft, proposalId);
  } catch (error) {
    if (error instanceof SourcelineError && error.code === "NOT_FOUND") return null;
    throw error;
  }
}
