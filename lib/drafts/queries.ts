/**
 * Reads drafts for the screens: the text with the claims that stand in it and the proposals, and
 * the list of drafts. A restricted story's drafts do not exist for those who are no members.
 */
import type { Actor, Authorized } from "@/lib/access/actor";
import { authorize, can } from "@/lib/access/policy";
import { isErasedMark } from "@/lib/audit/erased-mark";
import { visibleStoryCalled } from "@/lib/stories/former-slugs";
import {
  claimRef,
  isLapsed,
  type AttributionStatus,
  type ReviewState,
  type VerificationLevel,
} from "@/lib/ledger/claims/rules";
import { db } from "@/lib/platform/db";
import { env } from "@/lib/platform/env";
import { notFound } from "@/lib/platform/errors";
import type { Link, Paragraph, Span } from "@/lib/text/text";
import { withParts } from "./parts";
import { readNothingToCheck } from "./nothing-to-check";
import { readDraftLints, type DraftLint } from "./lints";
import {
  coverageOf,
  paragraphAt,
  PROPOSALS_LISTED,
  withoutLogged,
  type Coverage,
  type DraftParagraph,
  type PlacementState,
  type ProposedClaim,
} from "./rules";

/** A claim as it stands in a draft. */
export type ClaimMark = Span & {
  placementId: number;
  revision: number;
  claimId: number;
  ref: string;
  wording: string;
  attribution: AttributionStatus;
  level: VerificationLevel;
  reviewState: ReviewState;
  isLapsed: boolean;
  state: "placed" | "moved";
  paragraph: number;
};

/** A further place of a claim. */
export type FurtherMark = Span & { ref: string; state: "placed" | "moved" | "contradicts" };

/** A claim that the text makes and nobody has logged. */
export type ProposalMark = Span & {
  id: number;
  revision: number;
  origin: "rules" | "model";
  paragraph: number;
  claim: ProposedClaim;
};

export type DraftSummary = {
  id: number;
  number: number;
  title: string;
  fileName: string;
  wordCount: number;
  addedBy: string;
  addedAt: string;
};

export type DraftView = DraftSummary & {
  story: { id: number; slug: string; headline: string };
  isLatest: boolean;
  text: string;
  paragraphs: DraftParagraph[];
  links: Link[];
  /** By their place in the text. */
  claims: ClaimMark[];
  /** Further places that are watched, or that contradict their claim, in the text's order. */
  further: FurtherMark[];
  /** For those who may decide them; nobody else is sent any. */
  proposals: ProposalMark[];
  /** How many more were found in the text and are not listed; 0 for those who decide none. */
  unlisted: number;
  coverage: Coverage;
  /** What is remarked on the text; those that somebody waived, too. */
  lints: DraftLint[];
  counts: Record<PlacementState, number> & {
    /** Standing claims of the story that have no place in this draft. */
    unplaced: number;
  };
  can: {
    /** Log a claim from the text, place one, and decide about placements and proposals. */
    log: boolean;
    place: boolean;
    add: boolean;
    createSource: boolean;
    askModel: boolean;
    waive: boolean;
  };
};

export const SUMMARY = {
  id: true,
  number: true,
  title: true,
  fileName: true,
  wordCount: true,
  addedAt: true,
  addedBy: { select: { name: true } },
} as const;

type SummaryRow = {
  id: number;
  number: number;
  title: string;
  fileName: string;
  wordCount: number;
  addedAt: Date;
  addedBy: { name: string };
};

export function toSummary(row: SummaryRow): DraftSummary {
  return {
    id: row.id,
    number: row.number,
    title: row.title,
    fileName: row.fileName,
    wordCount: row.wordCount,
    addedBy: row.addedBy.name,
    addedAt: row.addedAt.toISOString(),
  };
}

/**
 * A story's drafts, the newest first; empty where it has none.
 * @throws SourcelineError NOT_FOUND where the story does not exist for the actor.
 */
export async function listDrafts(actor: Actor, slug: string): Promise<DraftSummary[]> {
  authorize(actor, "draft.read");
  const story = await db().story.findFirst({
    where: visibleStoryCalled(actor, slug),
    select: { drafts: { select: SUMMARY, orderBy: { number: "desc" } } },
  });
  if (!story) throw notFound("That story");
  return story.drafts.map(toSummary);
}

export async function findLatestNumber(
  actor: Authorized<"draft.read">,
  slug: string,
): Promise<number | null> {
  const draft = await db().draft.findFirst({
    where: { story: visibleStoryCalled(actor, slug) },
    orderBy: { number: "desc" },
    select: { number: true },
  });
  return draft?.number ?? null;
}

/** What of a draft its claims' places are decided by: all but what stands in it. */
export type DraftText = Pick<
  DraftView,
  | keyof DraftSummary
  | ("story" | "isLatest" | "text" | "paragraphs" | "links" | "unlisted" | "counts" | "can")
>;

/** @throws SourcelineError NOT_FOUND where story or draft does not exist for the actor. */
export async function getDraftText(actor: Actor, slug: string, number: number): Promise<DraftText> {
  return (await readDraft(actor, slug, number)).view;
}

