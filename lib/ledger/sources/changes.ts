/**
 * Editing a source. What it is to the claims that lean on it is in differences.ts, what follows
 * for them in consequences.ts.
 */
import type { Actor, Authorized } from "@/lib/access/actor";
import { authorize } from "@/lib/access/policy";
import { visibleSourceFilter } from "@/lib/access/visibility";
import { changesBetween, isEmpty } from "@/lib/audit/changes";
import { commit, unchanged, type Transaction } from "@/lib/audit/commit";
import type { Changes, EventOf, NewEvent } from "@/lib/audit/events";
import { conflict, invalidField, invalidFields, notFound, ruleUnmet } from "@/lib/platform/errors";
import { noteDowngrade, noteFallenOrigins } from "@/lib/ledger/falls/downgrade";
import { tellingFaults } from "@/lib/ledger/identities/rules";
import { readDerivations } from "@/lib/ledger/standing/standing";
import { assertOrigins, refuseNear } from "./commands";
import { carryIntoClaims } from "./consequences";
import { hasJudgedLeaning } from "./cost";
import { judgedChanges, namedOrigins, saidOfSource, type Origin } from "./differences";
import type { EditSourceInput } from "./input";
import { keepForHidden } from "./kept/keep";
import { claimsCiting, claimsLeaningOn } from "./leaning";
import { aboutKeyOf, nameKeyOf } from "./names";
import { derivationPath } from "./rules";
import { SPELLING_RULE, spellingFaults } from "./spelling";

export type SavedSource = {
  sourceId: number;
  revision: number;
  /** Decided claims that went back to recheck by it. */
  recheck: number;
};

/**
 * @throws SourcelineError CONFLICT with the source as it stands (SourceVersion) when somebody
 * else was first, or with near-duplicates (SourceCandidate[]) unless `evenIfSimilar`; INVALID
 * for a derivation that would close a circle; RULE_UNMET for what is said to be spelling and is
 * not, or is not this person's to say.
 */
export async function editSource(actor: Actor, input: EditSourceInput): Promise<SavedSource> {
  authorize(actor, "source.edit");
  return commit(actor, async (tx, at) => {
    const source = await findStandingSource(tx, actor, input.sourceId);
    if (source.revision !== input.revision) throw await movedOn(tx, source);
    assertTellsNothing(source, input.patch);
    const { derivesFrom, ...fields } = input.patch;
    const changes = changesBetween(source, fields);
    const isRederived = derivesFrom !== undefined && !isDerivedFrom(source, derivesFrom);
    const isJudged = isRederived || !isEmpty(judgedChanges(changes));
    const kept = isJudged ? await keepForHidden(tx, actor, at, [source.id]) : [];
    const rederived = isRederived ? await rederive(tx, actor, source, derivesFrom) : null;
    if (rederived) Object.assign(changes, rederived.changes);
    if (isEmpty(changes)) {
      return unchanged({ sourceId: source.id, revision: source.revision, recheck: 0 });
    }
    const { isSpelling = false } = input;
    if (isSpelling) await assertSpelling(tx, actor, source, changes);

    const after = {
      name: fields.name ?? source.name,
      aliases: fields.aliases ?? source.aliases,
      title: fields.title ?? source.title,
      employer: fields.employer ?? source.employer,
    };
    const isRenamed = "name" in changes || "aliases" in changes;
    if (isRenamed && !input.evenIfSimilar) await refuseNear(tx, actor, after, source.id, source);
    const { count } = await tx.source.updateMany({
      where: { id: source.id, revision: source.revision },
      data: {
        ...fields,
        nameKey: nameKeyOf(after),
        aboutKey: aboutKeyOf(after),
        revision: { increment: 1 },
        updatedAt: at,
      },
    });
    if (count === 0) throw await movedOn(tx, source);
    const edited: NewEvent = {
      type: "source.edited",
      sourceId: source.id,
      data: { changes, ...(isSpelling && { spelling: true as const }) },
    };
    const suspect = await noteDowngrade(tx, actor, at, source, fields.reliability, {
      reason: input.reason ?? "",
      claimIds: () => claimsLeaningOn([source.id], tx),
    });
    const held = new Set(source.derivesFrom.map(({ originId }) => originId));
    const fallen = await noteFallenOrigins(
      tx,
      at,
      (derivesFrom ?? []).filter((id) => !held.has(id)),
      () => claimsLeaningOn([source.id], tx),
    );
    const { events, recheck } = await carryEdit(tx, actor, at, source, {
      ...{ changes, isSpelling, suspect: [...new Set([...suspect, ...fallen])] },
    });
    return {
      result: { sourceId: source.id, revision: source.revision + 1, recheck },
      events: [edited, ...kept, ...events],
    };
  });
}

