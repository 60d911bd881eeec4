/** The claims of a story whose place in a draft a person has to decide, and those that have none. */
import type { Actor } from "@/lib/access/actor";
import { authorize, can } from "@/lib/access/policy";
import { visibleStoryCalled } from "@/lib/stories/former-slugs";
import { claimRef, isLapsed, type VerificationLevel } from "@/lib/ledger/claims/rules";
import { db } from "@/lib/platform/db";
import { notFound } from "@/lib/platform/errors";
import type { Span } from "@/lib/text/text";
import { paragraphAt, UNSETTLED } from "@/lib/drafts/rules";
import { framesOf } from "./frame";
import { unnamed, type NamedChange } from "./named-changes";

/** A claim whose place in the draft a person has to decide, or that has none. */
export type UnsettledPlacement = {
  /** Null for a claim that was never placed in this draft. */
  placementId: number | null;
  revision: number;
  state: (typeof UNSETTLED)[number] | "unplaced";
  claimId: number;
  claimRevision: number;
  ref: string;
  wording: string;
  level: VerificationLevel;
  isLapsed: boolean;
  /** Its words in the draft before, and now; now is empty while pending or orphaned. */
  before: string;
  after: string;
  /** The sentences that carry them, likewise; before is empty where they say the same. */
  frame: { before: string; after: string };
  /** What the frame says otherwise: "denied → admitted". Its kind is told by naming.ts. */
  meaning: NamedChange[];
  paragraph: number;
  /** Where it may stand; each with the paragraph's number. */
  candidates: Array<Span & { paragraph: number }>;
  can: { decide: boolean; withdraw: boolean };
};

/**
 * The claims of a story that need a person in this draft: moved, pending, orphaned, then those
 * that have no place in it; of some of them where it is said which.
 * @throws SourcelineError NOT_FOUND where story or draft does not exist for the actor.
 */
export async function listUnsettled(
  actor: Actor,
  slug: string,
  number: number,
  of?: { claimIds: readonly number[] },
): Promise<UnsettledPlacement[]> {
  authorize(actor, "draft.read");
  const draft = await db().draft.findFirst({
    where: { number, story: visibleStoryCalled(actor, slug) },
    select: { id: true, storyId: true, text: true, paragraphs: true, sentences: true },
  });
  if (!draft) throw notFound("That draft");
  const paragraphs = JSON.parse(draft.paragraphs) as Span[];
  const sentenced = { text: draft.text, sentences: JSON.parse(draft.sentences) as Span[] };
  const claims = await db().claim.findMany({
    where: {
      storyId: draft.storyId,
      withdrawnAt: null,
      ...(of && { id: { in: [...of.claimIds] } }),
      OR: [
        { placements: { none: { draftId: draft.id } } },
        { placements: { some: { draftId: draft.id, state: { in: [...UNSETTLED] } } } },
      ],
    },
    select: {
      id: true,
      number: true,
      revision: true,
      wording: true,
      level: true,
      reviewState: true,
      placements: { where: { draftId: draft.id } },
    },
    orderBy: { number: "asc" },
  });
  const rows = claims.map(({ placements: [placement], ...claim }) => {
    const state = placement && placement.state !== "placed" ? placement.state : "unplaced";
    const frame = framesOf(placement, sentenced);
    const candidates = placement ? (JSON.parse(placement.candidates) as Span[]) : [];
    return {
      placementId: placement?.id ?? null,
      revision: placement?.revision ?? 0,
      state,
      claimId: claim.id,
      claimRevision: claim.revision,
      ref: claimRef(claim.number),
      wording: claim.wording,
      level: claim.level,
      isLapsed: isLapsed(claim),
      before: placement?.wasExact ?? (state === "moved" ? "" : (placement?.exact ?? "")),
      after: state === "moved" ? (placement?.exact ?? "") : "",
      frame,
      meaning: unnamed(placement?.meaning ?? "[]"),
      paragraph: placement?.start == null ? 0 : paragraphAt(paragraphs, placement.start),
      candidates: candidates.map((span) => ({
        ...span,
        paragraph: paragraphAt(paragraphs, span.start),
      })),
      can: { decide: can(actor, "claim.edit"), withdraw: can(actor, "claim.withdraw") },
    } satisfies UnsettledPlacement;
  });
  const order = [...UNSETTLED, "unplaced"];
  return rows.sort((a, b) => order.indexOf(a.state) - order.indexOf(b.state));
}

/**
 * Matters that a person settled in this draft: claims whose place was in doubt, and further places.
 * @throws SourcelineError NOT_FOUND where story or draft does not exist for the actor.
 */
export async function countSettled(actor: Actor, slug: string, number: number): Promise<number> {
  authorize(actor, "draft.read");
  const draft = await db().draft.findFirst({
    where: { number, story: visibleStoryCalled(actor, slug) },
    select: { id: true },
  });
  if (!draft) throw notFound("That draft");
  const decided = { draftId: draft.id, decidedAt: { not: null }, claim: { withdrawnAt: null } };
  const [own, further] = await Promise.all([
    // One that came in from a selection or a proposal was never in doubt: it was nothing else before.
    db().placement.count({ where: { ...decided, state: "placed", wasExact: { not: null } } }),
    db().furtherPlace.count({ where: { ...decided, state: { in: ["placed", "dismissed"] } } }),
  ]);
  return own + further;
}
