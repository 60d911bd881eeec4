/**
 * The full-text index over claims as it is written; table/sqlite reads it. Kept in the same
 * transaction as what it indexes. Tokenising is what costs, so only words that changed are
 * written again. Its words are folded by whoever hands them in (text/fold-letters.ts), as is what
 * is looked for; the index itself folds nothing.
 */
import { Prisma } from "@/prisma/generated/client";
import { execute, rows } from "./rows";
import { among } from "./sets";
import type { Transaction } from "./transaction";

/**
 * The words of one claim by where they stand, folded. Apart stand those of citations that leave
 * only with names (withheld), and those given off the record, which never leave.
 */
export type IndexedWords = {
  /** The claim's. */
  id: number;
  wording: string;
  quotes: string;
  note: string;
  sources: string;
  withheldQuotes: string;
  withheldNotes: string;
  withheldSources: string;
  offRecordQuotes: string;
  offRecordNotes: string;
  offRecordSources: string;
  /** What it is referred to by: see `refWords`. */
  ref: string;
};

/**
 * "c32 s7": the claim's number, and its story by its id, which outlasts the story's slug. Whoever
 * looks for "leak C32" finds out which stories are called so, and then these two words.
 */
export function refWords(storyId: number, number: number): string {
  return `${numberWord(number)} ${storyWord(storyId)}`;
}

export function numberWord(number: number): string {
  return `c${number}`;
}

export function storyWord(storyId: number): string {
  return `s${storyId}`;
}

const FIELDS = [
  "wording",
  "quotes",
  "note",
  "sources",
  "withheldQuotes",
  "withheldNotes",
  "withheldSources",
  "offRecordQuotes",
  "offRecordNotes",
  "offRecordSources",
  "ref",
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

/** Empties the index, for writing all of it anew. */
export async function emptyIndex(tx: Transaction): Promise<void> {
  await execute(tx, Prisma.sql`DELETE FROM "claim_fts"`);
}

/** The version of the rule by which its words were folded; 0 where none ever were. */
export async function indexedFolding(): Promise<number> {
  const [row] = await rows<{ user_version: number }>(Prisma.sql`PRAGMA user_version`);
  return row?.user_version ?? 0;
}

/** Kept in the file's own head, where SQLite leaves a number to the application. */
export async function setIndexedFolding(tx: Transaction, version: number): Promise<void> {
  await execute(tx, Prisma.raw(`PRAGMA user_version = ${Math.trunc(version)}`));
}