/** @throws SourcelineError NOT_FOUND where story or draft does not exist for the actor. */
export async function getDraft(actor: Actor, slug: string, number: number): Promise<DraftView> {
  const { view, sentences } = await readDraft(actor, slug, number);
  const { id, text, paragraphs, addedAt } = view;
  const storyId = view.story.id;
  const [claims, further, idle, lints, proposals] = await Promise.all([
    // Of a text that was erased, nobody can be shown where a claim stood in it.
    isErasedMark(text) ? [] : readClaimMarks(id, paragraphs),
    isErasedMark(text) ? [] : readFurtherMarks(id),
    isErasedMark(text) ? [] : readNothingToCheck(id),
    readDraftLints({ storyId, addedAt, text, sentences }),
    view.can.log ? readProposalMarks(id, paragraphs) : [],
  ]);
  return {
    ...view,
    ...{ claims, further, proposals: withoutLogged(proposals, claims) },
    coverage: coverageOf(sentences, [...claims, ...further], idle),
    lints,
  };
}

async function readDraft(
  actor: Actor,
  slug: string,
  number: number,
): Promise<{ view: DraftText; sentences: Span[] }> {
  authorize(actor, "draft.read");
  const draft = await db().draft.findFirst({
    where: { number, story: visibleStoryCalled(actor, slug) },
    include: {
      addedBy: { select: { name: true } },
      story: { select: { id: true, slug: true, headline: true, status: true } },
    },
  });
  if (!draft) throw notFound("That draft");
  const latest = await findLatestNumber(actor, slug);
  const isLatest = latest === draft.number;
  const isOpen = draft.story.status !== "killed";
  const mayLog = isOpen && isLatest && can(actor, "claim.log");
  const view = {
    ...toSummary(draft),
    story: { id: draft.story.id, slug: draft.story.slug, headline: draft.story.headline },
    isLatest,
    text: draft.text,
    paragraphs: await withParts(draft.id, readParagraphs(draft)),
    links: JSON.parse(draft.links) as Link[],
    unlisted: mayLog ? draft.unlistedProposals : 0,
    counts: await countPlacements(draft.id, draft.storyId),
    can: {
      log: mayLog,
      place: isLatest && can(actor, "claim.edit"),
      add: isOpen && can(actor, "draft.add"),
      createSource: can(actor, "source.create"),
      askModel: mayLog && env().proposalModel !== null,
      waive: isLatest && can(actor, "lint.waive"),
    },
  };
  return { view, sentences: JSON.parse(draft.sentences) as Span[] };
}

export function readParagraphs(draft: { text: string; paragraphs: string }): DraftParagraph[] {
  const paragraphs = JSON.parse(draft.paragraphs) as Paragraph[];
  return paragraphs.map((paragraph, index) => ({
    ...paragraph,
    number: index + 1,
    text: draft.text.slice(paragraph.start, paragraph.end),
  }));
}

async function readClaimMarks(
  draftId: number,
  paragraphs: readonly DraftParagraph[],
): Promise<ClaimMark[]> {
  const rows = await db().placement.findMany({
    where: { draftId, state: { in: ["placed", "moved"] }, claim: { withdrawnAt: null } },
    select: {
      id: true,
      revision: true,
      state: true,
      start: true,
      end: true,
      claim: {
        select: {
          id: true,
          number: true,
          wording: true,
          attribution: true,
          level: true,
          reviewState: true,
        },
      },
    },
    orderBy: [{ start: "asc" }, { end: "desc" }],
  });
  return rows.flatMap(({ claim, start, end, ...placement }) => {
    if (start === null || end === null) return [];
    return [
      {
        start,
        end,
        placementId: placement.id,
        revision: placement.revision,
        claimId: claim.id,
        ref: claimRef(claim.number),
        wording: claim.wording,
        attribution: claim.attribution,
        level: claim.level,
        reviewState: claim.reviewState,
        isLapsed: isLapsed(claim),
        state: placement.state === "moved" ? ("moved" as const) : ("placed" as const),
        paragraph: paragraphAt(paragraphs, start),
      },
    ];
  });
}

async function readFurtherMarks(draftId: number): Promise<FurtherMark[]> {
  const rows = await db().furtherPlace.findMany({
    where: {
      draftId,
      state: { in: ["placed", "moved", "contradicts"] },
      claim: { withdrawnAt: null },
    },
    select: { start: true, end: true, state: true, claim: { select: { number: true } } },
    orderBy: [{ start: "asc" }, { id: "asc" }],
  });
  return rows.map(({ start, end, state, claim }) => ({
    ...{ start, end, ref: claimRef(claim.number) },
    state: state as FurtherMark["state"],
  }));
}

/** More were never listed of one draft; a model that is asked again and again could add to them. */
const MOST_OPEN = 2 * PROPOSALS_LISTED;

async function readProposalMarks(
  draftId: number,
  paragraphs: readonly DraftParagraph[],
): Promise<ProposalMark[]> {
  const rows = await db().proposal.findMany({
    where: { draftId, state: "open" },
    orderBy: [{ start: "asc" }, { end: "desc" }, { id: "asc" }],
    take: MOST_OPEN,
    select: { id: true, revision: true, origin: true, start: true, end: true, data: true },
  });
  return rows.map(({ data, ...row }) => ({
    ...row,
    paragraph: paragraphAt(paragraphs, row.start),
    claim: JSON.parse(data) as ProposedClaim,
  }));
}

async function countPlacements(draftId: number, storyId: number): Promise<DraftView["counts"]> {
  const [groups, standing] = await Promise.all([
    db().placement.groupBy({
      by: ["state"],
      where: { draftId, claim: { withdrawnAt: null } },
      _count: true,
    }),
    db().claim.count({ where: { storyId, withdrawnAt: null } }),
  ]);
  const counts = { pending: 0, placed: 0, moved: 0, orphaned: 0 };
  for (const group of groups) counts[group.state] = group._count;
  const known = counts.pending + counts.placed + counts.moved + counts.orphaned;
  return { ...counts, unplaced: standing - known };
}