/** @throws SourcelineError INVALID for what would tell everybody who a confidential source is. */
function assertTellsNothing(source: { confidential: boolean }, patch: EditSourceInput["patch"]) {
  const faults = source.confidential ? tellingFaults(patch) : {};
  if (Object.keys(faults).length > 0) throw invalidFields(faults);
}

/** @param suspect claims that became suspect by it. */
type Edit = { changes: Changes; isSpelling: boolean; suspect: readonly number[] };

/** Into every claim that leans on the source, and no further than the changes reach. */
async function carryEdit(
  tx: Transaction,
  actor: Actor,
  at: Date,
  source: { id: number; name: string },
  { changes, isSpelling, suspect }: Edit,
): Promise<{ events: NewEvent[]; recheck: number }> {
  const said = saidOfSource(judgedChanges(changes));
  const claimIds = said.length > 0 ? await claimsLeaningOn([source.id], tx) : [];
  const isFoundOtherwise = ["name", "aliases", "title", "employer", "kind"].some(
    (field) => field in changes,
  );
  const refreshed =
    "derivesFrom" in changes
      ? claimIds
      : isFoundOtherwise
        ? await claimsCiting([source.id], tx)
        : [];
  const counted = [...new Set([...refreshed, ...suspect])];
  const difference = { sourceId: source.id, source: source.name, said, isSpelling };
  return carryIntoClaims(tx, actor, at, {
    differences: [{ claimIds, difference }],
    refreshed: counted,
    because: `what ${source.name} derives from changed`,
  });
}

/**
 * Spelling is near the text that somebody last judged, and not for a reviewer to say of what a
 * verdict of theirs rests on.
 */
async function assertSpelling(
  tx: Transaction,
  actor: Authorized<"source.read">,
  source: StandingSource,
  changes: Changes,
): Promise<void> {
  const faults = await faultsOfSpelling(tx, source, changes);
  if (faults.length > 0) {
    throw ruleUnmet("This is more than a correction of spelling.", [...faults, SPELLING_RULE]);
  }
  if (await hasJudgedLeaning(actor, [source.id], tx)) {
    throw ruleUnmet("Somebody else says that this is spelling.", [
      "You gave the verdict of a claim that leans on this source.",
    ]);
  }
}

/** Compared with the texts as they were before corrections that followed one another. */
async function faultsOfSpelling(
  tx: Transaction,
  source: StandingSource,
  changes: Changes,
): Promise<string[]> {
  const edits = await tx.event.findMany({
    where: { sourceId: source.id, type: "source.edited" },
    orderBy: { seq: "desc" },
    select: { data: true },
  });
  const { name, aliases, title, employer } = source;
  const judged: Record<string, string> = { name, aliases, title, employer };
  const settled = new Set<string>();
  for (const edit of edits) {
    const data = JSON.parse(edit.data) as EventOf<"source.edited">["data"];
    for (const [field, { from }] of Object.entries(data.changes)) {
      if (settled.has(field) || !(field in judged)) continue;
      if (data.spelling && typeof from === "string") judged[field] = from;
      else settled.add(field);
    }
  }
  const compared = Object.entries(changes).map(([field, { from, to }]) => [
    field,
    { from: judged[field] ?? from, to },
  ]);
  const before = { name: judged.name ?? name, aliases: judged.aliases ?? aliases };
  return spellingFaults(before, Object.fromEntries(compared) as Changes);
}

