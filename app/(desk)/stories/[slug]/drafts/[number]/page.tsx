import { ClaimPanel } from "@/components/claims/panel/claim-panel";
import { DraftOverview } from "@/components/drafts/panel/overview";
import { PlacementLine, PlacementNotice } from "@/components/drafts/panel/placement-line";
import { FurtherNotice } from "@/components/drafts/panel/further-notice";
import { NotePanel } from "@/components/drafts/panel/note-panel";
import { ProposalPanel } from "@/components/drafts/panel/proposal-panel";
import { draftPath, parseProposalId } from "@/components/drafts/reader/address";
import { LiveOn } from "@/components/live/live-on";
import { listFurtherPlaces } from "@/lib/drafts/place/further";
import { nameFurtherPlaces } from "@/lib/drafts/place/naming";
import { getUncertainPlacement } from "@/lib/drafts/place/placement-of";
import { claimRef, parseClaimRef } from "@/lib/ledger/claims/rules";
import { first, type SearchParams } from "../../../../search-params";
import { readStory } from "../../read-story";
import { readNumber } from "./read-draft";

type Props = {
  params: Promise<{ slug: string; number: string }>;
  searchParams: SearchParams;
};

/** The panel beside the text: the claim or the proposal that the address names, or an overview. */
export default async function DraftPage({ params, searchParams }: Props) {
  const { slug, number } = await params;
  const { open, proposal, note } = await searchParams;
  const { actor, story } = await readStory(slug);
  const draft = readNumber(number);
  const closeHref = draftPath(slug, draft);
  const claim = parseClaimRef(first(open));
  if (claim !== null) {
    const ref = claimRef(claim);
    const isNewest = story.draft?.number === draft;
    const [uncertain, further] = await Promise.all([
      isNewest ? getUncertainPlacement(actor, slug, claim) : null,
      isNewest ? listFurtherPlaces(actor, slug, draft, { claim }).then(nameFurtherPlaces) : [],
    ]);
    return (
      <>
        <LiveOn story={story.id} />
        <ClaimPanel
          key={ref}
          actor={actor}
          slug={slug}
          number={claim}
          closes={{ href: closeHref }}
          placement={<PlacementLine claim={ref} />}
          notice={
            <>
              {uncertain ? <PlacementNotice placement={uncertain} /> : null}
              <FurtherNotice places={further} />
            </>
          }
        />
      </>
    );
  }
  const proposalId = parseProposalId(first(proposal));
  if (proposalId !== null) {
    return (
      <>
        <LiveOn story={story.id} />
        <ProposalPanel {...{ actor, slug, draft, proposalId, closeHref }} />
      </>
    );
  }
  const noteNumber = parseProposalId(first(note));
  if (noteNumber !== null) {
    return (
      <>
        <LiveOn story={story.id} />
        <NotePanel {...{ actor, slug, draft, number: noteNumber, closeHref }} />
      </>
    );
  }
  return (
    <>
      <LiveOn story={story.id} />
      <DraftOverview />
    </>
  );
}
