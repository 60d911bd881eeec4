/** Claims as the gate reads them. */
import { claimRef } from "@/lib/ledger/claims/rules";
import { Prisma } from "@/prisma/generated/client";
import type { GateClaim } from "./facts";

/** Of one kind of fact: more than anybody clears away in a day. */
export const LISTED = 500;

/** Of the claim `k`. */
export const CLAIM = Prisma.sql`k."id", k."number", k."wording", k."contentRevision", k."checkerId",
  (SELECT u."name" FROM "User" u WHERE u."id" = k."checkerId") AS "checkerName"`;

export type GateClaimRow = {
  id: number;
  number: number;
  wording: string;
  contentRevision: number;
  checkerId: number | null;
  checkerName: string | null;
};

export function toClaim(row: GateClaimRow): GateClaim {
  const { id, number, wording, contentRevision, checkerId, checkerName } = row;
  const checker = checkerId === null ? null : { id: checkerId, name: checkerName ?? "" };
  return { id, ref: claimRef(number), wording, contentRevision, checker };
}