/** @throws NOT_FOUND; RULE_UNMET for a source that was merged away. */
async function findStandingSource(
  tx: Transaction,
  actor: Authorized<"source.read">,
  sourceId: number,
) {
  const source = await tx.source.findFirst({
    where: { id: sourceId, ...visibleSourceFilter(actor) },
    include: {
      mergedInto: { select: { name: true } },
      // Those that the actor may not see stay as they are, whatever the actor makes of the others.
      derivesFrom: {
        where: { origin: visibleSourceFilter(actor) },
        include: { origin: { select: { name: true } } },
      },
    },
  });
  if (!source) throw notFound("That source");
  if (source.mergedInto && source.keptForId === null) {
    throw ruleUnmet(`${source.name} was merged into ${source.mergedInto.name}.`, [
      `Edit ${source.mergedInto.name}, or undo the merge.`,
    ]);
  }
  return source;
}

type StandingSource = Awaited<ReturnType<typeof findStandingSource>>;

/** @param originIds in ascending order. */
function isDerivedFrom(source: StandingSource, originIds: readonly number[]): boolean {
  const before = source.derivesFrom.map((row) => row.originId).sort((a, b) => a - b);
  return JSON.stringify(before) === JSON.stringify(originIds);
}

/** Replaces what the source derives from. */
async function rederive(
  tx: Transaction,
  actor: Authorized<"source.read">,
  source: StandingSource,
  originIds: readonly number[],
) {
  const before = source.derivesFrom.map((row) => row.originId);
  const added = originIds.filter((id) => !before.includes(id));
  await assertOrigins(tx, actor, added, source);
  await tx.sourceDerivation.deleteMany({
    where: { sourceId: source.id, originId: { in: before } },
  });
  await tx.sourceDerivation.createMany({
    data: originIds.map((originId) => ({ sourceId: source.id, originId })),
  });
  const circle = await findCircle(tx, actor, source.id);
  if (circle) {
    throw invalidField("derivesFrom", `That would close a circle: ${circle.join(" ← ")}.`);
  }
  const { from, to } = namedOrigins(
    source.derivesFrom.map(({ originId: id, origin }) => ({ id, name: origin.name })),
    await originsAmong(tx, actor, originIds),
  );
  return { changes: changesBetween({ derivesFrom: from }, { derivesFrom: to }) };
}

/** Those that exist for the actor, in the order given. */
async function originsAmong(
  tx: Transaction,
  actor: Authorized<"source.read">,
  ids: readonly number[],
): Promise<Origin[]> {
  const rows = await tx.source.findMany({
    where: { id: { in: [...ids] }, ...visibleSourceFilter(actor) },
    select: { id: true, name: true },
  });
  const found = new Map(rows.map((row) => [row.id, row]));
  return ids.flatMap((id) => found.get(id) ?? []);
}

/**
 * The names along a derivation that leads back to where it began, or null; what the actor may not
 * see on the way has no name.
 */
export async function findCircle(
  tx: Transaction,
  actor: Authorized<"source.read">,
  sourceId: number,
): Promise<string[] | null> {
  const { derivesFrom } = await readDerivations([sourceId], tx);
  const path = derivationPath(derivesFrom, sourceId, sourceId);
  return path && (await originsAmong(tx, actor, path)).map(({ name }) => name);
}

/** The editable fields as they stand, for showing both versions of a conflict. */
export type SourceVersion = {
  revision: number;
  name: string;
  kind: string;
  reliability: string;
  title: string;
  employer: string;
  aliases: string;
  url: string;
  note: string;
  derivesFrom: Array<{ id: number; name: string }>;
  changedBy: string;
  changedAt: string;
};

async function movedOn(tx: Transaction, source: StandingSource) {
  const last = await tx.event.findFirst({
    where: { sourceId: source.id, type: { in: ["source.edited", "source.merged"] } },
    orderBy: { seq: "desc" },
    select: { actor: { select: { name: true } } },
  });
  const { revision, name, kind, reliability, title, employer, aliases, url, note } = source;
  const current: SourceVersion = {
    ...{ revision, name, kind, reliability, title, employer, aliases, url, note },
    derivesFrom: source.derivesFrom.map((row) => ({ id: row.originId, name: row.origin.name })),
    changedBy: last?.actor?.name ?? "Sourceline",
    changedAt: source.updatedAt.toISOString(),
  };
  return conflict(`${current.changedBy} changed this source while you were at it.`, current);
}
