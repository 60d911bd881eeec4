/** The last steps of an erasure: what no event tells of, the attached files, and that it is over. */
import { SYSTEM } from "@/lib/access/actor";
import { commit, unchanged, type Transaction } from "@/lib/audit/commit";
import { forgetCommands, leaveNoTrace } from "@/lib/audit/erase-content";
import { isErasedMark } from "@/lib/audit/erased-mark";
import { removeContent } from "@/lib/ledger/citations/file-store";
import { tellInHistory } from "@/lib/people/memberships";
import { execute, rows } from "@/lib/platform/rows";
import { job } from "@/lib/platform/threads";
import { Prisma } from "@/prisma/generated/client";
import { stopIfHeld, type Done } from "./erase-set";
import type { Erasure } from "./plan";
import { readClasses } from "./rules";

const OFFERS_AT_ONCE = 200;

/** @returns whether there may be more. */
export const eraseOffers = job("writer", "erasure.offers", (erasure: Erasure): Promise<boolean> => {
  const { id, storyId } = erasure;
  return commit<boolean>(SYSTEM, async (tx, at) => {
    const stopped = await stopIfHeld(tx, at, erasure);
    if (stopped) return { ...stopped, result: false };
    const count = await execute(
      tx,
      Prisma.sql`DELETE FROM "Proposal" WHERE "id" IN (
          SELECT p."id" FROM "Proposal" p JOIN "Draft" d ON d."id" = p."draftId"
          WHERE d."storyId" = ${storyId} LIMIT ${OFFERS_AT_ONCE})`,
    );
    if (count === 0) return unchanged(false);
    const data = { erasure: id, rows: count };
    return { result: true, events: [{ type: "record.erased", storyId, data }] };
  });
});

const FILES_AT_ONCE = 20;

/** Contents that no file names any more but such as were erased. */
export const eraseFiles = job(
  "writer",
  "erasure.files",
  (erasure: Erasure): Promise<{ removed: number; done: Done }> =>
    commit(SYSTEM, async (tx, at) => {
      const stopped = await stopIfHeld(tx, at, erasure);
      if (stopped) return { ...stopped, result: { removed: 0, done: stopped.result } };
      let removed = 0;
      for (const sha256 of await contentsOf(tx, erasure.storyId)) {
        if (await removeContent(sha256)) removed += 1;
        if (removed === FILES_AT_ONCE) break;
      }
      return unchanged<{ removed: number; done: Done }>({ removed, done: "written" });
    }),
);

async function contentsOf(tx: Transaction, storyId: number): Promise<Set<string>> {
  const named = await rows<{ sha256: string; name: string }>(
    Prisma.sql`SELECT a."sha256", a."name" FROM "Attachment" a WHERE a."sha256" IN (
      SELECT b."sha256" FROM "Attachment" b JOIN "Citation" c ON c."id" = b."citationId"
        JOIN "Claim" k ON k."id" = c."claimId" WHERE k."storyId" = ${storyId})`,
    tx,
  );
  const kept = new Set(named.filter(({ name }) => !isErasedMark(name)).map((one) => one.sha256));
  return new Set(named.map((one) => one.sha256).filter((sha256) => !kept.has(sha256)));
}

/** @returns whether nothing of it is left in SQLite's log; asked again while somebody reads. */
export const leaveNothing = job("writer", "erasure.leaveNothing", async ({ storyId }: Erasure) => {
  await forgetCommands(storyId);
  return leaveNoTrace();
});

export const finish = job(
  "writer",
  "erasure.finish",
  ({ erasure, files, kept }: { erasure: Erasure; files: number; kept: number }) =>
    commit<null>(SYSTEM, async (tx, at) => {
      const { id, storyId, classes } = erasure;
      const { count } = await tx.storyErasure.updateMany({
        where: { id, finishedAt: null, stoppedAt: null },
        data: { finishedAt: at },
      });
      if (count === 0) return unchanged(null);
      await tellInHistory(tx, [storyId]);
      const named = { number: storyId, erasure: id, classes: readClasses(classes) };
      return {
        result: null,
        events: [{ type: "erasure.finished", data: { ...named, files, kept } }],
      };
    }),
);
