/** Counted with the claim (ledger/standing). */
import type { Leaving } from "@/lib/ledger/citations/rules";
import type { ORIGINS } from "@/lib/table/fields/origin-count";
import { asItCounts, eitherTest } from "@/lib/table/sqlite/condition";
import type { SqlField } from "@/lib/table/sqlite/sql-field";
import { plain } from "@/lib/table/sqlite/cell";
import { Prisma } from "@/prisma/generated/client";

const counted = (leaving: Leaving | null) =>
  asItCounts("originCount", "leavingOriginCount", { leaving });
const SHOWN = counted(null);

const TESTS: Record<(typeof ORIGINS)[number], Prisma.Sql> = {
  "0": Prisma.raw("= 0"),
  "1": Prisma.raw("= 1"),
  "2+": Prisma.raw(">= 2"),
};

export const originCountSql: SqlField = {
  condition: (filter, { leaving }) => ({
    test: eitherTest(
      filter,
      (value) => Prisma.sql`${counted(leaving)} ${TESTS[value as keyof typeof TESTS]}`,
    ),
    ...(leaving === null && { covered: { column: "originCount", seek: null } }),
  }),
  counted: {
    by: "claim",
    value: Prisma.sql`CASE ${SHOWN} WHEN 0 THEN '0' WHEN 1 THEN '1' ELSE '2+' END`,
    column: "originCount",
    values: null,
  },
  order: ({ leaving }) =>
    leaving
      ? { by: "computed", key: counted(leaving), blank: null }
      : { by: "value", key: SHOWN, blank: null, index: "originCount" },
  cell: plain(SHOWN),
  fileCell: plain(counted("under_terms")),
};
