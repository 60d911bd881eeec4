/**
 * Adds to the source directory. What a change of a source does to the claims that lean on it is
 * in changes.ts, what a merge does in merge/.
 */
import type { Actor, Authorized } from "@/lib/access/actor";
import { authorize } from "@/lib/access/policy";
import { visibleSourceFilter } from "@/lib/access/visibility";
import { commit, unchanged, type Transaction } from "@/lib/audit/commit";
import type { NewEvent } from "@/lib/audit/events";
import {
  conflict,
  invalidField,
  notFound,
  ruleUnmet,
  type SourcelineError,
} from "@/lib/platform/errors";
import { insertReturning } from "@/lib/platform/sets";
import { findStoryBySlug } from "@/lib/stories/find";
import type { CreateSourceInput, ShareSourceInput } from "./input";
import { aboutKeyOf, areNearSources, nameKeyOf } from "./names";
import { findNearSources } from "./near";
import { withCounts, type SourceCandidate } from "./queries";
import type { Reliability, SourceKind } from "./rules";

export type CreatedSource = {
  id: number;
  name: string;
  kind: SourceKind;
  reliability: Reliability;
};

/**
 * @throws SourcelineError CONFLICT with the near-duplicates as `current` (SourceCandidate[]),
 * unless `evenIfSimilar` says that a person looked at them; INVALID for an unknown origin.
 */
export async function createSource(actor: Actor, input: CreateSourceInput): Promise<CreatedSource> {
  authorize(actor, "source.create");
  return commit(actor, async (tx, at) => {
    const making = await makingOf(tx, actor, input);
    const { source, event } = await addSource(tx, actor, at, input, making);
    return { result: source, events: [event] };
  });
}

/** Where a source is made, and whether it is the newsroom's at once. */
export type SourceMaking = { madeInId: number | null; shared: boolean };

/** @throws NOT_FOUND for the story; FORBIDDEN where sharing it at once is not the actor's to say. */
export async function makingOf(
  tx: Transaction,
  actor: Authorized<"source.create"> | Authorized<"identity.keep">,
  said: Pick<CreateSourceInput, "story" | "shared">,
): Promise<SourceMaking> {
  const story = said.story ? await findStoryBySlug(tx, actor, said.story) : null;
  const { shared = isSharedBySelf(story) } = said;
  if (shared && !isSharedBySelf(story)) authorize(actor, "source.share");
  return { madeInId: story?.id ?? null, shared };
}

/** What was made in a restricted story is not the newsroom's before somebody says so. */
function isSharedBySelf(story: { restricted: boolean } | null): boolean {
  return !story?.restricted;
}

/** In a story, where nobody said otherwise. */
export function madeIn(story: { id: number; restricted: boolean }): SourceMaking {
  return { madeInId: story.id, shared: isSharedBySelf(story) };
}

/** Of a confidential source; whether its fields tell who it is, is its own command's to ask. */
type Confidential = { confidential?: true; agreedDescription?: string };

/** The same inside another command's transaction; who may is that command's to ask. */
export async function addSource(
  tx: Transaction,
  actor: Authorized<"source.read">,
  at: Date,
  input: CreateSourceInput,
  making: SourceMaking,
  confidential: Confidential = {},
): Promise<{ source: CreatedSource; event: NewEvent }> {
  const { evenIfSimilar, derivesFrom = [], story: _, ...fields } = input;
  const { aliases = "", title = "", employer = "" } = fields;
  const source = { ...fields, ...making, ...confidential, aliases, title, employer };
  if (!evenIfSimilar) await refuseNear(tx, actor, source);
  await assertOrigins(tx, actor, derivesFrom, making);
  const created = await tx.source.create({
    data: {
      ...source,
      nameKey: nameKeyOf(source),
      aboutKey: aboutKeyOf(source),
      createdById: actor.userId,
      createdAt: at,
      updatedAt: at,
      derivesFrom: { create: derivesFrom.map((originId) => ({ originId })) },
    },
    select: { id: true, name: true, kind: true, reliability: true },
  });
  return {
    source: created,
    event: createdEvent(created.id, { ...created, ...confidential }, making),
  };
}

/** What is not the newsroom's is told to those alone who see the story that it was made in. */
function createdEvent(
  sourceId: number,
  { name, kind, confidential }: { name: string; kind: string; confidential?: true },
  { madeInId, shared }: SourceMaking,
): NewEvent {
  const place = shared || madeInId === null ? {} : { storyId: madeInId };
  const data = { name, kind, shared, ...(confidential && { confidential }) };
  return { type: "source.created", sourceId, ...place, data };
}

/** What a text says of a source that is to be added. */
export type NewSource = Required<
  Pick<CreateSourceInput, "name" | "kind" | "title" | "employer" | "aliases">
>;

/**
 * Adds many in one statement, in their order; that they are near no other, and who may, is the
 * caller's to ask.
 */
