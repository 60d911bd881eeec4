/** What each citation is marked with, its terms and its stance, by the citations in force. */
import {
  inForce,
  linkCondition,
  type FilterContext,
  type Linking,
} from "@/lib/table/sqlite/condition";
import { list } from "@/lib/table/sqlite/pieces";
import type { SqlField } from "@/lib/table/sqlite/sql-field";
import { Prisma } from "@/prisma/generated/client";
import { uncited } from "./source";

export function citationMark(
  column: "terms" | "stance",
  kinds: number,
): Required<Pick<SqlField, "condition" | "counted">> {
  const citations = (alias: string) =>
    Prisma.raw(`"Citation" ${alias} INDEXED BY "Citation_${column}_claimId_removedAt_idx"`);
  const mark = Prisma.raw(`k."${column}"`);
  const sameMark = Prisma.raw(`e."${column}" = k."${column}"`);
  const linkOf = (context: FilterContext): Linking => {
    const [k, e] = [inForce("k", context), inForce("e", context)];
    return {
      has: (given, id) => Prisma.sql`EXISTS (
        SELECT 1 FROM ${citations("k")}
        WHERE ${mark} IN ${list(given)} AND k."claimId" = ${id} AND ${k})`,
      none: uncited(context),
      ids: (given) => Prisma.sql`
        SELECT DISTINCT k."claimId" AS "id" FROM ${citations("k")}
        WHERE ${mark} IN ${list(given)} AND ${k}`,
      along: (value) => ({
        from: citations("k"),
        // A claim with several such citations comes once.
        where: Prisma.sql`${mark} = ${value} AND ${k} AND NOT EXISTS (
          SELECT 1 FROM ${citations("e")}
          WHERE ${sameMark} AND e."claimId" = k."claimId" AND ${e} AND e."id" < k."id")`,
        id: Prisma.raw(`k."claimId"`),
        kinds,
      }),
    };
  };
  return {
    condition: (filter, context) => linkCondition(filter, linkOf(context)),
    counted: {
      by: "link",
      from: citations("k"),
      where: inForce("k", { leaving: null }),
      claimId: Prisma.raw(`k."claimId"`),
      value: mark,
      none: null,
    },
  };
}
