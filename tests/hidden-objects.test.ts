/**
 * Every command, given by somebody whose role allows it, on what lies in a story that does not exist
 * for them: it is not found, and no row is touched. A new command is tried without anybody
 * remembering it, unless it is said here that it is about no story.
 */
import { createHash } from "node:crypto";
import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import type { CommandName } from "@/components/command";
import { giveCommand, registry } from "@/lib/registry";
import { signIn, type CookieJar } from "@/tests/support/browser";
import { useDatabase } from "@/tests/support/database";
import { makeCommand } from "@/tests/support/every-command";
import { refusal } from "@/tests/support/refusal";
import { SmallNewsroom } from "@/tests/support/small-newsroom";

const jar = vi.hoisted<CookieJar>(() => new Map());
vi.mock("next/headers", () => ({ cookies: () => Promise.resolve(jar) }));

/**
 * About people, sources or policies of the newsroom, or views of one's own: nothing that a story hides. And
 * about stories without anybody who can work in them, of which no more is told than that they are
 * there (lib/stories/orphans). Of schedules, and of what is erased or held, administrators know by the
 * story's number alone (lib/erasure).
 */
const OF_NO_STORY =
  /^(people|account|sources|contacts|identities|views|orphans|policies|retention|erasure|holds)\.|^stories\.create$|^notifications\.(readAll|choose)$/;

const place = useDatabase();
let newsroom: SmallNewsroom;
beforeAll(async () => {
  // Nothing listens there, and nothing is asked: the draft is not found.
  vi.stubEnv("PROPOSALS_ENDPOINT", "http://127.0.0.1:9");
  vi.stubEnv("PROPOSALS_MODEL", "none");
  newsroom = await SmallNewsroom.fill(place.databaseFile);
});
afterAll(() => {
  newsroom.close();
});

const names = (Object.keys(registry) as CommandName[]).filter((name) => !OF_NO_STORY.test(name));

/** Of all rows of the record: what a refused command must leave as it was. */
function digest(): string {
  const tables = newsroom.rows<{ name: string }>(
    `SELECT "name" FROM sqlite_master WHERE "type" = 'table' AND "name" NOT LIKE '%fts%'
     AND "name" NOT LIKE 'sqlite%' AND "name" <> 'claim_occurrence' ORDER BY "name"`,
  );
  const hash = createHash("sha256");
  for (const { name } of tables)
    hash.update(JSON.stringify(newsroom.rows(`SELECT * FROM "${name}"`)));
  return hash.digest("hex");
}

/** While `work` runs, no story exists for anybody who gives a command. */
async function whileAllIsHidden(work: () => Promise<void>): Promise<void> {
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

describe("what a hidden story holds", { timeout: 120_000 }, () => {
  it.each(names)("is not found by %s", async (name) => {
    const { by, input } = await makeCommand(newsroom, name);
    const actor = newsroom.actor(by);
    await signIn(jar, actor);
    await whileAllIsHidden(async () => {
      const before = digest();
      const error = await refusal(() => giveCommand(actor, name, () => Promise.resolve(input)));
      expect(error.code).toBe("NOT_FOUND");
      expect(digest()).toBe(before);
    });
  });
});
