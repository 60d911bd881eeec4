/** All of what is asked, unlike elsewhere: "has an open question and no source". */
import type { HAS } from "@/lib/table/fields/has";
import {
  asItCounts,
  inForce,
  onlyValue,
  type Along,
  type Condition,
  type FilterContext,
} from "@/lib/table/sqlite/condition";
import type { CountedSet } from "@/lib/table/sqlite/counted";
import { textKey } from "@/lib/table/sqlite/order-spec";
import { all } from "@/lib/table/sqlite/pieces";
import type { SqlField } from "@/lib/table/sqlite/sql-field";
import { Prisma } from "@/prisma/generated/client";

type Has = CountedSet & { ids: Prisma.Sql; test: Prisma.Sql; along?: Along };

const ASKED = Prisma.raw(`"Question" k INDEXED BY "Question_closedAt_claimId_idx"`);

const QUOTED = Prisma.raw(`"Citation" k INDEXED BY "Citation_quoted_idx"`);

function testsOf(context: Pick<FilterContext, "leaving">): Record<(typeof HAS)[number], Has> {
  const [quoted, another] = [inForce("k", context, "quote"), inForce("e", context, "quote")];
  const attached = inForce("k", context, "attachment");
  const sources = asItCounts("sourceCount", "leavingSourceCount", context);
  return {
    open_question: {
      test: Prisma.raw(`EXISTS (SELECT 1 FROM "Question" k INDEXED BY "Question_claimId_idx"
        WHERE k."claimId" = c."id" AND k."closedAt" IS NULL)`),
      ids: Prisma.sql`SELECT DISTINCT k."claimId" AS "id" FROM ${ASKED} WHERE k."closedAt" IS NULL`,
      along: {
        from: ASKED,
        where: Prisma.raw(`k."closedAt" IS NULL AND NOT EXISTS (
          SELECT 1 FROM "Question" e INDEXED BY "Question_closedAt_claimId_idx"
          WHERE e."closedAt" IS NULL AND e."claimId" = k."claimId" AND e."id" < k."id")`),
        id: Prisma.raw(`k."claimId"`),
        kinds: 50,
      },
    },
    source: {
      test: Prisma.sql`${sources} > 0`,
      ids: Prisma.sql`SELECT c."id" AS "id" FROM "Claim" c INDEXED BY "Claim_sourceCount_idx"
        WHERE c."sourceCount" > 0 AND ${sources} > 0`,
    },
    quote: {
      test: Prisma.sql`EXISTS (SELECT 1 FROM "Citation" k INDEXED BY "Citation_quoted_idx"
        WHERE (k."quote" <> '') = 1 AND k."claimId" = c."id" AND ${quoted})`,
      ids: Prisma.sql`SELECT DISTINCT k."claimId" AS "id"
        FROM "Citation" k INDEXED BY "Citation_quoted_idx"
        WHERE (k."quote" <> '') = 1 AND ${quoted}`,
      along: {
        from: QUOTED,
        where: Prisma.sql`(k."quote" <> '') = 1 AND ${quoted}
          AND NOT EXISTS (
            SELECT 1 FROM "Citation" e INDEXED BY "Citation_quoted_idx"
            WHERE (e."quote" <> '') = 1 AND e."claimId" = k."claimId" AND ${another} AND e."id" < k."id")`,
        id: Prisma.raw(`k."claimId"`),
        kinds: 2,
      },
    },
    attachment: {
      test: Prisma.sql`EXISTS (
        SELECT 1 FROM "Citation" k INDEXED BY "Citation_claimId_position_idx"
        CROSS JOIN "Attachment" a INDEXED BY "Attachment_citationId_idx"
          ON a."citationId" = k."id"
        WHERE k."claimId" = c."id" AND ${attached} AND a."removedAt" IS NULL)`,
      ids: Prisma.sql`SELECT DISTINCT k."claimId" AS "id"
        FROM "Attachment" a JOIN "Citation" k ON k."id" = a."citationId"
        WHERE a."removedAt" IS NULL AND ${attached}`,
    },
    note: {
      test: Prisma.raw(`c."note" <> ''`),
      ids: Prisma.sql`SELECT c."id" AS "id" FROM "Claim" c INDEXED BY "Claim_note_idx"
        WHERE ${textKey(`c."note"`)} > ''`,
    },
  };
}

export const hasSql: SqlField = {
  condition: (filter, context): Condition => {
    const tests = testsOf(context);
    const testOf = (value: string): Has => tests[value as keyof typeof tests];
    const asked = [
      ...filter.any.map((value) => testOf(value).test),
      ...filter.not.map((value) => Prisma.sql`NOT (${testOf(value).test})`),
    ];
    const only = onlyValue(filter);
    const { ids, along } = only === undefined ? {} : testOf(only);
    return { test: all(asked), ...(ids && { ids }), ...(along && { along }) };
  },
  counted: { by: "sets", sets: new Map(Object.entries(testsOf({ leaving: null }))) },
};
