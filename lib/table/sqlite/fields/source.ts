/** By the citations in force; where a source was merged away, by the one that it became. */
import { NO_VALUE } from "@/lib/table/filter-fields";
import { linkCondition, type Linking } from "@/lib/table/sqlite/condition";
import { VALUE_LIMIT } from "@/lib/table/sqlite/counted";
import { textKey } from "@/lib/table/sqlite/order-spec";
import { list } from "@/lib/table/sqlite/pieces";
import type { SqlField } from "@/lib/table/sqlite/sql-field";
import { plain } from "@/lib/table/sqlite/stored";
import { Prisma } from "@/prisma/generated/client";

const NAMES = Prisma.raw(`c."sourceNames"`);
const UNCITED = Prisma.raw(`c."sourceCount" = 0`);
/** Most sources stand behind few claims. */
const SOURCES = 1_000;

const citations = (alias: string) =>
  Prisma.raw(`"Citation" ${alias} INDEXED BY "Citation_sourceId_removedAt_claimId_idx"`);

const link: Linking = {
  has: (given, id) => Prisma.sql`EXISTS (
    SELECT 1 FROM ${citations("k")}
    WHERE k."sourceId" IN ${list(given)} AND k."removedAt" IS NULL AND k."claimId" = ${id})`,
  none: UNCITED,
  ids: (given) => Prisma.sql`
    SELECT DISTINCT k."claimId" AS "id" FROM ${citations("k")}
    WHERE k."sourceId" IN ${list(given)} AND k."removedAt" IS NULL`,
  along: (source) => ({
    from: citations("k"),
    // A claim that cites it several times comes once.
    where: Prisma.sql`k."sourceId" = ${source} AND k."removedAt" IS NULL AND NOT EXISTS (
      SELECT 1 FROM ${citations("e")}
      WHERE e."sourceId" = k."sourceId" AND e."removedAt" IS NULL
        AND e."claimId" = k."claimId" AND e."id" < k."id")`,
    id: Prisma.raw(`k."claimId"`),
    kinds: SOURCES,
  }),
};

export const sourceSql: SqlField = {
  condition: (filter, { mergedSources }) => {
    const read = (value: string) =>
      value === NO_VALUE ? value : (mergedSources.get(Number(value)) ?? Number(value));
    return linkCondition({ any: filter.any.map(read), not: filter.not.map(read) }, link);
  },
  counted: {
    by: "link",
    from: citations("k"),
    where: Prisma.raw(`k."removedAt" IS NULL`),
    claimId: Prisma.raw(`k."claimId"`),
    value: Prisma.raw(`k."sourceId"`),
    none: UNCITED,
    wide: {
      candidates: (find) =>
        find === ""
          ? Prisma.sql`
              SELECT "sourceId" FROM ${citations("e")}
              GROUP BY "sourceId" ORDER BY count(*) DESC, "sourceId" LIMIT ${VALUE_LIMIT}`
          : Prisma.sql`
              SELECT "id" FROM "Source"
              WHERE instr(lower("name"), lower(${find})) > 0
                OR instr(lower("aliases"), lower(${find})) > 0
              ORDER BY "name" COLLATE NOCASE LIMIT ${VALUE_LIMIT}`,
    },
  },
  order: () => ({
    by: "value",
    key: textKey(`c."sourceNames"`),
    blank: "empty",
    index: "sourceNames",
  }),
  cell: plain(NAMES),
};
