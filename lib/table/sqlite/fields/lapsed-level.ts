/** The level that lapsed: of a scale, and unlike other scales most claims have none. */
import { lapsedLevelField } from "@/lib/table/fields/lapsed-level";
import type { SqlField } from "@/lib/table/sqlite/sql-field";
import { storedField } from "@/lib/table/sqlite/stored";
import { Prisma } from "@/prisma/generated/client";

const LAPSED = Prisma.raw(`c."lapsedLevel"`);

export const lapsedLevelSql: SqlField = {
  ...storedField(lapsedLevelField.stored),
  // The last column of "Claim_table_idx": read on once, it is not entered at each value.
  counted: { by: "claim", value: LAPSED, column: "lapsedLevel", values: null },
  order: () => ({ by: "value", key: LAPSED, blank: "empty", index: "lapsedLevel" }),
};
