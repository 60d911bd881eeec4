/**
 * One source with all the page about it shows: details, what it derives from and what derives
 * from it, merges, near-duplicates, and the claims that lean on it, as far as the asker may see.
 */
import type { Actor } from "@/lib/access/actor";
import { authorize, can } from "@/lib/access/policy";
import { hiddenStoryIds, visibleSourceFilter } from "@/lib/access/visibility";
import { storedAs } from "@/lib/audit/former-types";
import { readHistory, readHistoryClaims, type HistoryWithClaims } from "@/lib/audit/history";
import type { HistoryFilter } from "@/lib/audit/input";
import { typesAbout } from "@/lib/audit/subjects";
import { db } from "@/lib/platform/db";
import { notFound } from "@/lib/platform/errors";
import { survivorOf } from "./kept/queries";
import { listNearSources } from "./queries";
import { aliasesOf, isCallable, sourceDetail } from "./rules";

const named = { select: { id: true, name: true, kind: true } } as const;

const BY_SOURCE = { orderBy: { sourceId: "asc" }, take: 100 } as const;

/** The latest first; those taken back are history. */
const FALLS = {
  where: { takenBackAt: null },
  select: {
    ...{ id: true, kind: true, fromGrade: true, toGrade: true, reason: true, at: true },
    by: { select: { name: true } },
  },
  orderBy: { id: "desc" },
  take: 20,
} as const;

/**
 * @returns the source, or where its page has moved: a merged-away source lives on in another.
 * @throws SourcelineError NOT_FOUND.
 */
export async function getSource(actor: Actor, sourceId: number) {
  authorize(actor, "source.read");
  const seen = visibleSourceFilter(actor);
  const source = await db().source.findFirst({
    where: { id: sourceId, ...seen },
    include: {
      createdBy: { select: { name: true } },
      derivesFrom: {
        where: { origin: seen },
        include: { origin: named },
        orderBy: { originId: "asc" },
      },
      derivedFrom: { where: { source: seen }, include: { source: named }, ...BY_SOURCE },
      mergedInto: named,
      falls: FALLS,
      keptFor: { select: { slug: true, headline: true } },
      mergesInto: {
        where: { undoneAt: null, from: seen },
        include: { from: named, mergedBy: { select: { name: true } } },
        orderBy: { id: "desc" },
      },
    },
  });
  if (!source) throw notFound("That source");
  if (source.mergedIntoId !== null && source.keptFor === null) {
    return { movedTo: await survivorOf(source.mergedIntoId), source: null };
  }
  const view = {
    id: source.id,
    revision: source.revision,
    name: source.name,
    kind: source.kind,
    reliability: source.reliability,
    title: source.title,
    employer: source.employer,
    detail: sourceDetail(source),
    aliases: aliasesOf(source.aliases),
    url: source.url,
    note: source.note,
    confidential: source.confidential,
    agreedDescription: source.agreedDescription,
    addedBy: source.createdBy.name,
    addedAt: source.createdAt.toISOString(),
    derivesFrom: source.derivesFrom.map((row) => row.origin),
    derivedSources: source.derivedFrom.map((row) => row.source),
    merges: source.mergesInto.map((merge) => ({
      id: merge.id,
      from: merge.from,
      by: merge.mergedBy.name,
      at: merge.mergedAt.toISOString(),
    })),
    /** The story that keeps it as it was, and the source as it stands for everybody else. */
    kept:
      source.keptFor && source.mergedInto ? { for: source.keptFor, of: source.mergedInto } : null,
    near: source.keptFor ? [] : await listNearSources(actor, source, source.id),
    shared: source.shared,
    retractedAt: source.retractedAt?.toISOString() ?? null,
    falls: source.falls.map(({ at, by, ...fall }) => ({
      ...{ ...fall, at: at.toISOString(), by: by.name },
    })),
    can: {
      edit: can(actor, "source.edit"),
      retract: can(actor, "source.retract") && source.keptFor === null,
      merge: can(actor, "source.merge") && source.keptFor === null && !source.confidential,
      call: can(actor, "call.make") && source.keptFor === null && isCallable(source.kind),
      share: can(actor, "source.share") && !source.shared && source.keptFor === null,
    },
  };
  return { movedTo: null, source: view };
}

export type SourceView = NonNullable<Awaited<ReturnType<typeof getSource>>["source"]>;

/** What happened to the source, what was merged into it, and the citations of it. */
export async function listSourceEvents(
  actor: Actor,
  sourceId: number,
  { person, about, before }: HistoryFilter = {},
): Promise<HistoryWithClaims> {
  authorize(actor, "history.read");
  const seen = visibleSourceFilter(actor);
  const [hidden, merges, isSeen] = await Promise.all([
    hiddenStoryIds(actor),
    db().sourceMerge.findMany({
      where: { intoId: sourceId, from: seen },
      select: { fromId: true },
    }),
    db().source.count({ where: { id: sourceId, ...seen } }),
  ]);
  if (isSeen === 0) throw notFound("That source");
  const page = await readHistory(
    actor,
    {
      AND: [
        { OR: [{ storyId: null }, { storyId: { notIn: hidden } }] },
        // Told once, of the source; each claim has it in its own history.
        { type: { not: "claim.source_changed" } },
        ...(person === undefined ? [] : [{ actorId: person }]),
        ...(about === undefined ? [] : [{ type: { in: storedAs(typesAbout(about)) } }]),
        {
          OR: [
            { sourceId },
            {
              sourceId: { in: merges.map((merge) => merge.fromId) },
              type: { in: ["source.merged", "source.merge_undone"] },
            },
          ],
        },
      ],
    },
    before ?? null,
  );
  return { ...page, claims: await readHistoryClaims(actor, page.events) };
}
