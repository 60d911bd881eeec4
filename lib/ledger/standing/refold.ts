/**
 * Folds anew what is stored folded — the keys of sources and claims and the search index — where
 * it was folded by another rule than today's. Runs once after the migration that brought a new
 * rule, before the server starts: all of it in one transaction, or nothing.
 */
import type { Transaction } from "@/lib/audit/commit";
import { aboutKeyOf, nameKeyOf } from "@/lib/ledger/sources/names";
import { rows } from "@/lib/platform/rows";
import {
  addToIndex,
  emptyIndex,
  indexedFolding,
  setIndexedFolding,
} from "@/lib/platform/search-index";
import { updateEach } from "@/lib/platform/sets";
import { FOLDING_VERSION } from "@/lib/text/fold-letters";
import { Prisma } from "@/prisma/generated/client";
import { assertedByKeyOf, wordsOf, type NamedSource, type WordedClaim } from "./found-by";
import { readCitations } from "./standing";

/** Whether what is stored was folded by today's rule. */
export async function isFoldedAsToday(): Promise<boolean> {
  return (await indexedFolding()) === FOLDING_VERSION;
}

const AT_ONCE = 1_000;

/** @returns how many claims were folded anew. */
export async function refold(tx: Transaction): Promise<number> {
  await refoldSources(tx);
  const claims = await refoldClaims(tx);
  await setIndexedFolding(tx, FOLDING_VERSION);
  return claims;
}

type KeyedSource = NamedSource & { id: number; nameKey: string; aboutKey: string };

async function refoldSources(tx: Transaction): Promise<void> {
  for (let from = 0; ;) {
    const sources = await rows<KeyedSource>(
      Prisma.sql`
        SELECT "id", "name", "aliases", "title", "employer", "nameKey", "aboutKey" FROM "Source"
        WHERE "id" > ${from} ORDER BY "id" LIMIT ${AT_ONCE}`,
      tx,
    );
    const last = sources.at(-1);
    if (!last) return;
    from = last.id;
    const changed = sources.flatMap((source) => {
      const set = { nameKey: nameKeyOf(source), aboutKey: aboutKeyOf(source) };
      const isSame = set.nameKey === source.nameKey && set.aboutKey === source.aboutKey;
      return isSame ? [] : [{ where: { id: source.id }, set }];
    });
    await updateEach(tx, "Source", changed);
  }
}

async function refoldClaims(tx: Transaction): Promise<number> {
  await emptyIndex(tx);
  let count = 0;
  for (let from = 0; ;) {
    const claims = await rows<WordedClaim & { assertedByKey: string }>(
      Prisma.sql`
        SELECT "id", "storyId", "number", "wording", "note", "assertedBy", "assertedByKey"
        FROM "Claim" WHERE "id" > ${from} ORDER BY "id" LIMIT ${AT_ONCE}`,
      tx,
    );
    const last = claims.at(-1);
    if (!last) return count;
    from = last.id;
    count += claims.length;
    const cited = await readCitations(
      tx,
      claims.map(({ id }) => id),
    );
    await addToIndex(
      tx,
      claims.map((claim) => wordsOf(claim, cited.get(claim.id) ?? [])),
    );
    const changed = claims.flatMap(({ id, assertedBy, assertedByKey: was }) => {
      const assertedByKey = assertedByKeyOf(assertedBy);
      return assertedByKey === was ? [] : [{ where: { id }, set: { assertedByKey } }];
    });
    await updateEach(tx, "Claim", changed);
  }
}
