import Database from "better-sqlite3";
import { beforeAll, describe, expect, it } from "vitest";
import { SYSTEM, type Actor } from "@/lib/access/actor";
import { db } from "@/lib/platform/db";
import { SourcelineError } from "@/lib/platform/errors";
import { useDatabase } from "@/tests/support/database";
import { makePerson, makeStory } from "@/tests/support/factories";
import { verifyChain } from "./chain";
import type { NewEvent } from "./events";
import { commit, unchanged, type Transaction } from "./commit";

const place = useDatabase();
let editor: Actor;
beforeAll(async () => {
  editor = await makePerson("editor");
});

async function edit(headline: string, storyId: number): Promise<void> {
  await commit(editor, async (tx) => {
    await tx.story.update({ where: { id: storyId }, data: { headline } });
    return {
      result: undefined,
      events: [
        {
          type: "story.edited",
          storyId,
          data: { changes: { headline: { from: "", to: headline } } },
        },
      ],
    };
  });
}

describe("commit", () => {
  it("writes the record and its event together, stamped and chained", async () => {
    const story = await makeStory(editor);
    const event = await db().event.findFirstOrThrow({ orderBy: { seq: "desc" } });
    expect(event).toMatchObject({ type: "story.created", storyId: story.id });
    expect(event.actorId).toBe(editor.userId);
    expect(await verifyChain()).toMatchObject({ ok: true, lastHash: event.hash });
  });

  it("undoes everything when the work fails", async () => {
    const before = await db().event.count();
    const failing = commit(editor, async (tx, at) => {
      await tx.story.create({
        data: {
          slug: "half",
          headline: "Half",
          createdById: editor.userId,
          createdAt: at,
          updatedAt: at,
        },
      });
      throw new Error("stop");
    });
    await expect(failing).rejects.toThrow("stop");
    expect(await db().story.findUnique({ where: { slug: "half" } })).toBeNull();
    expect(await db().event.count()).toBe(before);
  });

  it("refuses a write that brings no event", async () => {
    const story = await makeStory(editor);
    const sneaky = commit(editor, async (tx) => {
      await tx.story.update({ where: { id: story.id }, data: { headline: "Sneaky" } });
      return unchanged(null);
    });
    await expect(sneaky).rejects.toThrow(/without an event/);
    const after = await db().story.findUniqueOrThrow({ where: { id: story.id } });
    expect(after.headline).not.toBe("Sneaky");
  });

  it("keeps the chain whole under many writers at once", async () => {
    const story = await makeStory(editor);
    await Promise.all(Array.from({ length: 25 }, (_, i) => edit(`H${i}`, story.id)));
    expect(await verifyChain()).toMatchObject({ ok: true });
    expect(await db().event.count({ where: { storyId: story.id } })).toBe(26);
  });

  it("says BUSY when another process holds the database, and recovers", async () => {
    const story = await makeStory(editor);
    const other = new Database(place.databaseFile);
    other.exec("BEGIN IMMEDIATE");
    try {
      const blocked = await edit("Blocked", story.id).catch((error: unknown) => error);
      expect(blocked).toBeInstanceOf(SourcelineError);
      expect((blocked as SourcelineError).code).toBe("BUSY");
    } finally {
      other.exec("ROLLBACK");
      other.close();
    }
    await edit("Free again", story.id);
    expect(await verifyChain()).toMatchObject({ ok: true });
  }, 30_000);
});

