import Link from "next/link";
import type { ReactNode } from "react";
import { LiveOn } from "@/components/live/live-on";
import { MadeInStory } from "@/components/sources/made-in-story";
import { Passage } from "@/components/drafts/panel/passage";
import { ClaimHistory } from "@/components/history/claim-history";
import { ClaimReplies } from "@/components/replies/claim-replies";
import { SidePanel, type SidePanelProps } from "@/components/ui/side-panel";
import type { Authorized } from "@/lib/access/actor";
import { claimRef } from "@/lib/ledger/claims/rules";
import { readLastEvents } from "@/lib/audit/history";
import { ClaimDetail, ClaimLevel } from "./claim-detail";
import { readClaim } from "./read-claim";

type Props = {
  actor: Authorized<"draft.read">;
  slug: string;
  number: number;
  closes: SidePanelProps["closes"];
  /** Beside the ref, where the panel stands in the story already: "paragraph 2". Else the story. */
  placement?: ReactNode;
  /** What has to be decided about the claim's place, above the claim. */
  notice?: ReactNode;
};

/** The claim beside the table or the text. A claim that does not exist for the reader says just that. */
export async function ClaimPanel({ actor, slug, number, closes, placement, notice }: Props) {
  const read = await readClaim(actor, {
    ...{ slug, number, isBesideDraft: placement !== undefined },
    readEvents: (reader, claimId) => readLastEvents(reader, claimId, PANEL_EVENTS),
  });
  if (!read) {
    return (
      <SidePanel label="Claim" closes={closes} lead={claimRef(number)}>
        <p className="mt-3 text-soft">
          There is no such claim here. It may belong to another story; close this and search for its
          words.
        </p>
      </SidePanel>
    );
  }
  const {
    suspicions,
    claim,
    review,
    lints,
    questions,
    checkers,
    quoteChecks,
    passage,
    mended,
    events,
  } = read;
  const { replies, mayAsk } = read;
  return (
    <SidePanel
      label={`Claim ${claim.ref}`}
      closes={closes}
      lead={
        <>
          {claim.ref} ·{" "}
          {placement ?? (
            <Link href={`/stories/${slug}/claims?open=${claim.ref}`} className="hover:underline">
              {slug}
            </Link>
          )}
        </>
      }
      aside={<ClaimLevel claim={claim} />}
    >
      <LiveOn claim={claim.id} />
      {notice}
      <MadeInStory slug={slug}>
        <ClaimDetail
          claim={claim}
          review={review}
          suspicions={suspicions}
          lints={lints}
          questions={questions}
          checkers={checkers}
          quoteChecks={quoteChecks}
          mended={mended}
          passage={passage && <Passage passage={passage} slug={slug} claimRef={claim.ref} />}
          history={<ClaimHistory events={events} />}
          replies={<ClaimReplies {...{ replies, slug, mayAsk }} claimRef={claim.ref} />}
        />
      </MadeInStory>
    </SidePanel>
  );
}

const PANEL_EVENTS = 12;
