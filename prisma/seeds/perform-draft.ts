/**
 * Brings a demo story's draft in and does in it what its editor did, through the commands that
 * the screens call. What the data says must be so in the text, or the loading stops with the
 * claim and the words in question.
 */
import { authorize } from "@/lib/access/policy";
import type { Actor } from "@/lib/access/actor";
import { addUploadedDraft, pasteDraft } from "@/lib/drafts/commands";
import { dismissProposal } from "@/lib/drafts/propose/decide-proposals";
import { attachClaimInput, pasteDraftInput, placementAt, proposalAt } from "@/lib/drafts/input";
import { attachClaim, confirmPlacement } from "@/lib/drafts/place/place-claims";
import { getPlacement } from "@/lib/drafts/place/placement-of";
import { getDraft, type DraftView } from "@/lib/drafts/queries";
import type { Span } from "@/lib/text/text";
import type { DraftSeed } from "./shape";

/** What is known of a draft while its story is told. */
export type DraftStanding = {
  readonly slug: string;
  /** Who brings it in and works on it. */
  readonly actor: Actor;
  /** 0 until it came in. */
  number: number;
};

type NumberedClaim = { readonly ref: string; readonly claimId: number };

export async function bringIn(standing: DraftStanding, text: DraftSeed["text"]): Promise<void> {
  const { actor, slug: story } = standing;
  const added =
    text.as === "paste"
      ? await pasteDraft(actor, pasteDraftInput.parse({ story, html: text.html }))
      : await addUploadedDraft(actor, { story }, fileOf(text));
  standing.number = added.number;
}

/** A text as the file in which it came in. */
export function fileOf({ name, markdown }: { name: string; markdown: string }) {
  return { name, bytes: new TextEncoder().encode(markdown) };
}

/** @throws Error unless the words stand in the draft exactly once. */
export async function putOn(
  standing: DraftStanding,
  { ref, claimId }: NumberedClaim,
  words: string,
): Promise<void> {
  const draft = await read(standing);
  const span = findWords(draft.text, words);
  if (!span) throw new Error(`${inDraft(standing)}, ${ref} has no place of its own: “${words}”.`);
  const { actor } = standing;
  await attachClaim(actor, attachClaimInput.parse({ draftId: draft.id, claimId, ...span }));
}

/** Where the words stand, as UTF-16 range; null where they stand nowhere, or more than once. */
export function findWords(text: string, words: string): Span | null {
  const start = text.indexOf(words);
  const isOnce = start !== -1 && start === text.lastIndexOf(words);
  return isOnce ? { start, end: start + words.length } : null;
}

/** @throws Error where the claim did not move. */
export async function confirm(
  standing: DraftStanding,
  { ref, claimId }: NumberedClaim,
): Promise<void> {
  const { actor, number } = standing;
  authorize(actor, "draft.read");
  const placement = await getPlacement(actor, claimId);
  if (placement?.draftNumber !== number || placement.state !== "moved") {
    throw new Error(`${inDraft(standing)}, ${ref} did not move, so there is nothing to confirm.`);
  }
  const { placementId, revision } = placement;
  await confirmPlacement(actor, placementAt.parse({ placementId, revision }));
}

/** @throws Error unless exactly one open proposal holds the words. */
export async function dismiss(standing: DraftStanding, words: string): Promise<void> {
  const { text, proposals } = await read(standing);
  const [proposal, ...others] = proposals.filter(({ start, end }) =>
    text.slice(start, end).includes(words),
  );
  if (!proposal || others.length > 0) {
    throw new Error(`${inDraft(standing)}, not one proposal alone holds “${words}”.`);
  }
  const { id: proposalId, revision } = proposal;
  await dismissProposal(standing.actor, proposalAt.parse({ proposalId, revision }));
}

function read({ actor, slug, number }: DraftStanding): Promise<DraftView> {
  return getDraft(actor, slug, number);
}

function inDraft({ slug, number }: DraftStanding): string {
  return `In draft ${number} of ${slug}`;
}
