/**
 * Moves all that names one source to another, and puts it back: whatever its number, in a
 * handful of statements. Rows that people changed since are recognised and left alone.
 */
import type { Transaction } from "@/lib/audit/commit";
import { execute, rows } from "@/lib/platform/rows";
import { among, deleteEach, insertMany } from "@/lib/platform/sets";
import { Prisma } from "@/prisma/generated/client";
import type { Moved, Pair } from "./moved";

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
  const moved = await rows<{ id: number }>(
    Prisma.sql`SELECT "id" FROM "Citation" WHERE "sourceId" = ${from} ORDER BY "id"`,
    tx,
  );
  const ids = moved.map(({ id }) => id);
  await giveCitations(tx, ids, from, into);
  return ids;
}

/** Of the citations those of one source become another's. @returns how many. */
function giveCitations(
  tx: Transaction,
  citationIds: readonly number[],
  of: number,
  to: number,
): Promise<number> {
  return execute(
    tx,
    Prisma.sql`UPDATE "Citation" SET "sourceId" = ${to}, "revision" = "revision" + 1
               WHERE "id" IN ${among(citationIds)} AND "sourceId" = ${of}`,
  );
}

type Rest = { citationId: number; sourceId: number };

async function moveRests(tx: Transaction, from: number, into: number) {
  // Citations are moved by now, so one by `into` that rests on `into` is one resting on itself.
  const onSelf = await rows<Rest>(
    Prisma.sql`
      SELECT r."citationId", r."sourceId"
      FROM "CitationRest" r JOIN "Citation" c ON c."id" = r."citationId"
      WHERE r."sourceId" IN (${from}, ${into}) AND c."sourceId" = ${into}
      ORDER BY r."citationId", r."sourceId"`,
    tx,
  );
  await deleteEach(tx, "CitationRest", onSelf);
  const resting = await citationsRestingOn(tx, from);
  const onInto = new Set(await citationsRestingOn(tx, into));
  const rests = resting.filter((id) => !onInto.has(id));
  await dropRests(tx, resting, from);
  await addRests(tx, rests, into);
  return {
    rests,
    restsOnBoth: resting.filter((id) => onInto.has(id)),
    restsOnSelf: onSelf.map(({ citationId, sourceId }): Pair => [citationId, sourceId]),
  };
}

async function moveDerivations(tx: Transaction, from: number, into: number) {
  const found = await rows<Derivation>(
    Prisma.sql`SELECT "sourceId", "originId" FROM "SourceDerivation"
               WHERE "sourceId" = ${from} OR "originId" = ${from}
               ORDER BY "sourceId", "originId"`,
    tx,
  );
  const all = found.map(({ sourceId, originId }): Pair => [sourceId, originId]);
  const between = all.filter((pair) => pair.includes(into));
  const others = all.filter((pair) => !pair.includes(into));
  const held = await derivationsHeld(tx, into);
  const isThere = (pair: Pair) => held.has(key(rewrite(pair, from, into)));
  const moved = {
    derivations: others.filter((pair) => !isThere(pair)),
    derivationsOnBoth: others.filter(isThere),
    derivationsBetween: between,
  };
  await dropDerivations(tx, all);
  await addDerivations(
    tx,
    moved.derivations.map((pair) => rewrite(pair, from, into)),
  );
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
  const returned = await giveCitations(tx, moved.citations, into, from);
  await putBackRests(tx, from, into, moved);
  const held = await derivationsHeld(tx, into);
  const stands = (pair: Pair) => held.has(key(rewrite(pair, from, into)));
  const back = moved.derivations.filter(stands);
  await dropDerivations(
    tx,
    back.map((pair) => rewrite(pair, from, into)),
  );
  await addDerivations(tx, [
    ...back,
    ...moved.derivationsOnBoth.filter(stands),
    ...moved.derivationsBetween,
  ]);
  return returned;
}

async function putBackRests(
  tx: Transaction,
  from: number,
  into: number,
  moved: Moved,
): Promise<void> {
  const held = new Set(await citationsRestingOn(tx, into));
  const back = moved.rests.filter((id) => held.has(id));
  await dropRests(tx, back, into);
  await addRests(tx, [...back, ...moved.restsOnBoth.filter((id) => held.has(id))], from);
  // A citation that was given another source since has had its rests chosen anew.
  const sourceOf = await sourcesOf(
    tx,
    moved.restsOnSelf.map(([citationId]) => citationId),
  );
  const unmoved = moved.restsOnSelf.filter(
    ([citationId, sourceId]) => sourceOf.get(citationId) === (sourceId === from ? into : from),
  );
  await insertMany(
    tx,
    "CitationRest",
    unmoved.map(([citationId, sourceId]) => ({ citationId, sourceId })),
    { orSkip: true },
  );
}

async function citationsRestingOn(tx: Transaction, sourceId: number): Promise<number[]> {
  const found = await rows<{ citationId: number }>(
    Prisma.sql`SELECT "citationId" FROM "CitationRest" WHERE "sourceId" = ${sourceId}
               ORDER BY "citationId"`,
    tx,
  );
  return found.map(({ citationId }) => citationId);
}

async function sourcesOf(
  tx: Transaction,
  citationIds: readonly number[],
): Promise<Map<number, number>> {
  const found = await rows<{ id: number; sourceId: number }>(
    Prisma.sql`SELECT "id", "sourceId" FROM "Citation" WHERE "id" IN ${among(citationIds)}`,
    tx,
  );
  return new Map(found.map(({ id, sourceId }) => [id, sourceId]));
}

function addRests(tx: Transaction, citationIds: readonly number[], sourceId: number) {
  const list = citationIds.map((citationId) => ({ citationId, sourceId }));
  return insertMany(tx, "CitationRest", list, { orSkip: true });
}

function dropRests(tx: Transaction, citationIds: readonly number[], sourceId: number) {
  const list = citationIds.map((citationId) => ({ citationId, sourceId }));
  return deleteEach(tx, "CitationRest", list);
}

type Derivation = { sourceId: number; originId: number };

const key = ([sourceId, originId]: Pair): string => `${sourceId} ${originId}`;

/** The derivations that name the source, by `key`. */
async function derivationsHeld(tx: Transaction, source: number): Promise<Set<string>> {
  const found = await rows<Derivation>(
    Prisma.sql`SELECT "sourceId", "originId" FROM "SourceDerivation"
               WHERE "sourceId" = ${source} OR "originId" = ${source}`,
    tx,
  );
  return new Set(found.map(({ sourceId, originId }) => key([sourceId, originId])));
}

const named = ([sourceId, originId]: Pair): Derivation => ({ sourceId, originId });

function addDerivations(tx: Transaction, pairs: readonly Pair[]): Promise<void> {
  return insertMany(tx, "SourceDerivation", pairs.map(named), { orSkip: true });
}

function dropDerivations(tx: Transaction, pairs: readonly Pair[]): Promise<void> {
  return deleteEach(tx, "SourceDerivation", pairs.map(named));
}
