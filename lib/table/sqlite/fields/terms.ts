/** The terms of a claim's citations; sorted by the first in the alphabet. */
import type { Terms } from "@/lib/ledger/claims/rules";
import type { SqlField } from "@/lib/table/sqlite/sql-field";
import { Prisma } from "@/prisma/generated/client";
import { citationMark } from "./citation-mark";

const order = Prisma.raw(`
  (SELECT min(e."terms") FROM "Citation" e
   WHERE e."claimId" = c."id" AND e."removedAt" IS NULL)`);

export const termsSql: SqlField = {
  ...citationMark("terms", 5),
  order: () => ({
    by: "link",
    link: {
      from: Prisma.raw(`"Citation" k INDEXED BY "Citation_terms_claimId_removedAt_idx"`),
      key: Prisma.raw(`k."terms"`),
      where: Prisma.raw(`k."removedAt" IS NULL AND NOT EXISTS (SELECT 1 FROM "Citation" e
        WHERE e."claimId" = k."claimId" AND e."removedAt" IS NULL
          AND (e."terms" < k."terms" OR (e."terms" = k."terms" AND e."id" < k."id")))`),
      missing: Prisma.raw(`NOT EXISTS (SELECT 1 FROM "Citation" e
        WHERE e."claimId" = c."id" AND e."removedAt" IS NULL)`),
      ofClaim: order,
    },
  }),
  cell: {
    parts: [
      Prisma.raw(`(SELECT json_group_array(DISTINCT k."terms" ORDER BY k."terms")
        FROM "Citation" k WHERE k."claimId" = c."id" AND k."removedAt" IS NULL)`),
    ],
    read: (terms: string) => JSON.parse(terms) as Terms[],
  },
};
