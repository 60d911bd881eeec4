/** The address of the claim's page, under the newsroom's own. */
import { claimRef } from "@/lib/ledger/claims/rules";
import { env } from "@/lib/platform/env";
import type { Beside } from "@/lib/table/sqlite/cell";
import type { SqlField } from "@/lib/table/sqlite/sql-field";
import { Prisma } from "@/prisma/generated/client";
import { refSql } from "./ref";

const NUMBER = Prisma.raw(`c."number"`);

function addressOf(slug: string, number: number): string {
  return `${env().baseUrl}/stories/${slug}/claims/${claimRef(number)}`;
}

export const urlSql: SqlField = {
  ...(refSql.order && { order: refSql.order }),
  cell: {
    parts: [Prisma.raw(`(SELECT s."slug" FROM "Story" s WHERE s."id" = c."storyId")`), NUMBER],
    read: addressOf,
  },
  fileCell: {
    parts: [Prisma.raw(`c."storyId"`), NUMBER],
    needs: "stories",
    read: (storyId: number, number: number, stories: Beside["stories"]) =>
      addressOf(stories.get(storyId) ?? "", number),
  },
};
