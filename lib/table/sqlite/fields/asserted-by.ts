/** Told apart as folded: "Reuters" and "REUTERS" are one. Shown and sorted as it was typed. */
import { assertedByKeyOf } from "@/lib/ledger/standing/found-by";
import { NO_VALUE } from "@/lib/table/filter-fields";
import { eitherTest, onlyValue } from "@/lib/table/sqlite/condition";
import { VALUE_LIMIT } from "@/lib/table/sqlite/counted";
import { isOfNone } from "@/lib/table/sqlite/hits";
import { textKey } from "@/lib/table/sqlite/order-spec";
import { TRUE } from "@/lib/table/sqlite/pieces";
import type { SqlField } from "@/lib/table/sqlite/sql-field";
import { plain } from "@/lib/table/sqlite/cell";
import { Prisma } from "@/prisma/generated/client";

const ASSERTED_BY = Prisma.raw(`c."assertedBy"`);
const KEY = Prisma.raw(`c."assertedByKey"`);
const NAMES_IN_ORDER = Prisma.raw(`"Claim" c INDEXED BY "Claim_assertedByKey_idx"`);
const SPELLINGS = Prisma.raw(`"Claim" c INDEXED BY "Claim_assertedByKey_assertedBy_idx"`);
const OF_STORY = Prisma.raw(`"Claim" c INDEXED BY "Claim_storyId_assertedByKey_idx"`);
/** Most names stand on few claims. */
const NAMES = 500;

const same = (name: string) => Prisma.sql`${KEY} = ${assertedByKeyOf(name)}`;

export const assertedBySql: SqlField = {
  condition: (filter, { storyId }) => {
    const test = eitherTest(filter, same);
    const only = onlyValue(filter);
    if (only === undefined) return { test };
    const along =
      storyId === null
        ? { from: NAMES_IN_ORDER, where: same(only) }
        : { from: OF_STORY, where: Prisma.sql`c."storyId" = ${storyId} AND ${same(only)}` };
    return {
      test,
      along: { ...along, id: Prisma.raw(`c."id"`), kinds: only === NO_VALUE ? 2 : NAMES },
      ids: Prisma.sql`SELECT c."id" AS "id" FROM ${along.from} WHERE ${along.where}`,
    };
  },
  counted: {
    by: "link",
    from: SPELLINGS,
    where: Prisma.raw("1"),
    claimId: Prisma.raw(`c."id"`),
    value: ASSERTED_BY,
    spellings: { key: KEY, keyOf: assertedByKeyOf },
    // Nobody is a value like any other: the empty text.
    none: null,
    wide: {
      candidates: (find, { hiddenStories }) => Prisma.sql`
        SELECT * FROM (
          SELECT ${KEY} FROM ${NAMES_IN_ORDER}
          WHERE ${KEY} > ''
            AND ${isOfNone(hiddenStories, Prisma.raw(`c."id"`))}
            AND ${find === "" ? TRUE : Prisma.sql`instr(${KEY}, ${assertedByKeyOf(find)}) > 0`}
          GROUP BY ${KEY} ORDER BY count(*) DESC, ${KEY} LIMIT ${VALUE_LIMIT})
        UNION ALL SELECT ${find === "" ? "" : null}`,
    },
  },
  order: () => ({
    by: "value",
    key: textKey(`c."assertedBy"`),
    blank: "empty",
    index: "assertedBy",
  }),
  cell: plain(ASSERTED_BY),
  fileCell: plain(ASSERTED_BY),
};
