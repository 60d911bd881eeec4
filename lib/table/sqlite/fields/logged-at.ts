/** Claims get their ids in the order of logging, so the ids give the order and bound the days. */
import { plain } from "@/lib/table/sqlite/cell";
import type { SqlField } from "@/lib/table/sqlite/sql-field";
import { begin, daysCondition, instantCell } from "@/lib/table/sqlite/stored";
import { Prisma } from "@/prisma/generated/client";

/** Larger than any. */
const NO_ID = Number.MAX_SAFE_INTEGER;
const LOGGED_AT = Prisma.raw(`c."loggedAt"`);

export const loggedAtSql: SqlField = {
  daysCondition: (range, context) => {
    const condition = daysCondition("loggedAt", range, "instant", context);
    // Every claim was logged at some time: an index of those that were not is not kept.
    if (range === "none") return { test: condition.test };
    // A day's margin, for a clock that was set back between two claims.
    const edge = (mark: string, plus: number, order: "ASC" | "DESC", past: ">=" | "<") =>
      Prisma.sql`(SELECT d."id" FROM "Claim" d INDEXED BY "Claim_loggedAt_idx"
        WHERE d."loggedAt" ${Prisma.raw(past)} ${begin(mark, plus, "instant", context)}
        ORDER BY d."loggedAt" ${Prisma.raw(order)}, d."id" ${Prisma.raw(order)} LIMIT 1)`;
    const { from, to } = range;
    return {
      ...condition,
      idBounds: (id) => [
        ...(from === null
          ? []
          : [Prisma.sql`${id} >= coalesce(${edge(from, -1, "ASC", ">=")}, ${NO_ID})`]),
        ...(to === null ? [] : [Prisma.sql`${id} <= coalesce(${edge(to, 2, "DESC", "<")}, 0)`]),
      ],
    };
  },
  order: () => ({ by: "logging" }),
  cell: instantCell(LOGGED_AT),
  fileCell: plain(LOGGED_AT),
};
