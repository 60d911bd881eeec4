/** Where in its sources a claim is found; sorted by the first in the alphabet. */
import { textKey } from "@/lib/table/sqlite/order-spec";
import type { SqlField } from "@/lib/table/sqlite/sql-field";
import { Prisma } from "@/prisma/generated/client";

const K = textKey(`k."locator"`);
const E = textKey(`e."locator"`);

export const locatorsSql: SqlField = {
  order: () => ({
    by: "link",
    link: {
      from: Prisma.raw(`"Citation" k INDEXED BY "Citation_locator_claimId_idx"`),
      key: K,
      where: Prisma.sql`k."removedAt" IS NULL AND ${K} > '' AND NOT EXISTS (
        SELECT 1 FROM "Citation" e
        WHERE e."claimId" = k."claimId" AND e."removedAt" IS NULL AND e."locator" <> ''
          AND (${E} < ${K} OR (${E} = ${K} AND e."id" < k."id")))`,
      missing: Prisma.raw(`NOT EXISTS (SELECT 1 FROM "Citation" e
        WHERE e."claimId" = c."id" AND e."removedAt" IS NULL AND e."locator" <> '')`),
      ofClaim: Prisma.sql`(SELECT min(${E}) FROM "Citation" e
        WHERE e."claimId" = c."id" AND e."removedAt" IS NULL AND e."locator" <> '') COLLATE NOCASE`,
    },
  }),
  cell: {
    parts: [
      Prisma.raw(`(SELECT json_group_array(k."locator" ORDER BY k."position", k."id")
        FROM "Citation" k
        WHERE k."claimId" = c."id" AND k."removedAt" IS NULL AND k."locator" <> '')`),
    ],
    read: (locators: string) => JSON.parse(locators) as string[],
  },
};
