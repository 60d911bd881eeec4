/**
 * Counted with the claim (ledger/lint), but for the re-check: that day is compared with the day of
 * the asking. What leaves is counted without what was given off the record.
 */
import { today } from "@/lib/platform/today";
import type { LINTED } from "@/lib/table/fields/lints";
import type { Cell } from "@/lib/table/sqlite/cell";
import {
  asItCounts,
  eitherTest,
  onlyValue,
  type FilterContext,
} from "@/lib/table/sqlite/condition";
import type { SqlField } from "@/lib/table/sqlite/sql-field";
import { Prisma } from "@/prisma/generated/client";

type Leaving = Pick<FilterContext, "leaving">;

const counted = (context: Leaving) => asItCounts("lintCount", "leavingLintCount", context);
const DUE = Prisma.raw(`c."recheckDueOn"`);

/** NULL is no day: nothing is due. */
const isDue = (day: string) => Prisma.sql`(${DUE} IS NOT NULL AND ${DUE} < ${day})`;

const TESTS: Record<(typeof LINTED)[number], (context: Leaving, day: string) => Prisma.Sql> = {
  open: (context, day) => Prisma.sql`(${counted(context)} > 0 OR ${isDue(day)})`,
  clear: (context, day) => Prisma.sql`(${counted(context)} = 0 AND NOT ${isDue(day)})`,
};

const BY_COUNT = Prisma.raw(`"Claim" c INDEXED BY "Claim_lintCount_idx"`);
const BY_DAY = Prisma.raw(`"Claim" c INDEXED BY "Claim_recheckDueOn_idx"`);

/** Off the two indexes, each claim once. */
const IDS: Record<(typeof LINTED)[number], (day: string) => Prisma.Sql> = {
  open: (day) => Prisma.sql`SELECT c."id" AS "id" FROM ${BY_COUNT} WHERE c."lintCount" > 0
    UNION ALL SELECT c."id" FROM ${BY_DAY} WHERE ${DUE} < ${day} AND c."lintCount" = 0`,
  clear: (day) => Prisma.sql`SELECT c."id" AS "id" FROM ${BY_COUNT}
    WHERE c."lintCount" = 0 AND NOT ${isDue(day)}`,
};

const cellOf = (part: Prisma.Sql): Cell => ({
  parts: [part, DUE],
  read: (count: number, dueOn: string | null) => count + Number(isPast(dueOn)),
});
const isPast = (dueOn: string | null) => dueOn !== null && dueOn < today();

export const lintsSql: SqlField = {
  condition: (filter, context) => {
    const only = onlyValue(filter) as keyof typeof IDS | undefined;
    return {
      test: eitherTest(filter, (value) =>
        TESTS[value as keyof typeof TESTS](context, context.today),
      ),
      ...(only && context.leaving === null && { ids: IDS[only](context.today) }),
    };
  },
  counted: {
    by: "sets",
    sets: new Map(
      Object.entries(IDS).map(([value, ids]) => [
        value,
        { ids: (context: FilterContext) => ids(context.today) },
      ]),
    ),
  },
  order: (context) => ({
    by: "computed",
    key: Prisma.sql`${counted(context)} + ${isDue(context.today)}`,
    blank: null,
    ...(context.leaving === null && { off: "lintCount" }),
  }),
  cell: cellOf(counted({ leaving: null })),
  fileCell: cellOf(counted({ leaving: "under_terms" })),
};
