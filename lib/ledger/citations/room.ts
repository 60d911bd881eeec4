/**
 * How much a story's and the newsroom's files may take up. What was taken off counts as well: its
 * content is kept for the record.
 */
import { env } from "@/lib/platform/env";
import { tooLarge } from "@/lib/platform/errors";
import { rows } from "@/lib/platform/rows";
import type { Transaction } from "@/lib/platform/transaction";
import { Prisma } from "@/prisma/generated/client";

const GIB = 1024 ** 3;

/** Files of one story. */
export const STORY_FILES_LIMIT = 1_000;
/** Bytes of one story's files. */
export const STORY_BYTES_LIMIT = 4 * GIB;

type Taken = { files: number; bytes: number; everywhere: number };

/**
 * @param size bytes of the file that is to be attached.
 * @throws SourcelineError TOO_LARGE, saying which room is full and what to do.
 */
export async function assertRoomFor(
  size: number,
  citationId: number,
  tx?: Transaction,
): Promise<void> {
  const [taken] = await rows<Taken>(
    Prisma.sql`
      SELECT COUNT(*) AS "files", COALESCE(SUM(a."size"), 0) AS "bytes",
        (SELECT COALESCE(SUM("size"), 0) FROM "Attachment") AS "everywhere"
      FROM "Claim" of
      CROSS JOIN "Claim" c ON c."storyId" = of."storyId"
      CROSS JOIN "Citation" k ON k."claimId" = c."id"
      CROSS JOIN "Attachment" a ON a."citationId" = k."id"
      WHERE of."id" = (SELECT "claimId" FROM "Citation" WHERE "id" = ${citationId})`,
    tx,
  );
  if (!taken) return;
  if (taken.files >= STORY_FILES_LIMIT) {
    throw tooLarge(
      `A story has at most ${STORY_FILES_LIMIT} files. Keep the rest elsewhere, and say where in the locator.`,
    );
  }
  if (taken.bytes + size > STORY_BYTES_LIMIT) {
    throw tooLarge(
      `A story's files take up at most ${STORY_BYTES_LIMIT / GIB} GB. Keep the file elsewhere, and say where in the locator.`,
    );
  }
  const { attachmentsGb } = env();
  if (taken.everywhere + size > attachmentsGb * GIB) {
    throw tooLarge(
      `The newsroom's files take up all of the ${attachmentsGb} GB that they may. An administrator can allow more (ATTACHMENTS_GB).`,
    );
  }
}
