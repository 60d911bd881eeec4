/**
 * What a merge would move, said before it is done: how many citations, and which claims would
 * count fewer origins. Tells only of claims the asker may see; nothing is written.
 */
import type { Actor, Authorized } from "@/lib/access/actor";
import { authorize } from "@/lib/access/policy";
import { visibleSourceFilter, visibleStoryFilter } from "@/lib/access/visibility";
import { db } from "@/lib/platform/db";
import { notFound } from "@/lib/platform/errors";
import { claimsLeaningOn } from "@/lib/ledger/sources/leaning";
import { readSourceCost } from "@/lib/ledger/sources/cost";
import { isVoid } from "@/lib/ledger/falls/rules";
import {
  countOrigins,
  derivationsAmong,
  type CitedSource,
  type Derivations,
} from "@/lib/ledger/sources/origins";
import { readDerivations } from "@/lib/ledger/standing/standing";
import { describeIdentity, joined, otherwise } from "./identity";

export type MergePreview = {
  into: { id: number; name: string; kind: string };
  citations: number;
  rests: number;
  derivations: number;
  /** Claims whose origins would be recounted; of many, the first ones. */
  recounted: Array<{
    slug: string;
    number: number;
    wording: string;
    isDecided: boolean;
    originCount: { from: number; to: number };
  }>;
  /** Decided claims that would go back to recheck. */
  recheck: number;
  /** More claims lean on the two than were looked at. */
  isPartial: boolean;
};

const LOOKED_AT = 500;

/** @throws SourcelineError NOT_FOUND for a source that is not there or was merged away. */
export async function previewMerge(
  actor: Actor,
  fromId: number,
  intoId: number,
): Promise<MergePreview> {
  authorize(actor, "source.merge");
  const visible = visibleSourceFilter(actor);
  const into = await db().source.findFirst({
    where: { id: intoId, mergedIntoId: null, NOT: { id: fromId }, ...visible },
    select: { id: true, name: true, kind: true },
  });
  const from = await db().source.count({ where: { id: fromId, ...visible } });
  if (!into || from === 0) throw notFound("The source to merge into");
  const claim = { withdrawnAt: null, story: visibleStoryFilter(actor) };
  const [citations, rests, derivations, recounted, recheck] = await Promise.all([
    db().citation.count({ where: { sourceId: fromId, removedAt: null, claim } }),
    db().citationRest.count({
      where: { sourceId: fromId, citation: { removedAt: null, claim } },
    }),
    db().sourceDerivation.count({
      where: {
        OR: [
          { sourceId: fromId, origin: visible },
          { originId: fromId, source: visible },
        ],
      },
    }),
    recount(actor, fromId, intoId),
    countRecheck(actor, fromId, intoId),
  ]);
  return { into, citations, rests, derivations, ...recounted, recheck };
}

/** Of those that lean on the one that goes all; of the others, if the one that stays is otherwise. */
async function countRecheck(actor: Actor, fromId: number, intoId: number): Promise<number> {
  const is = await describeIdentity(null, [fromId, intoId]);
  const [from, into] = [is.get(fromId), is.get(intoId)];
  if (!from || !into) throw notFound("That source");
  const difference = otherwise(is, new Map([[intoId, joined(from, into)]]), intoId);
  const isOtherwise = difference.said.length > 0 && !difference.isSpelling;
  const { decided } = await readSourceCost(actor, isOtherwise ? [fromId, intoId] : [fromId]);
  return decided;
}

async function recount(
  actor: Authorized<"source.read">,
  fromId: number,
  intoId: number,
): Promise<Pick<MergePreview, "recounted" | "isPartial">> {
  const leaning = await claimsLeaningOn([fromId, intoId]);
  const claims = await db().claim.findMany({
    where: {
      id: { in: leaning.slice(0, LOOKED_AT) },
      withdrawnAt: null,
      story: visibleStoryFilter(actor),
    },
    orderBy: [{ storyId: "desc" }, { number: "asc" }],
    select: {
      number: true,
      wording: true,
      reviewState: true,
      originCount: true,
      story: { select: { slug: true } },
      citations: {
        where: { removedAt: null, stance: "supports" },
        select: { sourceId: true, restsOn: { select: { sourceId: true } } },
      },
    },
  });
  const cited = claims.map((claim) =>
    claim.citations.map((citation) => ({
      sourceId: citation.sourceId,
      restsOn: citation.restsOn.map((rest) => rest.sourceId),
    })),
  );
  const involved = cited.flat().flatMap((citation) => [citation.sourceId, ...citation.restsOn]);
  const read = await readDerivations([...involved, fromId, intoId]);
  const derivations = {
    derivesFrom: merged(read.derivesFrom, fromId, intoId),
    keptOf: new Map(
      [...read.keptOf].map(([kept, present]) => [
        rename(kept, fromId, intoId),
        rename(present, fromId, intoId),
      ]),
    ),
    fallen: read.fallen,
  };
  const recounted = claims.flatMap(
    ({ story, number, wording, reviewState, originCount }, index) => {
      const citations = renamed(cited[index] ?? [], fromId, intoId).filter(
        (citation) => !isVoid(citation, read.fallen),
      );
      const to = countOrigins(citations, derivationsAmong(derivations, citations));
      if (to === originCount) return [];
      const isDecided = reviewState === "decided";
      return [
        { slug: story.slug, number, wording, isDecided, originCount: { from: originCount, to } },
      ];
    },
  );
  return { recounted, isPartial: leaning.length > LOOKED_AT };
}

const rename = (id: number, fromId: number, intoId: number) => (id === fromId ? intoId : id);

function renamed(citations: readonly CitedSource[], fromId: number, intoId: number): CitedSource[] {
  return citations.map(({ sourceId, restsOn }) => ({
    sourceId: rename(sourceId, fromId, intoId),
    restsOn: restsOn.map((id) => rename(id, fromId, intoId)),
  }));
}

function merged(derivations: Derivations, fromId: number, intoId: number): Derivations {
  const after = new Map<number, number[]>();
  for (const [source, origins] of derivations) {
    const key = rename(source, fromId, intoId);
    const list = origins.map((id) => rename(id, fromId, intoId)).filter((id) => id !== key);
    after.set(key, [...(after.get(key) ?? []), ...list]);
  }
  return after;
}
