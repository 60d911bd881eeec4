"use client";

import { useRouter } from "next/navigation";
import { useCommand } from "@/components/command";
import { openProposals, useDraftDesk } from "@/components/drafts/reader/draft-desk";
import { Button } from "@/components/ui/button";
import { FormError } from "@/components/ui/field";
import { Kbd } from "@/components/ui/kbd";
import type { ProposalDetail } from "@/lib/drafts/propose/proposed";

/** A proposal that needs nobody any more, reached by an old address or a step too late. */
export function DecidedProposal({
  proposal,
}: {
  proposal: Pick<ProposalDetail, "id" | "revision" | "state"> | null;
}) {
  const { draft, marks, settle } = useDraftDesk();
  const restore = useCommand("proposals.restore");
  const router = useRouter();
  const isDismissed = proposal?.state === "dismissed";

  async function takeBack(proposalId: number, revision: number) {
    const result = await restore.run({ proposalId, revision });
    if (!result.ok) return;
    settle([proposalId], false);
    router.refresh();
  }

  return (
    <div className="mt-3 flex flex-col items-start gap-3 text-soft">
      <p>
        {proposal === null
          ? "There is no such proposal in this draft."
          : isDismissed
            ? "This proposal was dismissed. It stays dismissed in later drafts that say the same."
            : "This proposal was accepted. Its claim stands in the text."}
      </p>
      {proposal && isDismissed && draft.can.log ? (
        <Button
          pending={restore.pending}
          onClick={() => void takeBack(proposal.id, proposal.revision)}
        >
          Open it again
        </Button>
      ) : null}
      <FormError>{restore.error?.message}</FormError>
      {openProposals(marks).length > 0 ? (
        <p>
          Press <Kbd>p</Kbd> for the next one.
        </p>
      ) : null}
    </div>
  );
}