describe("the log", () => {
  it("is refused UPDATE and DELETE by the database itself", () => {
    const file = new Database(place.databaseFile);
    expect(() => file.exec(`UPDATE "Event" SET "type" = 'x'`)).toThrow(/append-only/);
    expect(() => file.exec(`DELETE FROM "Event"`)).toThrow(/append-only/);
    file.close();
  });

  it("is refused REPLACE, and an event that does not follow the last one", async () => {
    const before = await verifyChain();
    const file = new Database(place.databaseFile);
    const columns = `"seq", "at", "type", "data", "prevHash", "hash"`;
    const tail = `SELECT max("seq") FROM "Event"`;
    const put = (verb: string, seq: string, prevHash: string, hash: string) =>
      file.exec(`${verb} INTO "Event" (${columns})
        VALUES (${seq}, '2026-01-01T00:00:00.000+00:00', 'x', '{}', ${prevHash}, ${hash})`);
    const lastHash = `(SELECT "hash" FROM "Event" ORDER BY "seq" DESC LIMIT 1)`;
    for (const verb of ["INSERT", "INSERT OR REPLACE", "REPLACE"]) {
      expect(() => put(verb, `(${tail})`, lastHash, "'new'")).toThrow(/follows the last/);
      expect(() => put(verb, `(${tail}) + 2`, lastHash, "'new'")).toThrow(/follows the last/);
      expect(() => put(verb, `(${tail}) + 1`, "'other'", "'new'")).toThrow(/follows the last/);
      expect(() => put(verb, `(${tail}) + 1`, lastHash, lastHash)).toThrow(/follows the last/);
      expect(() => file.exec(`${verb} INTO "EventRows" VALUES (1, '[]')`)).toThrow(/append-only/);
    }
    expect(() => file.exec(`UPDATE OR REPLACE "Event" SET "seq" = 1`)).toThrow(/append-only/);
    expect(() => file.exec(`DELETE FROM "Event" WHERE "seq" = (${tail})`)).toThrow(/append-only/);
    expect(() => file.exec(`DELETE FROM "EventRows"`)).toThrow(/append-only/);
    expect(() => file.exec(`UPDATE "EventRows" SET "rows" = '[]'`)).toThrow(/append-only/);
    file.close();
    expect(await verifyChain()).toEqual(before);
  });

  it("lets go of what an event says only after another names it, and stays whole", async () => {
    const { id: storyId } = await makeStory(editor, { headline: "Told in confidence" });
    const { seq } = await db().event.findFirstOrThrow({ orderBy: { seq: "desc" } });
    const file = new Database(place.databaseFile);
    const erase = () =>
      file.exec(`UPDATE "Event" SET "data" = '{}', "salt" = NULL WHERE "seq" = ${seq};
        DELETE FROM "EventRows" WHERE "seq" = ${seq}`);
    expect(erase).toThrow(/append-only/);
    const admins = [await makePerson("admin"), await makePerson("admin")];
    const order = { number: storyId, erasure: 1, classes: ["notes"] };
    const say = (by: Actor | typeof SYSTEM, event: NewEvent) =>
      commit(by, () => Promise.resolve({ result: null, events: [event] }));
    await say(admins[0]!, { type: "erasure.asked", data: order });
    await say(admins[1]!, { type: "erasure.confirmed", data: { ...order, askedBy: "Ada" } });
    const named = { events: [seq], reason: "Its time is over", erasure: 1 };
    await say(SYSTEM, { type: "content.erased", storyId, data: named });
    erase();
    expect(() => file.exec(`UPDATE "Event" SET "type" = 'x' WHERE "seq" = ${seq}`)).toThrow();
    file.close();
    expect(await verifyChain()).toMatchObject({ ok: true, erased: 1 });
    const event = await db().event.findUniqueOrThrow({ where: { seq } });
    expect(event).toMatchObject({ type: "story.created", storyId, data: "{}" });
  });

  it("takes no act of erasure for one that two people did not ask for and confirm", async () => {
    const before = await verifyChain();
    const order = { number: 1, erasure: 9, classes: ["notes"] };
    await commit(editor, () =>
      Promise.resolve({
        result: null,
        events: [
          { type: "erasure.asked", data: order },
          // The same person twice.
          { type: "erasure.confirmed", data: { ...order, askedBy: editor.name } },
          { type: "content.erased", data: { events: [1], reason: "Tidied", erasure: 9 } },
        ],
      }),
    );
    const { seq } = await db().event.findFirstOrThrow({ orderBy: { seq: "desc" } });
    expect(before.ok).toBe(true);
    expect(await verifyChain()).toMatchObject({ ok: false, brokenAt: seq });
    // The rest of this file looks at a log that is whole.
    const file = new Database(place.databaseFile);
    const triggers = file
      .prepare(
        `SELECT name, sql FROM sqlite_master WHERE type = 'trigger' AND tbl_name LIKE 'Event%'`,
      )
      .all() as Array<{ name: string; sql: string }>;
    for (const { name } of triggers) file.exec(`DROP TRIGGER "${name}"`);
    file.exec(
      `DELETE FROM "EventRows" WHERE "seq" > ${seq - 3}; DELETE FROM "Event" WHERE "seq" > ${seq - 3}`,
    );
    for (const { sql } of triggers) file.exec(sql);
    file.close();
    expect(await verifyChain()).toEqual(before);
  });

  it("names the first broken link when somebody gets round that", async () => {
    const file = new Database(place.databaseFile);
    const { sql } = file
      .prepare(`SELECT sql FROM sqlite_master WHERE name = 'Event_refuse_update'`)
      .get() as { sql: string };
    file.exec(`DROP TRIGGER "Event_refuse_update"`);
    file.exec(`UPDATE "Event" SET "data" = '{"forged":true}' WHERE "seq" = 3`);
    file.exec(sql);
    file.close();
    expect(await verifyChain()).toMatchObject({ ok: false, brokenAt: 3 });
  });

  it("reads cannot write", async () => {
    const reader = db() as unknown as Pick<Transaction, "$executeRaw">;
    await expect(reader.$executeRaw`DELETE FROM "Story"`).rejects.toThrow();
  });
});
