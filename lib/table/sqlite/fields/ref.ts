/** Numbers are given in the order of logging: within one story, they run as the ids do. */
import { Prisma } from "@/prisma/generated/client";
import { plain } from "@/lib/table/sqlite/cell";
import type { SqlField } from "@/lib/table/sqlite/sql-field";

export const refSql: SqlField = {
  order: ({ storyId }) =>
    storyId === null
      ? { by: "value", key: Prisma.raw(`c."number"`), blank: null, index: "number" }
      : { by: "logging" },
  fileCell: plain(Prisma.raw(`'C' || c."number"`)),
};
