/**
 * What a merge of two sources moves, row by row, and how it is put back. Records just enough
 * to undo it to the letter; rows that people changed since are recognised and left alone.
 */
import { z } from "zod";
import type { Transaction } from "@/lib/audit/commit";
import { slices } from "./moved-citations";

const ids = z.array(z.int());
const pairs = z.array(z.tuple([z.int(), z.int()]));

/** Stored as SourceMerge.moved. Add members with a default; never rename or remove one. */
const movedSchema = z.object({
  /** Citations of `from` that became citations of `into`, removed ones included. */
  citations: ids,
  /** Citations that rested on `from` and rest on `into` instead. */
  rests: ids,
  /** Citations that rested on both: the row for `from` was dropped. */
  restsOnBoth: ids,
  /** [citation, source]: rows dropped because the citation would have rested on its own source. */
  restsOnSelf: pairs,
  /** [source, origin]: derivations rewritten from `from` to `into`, as they were. */
  derivations: pairs,
  /** [source, origin]: derivations dropped because `into` had them, too, as they were. */
  derivationsOnBoth: pairs,
  /** [source, origin]: derivations between the two, dropped. */
  derivationsBetween: pairs,
  /** Names that `into` did not have as aliases. */
  aliases: z.array(z.string()),
});

export type Moved = z.output<typeof movedSchema>;

export function readMoved(stored: unknown): Moved {
  return movedSchema.parse(stored);
}

/** Rewrites every row of `from` to `into`, in the caller's transaction. */
export async function moveEverything(
  tx: Transaction,
  from: number,
  into: number,
): Promise<Omit<Moved, "aliases">> {
  const citations = await moveCitations(tx, from, into);
  return {
    citations,
    ...(await moveRests(tx, from, into)),
    ...(await moveDerivations(tx, from, into)),
  };
}

async function moveCitations(tx: Transaction, from: number, into: number): Promise<number[]> {
  const rows = await tx.citation.findMany({
    where: { sourceId: from },
    orderBy: { id: "asc" },
    select: { id: true },
  });
  await tx.citation.updateMany({
    where: { sourceId: from },
    data: { sourceId: into, revision: { increment: 1 } },
  });
  return rows.map((row) => row.id);
}

async function moveRests(tx: Transaction, from: number, into: number) {
  const moved = { rests: [] as number[], restsOnBoth: [] as number[], restsOnSelf: [] as Pair[] };
  // Citations are moved by now, so one by `into` that rests on `into` is one resting on itself.
  const onSelf = await tx.citationRest.findMany({
    where: { sourceId: { in: [from, into] }, citation: { sourceId: into } },
    orderBy: [{ citationId: "asc" }, { sourceId: "asc" }],
  });
  for (const row of onSelf) {
    moved.restsOnSelf.push([row.citationId, row.sourceId]);
    await dropRest(tx, row.citationId, row.sourceId);
  }
  const rows = await tx.citationRest.findMany({
    where: { sourceId: from },
    orderBy: { citationId: "asc" },
    include: { citation: { select: { restsOn: { where: { sourceId: into } } } } },
  });
  for (const { citationId, citation } of rows) {
    const hasBoth = citation.restsOn.length > 0;
    await dropRest(tx, citationId, from);
    if (!hasBoth) await addRest(tx, citationId, into);
    (hasBoth ? moved.restsOnBoth : moved.rests).push(citationId);
  }
  return moved;
}

type Pair = [number, number];

async function moveDerivations(tx: Transaction, from: number, into: number) {
  const moved = {
    derivations: [] as Pair[],
    derivationsOnBoth: [] as Pair[],
    derivationsBetween: [] as Pair[],
  };
  const rows = await tx.sourceDerivation.findMany({
    where: { OR: [{ sourceId: from }, { originId: from }] },
    orderBy: [{ sourceId: "asc" }, { originId: "asc" }],
  });
  // Only the rows that name both are left to find: they name `from`, so they are among these.
  for (const row of rows) {
    const pair: Pair = [row.sourceId, row.originId];
    await dropDerivation(tx, pair);
    if (pair.includes(into)) {
      moved.derivationsBetween.push(pair);
      continue;
    }
    const rewritten = rewrite(pair, from, into);
    const isThere = await hasDerivation(tx, rewritten);
    if (!isThere) await addDerivation(tx, rewritten);
    (isThere ? moved.derivationsOnBoth : moved.derivations).push(pair);
  }
  return moved;
}

