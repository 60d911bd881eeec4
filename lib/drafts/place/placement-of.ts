/** Where one claim stands in the newest draft of its story, for its panel. */
import type { Actor } from "@/lib/access/actor";
import { visibleStoryFilter } from "@/lib/access/visibility";
import { db } from "@/lib/platform/db";
import type { Paragraph } from "@/lib/text/text";
import { paragraphAt, type PlacementState } from "@/lib/drafts/rules";

export type PlacementView = {
  placementId: number;
  revision: number;
  draftNumber: number;
  state: PlacementState;
  /** From 1; 0 while it has no place. */
  paragraph: number;
  /** Its words in the draft before, where they or their place were other; else empty. */
  before: string;
  /** Its words in this draft; empty while it has no place. */
  after: string;
};

/** Null where the story has no draft, or the claim was never placed in the newest. */
export async function getPlacement(actor: Actor, claimId: number): Promise<PlacementView | null> {
  const claim = await db().claim.findFirst({
    where: { id: claimId, story: visibleStoryFilter(actor) },
    select: { storyId: true },
  });
  if (!claim) return null;
  const draft = await db().draft.findFirst({
    where: { storyId: claim.storyId },
    orderBy: { number: "desc" },
    select: { number: true, paragraphs: true, placements: { where: { claimId } } },
  });
  const [placement] = draft?.placements ?? [];
  if (!draft || !placement) return null;
  const { start, exact, wasExact } = placement;
  return {
    placementId: placement.id,
    revision: placement.revision,
    draftNumber: draft.number,
    state: placement.state,
    paragraph: start === null ? 0 : paragraphAt(JSON.parse(draft.paragraphs) as Paragraph[], start),
    before: start === null ? exact : (wasExact ?? ""),
    after: start === null ? "" : exact,
  };
}
