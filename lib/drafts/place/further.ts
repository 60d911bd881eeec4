/** The further places of claims in a draft that a person has to look at or has accepted. */
import type { Actor } from "@/lib/access/actor";
import { authorize, can } from "@/lib/access/policy";
import { visibleStoryCalled } from "@/lib/stories/former-slugs";
import { claimRef, isLapsed, type VerificationLevel } from "@/lib/ledger/claims/rules";
import { db } from "@/lib/platform/db";
import { notFound } from "@/lib/platform/errors";
import type { Span } from "@/lib/text/text";
import { FURTHER_PLACE_STATES, paragraphAt, type FurtherPlaceState } from "@/lib/drafts/rules";
import { unnamed, type NamedChange } from "./named-changes";
import { frameText, type SentencedText } from "./frame";

export type FurtherPlace = {
  furtherPlaceId: number;
  revision: number;
  state: Exclude<FurtherPlaceState, "dismissed">;
  claimId: number;
  ref: string;
  wording: string;
  level: VerificationLevel;
  isLapsed: boolean;
  /** From 1. */
  paragraph: number;
  /** The sentence that the claim stands in; its wording where it has no place. */
  own: string;
  /** The words there that state it; its wording where it has no place. */
  ownExact: string;
  /** From 1; 0 where the claim has no place. */
  ownParagraph: number;
  /** The sentence of this place, and what it was in the draft before where it said something else. */
  sentence: string;
  wasSentence: string;
  /** What it says otherwise: "40 million → 45 million"; kinds, and what differs in an offer: naming.ts. */
  meaning: NamedChange[];
  /** The words of the sentence that state the claim. */
  exact: string;
  mayDecide: boolean;
};

/**
 * Contradictions first, then changed, offered and accepted places, each in the text's order.
 * @param of one claim by its number, or several; all of the story's without it.
 * @throws SourcelineError NOT_FOUND where story or draft does not exist for the actor.
 */
export async function listFurtherPlaces(
  actor: Actor,
  slug: string,
  number: number,
  of?: { claim: number } | { claimIds: readonly number[] },
): Promise<FurtherPlace[]> {
  authorize(actor, "draft.read");
  const draft = await db().draft.findFirst({
    where: { number, story: visibleStoryCalled(actor, slug) },
    select: { id: true, text: true, paragraphs: true, sentences: true },
  });
  if (!draft) throw notFound("That draft");
  const rows = await db().furtherPlace.findMany({
    where: {
      draftId: draft.id,
      state: { not: "dismissed" },
      claim: {
        withdrawnAt: null,
        ...(of && ("claim" in of ? { number: of.claim } : { id: { in: [...of.claimIds] } })),
      },
    },
    include: {
      claim: {
        select: {
          ...{ id: true, number: true, wording: true, level: true, reviewState: true },
          placements: { where: { draftId: draft.id }, select: { start: true, end: true } },
        },
      },
    },
    orderBy: [{ start: "asc" }, { id: "asc" }],
  });
  const sentenced = { text: draft.text, sentences: JSON.parse(draft.sentences) as Span[] };
  const paragraphs = JSON.parse(draft.paragraphs) as Span[];
  const mayDecide = can(actor, "claim.edit");
  const order = FURTHER_PLACE_STATES.filter((state) => state !== "dismissed");
  return rows
    .flatMap(({ claim: { placements, ...subject }, ...row }): FurtherPlace[] => {
      const state = order.find((one) => one === row.state);
      if (!state) return [];
      const sentence = frameText(sentenced, row);
      const own = ownPlace(placements[0], sentenced, paragraphs);
      return [
        {
          ...{ furtherPlaceId: row.id, revision: row.revision, state, mayDecide },
          ...{ claimId: subject.id, ref: claimRef(subject.number), wording: subject.wording },
          ...{ level: subject.level, isLapsed: isLapsed(subject) },
          paragraph: paragraphAt(paragraphs, row.start),
          own: own?.sentence ?? subject.wording,
          ownParagraph: own?.paragraph ?? 0,
          sentence,
          wasSentence: row.wasFrame ?? "",
          exact: row.exact,
          ownExact: own?.exact ?? subject.wording,
          meaning: unnamed(row.meaning),
        },
      ];
    })
    .sort((one, other) => order.indexOf(one.state) - order.indexOf(other.state));
}

function ownPlace(
  place: { start: number | null; end: number | null } | undefined,
  draft: SentencedText,
  paragraphs: readonly Span[],
): { sentence: string; exact: string; paragraph: number } | null {
  if (place?.start == null || place.end === null) return null;
  const span = { start: place.start, end: place.end };
  return {
    sentence: frameText(draft, span),
    exact: draft.text.slice(span.start, span.end),
    paragraph: paragraphAt(paragraphs, span.start),
  };
}
