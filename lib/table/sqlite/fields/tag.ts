/** The claim's tags; sorted by the first in the alphabet. */
import { tidyTag } from "@/lib/ledger/claims/rules";
import { NO_VALUE } from "@/lib/table/filter-fields";
import { linkCondition, type Linking } from "@/lib/table/sqlite/condition";
import { list } from "@/lib/table/sqlite/pieces";
import { drawnFrom } from "@/lib/table/sqlite/cell";
import { joinEntries } from "@/lib/table/export/cells";
import type { SqlField } from "@/lib/table/sqlite/sql-field";
import { Prisma } from "@/prisma/generated/client";

const TAGS = Prisma.raw(`"ClaimTag" k INDEXED BY "ClaimTag_tag_claimId_idx"`);
const UNTAGGED = Prisma.raw(`NOT EXISTS (SELECT 1 FROM "ClaimTag" e WHERE e."claimId" = c."id")`);

const link: Linking = {
  has: (given, id) => Prisma.sql`EXISTS (
    SELECT 1 FROM "ClaimTag" k WHERE k."claimId" = ${id} AND k."tag" IN ${list(given)})`,
  none: UNTAGGED,
  ids: (given) => Prisma.sql`
    SELECT DISTINCT k."claimId" AS "id" FROM ${TAGS} WHERE k."tag" IN ${list(given)}`,
  along: (tag) => ({
    from: TAGS,
    where: Prisma.sql`k."tag" = ${tag}`,
    id: Prisma.raw(`k."claimId"`),
    kinds: 100,
  }),
};

/** The tag as it is kept, however it is written in an address. */
function kept(tag: string): string {
  return tag === NO_VALUE ? tag : tidyTag(tag) || tag;
}

export const tagSql: SqlField = {
  condition: ({ any, not }) => linkCondition({ any: any.map(kept), not: not.map(kept) }, link),
  counted: {
    by: "link",
    from: TAGS,
    where: Prisma.raw("1"),
    claimId: Prisma.raw(`k."claimId"`),
    value: Prisma.raw(`k."tag"`),
    none: UNTAGGED,
  },
  order: () => ({
    by: "link",
    link: {
      from: TAGS,
      key: Prisma.raw(`k."tag"`),
      where: Prisma.raw(`NOT EXISTS (SELECT 1 FROM "ClaimTag" e
        WHERE e."claimId" = k."claimId" AND e."tag" < k."tag")`),
      missing: UNTAGGED,
      ofClaim: Prisma.raw(`(SELECT min(e."tag") FROM "ClaimTag" e WHERE e."claimId" = c."id")`),
    },
  }),
  cell: drawnFrom("tags", (tags) => [...tags]),
  fileCell: drawnFrom("tags", joinEntries),
};
