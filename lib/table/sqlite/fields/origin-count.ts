/** Counted with the claim (ledger/standing). */
import type { ORIGINS } from "@/lib/table/fields/origin-count";
import { eitherTest } from "@/lib/table/sqlite/condition";
import type { SqlField } from "@/lib/table/sqlite/sql-field";
import { plain } from "@/lib/table/sqlite/stored";
import { Prisma } from "@/prisma/generated/client";

const COUNT = Prisma.raw(`c."originCount"`);

const TESTS: Record<(typeof ORIGINS)[number], Prisma.Sql> = {
  "0": Prisma.sql`${COUNT} = 0`,
  "1": Prisma.sql`${COUNT} = 1`,
  "2+": Prisma.sql`${COUNT} >= 2`,
};

export const originCountSql: SqlField = {
  condition: (filter) => ({
    test: eitherTest(filter, (value) => TESTS[value as keyof typeof TESTS]),
    covered: { column: "originCount", seek: null },
  }),
  counted: {
    by: "claim",
    value: Prisma.sql`CASE ${COUNT} WHEN 0 THEN '0' WHEN 1 THEN '1' ELSE '2+' END`,
    column: "originCount",
    values: null,
  },
  order: () => ({ by: "value", key: COUNT, blank: null, index: "originCount" }),
  cell: plain(COUNT),
};
