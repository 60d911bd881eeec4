/** Where in its sources a claim is found; sorted by the first in the alphabet. */
import { inForce, type FilterContext } from "@/lib/table/sqlite/condition";
import { textKey, type OrderSpec } from "@/lib/table/sqlite/order-spec";
import { drawnFrom } from "@/lib/table/sqlite/cell";
import { joinEntries } from "@/lib/table/export/cells";
import type { SqlField } from "@/lib/table/sqlite/sql-field";
import { Prisma } from "@/prisma/generated/client";

const K = textKey(`k."locator"`);
const E = textKey(`e."locator"`);

const first = (context: Pick<FilterContext, "leaving">) => Prisma.sql`
  (SELECT min(${E}) FROM "Citation" e
   WHERE e."claimId" = c."id" AND ${inForce("e", context, "locator")} AND e."locator" <> '') COLLATE NOCASE`;

const SHOWN: OrderSpec = {
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
    ofClaim: first({ leaving: null }),
  },
};

export const locatorsSql: SqlField = {
  order: (context) =>
    context.leaving ? { by: "computed", key: first(context), blank: "null" } : SHOWN,
  cell: drawnFrom("citations", (citations) =>
    citations.map(({ locator }) => locator).filter((locator) => locator !== ""),
  ),
  fileCell: drawnFrom("citations", (citations) =>
    joinEntries(citations.map(({ locator }) => locator)),
  ),
};
