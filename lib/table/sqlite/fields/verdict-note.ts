/** The note of the last verdict, in force or lapsed. */
import { textKey } from "@/lib/table/sqlite/order-spec";
import type { SqlField } from "@/lib/table/sqlite/sql-field";
import { plain } from "@/lib/table/sqlite/cell";
import { Prisma } from "@/prisma/generated/client";

const LAST = Prisma.raw(`coalesce((SELECT v."note" FROM "Verdict" v WHERE v."claimId" = c."id"
  ORDER BY v."id" DESC LIMIT 1), '')`);

export const verdictNoteSql: SqlField = {
  order: () => ({
    by: "link",
    link: {
      from: Prisma.raw(`"Verdict" k INDEXED BY "Verdict_note_claimId_idx"`),
      key: textKey(`k."note"`),
      where: Prisma.raw(`NOT EXISTS (SELECT 1 FROM "Verdict" e
        WHERE e."claimId" = k."claimId" AND e."id" > k."id")`),
      missing: Prisma.raw(`NOT EXISTS (SELECT 1 FROM "Verdict" e WHERE e."claimId" = c."id")`),
      ofClaim: Prisma.raw(`(SELECT substr(e."note", 1, 120) FROM "Verdict" e
        WHERE e."claimId" = c."id" ORDER BY e."id" DESC LIMIT 1) COLLATE NOCASE`),
    },
  }),
  cell: plain(LAST),
  fileCell: plain(LAST),
};
