/**
 * Takes away what events say, after an act of erasure named them (`content.erased`): their frames
 * and hashes stay, and the chain holds. The one write beside commit() that touches the log; the
 * database lets it through for events that the newest act names, and for no others. What is kept
 * beside the log of the commands that said it goes along.
 */
import { execute } from "@/lib/platform/rows";
import { among } from "@/lib/platform/sets";
import { emptyLog, inTransaction } from "@/lib/platform/transaction";
import { Prisma } from "@/prisma/generated/client";

export async function eraseContent(events: readonly number[]): Promise<void> {
  if (events.length === 0) return;
  await inTransaction(async (tx) => {
    const named = among(events);
    // A command's answer is kept under its person and the moment of its events.
    await execute(
      tx,
      Prisma.sql`DELETE FROM "KeptAnswer" WHERE ("userId", "at") IN (
        SELECT "actorId", "at" FROM "Event" WHERE "seq" IN ${named})`,
    );
    await execute(
      tx,
      Prisma.sql`DELETE FROM "Act" WHERE "id" IN (
        SELECT a."id" FROM "Event" e JOIN "Act" a ON e."seq" BETWEEN a."id" AND a."lastSeq"
        WHERE e."seq" IN ${named})`,
    );
    await execute(
      tx,
      Prisma.sql`UPDATE "Event" SET "data" = '{}', "salt" = NULL
        WHERE "seq" IN ${named} AND "salt" IS NOT NULL`,
    );
    await execute(tx, Prisma.sql`DELETE FROM "EventRows" WHERE "seq" IN ${named}`);
  });
}

/**
 * What is kept beside the log of commands on a story, that somebody can undo or be answered again,
 * and of those whose time is over anyhow.
 */
export async function forgetCommands(storyId: number): Promise<void> {
  await inTransaction(async (tx) => {
    await execute(
      tx,
      Prisma.sql`DELETE FROM "KeptAnswer" WHERE "rowid" IN (
        SELECT a."rowid" FROM "KeptAnswer" a JOIN "Event" e
          ON e."actorId" = a."userId" AND e."storyId" = ${storyId} AND e."at" = a."at")`,
    );
    await execute(
      tx,
      Prisma.sql`DELETE FROM "Act" WHERE "id" IN (
        SELECT a."id" FROM "Act" a WHERE EXISTS (
          SELECT 1 FROM "Event" e
          WHERE e."seq" BETWEEN a."id" AND a."lastSeq" AND e."storyId" = ${storyId}))`,
    );
  });
}

/** @returns whether SQLite's own log of what was written holds nothing of it any more. */
export function leaveNoTrace(): Promise<boolean> {
  return emptyLog();
}
