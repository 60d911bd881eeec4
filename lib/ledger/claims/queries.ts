/** Reads one claim for the screens: everything the side panel shows, with what the asker may do. */
import type { Authorized } from "@/lib/access/actor";
import { can } from "@/lib/access/policy";
import { isVisibleSource } from "@/lib/access/visibility";
import { notFound } from "@/lib/platform/errors";
import { rows } from "@/lib/platform/rows";
import { among } from "@/lib/platform/sets";
import { Prisma } from "@/prisma/generated/client";
import { isVoid } from "@/lib/ledger/falls/rules";
import {
  derivationsAmong,
  mostShared,
  originGroups,
  type CitedSource,
  type ReadDerivations,
} from "@/lib/ledger/sources/origins";
import { readDerivations } from "@/lib/ledger/standing/standing";
import { readClaimRecord, type CitationRecord, type ClaimRecord } from "@/lib/ledger/sqlite/record";
import { foundByOf } from "@/lib/ledger/citations/rules";
import { claimRef, moveReview } from "./rules";

/** @throws SourcelineError NOT_FOUND where the story or claim does not exist for the actor. */
export async function getClaim(actor: Authorized<"claim.read">, slug: string, number: number) {
  // It comes from an address and may be no number at all.
  if (!Number.isSafeInteger(number)) throw notFound("That claim");
  return view(actor, await readClaimRecord(actor, { slug, number }));
}

/** @throws SourcelineError NOT_FOUND where the claim or its story does not exist for the actor. */
export async function getClaimById(actor: Authorized<"claim.read">, id: number) {
  return view(actor, await readClaimRecord(actor, { id }));
}

export type ClaimView = Awaited<ReturnType<typeof getClaim>>;
export type CitationView = ClaimView["citations"][number];

async function view(actor: Authorized<"claim.read">, found: ClaimRecord | null) {
  if (!found) throw notFound("That claim");
  const { citations, splitFrom, parts, mergedInto, merged, ...claim } = found;
  const standing = citations.filter((citation) => citation.removedAt === null);
  const isStanding = claim.withdrawn === null;
  const derivations = await readDerivations(standing.map(leaningOf).flatMap(everySource));
  const counting = standing.filter((one) => !isVoid(leaningOf(one), derivations.fallen));
  const origins = await findOrigins(actor, counting, derivations);
  const mayHandOver = isStanding && can(actor, "claim.handOver");
  return {
    ...claim,
    ref: claimRef(claim.number),
    splitFrom: splitFrom === null ? null : claimRef(splitFrom),
    parts: parts.map(claimRef),
    mergedInto: mergedInto === null ? null : claimRef(mergedInto),
    merged: merged.map(claimRef),
    origins,
    /** The sources whose terms hold up the hand-over. */
    unsaidTerms: [
      ...new Set(
        standing.filter(({ terms }) => terms === "not_said").map(({ source }) => source.name),
      ),
    ],
    /** Whose source it is, unless said otherwise, that the asker cites. */
    citesAs: foundByOf(actor),
    sharedOrigin: sharedOriginOf(origins),
    citations: standing.map((one) => toCitationView(one, !counting.includes(one))),
    removedCitations: citations
      .filter((citation) => citation.removedAt !== null)
      .map((one) => toCitationView(one, false)),
    can: {
      edit: isStanding && can(actor, "claim.edit"),
      assign: isStanding && can(actor, "claim.assign"),
      cite: isStanding && can(actor, "citation.edit"),
      withdraw: isStanding && can(actor, "claim.withdraw"),
      restore: !isStanding && mergedInto === null && can(actor, "claim.withdraw"),
      split: isStanding && can(actor, "claim.split"),
      merge: isStanding && can(actor, "claim.merge"),
      undoMerge: mergedInto !== null && can(actor, "claim.merge"),
      handOver: mayHandOver && moveReview(claim.reviewState, "handOver") !== null,
      takeBack: mayHandOver && moveReview(claim.reviewState, "takeBack") !== null,
    },
  };
}

/** @param isVoid its source, or all that it rests on, was retracted: it counts for nothing. */
function toCitationView({ removedAt: _, ...citation }: CitationRecord, isVoid: boolean) {
  return { ...citation, isVoid };
}

function leaningOf({ source, restsOn }: CitationRecord): CitedSource {
  return { sourceId: source.id, restsOn: restsOn.map(({ id }) => id) };
}

const everySource = ({ sourceId, restsOn }: CitedSource) => [sourceId, ...restsOn];

/** Sources that speak for a claim and lead back to one origin. */
export type OriginView = {
  /** Where they all come from, as far as the asker may know of it. */
  origin: string | null;
  /** By their names, each once. */
  sources: string[];
};

/** The supporting sources by their origins, in order of first appearance. */
async function findOrigins(
  actor: Authorized<"claim.read">,
  citations: readonly CitationRecord[],
  read: ReadDerivations,
): Promise<OriginView[]> {
  const supporting = citations
    .filter((citation) => citation.stance === "supports")
    .map((citation) => ({ ...leaningOf(citation), name: citation.source.name }));
  if (supporting.length === 0) return [];
  const derivations = derivationsAmong(read, supporting);
  const groups = originGroups(supporting, derivations).map((group) =>
    group.flatMap((index) => supporting[index] ?? []),
  );
  const shared = groups.map((group) => mostShared(group, derivations));
  const names = new Map(supporting.map(({ sourceId, name }) => [sourceId, name]));
  const unnamed = shared.flatMap((id) => (id === null || names.has(id) ? [] : id));
  if (unnamed.length > 0) {
    const named = await rows<{ id: number; name: string }>(
      Prisma.sql`SELECT s."id", s."name" FROM "Source" s
      WHERE s."id" IN ${among(unnamed)} AND ${isVisibleSource(actor)}`,
    );
    for (const { id, name } of named) names.set(id, name);
  }
  return groups.map((group, at) => ({
    origin: names.get(shared[at] ?? 0) ?? null,
    sources: [...new Map(group.map(({ sourceId, name }) => [sourceId, name])).values()],
  }));
}

/**
 * The origin of two or more supporting sources where they have no other, for the warning "3 sources,
 * 1 origin: all rest on …"; null where there is nothing to warn of.
 */
function sharedOriginOf(origins: readonly OriginView[]): string | null {
  const [only, second] = origins;
  return only && !second && only.sources.length > 1 ? only.origin : null;
}

/** People who can be a claim's checker, by name. */
export async function listCheckers(
  actor: Authorized<"claim.read">,
  story: { id: number; restricted: boolean } | null,
): Promise<Array<{ id: number; name: string; role: string }>> {
  if (!can(actor, "claim.assign")) return [];
  const isMember = story?.restricted
    ? Prisma.sql`"id" IN (SELECT "userId" FROM "StoryMember" WHERE "storyId" = ${story.id})`
    : Prisma.sql`1`;
  return rows<{ id: number; name: string; role: string }>(Prisma.sql`
    SELECT "id", "name", "role" FROM "User"
    WHERE "disabledAt" IS NULL AND "role" <> 'viewer' AND ${isMember}
    ORDER BY "name", "id"`);
}
