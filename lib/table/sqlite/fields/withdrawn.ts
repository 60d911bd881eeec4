/** When and why a claim was withdrawn; NULL while it stands. */
import { plain } from "@/lib/table/sqlite/cell";
import type { SqlField } from "@/lib/table/sqlite/sql-field";
import { Prisma } from "@/prisma/generated/client";

const AT = Prisma.raw(`c."withdrawnAt"`);
const REASON = Prisma.raw(`c."withdrawnReason"`);

export const withdrawnSql: SqlField = {
  order: () => ({ by: "value", key: AT, blank: "null", index: "withdrawnAt" }),
  cell: {
    parts: [AT, REASON],
    read: (at: string | null, reason: string) =>
      at === null ? null : { at: at.replace("+00:00", "Z"), reason },
  },
  fileCell: plain(Prisma.sql`CASE WHEN ${AT} IS NULL THEN '' ELSE ${REASON} END`),
};
