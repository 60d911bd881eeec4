/** All of what is asked, unlike elsewhere: "has an open question and no source". */
import { NO_VALUE } from "@/lib/table/filter-fields";
import type { HAS } from "@/lib/table/fields/has";
import { onlyValue, type Along, type Condition } from "@/lib/table/sqlite/condition";
import type { CountedSet } from "@/lib/table/sqlite/counted";
import { textKey } from "@/lib/table/sqlite/order-spec";
import { all } from "@/lib/table/sqlite/pieces";
import type { SqlField } from "@/lib/table/sqlite/sql-field";
import { Prisma } from "@/prisma/generated/client";

type Has = CountedSet & { test: Prisma.Sql; along?: Along };

const ASKED = `FROM "Question" k INDEXED BY "Question_closedAt_claimId_idx"
  WHERE k."closedAt" IS NULL`;
const QUOTED = `FROM "Citation" k INDEXED BY "Citation_quoted_idx"
  WHERE (k."quote" <> '') = 1 AND k."removedAt" IS NULL`;
const ATTACHED = `FROM "Attachment" a JOIN "Citation" k ON k."id" = a."citationId"
  WHERE a."removedAt" IS NULL AND k."removedAt" IS NULL`;

const TESTS: Record<(typeof HAS)[number], Has> = {
  open_question: {
    test: Prisma.raw(`EXISTS (SELECT 1 FROM "Question" k INDEXED BY "Question_claimId_idx"
      WHERE k."claimId" = c."id" AND k."closedAt" IS NULL)`),
    ids: Prisma.raw(`SELECT DISTINCT k."claimId" AS "id" ${ASKED}`),
    along: {
      from: Prisma.raw(`"Question" k INDEXED BY "Question_closedAt_claimId_idx"`),
      where: Prisma.raw(`k."closedAt" IS NULL AND NOT EXISTS (
        SELECT 1 FROM "Question" e INDEXED BY "Question_closedAt_claimId_idx"
        WHERE e."closedAt" IS NULL AND e."claimId" = k."claimId" AND e."id" < k."id")`),
      id: Prisma.raw(`k."claimId"`),
      kinds: 50,
    },
  },
  source: {
    test: Prisma.raw(`c."sourceCount" > 0`),
    ids: Prisma.raw(`SELECT d."id" AS "id" FROM "Claim" d INDEXED BY "Claim_sourceCount_idx"
      WHERE d."sourceCount" > 0`),
  },
  quote: {
    test: Prisma.raw(`EXISTS (SELECT 1 FROM "Citation" k INDEXED BY "Citation_quoted_idx"
      WHERE (k."quote" <> '') = 1 AND k."removedAt" IS NULL AND k."claimId" = c."id")`),
    ids: Prisma.raw(`SELECT DISTINCT k."claimId" AS "id" ${QUOTED}`),
  },
  attachment: {
    test: Prisma.raw(`EXISTS (
      SELECT 1 FROM "Citation" k INDEXED BY "Citation_claimId_position_idx"
      CROSS JOIN "Attachment" a INDEXED BY "Attachment_citationId_idx" ON a."citationId" = k."id"
      WHERE k."claimId" = c."id" AND k."removedAt" IS NULL AND a."removedAt" IS NULL)`),
    ids: Prisma.raw(`SELECT DISTINCT k."claimId" AS "id" ${ATTACHED}`),
  },
  note: {
    test: Prisma.raw(`c."note" <> ''`),
    ids: Prisma.sql`SELECT d."id" AS "id" FROM "Claim" d INDEXED BY "Claim_note_idx"
      WHERE ${textKey(`d."note"`)} > ''`,
  },
};

const testOf = (value: string): Has => TESTS[value as keyof typeof TESTS];

export const hasSql: SqlField = {
  condition: (filter): Condition => {
    const tests = [
      ...filter.any.map((value) => testOf(value).test),
      ...filter.not.map((value) => Prisma.sql`NOT (${testOf(value).test})`),
    ];
    const only = onlyValue(filter) ?? NO_VALUE;
    const { ids, along } = only === NO_VALUE ? {} : testOf(only);
    return { test: all(tests), ...(ids && { ids }), ...(along && { along }) };
  },
  counted: { by: "sets", sets: new Map(Object.entries(TESTS)) },
};
