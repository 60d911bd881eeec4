/**
 * The level that stands, and beside it the one that does not: the same rule as `isLapsed` of
 * ledger/claims/rules.ts. Filtered and sorted by the level that was given last, as it is shown.
 */
import { plain } from "@/lib/table/sqlite/cell";
import { levelField } from "@/lib/table/fields/level";
import type { SqlField } from "@/lib/table/sqlite/sql-field";
import { storedField } from "@/lib/table/sqlite/stored";
import { Prisma } from "@/prisma/generated/client";

const STANDS = plain(
  Prisma.raw(`CASE WHEN c."reviewState" = 'decided' THEN c."level" ELSE 'unverified' END`),
);
/** As the index on it says, to the letter (see the migration one_folding). */
const LAPSED = Prisma.raw(
  `CASE WHEN c."reviewState" = 'decided' OR c."level" = 'unverified' THEN '' ELSE c."level" END`,
);

export const levelSql: SqlField = {
  ...storedField(levelField.stored),
  cell: STANDS,
  fileCell: STANDS,
};

export const lapsedLevelSql: SqlField = {
  order: () => ({ by: "value", key: LAPSED, blank: "empty", index: "lapsedLevel" }),
  cell: plain(LAPSED),
  fileCell: plain(LAPSED),
};