function rewrite([source, origin]: Pair, from: number, into: number): Pair {
  return [source === from ? into : source, origin === from ? into : origin];
}

/** @returns how many citations went back to `from`. */
export async function putBack(
  tx: Transaction,
  from: number,
  into: number,
  moved: Moved,
): Promise<number> {
  let returned = 0;
  for (const slice of slices(moved.citations)) {
    const { count } = await tx.citation.updateMany({
      where: { id: { in: slice }, sourceId: into },
      data: { sourceId: from, revision: { increment: 1 } },
    });
    returned += count;
  }
  await putBackRests(tx, from, into, moved);
  for (const pair of moved.derivations) {
    if (!(await hasDerivation(tx, rewrite(pair, from, into)))) continue;
    await dropDerivation(tx, rewrite(pair, from, into));
    await addDerivation(tx, pair);
  }
  for (const pair of moved.derivationsOnBoth) {
    if (await hasDerivation(tx, rewrite(pair, from, into))) await addDerivation(tx, pair);
  }
  for (const pair of moved.derivationsBetween) await addDerivation(tx, pair);
  return returned;
}

async function putBackRests(
  tx: Transaction,
  from: number,
  into: number,
  moved: Moved,
): Promise<void> {
  for (const citationId of moved.rests) {
    if (!(await hasRest(tx, citationId, into))) continue;
    await dropRest(tx, citationId, into);
    await addRest(tx, citationId, from);
  }
  for (const citationId of moved.restsOnBoth) {
    if (await hasRest(tx, citationId, into)) await addRest(tx, citationId, from);
  }
  // A citation that was given another source since has had its rests chosen anew.
  for (const [citationId, sourceId] of moved.restsOnSelf) {
    const own = sourceId === from ? into : from;
    const isUnmoved = (await tx.citation.count({ where: { id: citationId, sourceId: own } })) > 0;
    if (isUnmoved) await addRest(tx, citationId, sourceId);
  }
}

/** Ids of the citations that undoing this merge may read differently afterwards. */
export function citationsIn(moved: Moved): number[] {
  const onSelf = moved.restsOnSelf.map(([citationId]) => citationId);
  return [...new Set([...moved.citations, ...moved.rests, ...moved.restsOnBoth, ...onSelf])];
}

async function hasRest(tx: Transaction, citationId: number, sourceId: number): Promise<boolean> {
  return (await tx.citationRest.count({ where: { citationId, sourceId } })) > 0;
}

async function addRest(tx: Transaction, citationId: number, sourceId: number): Promise<void> {
  await tx.citationRest.upsert({
    where: { citationId_sourceId: { citationId, sourceId } },
    create: { citationId, sourceId },
    update: {},
  });
}

async function dropRest(tx: Transaction, citationId: number, sourceId: number): Promise<void> {
  await tx.citationRest.deleteMany({ where: { citationId, sourceId } });
}

async function hasDerivation(tx: Transaction, [sourceId, originId]: Pair): Promise<boolean> {
  return (await tx.sourceDerivation.count({ where: { sourceId, originId } })) > 0;
}

async function addDerivation(tx: Transaction, [sourceId, originId]: Pair): Promise<void> {
  await tx.sourceDerivation.upsert({
    where: { sourceId_originId: { sourceId, originId } },
    create: { sourceId, originId },
    update: {},
  });
}

async function dropDerivation(tx: Transaction, [sourceId, originId]: Pair): Promise<void> {
  await tx.sourceDerivation.deleteMany({ where: { sourceId, originId } });
}
