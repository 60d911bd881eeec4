/**
 * Opens the gate again of every story that a command changed after it was cleared: in the command's
 * own transaction, whichever command it is. Called by commit() alone.
 */
import { rows } from "@/lib/platform/rows";
import { among, updateEach } from "@/lib/platform/sets";
import type { Transaction } from "@/lib/platform/transaction";
import { Prisma } from "@/prisma/generated/client";
import type { NewEvent } from "./events";
import { opensGate, sayOpening } from "./opens-gate";

type Cleared = {
  storyId: number;
  status: string;
  clearanceId: number | null;
  sha256: string | null;
  number: number | null;
};

/** @returns what the log is told of it, to stand after what was done. */
export async function reopenGates(
  tx: Transaction,
  { at, userId }: { at: Date; userId: number | null },
  events: readonly NewEvent[],
): Promise<NewEvent[]> {
  const opening = events.filter(opensGate);
  const stories = [...new Set(opening.flatMap(({ storyId }) => storyId ?? []))];
  if (stories.length === 0) return [];
  // One that was cleared before there was a gate has its status alone.
  const cleared = await rows<Cleared>(
    Prisma.sql`
      SELECT s."id" AS "storyId", s."status", c."id" AS "clearanceId", c."sha256", d."number"
      FROM "Story" s
      LEFT JOIN "Clearance" c ON c."storyId" = s."id" AND c."reopenedAt" IS NULL
      LEFT JOIN "Draft" d ON d."id" = c."draftId"
      WHERE s."id" IN ${among(stories)} AND (s."status" = 'cleared' OR c."id" IS NOT NULL)`,
    tx,
  );
  const opened = cleared.map((story) => ({
    ...story,
    because: sayOpening(opening.filter(({ storyId }) => storyId === story.storyId)),
  }));
  await updateEach(
    tx,
    "Clearance",
    opened.flatMap(({ clearanceId, because }) =>
      clearanceId === null
        ? []
        : [
            {
              where: { id: clearanceId },
              set: { reopenedAt: at, reopenedById: userId, reopenedFor: because },
            },
          ],
    ),
  );
  await updateEach(
    tx,
    "Story",
    opened.flatMap(({ storyId, status }) =>
      status === "cleared" ? [{ where: { id: storyId }, set: { status: "checking" } }] : [],
    ),
  );
  return opened.map(({ storyId, number, sha256, because }) => ({
    type: "clearance.reopened",
    storyId,
    data: {
      ...(number !== null && { draft: number }),
      ...(sha256 !== null && { sha256 }),
      because,
    },
  }));
}
