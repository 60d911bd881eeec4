/** By the citations in force; where a source was merged away, by the one that it became. */
import { NO_VALUE } from "@/lib/table/filter-fields";
import {
  asItCounts,
  inForce,
  linkCondition,
  type FilterContext,
  type Linking,
} from "@/lib/table/sqlite/condition";
import { isVisibleSource } from "@/lib/access/visibility";
import { VALUE_LIMIT } from "@/lib/table/sqlite/counted";
import { isOfNone } from "@/lib/table/sqlite/hits";
import { textKey } from "@/lib/table/sqlite/order-spec";
import { list } from "@/lib/table/sqlite/pieces";
import type { SqlField } from "@/lib/table/sqlite/sql-field";
import { entryInStance, joinEntries } from "@/lib/table/export/cells";
import { drawnFrom, plain } from "@/lib/table/sqlite/cell";
import { attributed } from "@/lib/table/sqlite/leaving";
import { foldName } from "@/lib/text/fold-name";
import { Prisma } from "@/prisma/generated/client";

/** Most sources stand behind few claims. */
const SOURCES = 1_000;

const SHOWN = { leaving: null };

const citations = (alias: string) =>
  Prisma.raw(`"Citation" ${alias} INDEXED BY "Citation_sourceId_removedAt_claimId_idx"`);

/** The claim c cites nothing. */
export function uncited(context: Pick<FilterContext, "leaving">): Prisma.Sql {
  return Prisma.sql`${asItCounts("sourceCount", "leavingSourceCount", context)} = 0`;
}

function linkOf(context: FilterContext): Linking {
  const [k, e] = [inForce("k", context, "name"), inForce("e", context, "name")];
  return {
    has: (given, id) => Prisma.sql`EXISTS (
      SELECT 1 FROM ${citations("k")}
      WHERE k."sourceId" IN ${list(given)} AND ${k} AND k."claimId" = ${id})`,
    none: uncited(context),
    ids: (given) => Prisma.sql`
      SELECT DISTINCT k."claimId" AS "id" FROM ${citations("k")}
      WHERE k."sourceId" IN ${list(given)} AND ${k}`,
    along: (source) => ({
      from: citations("k"),
      // A claim that cites it several times comes once.
      where: Prisma.sql`k."sourceId" = ${source} AND ${k} AND NOT EXISTS (
        SELECT 1 FROM ${citations("e")}
        WHERE e."sourceId" = k."sourceId" AND ${e}
          AND e."claimId" = k."claimId" AND e."id" < k."id")`,
      id: Prisma.raw(`k."claimId"`),
      kinds: SOURCES,
    }),
  };
}

/**
 * What the sources of the claim c are called, as a file under the terms lists them: the order must
 * not tell where a name stands in the alphabet that the file does not say.
 */
const UNDER_TERMS = Prisma.sql`coalesce((
  SELECT group_concat(${attributed("k", "s", "under_terms")} ||
    CASE k."stance" WHEN 'supports' THEN '' ELSE ' (' || k."stance" || ')' END, '; '
    ORDER BY k."position", k."id")
  FROM "Citation" k INDEXED BY "Citation_claimId_position_idx"
  CROSS JOIN "Source" s ON s."id" = k."sourceId"
  WHERE k."claimId" = c."id" AND ${inForce("k", { leaving: "under_terms" })}), '')`;

const WITH_NAMES = Prisma.raw(`coalesce(c."leavingSourceNames", c."sourceNames")`);

/** In a name, title or employer, anywhere: a few letters of it. */
function holds(find: string): Prisma.Sql {
  const letters = foldName(find);
  return letters === ""
    ? Prisma.sql`0`
    : Prisma.sql`instr(s."nameKey" || char(10) || s."aboutKey", ${letters}) > 0`;
}

export const sourceSql: SqlField = {
  condition: (filter, context) => {
    const read = (value: string) =>
      value === NO_VALUE ? value : (context.mergedSources.get(Number(value)) ?? Number(value));
    const values = { any: filter.any.map(read), not: filter.not.map(read) };
    return linkCondition(values, linkOf(context));
  },
  counted: {
    by: "link",
    from: citations("k"),
    where: inForce("k", SHOWN),
    claimId: Prisma.raw(`k."claimId"`),
    value: Prisma.raw(`k."sourceId"`),
    none: uncited(SHOWN),
    wide: {
      candidates: (find, { hiddenStories, reader }) =>
        find === ""
          ? Prisma.sql`
              SELECT "sourceId" FROM ${citations("e")}
              WHERE ${isOfNone(hiddenStories, Prisma.raw(`e."claimId"`))}
              GROUP BY "sourceId" ORDER BY count(*) DESC, "sourceId" LIMIT ${VALUE_LIMIT}`
          : Prisma.sql`
              SELECT s."id" FROM "Source" s
              WHERE ${holds(find)} AND ${isVisibleSource(reader)}
              ORDER BY s."name" COLLATE NOCASE, s."id" LIMIT ${VALUE_LIMIT}`,
    },
  },
  order: ({ leaving }) => {
    if (leaving === null) {
      const key = textKey(`c."sourceNames"`);
      return { by: "value", key, blank: "empty", index: "sourceNames" };
    }
    const names = leaving === "with_names" ? WITH_NAMES : UNDER_TERMS;
    return { by: "computed", key: textKey(names), blank: "empty" };
  },
  cell: plain(Prisma.raw(`c."sourceNames"`)),
  // One entry for each citation, unlike in the table: terms and locators stand beside them.
  fileCell: drawnFrom("citations", (citations) =>
    joinEntries(citations.map(({ source, stance }) => entryInStance(source, stance))),
  ),
};
