/** The terms of a claim's citations; sorted by the first in the alphabet. */
import { TERMS, type Terms } from "@/lib/ledger/claims/rules";
import { inForce, type FilterContext } from "@/lib/table/sqlite/condition";
import type { OrderSpec } from "@/lib/table/sqlite/order-spec";
import { drawnFrom } from "@/lib/table/sqlite/cell";
import { joinEntries } from "@/lib/table/export/cells";
import type { SqlField } from "@/lib/table/sqlite/sql-field";
import { Prisma } from "@/prisma/generated/client";
import { citationMark } from "./citation-mark";

const first = (context: Pick<FilterContext, "leaving">) => Prisma.sql`
  (SELECT min(e."terms") FROM "Citation" e WHERE e."claimId" = c."id" AND ${inForce("e", context)})`;

const SHOWN: OrderSpec = {
  by: "link",
  link: {
    from: Prisma.raw(`"Citation" k INDEXED BY "Citation_terms_claimId_removedAt_idx"`),
    key: Prisma.raw(`k."terms"`),
    where: Prisma.raw(`k."removedAt" IS NULL AND NOT EXISTS (SELECT 1 FROM "Citation" e
      WHERE e."claimId" = k."claimId" AND e."removedAt" IS NULL
        AND (e."terms" < k."terms" OR (e."terms" = k."terms" AND e."id" < k."id")))`),
    missing: Prisma.raw(`NOT EXISTS (SELECT 1 FROM "Citation" e
      WHERE e."claimId" = c."id" AND e."removedAt" IS NULL)`),
    ofClaim: first({ leaving: null }),
  },
};

export const termsSql: SqlField = {
  ...citationMark("terms", TERMS.length),
  order: (context) =>
    context.leaving ? { by: "computed", key: first(context), blank: "null" } : SHOWN,
  cell: drawnFrom("citations", (citations): Terms[] =>
    [...new Set(citations.map(({ terms }) => terms))].sort(),
  ),
  fileCell: drawnFrom("citations", (citations) => joinEntries(citations.map(({ terms }) => terms))),
};
