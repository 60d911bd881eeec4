/**
 * Folds anew what is stored folded — the keys of sources and claims and the search index — and
 * counts lints anew, where that was done by another rule than today's. Runs once after the migration
 * that brought a new rule, before the server starts: all of it in one transaction, or nothing.
 */
import type { Transaction } from "@/lib/audit/commit";
import { aboutKeyOf, nameKeyOf } from "@/lib/ledger/sources/names";
import { LINTING_VERSION } from "@/lib/ledger/lint/rules";
import { lintStanding } from "@/lib/ledger/lint/standing";
import { readWaived } from "@/lib/ledger/lint/waived";
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
import { KEPT_COLUMNS, readCitations, type KeptClaim } from "./standing";

/** Of both rules: there have been less than a thousand of either. */
export const STORED_BY = FOLDING_VERSION * 1_000 + LINTING_VERSION;

/** Whether what is stored was folded, and counted, by today's rules. */
export async function isFoldedAsToday(): Promise<boolean> {
  return (await indexedFolding()) === STORED_BY;
}

const AT_ONCE = 1_000;

/** @returns how many claims were folded anew. */
export async function refold(tx: Transaction): Promise<number> {
  await refoldSources(tx);
  const claims = await refoldClaims(tx);
  await setIndexedFolding(tx, STORED_BY);
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
    const claims = await rows<WordedClaim & KeptClaim>(
      Prisma.sql`
        SELECT "id", "storyId", "number", "note", ${KEPT_COLUMNS}
        FROM "Claim" WHERE "id" > ${from} ORDER BY "id" LIMIT ${AT_ONCE}`,
      tx,
    );
    const last = claims.at(-1);
    if (!last) return count;
    from = last.id;
    count += claims.length;
    const ids = claims.map(({ id }) => id);
    const cited = await readCitations(tx, ids);
    const waived = await readWaived(ids, tx);
    await addToIndex(
      tx,
      claims.map((claim) => wordsOf(claim, cited.get(claim.id) ?? [])),
    );
    const changed = claims.flatMap((claim) => {
      const { id, assertedByKey, lintCount, leavingLintCount } = claim;
      const lints = lintStanding(claim, cited.get(id) ?? [], claim, waived.get(id));
      const key = assertedByKeyOf(claim.assertedBy);
      const isSame =
        key === assertedByKey &&
        lints.lintCount === lintCount &&
        lints.leavingLintCount === leavingLintCount &&
        lints.recheckWaivedOn === claim.recheckWaivedOn;
      return isSame ? [] : [{ where: { id }, set: { ...lints, assertedByKey: key } }];
    });
    await updateEach(tx, "Claim", changed);
  }
}
