/** A newsroom whose stories do not exist for anybody for a while, and all that its tables hold. */
import { createHash } from "node:crypto";
import type { SmallNewsroom } from "./small-newsroom";

/** Of all rows of the record: what is refused must leave them as they were. */
export function digestOf(newsroom: SmallNewsroom): string {
  const tables = newsroom.rows<{ name: string }>(
    `SELECT "name" FROM sqlite_master WHERE "type" = 'table' AND "name" NOT LIKE '%fts%'
     AND "name" NOT LIKE 'sqlite%' AND "name" <> 'claim_occurrence' ORDER BY "name"`,
  );
  const hash = createHash("sha256");
  for (const { name } of tables)
    hash.update(JSON.stringify(newsroom.rows(`SELECT * FROM "${name}"`)));
  return hash.digest("hex");
}

/** While `work` runs, no story exists for anybody. */
export async function whileAllIsHidden(
  newsroom: SmallNewsroom,
  work: () => Promise<void>,
): Promise<void> {
  const stories = newsroom.rows<{ id: number; restricted: number }>(
    `SELECT "id", "restricted" FROM "Story"`,
  );
  const members = newsroom.rows<{ storyId: number; userId: number }>(
    `SELECT "storyId", "userId" FROM "StoryMember"`,
  );
  const change = (sql: string, ...values: unknown[]) =>
    newsroom.rows(`${sql} RETURNING 1`, ...values);
  change(`UPDATE "Story" SET "restricted" = 1`);
  change(`DELETE FROM "StoryMember"`);
  try {
    await work();
  } finally {
    for (const { id, restricted } of stories) {
      change(`UPDATE "Story" SET "restricted" = ? WHERE "id" = ?`, restricted, id);
    }
    for (const { storyId, userId } of members) {
      change(
        `INSERT INTO "StoryMember" ("storyId", "userId", "addedAt") VALUES (?, ?, '2026-05-31T10:00:00.000+00:00')`,
        ...[storyId, userId],
      );
    }
  }
}

/**
 * About people, sources or policies of the newsroom, or views of one's own: nothing that a story hides. And
 * about stories without anybody who can work in them, of which no more is told than that they are
 * there (lib/stories/orphans). Of schedules, and of what is erased or held, administrators know by the
 * story's number alone (lib/erasure).
 */
export const OF_NO_STORY =
  /^(people|account|sources|contacts|identities|views|orphans|policies|retention|erasure|holds)\.|^stories\.create$|^notifications\.(readAll|choose)$/;
