import { describe, expect, it } from "vitest";
import type { Actor } from "@/lib/access/actor";
import { commit } from "@/lib/audit/commit";
import { Prisma } from "@/prisma/generated/client";
import { useDatabase } from "@/tests/support/database";
import { makePerson, makeStory } from "@/tests/support/factories";
import { execute, inSnapshot, rows, tuples } from "./rows";

useDatabase();

const edited = { type: "story.edited", data: { changes: {} } } as const;
const headlines = () =>
  rows<{ headline: string }>(Prisma.sql`SELECT "headline" FROM "Story" ORDER BY "id"`);

async function setHeadline(actor: Actor, id: number, headline: string): Promise<void> {
  await commit(actor, async (tx) => {
    const changed = await execute(
      tx,
      Prisma.sql`UPDATE "Story" SET "headline" = ${headline} WHERE "id" = ${id}`,
    );
    expect(changed).toBe(1);
    return { result: null, events: [edited] };
  });
}

describe("statements of our own", () => {
  it("bind what they are given, and read numbers and instants as they are stored", async () => {
    const editor = await makePerson("editor");
    const story = await makeStory(editor);
    const name = `'; DROP TABLE "Story"; --`;
    const at = new Date("2026-05-31T10:00:00.000Z");
    const [row] = await rows(
      Prisma.sql`SELECT ${name} AS "name", ${at} AS "at", ${true} AS "yes", count(*) AS "n"
                 FROM "Story" WHERE "id" = ${story.id}`,
    );
    expect(row).toEqual({ name, at: "2026-05-31T10:00:00.000+00:00", yes: 1, n: 1 });
  });

  it("come as arrays too, where that is asked for, and as objects again", async () => {
    const statement = Prisma.sql`SELECT ${"b"} AS "z", 1 AS "a"`;
    expect(await tuples(statement)).toEqual([["b", 1]]);
    expect(await rows(statement)).toEqual([{ z: "b", a: 1 }]);
  });

  it("see inside a transaction what it wrote, and outside only what was committed", async () => {
    const editor = await makePerson("editor");
    const story = await makeStory(editor);
    const wanted = Prisma.sql`SELECT "headline" FROM "Story" WHERE "id" = ${story.id}`;
    await commit(editor, async (tx) => {
      await tx.story.update({ where: { id: story.id }, data: { headline: "By Prisma" } });
      expect(await rows(wanted, tx)).toEqual([{ headline: "By Prisma" }]);
      expect(await rows(Prisma.sql`SELECT 7 AS "n"`, tx)).toEqual([{ n: 7 }]);
      expect(await rows(wanted)).not.toEqual([{ headline: "By Prisma" }]);
      return { result: null, events: [edited] };
    });
    expect(await rows(wanted)).toEqual([{ headline: "By Prisma" }]);
  });

  it("cannot write where they only read", async () => {
    const write = rows(Prisma.sql`DELETE FROM "StoryMember" RETURNING "storyId"`);
    await expect(write).rejects.toThrow(/readonly/);
  });

  it("answer for one moment within a snapshot", async () => {
    const editor = await makePerson("editor");
    const story = await makeStory(editor);
    await inSnapshot(async () => {
      const before = await headlines();
      await setHeadline(editor, story.id, "Written meanwhile");
      expect(await headlines()).toEqual(before);
    });
    expect(await headlines()).toContainEqual({ headline: "Written meanwhile" });
  });
});
