/**
 * Adds to the source directory. What a change of a source does to the claims that lean on it is
 * in changes.ts, what a merge does in merge/.
 */
import type { Actor } from "@/lib/access/actor";
import { authorize } from "@/lib/access/policy";
import { commit, type Transaction } from "@/lib/audit/commit";
import type { NewEvent } from "@/lib/audit/events";
import { conflict, invalidField, type SourcelineError } from "@/lib/platform/errors";
import { insertReturning } from "@/lib/platform/sets";
import type { CreateSourceInput } from "./input";
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
    const { source, event } = await addSource(tx, actor, at, input);
    return { result: source, events: [event] };
  });
}

/** The same inside another command's transaction; who may is that command's to ask. */
export async function addSource(
  tx: Transaction,
  actor: Actor,
  at: Date,
  input: CreateSourceInput,
): Promise<{ source: CreatedSource; event: NewEvent }> {
  const { evenIfSimilar, derivesFrom = [], ...fields } = input;
  const { aliases = "", title = "", employer = "" } = fields;
  const source = { ...fields, aliases, title, employer };
  if (!evenIfSimilar) await refuseNear(tx, actor, source);
  await assertOrigins(tx, derivesFrom);
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
    event: {
      type: "source.created",
      sourceId: created.id,
      data: { name: created.name, kind: created.kind },
    },
  };
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
): Promise<Array<{ id: number; event: NewEvent }>> {
  const own = { createdById: actor.userId, createdAt: at, updatedAt: at };
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
  return sources.map(({ name, kind }) => {
    const id = ids.get(name)?.shift();
    if (id === undefined) throw new Error("A source was to be added and is not there.");
    return { id, event: { type: "source.created", sourceId: id, data: { name, kind } } };
  });
}

/**
 * @param before the source as it was: what was near it already is not asked about again.
 * @throws SourcelineError CONFLICT naming the likeliest, with all candidates as `current`.
 */
export async function refuseNear(
  tx: Transaction,
  actor: Actor,
  source: { name: string; aliases: string },
  exceptId: number | null = null,
  before: { name: string; aliases: string } | null = null,
): Promise<void> {
  const found = await findNearSources(source, exceptId, tx);
  const near = before ? found.filter((other) => !areNearSources(before, other)) : found;
  const [likeliest] = near;
  if (!likeliest) return;
  throw nearDuplicate(likeliest.name, await withCounts(actor, near));
}

function nearDuplicate(name: string, candidates: SourceCandidate[]): SourcelineError {
  return conflict(`The directory holds “${name}” already. Is it the same source?`, candidates);
}

/** @throws SourcelineError INVALID unless each exists and was not merged away. */
export async function assertOrigins(tx: Transaction, originIds: readonly number[]): Promise<void> {
  if (originIds.length === 0) return;
  const origins = await tx.source.findMany({
    // What one story keeps is no source for others.
    where: { id: { in: [...originIds] }, keptForId: null },
    select: { id: true, name: true, mergedIntoId: true },
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
}
