/**
 * Whether a story is cleared, for which draft, by whom and when: what publishing asks, and the API.
 */
import type { Transaction } from "@/lib/audit/commit";
import { rows } from "@/lib/platform/rows";
import { instantOf } from "@/lib/platform/statements";
import { Prisma } from "@/prisma/generated/client";

export type Cleared = {
  id: number;
  draftId: number;
  draft: number;
  sha256: string;
  policy: string;
  overridden: number;
  by: string;
  at: string;
  /** Null while it stands. */
  reopened: { at: string; by: string; because: string } | null;
};

/** The clearance that stands; null where the gate is open. @param tx inside a command, its own. */
export async function readStandingClearance(
  storyId: number,
  tx?: Transaction,
): Promise<Cleared | null> {
  const [last] = await readCleared(storyId, 1, tx);
  return last && last.reopened === null ? last : null;
}

/** What was cleared of the story, the latest first. */
export async function readCleared(
  storyId: number,
  limit: number,
  tx?: Transaction,
): Promise<Cleared[]> {
  type Row = Omit<Cleared, "reopened"> & {
    reopenedAt: string | null;
    reopenedBy: string | null;
    reopenedFor: string;
  };
  const found = await rows<Row>(
    Prisma.sql`
      SELECT c."id", c."draftId", d."number" AS "draft", c."sha256", c."policy", c."overridden",
        u."name" AS "by", c."clearedAt" AS "at", c."reopenedAt", c."reopenedFor",
        (SELECT r."name" FROM "User" r WHERE r."id" = c."reopenedById") AS "reopenedBy"
      FROM "Clearance" c JOIN "Draft" d ON d."id" = c."draftId"
      JOIN "User" u ON u."id" = c."clearedById"
      WHERE c."storyId" = ${storyId} ORDER BY c."id" DESC LIMIT ${limit}`,
    tx,
  );
  return found.map(({ reopenedAt, reopenedBy, reopenedFor, at, ...row }) => ({
    ...row,
    at: instantOf(at),
    reopened:
      reopenedAt === null
        ? null
        : { at: instantOf(reopenedAt), by: reopenedBy ?? "Sourceline", because: reopenedFor },
  }));
}
