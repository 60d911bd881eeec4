/**
 * Reads what is shown of claims: the members of a row that some columns are drawn from, as parts
 * of whatever statement finds the claims, or of claims known by their ids.
 */
import { claimRef } from "@/lib/ledger/claims/rules";
import { rows } from "@/lib/platform/rows";
import { COLUMN_FIELDS } from "@/lib/table/field-list";
import { markerOf } from "@/lib/table/marks";
import type { ClaimRow, ColumnRow, Hits, RowMember } from "@/lib/table/row";
import type { SearchTerm } from "@/lib/table/search";
import { Prisma } from "@/prisma/generated/client";
import { among } from "@/lib/platform/sets";
import type { Cell } from "./sql-field";
import { sqlField } from "./sql-fields";
import { plain } from "./stored";

export type { ClaimRow } from "@/lib/table/row";

const OPEN_QUESTIONS = plain(
  Prisma.raw(`(SELECT count(*) FROM "Question" k INDEXED BY "Question_claimId_idx"
    WHERE k."claimId" = c."id" AND k."closedAt" IS NULL)`),
);

const cells = new Map<RowMember, Cell>([["openQuestions", OPEN_QUESTIONS]]);
for (const { key, column } of COLUMN_FIELDS) {
  const { cell } = sqlField(key);
  if (cell && column.member !== null) cells.set(column.member, cell);
}

const IDENTITY = Prisma.raw(`c."number" AS "number", c."revision" AS "revision",
  (SELECT s."slug" FROM "Story" s WHERE s."id" = c."storyId") AS "slug"`);

type FoundRow = { id: number; number: number; revision: number; slug: string };

export type RowReader = {
  /** Goes on after the columns of a statement that has the claims c. */
  reading: Prisma.Sql;
  /** @param terms what was searched for, to be marked in the rows. */
  toRows: (found: readonly unknown[], terms?: readonly SearchTerm[]) => Promise<ColumnRow[]>;
};

export function rowReader(members: readonly RowMember[]): RowReader {
  const read = members.flatMap((member) => {
    const cell = cells.get(member);
    return cell ? [{ member, cell, names: cell.parts.map((_, part) => `${member}${part}`) }] : [];
  });
  const parts = read.flatMap(({ cell, names }) =>
    cell.parts.map(
      (part, index) => Prisma.sql`${part} AS ${Prisma.raw(`"${names[index] ?? ""}"`)}`,
    ),
  );
  const hasHits = members.includes("hits");
  const toRow = (found: FoundRow & Record<string, unknown>): ColumnRow => {
    const row: Record<string, unknown> = {
      id: found.id,
      ref: claimRef(found.number),
      story: { slug: found.slug },
      revision: found.revision,
    };
    for (const { member, cell, names } of read) {
      row[member] = cell.read(...(names.map((name) => found[name]) as never[]));
    }
    if (hasHits) row.hits = null;
    return row as ColumnRow;
  };
  return {
    reading: Prisma.sql`, ${Prisma.join([IDENTITY, ...parts])}`,
    toRows: async (found, terms = []) => {
      const shown = (found as Array<FoundRow & Record<string, unknown>>).map(toRow);
      return hasHits && terms.length > 0 ? withHits(shown, terms) : shown;
    },
  };
}

/** The members of every column. */
export const EVERY_MEMBER: readonly RowMember[] = [...cells.keys(), "hits"];

const whole = rowReader(EVERY_MEMBER);

/**
 * Whole rows in the order of their ids as given. Whether the reader may see them is not asked
 * here.
 */
export async function readRows(ids: readonly number[]): Promise<ClaimRow[]> {
  if (ids.length === 0) return [];
  const found = await rows(Prisma.sql`
    SELECT c."id" ${whole.reading}
    FROM json_each(${JSON.stringify(ids)}) wanted CROSS JOIN "Claim" c ON c."id" = wanted."value"
    ORDER BY wanted."key"`);
  return (await whole.toRows(found)) as ClaimRow[];
}

type Indexed = { id: number; wording: string; quotes: string; note: string; sources: string };

async function withHits(
  shown: readonly ColumnRow[],
  terms: readonly SearchTerm[],
): Promise<ColumnRow[]> {
  const indexed = await rows<Indexed>(Prisma.sql`
    SELECT "rowid" AS "id", "wording", "quotes", "note", "sources" FROM "claim_fts"
    WHERE "rowid" IN ${among(shown.map(({ id }) => id))}`);
  const texts = new Map(indexed.map((row) => [row.id, row]));
  const marker = markerOf(terms);
  return shown.map((row) => {
    const found = texts.get(row.id);
    if (!found) return row;
    const elsewhere: Hits["elsewhere"] = [];
    for (const [where, text] of [
      ["Quote", found.quotes],
      ["Note", found.note],
      ["Source", found.sources],
    ] as const) {
      const marked = text === "" ? null : marker.cutting(text);
      if (marked !== null) elsewhere.push({ where, text: marked });
    }
    return { ...row, hits: { wording: marker.mark(found.wording), elsewhere } };
  });
}