export async function addSources(
  tx: Transaction,
  actor: Actor,
  at: Date,
  sources: readonly NewSource[],
  making: SourceMaking,
): Promise<Array<{ id: number; event: NewEvent }>> {
  const own = { ...making, createdById: actor.userId, createdAt: at, updatedAt: at };
  const list = sources.map((source) => ({
    ...source,
    nameKey: nameKeyOf(source),
    aboutKey: aboutKeyOf(source),
    ...own,
  }));
  const made = await insertReturning(tx, "Source", list, ["id", "name"]);
  const ids = new Map<string, number[]>();
  for (const { id, name } of made.sort((a, b) => a.id - b.id)) {
    ids.set(name, [...(ids.get(name) ?? []), id]);
  }
  return sources.map((source) => {
    const id = ids.get(source.name)?.shift();
    if (id === undefined) throw new Error("A source was to be added and is not there.");
    return { id, event: createdEvent(id, source, making) };
  });
}

/**
 * @param before the source as it was: what was near it already is not asked about again.
 * @throws SourcelineError CONFLICT naming the likeliest, with all candidates as `current`.
 */
export async function refuseNear(
  tx: Transaction,
  actor: Authorized<"source.read">,
  source: { name: string; aliases: string },
  exceptId: number | null = null,
  before: { name: string; aliases: string } | null = null,
): Promise<void> {
  const found = await findNearSources(actor, source, exceptId, tx);
  const near = before ? found.filter((other) => !areNearSources(before, other)) : found;
  const [likeliest] = near;
  if (!likeliest) return;
  throw nearDuplicate(likeliest.name, await withCounts(actor, near));
}

function nearDuplicate(name: string, candidates: SourceCandidate[]): SourcelineError {
  return conflict(`The directory holds “${name}” already. Is it the same source?`, candidates);
}

/**
 * @throws SourcelineError INVALID unless each exists and was not merged away, and for what is the
 * newsroom's unless each is so, too: whoever sees a source sees what it derives from.
 */
export async function assertOrigins(
  tx: Transaction,
  actor: Authorized<"source.read">,
  originIds: readonly number[],
  { shared }: Pick<SourceMaking, "shared">,
): Promise<void> {
  if (originIds.length === 0) return;
  const origins = await tx.source.findMany({
    // What one story keeps is no source for others.
    where: { id: { in: [...originIds] }, keptForId: null, ...visibleSourceFilter(actor) },
    select: { id: true, name: true, mergedIntoId: true, shared: true },
  });
  if (origins.length < originIds.length) {
    throw invalidField("derivesFrom", "A source it derives from is not in the directory.");
  }
  const merged = origins.find((origin) => origin.mergedIntoId !== null);
  if (merged) {
    throw invalidField(
      "derivesFrom",
      `${merged.name} was merged into another source; pick that one.`,
    );
  }
  const kept = shared && origins.find((origin) => !origin.shared);
  if (kept) {
    throw invalidField(
      "derivesFrom",
      `${kept.name} is not the newsroom’s yet; make it so first, or leave it out.`,
    );
  }
}

/**
 * Says that a source is the newsroom's: from then on it exists for everybody. It is not taken back:
 * what was told cannot be untold.
 * @throws RULE_UNMET for one that was merged away, or derives from one that is not the newsroom's.
 */
export async function shareSource(
  actor: Actor,
  { sourceId }: ShareSourceInput,
): Promise<{ sourceId: number; revision: number }> {
  authorize(actor, "source.share");
  return commit(actor, async (tx, at) => {
    const source = await tx.source.findFirst({
      where: { id: sourceId, ...visibleSourceFilter(actor) },
      include: {
        mergedInto: { select: { name: true } },
        derivesFrom: {
          where: { origin: { shared: false, ...visibleSourceFilter(actor) } },
          include: { origin: { select: { name: true } } },
          orderBy: { originId: "asc" },
        },
      },
    });
    if (!source) throw notFound("That source");
    const { name, mergedInto, derivesFrom, revision } = source;
    if (mergedInto) {
      throw ruleUnmet(`${name} was merged into ${mergedInto.name}.`, [`Share ${mergedInto.name}.`]);
    }
    if (source.shared) return unchanged({ sourceId, revision });
    const kept = derivesFrom.map(({ origin }) => origin.name);
    if (kept.length > 0) {
      throw ruleUnmet(
        `${name} derives from ${kept.join(", ")}, not yet the newsroom’s.`,
        kept.map((origin) => `Make ${origin} the newsroom’s first.`),
      );
    }
    await tx.source.update({
      where: { id: sourceId },
      data: { shared: true, revision: { increment: 1 }, updatedAt: at },
    });
    return {
      result: { sourceId, revision: revision + 1 },
      events: [{ type: "source.shared", sourceId, data: { name } }],
    };
  });
}
