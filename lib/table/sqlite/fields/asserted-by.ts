/** Told apart without regard to case; an index holds the first characters. */
import { NO_VALUE } from "@/lib/table/filter-fields";
import { eitherTest, onlyValue } from "@/lib/table/sqlite/condition";
import { VALUE_LIMIT } from "@/lib/table/sqlite/counted";
import { TEXT_KEY_LENGTH, textKey } from "@/lib/table/sqlite/order-spec";
import { TRUE } from "@/lib/table/sqlite/pieces";
import type { SqlField } from "@/lib/table/sqlite/sql-field";
import { plain } from "@/lib/table/sqlite/cell";
import { Prisma } from "@/prisma/generated/client";

const ASSERTED_BY = Prisma.raw(`c."assertedBy"`);
const KEY = textKey(`c."assertedBy"`);
const NAMES_IN_ORDER = Prisma.raw(`"Claim" c INDEXED BY "Claim_assertedBy_idx"`);
/** Most names stand on few claims. */
const NAMES = 500;

const same = (name: string) => Prisma.sql`${ASSERTED_BY} = ${name} COLLATE NOCASE`;

export const assertedBySql: SqlField = {
  condition: (filter, { storyId }) => {
    const test = eitherTest(filter, same);
    const only = onlyValue(filter);
    if (only === undefined) return { test };
    const start = Array.from(only).slice(0, TEXT_KEY_LENGTH).join("");
    const begins = Prisma.sql`${KEY} = ${start} AND ${same(only)}`;
    const along =
      storyId === null
        ? { from: Prisma.raw(`"Claim" c INDEXED BY "Claim_assertedBy_idx"`), where: begins }
        : {
            from: Prisma.raw(`"Claim" c INDEXED BY "Claim_storyId_assertedBy_idx"`),
            where: Prisma.sql`c."storyId" = ${storyId} AND ${begins}`,
          };
    return {
      test,
      along: { ...along, id: Prisma.raw(`c."id"`), kinds: only === NO_VALUE ? 2 : NAMES },
      ids: Prisma.sql`SELECT c."id" AS "id" FROM ${along.from} WHERE ${along.where}`,
    };
  },
  counted: {
    by: "link",
    from: NAMES_IN_ORDER,
    where: Prisma.raw("1"),
    claimId: Prisma.raw(`c."id"`),
    value: KEY,
    // Nobody is a value like any other: the empty text.
    none: null,
    wide: {
      candidates: (find) => Prisma.sql`
        SELECT * FROM (
          SELECT ${KEY} FROM ${NAMES_IN_ORDER}
          WHERE ${KEY} > '' AND ${find === "" ? TRUE : Prisma.sql`instr(lower(${KEY}), lower(${find})) > 0`}
          GROUP BY ${KEY} ORDER BY count(*) DESC, ${KEY} LIMIT ${VALUE_LIMIT})
        UNION ALL SELECT ${find === "" ? "" : null}`,
    },
  },
  order: () => ({ by: "value", key: KEY, blank: "empty", index: "assertedBy" }),
  cell: plain(ASSERTED_BY),
  fileCell: plain(ASSERTED_BY),
};
