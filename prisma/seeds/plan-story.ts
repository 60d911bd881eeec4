/**
 * Lays a story's data out as a list of moves, each with the time at which the newsroom made it.
 * Performing them in order of time, across stories, gives a log whose times only go forward.
 */
import type { Actor } from "@/lib/access/actor";
import type { Move } from "./moves";
import type { Cast } from "./people";
import { addClaim, cite, openStory, perform, type Standing } from "./perform";
import { addSource, type SourceIds } from "./perform-source";
import { countCallMoves, planCalls } from "./plan-calls";
import { countDraftMoves, planDrafts } from "./plan-drafts";
import { countGateMoves, planGate } from "./plan-gate";
import { countPublishedMoves, planPublished } from "./plan-published";
import { countReplyMoves, planReplies } from "./plan-replies";
import type { CitationSeed, ClaimSeed, SourceSeed, Step, StorySeed, Stretch } from "./shape";

const HOUR = 3_600_000;
const BETWEEN_SOURCES = 35_000;
const BETWEEN_CITATIONS = 45_000;

export function planStory<Key extends string>(
  story: StorySeed<Key>,
  cast: Cast,
  loadedAt: Date,
): Move[] {
  const sourceIds: SourceIds<Key> = new Map();
  const hoursAgo = (hours: number, later = 0) =>
    new Date(loadedAt.getTime() - hours * HOUR + later);
  const { timeline } = story;
  const opening: Move = {
    at: hoursAgo(timeline.openedHoursAgo),
    make: () => openStory(story, cast, loadedAt),
  };
  const sources = entriesOf(story.sources).map(([key, source], index) => ({
    at: hoursAgo(timeline.openedHoursAgo, (index + 1) * BETWEEN_SOURCES),
    make: () => addSource(cast, key, source, sourceIds),
  }));
  const claims = story.claims.map((claim, index) => {
    const share = index / story.claims.length;
    const within = ([from, to]: Stretch, later = 0) => hoursAgo(from + (to - from) * share, later);
    const standing: Standing<Key> = { cast, loadedAt, sourceIds, claimId: 0, questionId: 0 };
    const moves = planClaim(story, claim, { cast, standing, within });
    return { standing, loggedAt: within(timeline.logged), moves };
  });
  const drafts = planDrafts(story, claims, cast, hoursAgo);
  const replies = planReplies({ story, claims, sourceIds, cast, hoursAgo });
  const calls = planCalls({ story, claims, sourceIds, cast, hoursAgo });
  const gate = planGate({ story, claims, cast, hoursAgo });
  const published = planPublished({ story, sourceIds, cast, hoursAgo });
  const ofClaims = claims.flatMap(({ moves }) => moves);
  return [opening, ...sources, ...ofClaims, ...drafts, ...replies, ...calls, ...gate, ...published];
}

type Setting<Key extends string> = {
  cast: Cast;
  standing: Standing<Key>;
  within: (stretch: Stretch, later?: number) => Date;
};

function planClaim<Key extends string>(
  story: StorySeed<Key>,
  claim: ClaimSeed<Key>,
  { cast, standing, within }: Setting<Key>,
): Move[] {
  const author: Actor = cast[claim.by ?? "editor"];
  const { logged, steps } = story.timeline;
  const { withEntry, afterwards } = splitCitations(claim.cites);
  const citations = afterwards.map((citation, index) => ({
    at: within(logged, (index + 1) * BETWEEN_CITATIONS),
    make: () => cite(standing, author, citation),
  }));
  const later = (claim.then ?? []).map((step: Step<Key>, index) => ({
    at: within(stretchFor(steps, index, claim.wording)),
    make: () => perform(standing, step),
  }));
  return [
    { at: within(logged), make: () => addClaim(standing, author, story.slug, claim, withEntry) },
    ...citations,
    ...later,
  ];
}

/** A first source of which nothing is said but its name goes in with the claim, as in the entry bar. */
function splitCitations<Key extends string>(citations: ReadonlyArray<CitationSeed<Key>>) {
  const [first, ...rest] = citations;
  const isBare = first !== undefined && Object.keys(first).length === 1;
  return isBare
    ? { withEntry: first.source, afterwards: rest }
    : { withEntry: null, afterwards: citations };
}

function stretchFor(steps: readonly Stretch[], index: number, wording: string): Stretch {
  const stretch = steps[index];
  if (!stretch) throw new Error(`The timeline is too short for “${wording}”.`);
  return stretch;
}

function entriesOf<Key extends string>(sources: Readonly<Record<Key, SourceSeed<Key>>>) {
  return Object.entries(sources) as Array<[Key, SourceSeed<Key>]>;
}

/** The fewest events that a story which was loaded to its end has left in the log. */
export function countMoves<Key extends string>(story: StorySeed<Key>): number {
  const perClaim = story.claims.map((claim) => {
    const { afterwards } = splitCitations(claim.cites);
    return 1 + afterwards.length + (claim.then?.length ?? 0);
  });
  const sources = Object.keys(story.sources).length;
  return perClaim.reduce(
    (sum, count) => sum + count,
    1 +
      sources +
      countDraftMoves(story) +
      countReplyMoves(story) +
      countCallMoves(story) +
      countGateMoves(story) +
      countPublishedMoves(story),
  );
}
