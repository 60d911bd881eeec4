/** Kept with the claim (ledger/falls): NULL where nothing speaks against it. */
import type { SUSPECT } from "@/lib/table/fields/suspect";
import { plain } from "@/lib/table/sqlite/cell";
import { eitherTest, onlyValue } from "@/lib/table/sqlite/condition";
import type { SqlField } from "@/lib/table/sqlite/sql-field";
import { instantCell } from "@/lib/table/sqlite/stored";
import { Prisma } from "@/prisma/generated/client";

const SINCE = Prisma.raw(`c."suspectSince"`);

const TESTS: Record<(typeof SUSPECT)[number], Prisma.Sql> = {
  yes: Prisma.sql`${SINCE} IS NOT NULL`,
  no: Prisma.sql`${SINCE} IS NULL`,
};

const idsOf = (value: keyof typeof TESTS) => Prisma.sql`SELECT c."id" AS "id"
  FROM "Claim" c INDEXED BY "Claim_suspectSince_idx" WHERE ${TESTS[value]}`;

export const suspectSql: SqlField = {
  condition: (filter) => {
    const only = onlyValue(filter) as keyof typeof TESTS | undefined;
    return {
      test: eitherTest(filter, (value) => TESTS[value as keyof typeof TESTS]),
      ...(only && { ids: idsOf(only) }),
    };
  },
  counted: {
    by: "sets",
    sets: new Map([
      ["yes", { ids: idsOf("yes") }],
      ["no", { ids: idsOf("no") }],
    ]),
  },
  order: () => ({ by: "value", key: SINCE, blank: "null", index: "suspectSince" }),
  cell: instantCell(SINCE),
  fileCell: plain(SINCE),
};
