/**
 * The full-text index over claims as it is written; table/sqlite reads it. Kept in the same
 * transaction as what it indexes. Tokenising is what costs, so only words that changed are
 * written again.
 */
import { Prisma } from "@/prisma/generated/client";
import { execute, rows } from "./rows";
import { among } from "./sets";
import type { Transaction } from "./transaction";

/** The words of one claim by where they stand; those given off the record apart. */
export type IndexedWords = {
  /** The claim's. */
  id: number;
  wording: string;
  quotes: string;
  note: string;
  sources: string;
  offRecordQuotes: string;
  offRecordNotes: string;
  offRecordSources: string;
};

const FIELDS = [
  "wording",
  "quotes",
  "note",
  "sources",
  "offRecordQuotes",
  "offRecordNotes",
  "offRecordSources",
] as const;
const COLUMNS = Prisma.raw(FIELDS.join(", "));
const GIVEN = Prisma.raw(FIELDS.map((field) => `claim.value ->> '${field}'`).join(", "));

/** For claims that are not in the index yet. */
export async function addToIndex(tx: Transaction, claims: readonly IndexedWords[]): Promise<void> {
  if (claims.length === 0) return;
  await execute(
    tx,
    Prisma.sql`
      INSERT INTO "claim_fts" (rowid, ${COLUMNS})
      SELECT claim.value ->> 'id', ${GIVEN}
      FROM json_each(${JSON.stringify(claims)}) AS claim`,
  );
}

/** Brings the index in line for these claims; those whose words are the same are left alone. */
export async function refreshIndex(
  tx: Transaction,
  claims: readonly IndexedWords[],
): Promise<void> {
  const held = await rows<IndexedWords>(
    Prisma.sql`SELECT rowid AS "id", ${COLUMNS} FROM "claim_fts"
               WHERE rowid IN ${among(claims.map((claim) => claim.id))}`,
    tx,
  );
  const before = new Map(held.map((claim) => [claim.id, claim]));
  const changed = claims.filter((claim) => {
    const was = before.get(claim.id);
    return !was || FIELDS.some((field) => was[field] !== claim[field]);
  });
  const stale = changed.map((claim) => claim.id).filter((id) => before.has(id));
  if (stale.length > 0) {
    await execute(tx, Prisma.sql`DELETE FROM "claim_fts" WHERE rowid IN ${among(stale)}`);
  }
  await addToIndex(tx, changed);
}
