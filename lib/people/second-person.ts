/** That what two administrators do is done by two people: neither of them made the other. */
import type { Transaction } from "@/lib/audit/commit";
import { ruleUnmet } from "@/lib/platform/errors";
import { rows } from "@/lib/platform/rows";
import { Prisma } from "@/prisma/generated/client";
import { OWN_HAND_DAYS } from "./rules";
import { hadAHandIn } from "./taking-over";

/** @throws SourcelineError RULE_UNMET where both may be one person. */
export async function assertSecondPerson(
  tx: Transaction,
  at: Date,
  userId: number,
  requestedById: number,
): Promise<void> {
  if (userId === requestedById) {
    throw ruleUnmet("You asked for this; another administrator confirms it.");
  }
  const touched = await rows(
    Prisma.sql`
      SELECT 1 FROM "User" u WHERE u."id" = ${userId} AND ${hadAHandIn(requestedById, at)}
      UNION ALL
      SELECT 1 FROM "User" u WHERE u."id" = ${requestedById} AND ${hadAHandIn(userId, at)}`,
    tx,
  );
  if (touched.length === 0) return;
  throw ruleUnmet(
    `One of you made or changed the other’s account in the last ${OWN_HAND_DAYS} days.`,
    ["Another administrator confirms it, or you wait."],
  );
}
