/** Reads one claim for the screens: everything the side panel shows, with what the asker may do. */
import type { Actor } from "@/lib/access/actor";
import { can } from "@/lib/access/policy";
import { visibleStoryFilter } from "@/lib/access/visibility";
import { db } from "@/lib/platform/db";
import { notFound } from "@/lib/platform/errors";
import { mostShared } from "@/lib/ledger/sources/origins";
import { readDerivations } from "@/lib/ledger/standing/standing";
import type { Prisma } from "@/prisma/generated/client";
import { dayOf } from "./find";
import { claimRef, moveReview } from "./rules";

const person = { select: { id: true, name: true } } as const;

const INCLUDE = {
  story: { select: { id: true, slug: true, headline: true, restricted: true } },
  checker: person,
  loggedBy: person,
  contentChangedBy: person,
  withdrawnBy: person,
  tags: { select: { tag: true }, orderBy: { tag: "asc" } },
  citations: {
    orderBy: [{ position: "asc" }, { id: "asc" }],
    include: {
      source: {
        select: {
          id: true,
          name: true,
          kind: true,
          reliability: true,
          title: true,
          employer: true,
        },
      },
      addedBy: person,
      restsOn: { include: { source: { select: { id: true, name: true } } } },
      attachments: {
        where: { removedAt: null },
        select: { id: true, name: true, mediaType: true, size: true, addedAt: true },
        orderBy: { id: "asc" },
      },
    },
  },
} satisfies Prisma.ClaimInclude;

/** @throws SourcelineError NOT_FOUND where the story or claim does not exist for the actor. */
export async function getClaim(actor: Actor, slug: string, number: number) {
  // It comes from an address and may be no number at all.
  if (!Number.isSafeInteger(number)) throw notFound("That claim");
  const claim = await db().claim.findFirst({
    where: { number, story: { slug, ...visibleStoryFilter(actor) } },
    include: INCLUDE,
  });
  if (!claim) throw notFound("That claim");
  return toView(actor, claim);
}

export type ClaimView = Awaited<ReturnType<typeof getClaim>>;
export type CitationView = ClaimView["citations"][number];

type ClaimRow = Prisma.ClaimGetPayload<{ include: typeof INCLUDE }>;

async function toView(actor: Actor, claim: ClaimRow) {
  const standing = claim.citations.filter((citation) => citation.removedAt === null);
  const isStanding = claim.withdrawnAt === null;
  const mayHandOver = isStanding && can(actor, "claim.handOver");
  return {
    id: claim.id,
    number: claim.number,
    ref: claimRef(claim.number),
    story: claim.story,
    wording: claim.wording,
    kind: claim.kind,
    assertedBy: claim.assertedBy,
    attribution: claim.attribution,
    level: claim.level,
    reviewState: claim.reviewState,
    legalRisk: claim.legalRisk,
    checker: claim.checker,
    tags: claim.tags.map((row) => row.tag),
    asOf: dayOf(claim.asOf),
    recheckOn: dayOf(claim.recheckOn),
    note: claim.note,
    loggedBy: claim.loggedBy,
    loggedAt: claim.loggedAt.toISOString(),
    contentChangedBy: claim.contentChangedBy,
    contentRevision: claim.contentRevision,
    revision: claim.revision,
    updatedAt: claim.updatedAt.toISOString(),
    readyAt: claim.readyAt?.toISOString() ?? null,
    withdrawn: claim.withdrawnAt
      ? {
          at: claim.withdrawnAt.toISOString(),
          by: claim.withdrawnBy?.name ?? "",
          reason: claim.withdrawnReason,
        }
      : null,
    sourceCount: claim.sourceCount,
    originCount: claim.originCount,
    sharedOrigin: await findSharedOrigin(standing),
    citations: standing.map(toCitationView),
    removedCitations: claim.citations
      .filter((citation) => citation.removedAt !== null)
      .map(toCitationView),
    can: {
      edit: isStanding && can(actor, "claim.edit"),
      assign: isStanding && can(actor, "claim.assign"),
      cite: isStanding && can(actor, "citation.edit"),
      withdraw: isStanding && can(actor, "claim.withdraw"),
      restore: !isStanding && can(actor, "claim.withdraw"),
      handOver: mayHandOver && moveReview(claim.reviewState, "handOver") !== null,
      takeBack: mayHandOver && moveReview(claim.reviewState, "takeBack") !== null,
    },
  };
}

function toCitationView(citation: ClaimRow["citations"][number]) {
  return {
    id: citation.id,
    revision: citation.revision,
    source: citation.source,
    stance: citation.stance,
    terms: citation.terms,
    termsAgreed: citation.termsAgreed,
    basis: citation.basis,
    credibility: citation.credibility,
    quote: citation.quote,
    locator: citation.locator,
    saidOn: dayOf(citation.saidOn),
    note: citation.note,
    addedBy: citation.addedBy,
    addedAt: citation.addedAt.toISOString(),
    restsOn: citation.restsOn.map((rest) => rest.source),
    attachments: citation.attachments.map((file) => ({
      ...file,
      addedAt: file.addedAt.toISOString(),
    })),
  };
}

/**
 * The name of the source that two or more supporting citations share as their one origin, for
 * the warning "3 sources, 1 origin: all rest on …"; null where there is nothing to warn of.
 */
async function findSharedOrigin(citations: ClaimRow["citations"]): Promise<string | null> {
  const supporting = citations
    .filter((citation) => citation.stance === "supports")
    .map((c) => ({ sourceId: c.sourceId, restsOn: c.restsOn.map((rest) => rest.sourceId) }));
  if (new Set(supporting.map((citation) => citation.sourceId)).size < 2) return null;
  const derivesFrom = await readDerivations(supporting.flatMap((c) => [c.sourceId, ...c.restsOn]));
  const shared = mostShared(supporting, derivesFrom);
  if (shared === null) return null;
  const source = await db().source.findUnique({ where: { id: shared }, select: { name: true } });
  return source?.name ?? null;
}

/** People who can be a claim's checker, by name. */
export async function listCheckers(
  actor: Actor,
  story: { id: number; restricted: boolean } | null,
): Promise<Array<{ id: number; name: string; role: string }>> {
  if (!can(actor, "claim.assign")) return [];
  return db().user.findMany({
    where: {
      disabledAt: null,
      role: { not: "viewer" },
      ...(story?.restricted && { memberships: { some: { storyId: story.id } } }),
    },
    orderBy: { name: "asc" },
    select: { id: true, name: true, role: true },
  });
}
