/** Where one claim stands in the newest draft of its story, for its panel. */
import type { Authorized } from "@/lib/access/actor";
import { visibleStoryFilter } from "@/lib/access/visibility";
import { visibleStoryCalled } from "@/lib/stories/former-slugs";
import { db } from "@/lib/platform/db";
import type { Paragraph, Span } from "@/lib/text/text";
import { framesOf } from "./frame";
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
  /** The sentences that carry them, likewise; before is empty where they say the same. */
  frame: { before: string; after: string };
  /** What the frame says otherwise: "denied → admitted". */
  meaning: string[];
};

/** Null where the story has no draft, or the claim was never placed in the newest. */
export async function getPlacement(
  actor: Authorized<"draft.read">,
  claimId: number,
): Promise<PlacementView | null> {
  const claim = await db().claim.findFirst({
    where: { id: claimId, story: visibleStoryFilter(actor) },
    select: { id: true, storyId: true },
  });
  return claim && readPlacement(claim);
}

/** What a person has to decide about a claim's place in the newest draft. */
export type UncertainPlacement =
  | { state: "unplaced" }
  | { state: "pending" | "orphaned" }
  | (Pick<
      PlacementView,
      "placementId" | "revision" | "before" | "after" | "frame" | "meaning" | "state"
    > & {
      state: "moved";
    });

/**
 * Of a standing claim by its number in the story; null where nothing is to be decided, and where
 * there is no such claim for the actor.
 */
export async function getUncertainPlacement(
  actor: Authorized<"draft.read">,
  slug: string,
  number: number,
): Promise<UncertainPlacement | null> {
  const claim = await db().claim.findFirst({
    where: { number, withdrawnAt: null, story: visibleStoryCalled(actor, slug) },
    select: { id: true, storyId: true },
  });
  if (!claim) return null;
  const placement = await readPlacement(claim);
  if (!placement) return { state: "unplaced" };
  const { state, placementId, revision, before, after, frame, meaning } = placement;
  if (state === "placed") return null;
  return state === "moved"
    ? { state, placementId, revision, before, after, frame, meaning }
    : { state };
}

async function readPlacement(claim: {
  id: number;
  storyId: number;
}): Promise<PlacementView | null> {
  const draft = await db().draft.findFirst({
    where: { storyId: claim.storyId },
    orderBy: { number: "desc" },
    select: {
      ...{ number: true, text: true, paragraphs: true, sentences: true },
      placements: { where: { claimId: claim.id } },
    },
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
    frame: framesOf(placement, {
      text: draft.text,
      sentences: JSON.parse(draft.sentences) as Span[],
    }),
    meaning: JSON.parse(placement.meaning) as string[],
  };
}
