/** What each citation is marked with, its terms and its stance, by the citations in force. */
import { linkCondition, type Linking } from "@/lib/table/sqlite/condition";
import { list } from "@/lib/table/sqlite/pieces";
import type { SqlField } from "@/lib/table/sqlite/sql-field";
import { Prisma } from "@/prisma/generated/client";

const UNCITED = Prisma.raw(`c."sourceCount" = 0`);

export function citationMark(
  column: "terms" | "stance",
  kinds: number,
): Required<Pick<SqlField, "condition" | "counted">> {
  const citations = (alias: string) =>
    Prisma.raw(`"Citation" ${alias} INDEXED BY "Citation_${column}_claimId_removedAt_idx"`);
  const mark = Prisma.raw(`k."${column}"`);
  const link: Linking = {
    has: (given, id) => Prisma.sql`EXISTS (
      SELECT 1 FROM ${citations("k")}
      WHERE ${mark} IN ${list(given)} AND k."claimId" = ${id} AND k."removedAt" IS NULL)`,
    none: UNCITED,
    ids: (given) => Prisma.sql`
      SELECT DISTINCT k."claimId" AS "id" FROM ${citations("k")}
      WHERE ${mark} IN ${list(given)} AND k."removedAt" IS NULL`,
    along: (value) => ({
      from: citations("k"),
      // A claim with several such citations comes once.
      where: Prisma.sql`${mark} = ${value} AND k."removedAt" IS NULL AND NOT EXISTS (
        SELECT 1 FROM ${citations("e")}
        WHERE e.${Prisma.raw(`"${column}"`)} = ${mark} AND e."claimId" = k."claimId"
          AND e."removedAt" IS NULL AND e."id" < k."id")`,
      id: Prisma.raw(`k."claimId"`),
      kinds,
    }),
  };
  return {
    condition: (filter) => linkCondition(filter, link),
    counted: {
      by: "link",
      from: citations("k"),
      where: Prisma.raw(`k."removedAt" IS NULL`),
      claimId: Prisma.raw(`k."claimId"`),
      value: mark,
      none: null,
    },
  };
}
