import Database from "better-sqlite3";
import { beforeAll, describe, expect, it } from "vitest";
import type { Actor } from "@/lib/access/actor";
import { verifyChain } from "@/lib/audit/chain";
import { commit } from "@/lib/audit/commit";
import { useDatabase } from "@/tests/support/database";
import { makePerson, makeStory } from "@/tests/support/factories";
import { codeOf, expectRefused } from "@/tests/support/refusal";
import { openWriter } from "./client";
import { db } from "./db";
import { gatherTouched } from "./touched";
import { inTransaction } from "./transaction";

const place = useDatabase();
let editor: Actor;
let story: { id: number; slug: string };
beforeAll(async () => {
  editor = await makePerson("editor");
  story = await makeStory(editor);
});

const headline = async () =>
  (await db().story.findUniqueOrThrow({ where: { id: story.id } })).headline;
const edited = { type: "story.edited", data: { changes: {} } } as const;

describe("reads", () => {
  it("never see what a transaction wrote before it ended, nor after it was undone", async () => {
    const before = await headline();
    await expect(
      commit(editor, async (tx) => {
        await tx.story.update({ where: { id: story.id }, data: { headline: "Not yet" } });
        expect(await headline()).toBe(before);
        const inside = await tx.story.findUniqueOrThrow({ where: { id: story.id } });
        expect(inside.headline).toBe("Not yet");
        throw new Error("stop");
      }),
    ).rejects.toThrow("stop");
    expect(await headline()).toBe(before);
    await commit(editor, async (tx) => {
      await tx.story.update({ where: { id: story.id }, data: { headline: "Now" } });
      expect(await headline()).toBe(before);
      return { result: null, events: [edited] };
    });
    expect(await headline()).toBe("Now");
  });

  it("go on while a transaction is open", async () => {
    await commit(editor, async (tx) => {
      await tx.story.update({ where: { id: story.id }, data: { headline: "Slow" } });
      const seen = await Promise.all(Array.from({ length: 20 }, headline));
      expect(new Set(seen)).toEqual(new Set(["Now"]));
      return { result: null, events: [edited] };
    });
  });
});

describe("transactions", () => {
  it("come one after another: of two that read and write, none loses the other's", async () => {
    await commit(editor, async (tx) => {
      await tx.story.update({ where: { id: story.id }, data: { nextClaimNumber: 1 } });
      return { result: null, events: [edited] };
    });
    await Promise.all(
      Array.from({ length: 30 }, () =>
        commit(editor, async (tx) => {
          const { nextClaimNumber } = await tx.story.findUniqueOrThrow({
            where: { id: story.id },
          });
          await tx.story.update({
            where: { id: story.id },
            data: { nextClaimNumber: nextClaimNumber + 1 },
          });
          return { result: null, events: [edited] };
        }),
      ),
    );
    const row = await db().story.findUniqueOrThrow({ where: { id: story.id } });
    expect(row.nextClaimNumber).toBe(31);
  });

  it("keep nothing of one that fails among many that succeed", async () => {
    const events = await db().event.count();
    const outcomes = await Promise.allSettled(
      Array.from({ length: 12 }, (_, i) =>
        commit(editor, async (tx) => {
          await tx.story.update({ where: { id: story.id }, data: { note: `Note ${i}` } });
          if (i % 3 === 0) throw new Error("stop");
          return { result: null, events: [edited] };
        }),
      ),
    );
    expect(outcomes.filter((outcome) => outcome.status === "rejected")).toHaveLength(4);
    expect(await db().event.count()).toBe(events + 8);
    const { note } = await db().story.findUniqueOrThrow({ where: { id: story.id } });
    expect(Number(note.replace("Note ", "")) % 3).not.toBe(0);
    expect(await verifyChain()).toMatchObject({ ok: true });
  });

  it("that wait together tell nobody before what they wrote can be read", async () => {
    const other = new Database(place.databaseFile, { readonly: true });
    const last = other.prepare<[], { n: number }>(`SELECT count(*) AS "n" FROM "Event"`);
    const before = last.get()?.n ?? 0;
    const seen = await Promise.all(
      Array.from({ length: 16 }, async () => {
        await commit(editor, () => Promise.resolve({ result: null, events: [edited] }));
        return last.get()?.n ?? 0;
      }),
    );
    other.close();
    // In the order of their turns, each sees its own event and those before it.
    seen.forEach((n, index) => expect(n).toBeGreaterThan(before + index));
    expect(await verifyChain()).toMatchObject({ ok: true });
  });

  it("are each done for their own caller, however they are written", async () => {
    const touched = await Promise.all(
      [7, 8].map((claimId) =>
        gatherTouched(() =>
          commit(editor, () =>
            Promise.resolve({ result: null, events: [{ ...edited, claimId, storyId: story.id }] }),
          ),
        ),
      ),
    );
    expect(touched.map(({ touched: ids }) => ids)).toEqual([[7], [8]]);
  });

  it("answer BUSY while another process writes, wait where it is short, and nothing is half-written", async () => {
    const other = new Database(place.databaseFile);
    other.exec("BEGIN IMMEDIATE");
    await expectRefused("BUSY", () => makeStory(editor));
    other.exec("ROLLBACK");
    other.close();
    expect(await codeOf(makeStory(editor))).toBeNull();
  }, 30_000);

  it("are not overtaken by another process between reading and writing", async () => {
    const other = new Database(place.databaseFile, { timeout: 0 });
    await commit(editor, async (tx) => {
      await tx.story.findFirst();
      expect(() => other.exec(`UPDATE "Story" SET "note" = 'overtaken'`)).toThrow(/locked/);
      await tx.story.update({ where: { id: story.id }, data: { note: "in turn" } });
      return { result: null, events: [edited] };
    });
    other.exec(`UPDATE "Story" SET "note" = 'after'`);
    other.close();
    const { note } = await db().story.findUniqueOrThrow({ where: { id: story.id } });
    expect(note).toBe("after");
  });

  it("pass on what is a fault of ours as it is", async () => {
    const fault = inTransaction((tx) => tx.$executeRaw`SELECT * FROM "NoSuchTable"`);
    await expect(fault).rejects.toThrow(/NoSuchTable/);
    await expect(fault).rejects.not.toMatchObject({ code: "BUSY" });
  });
});

describe("the writer", () => {
  it("waits for the disk on every commit, keeps foreign keys and writes ahead", async () => {
    const { client, connection } = await openWriter(place.databaseFile);
    try {
      const ask = (name: string) => connection.pragma(name, { simple: true });
      // 2 is FULL: an acknowledged commit outlives the power, not only the process.
      expect(Number(ask("synchronous"))).toBe(2);
      expect(ask("journal_mode")).toBe("wal");
      expect(Number(ask("foreign_keys"))).toBe(1);
    } finally {
      await client.$disconnect();
    }
  });

  it("writes nothing outside a turn, alone or in a set", async () => {
    const { client } = await openWriter(place.databaseFile);
    try {
      const note = "outside";
      await expect(client.story.updateMany({ data: { note } })).rejects.toThrow(/outside a turn/);
      await expect(client.$transaction([client.story.count()])).rejects.toThrow(/outside a turn/);
      expect(await db().story.count({ where: { note } })).toBe(0);
    } finally {
      await client.$disconnect();
    }
  });

  it("undoes a write of Prisma's in several statements alone, where its command goes on", async () => {
    const before = await db().user.findFirstOrThrow({ where: { email: editor.email } });
    await commit(editor, async (tx) => {
      await tx.story.update({ where: { id: story.id }, data: { note: "kept" } });
      const twoSteps = tx.user.update({
        where: { id: before.id },
        data: {
          name: "Half-written",
          memberships: { create: { addedAt: new Date(), story: { connect: { id: -1 } } } },
        },
      });
      await expect(twoSteps).rejects.toMatchObject({ code: "P2025" });
      return { result: null, events: [edited] };
    });
    expect((await db().story.findUniqueOrThrow({ where: { id: story.id } })).note).toBe("kept");
    expect((await db().user.findUniqueOrThrow({ where: { id: before.id } })).name).toBe(
      before.name,
    );
  });

  it("cannot delete what is only ever withdrawn, removed, merged, closed or lapsed", () => {
    const file = new Database(place.databaseFile);
    for (const table of ["Claim", "Citation", "Source", "Verdict", "Question", "Event"]) {
      const { n } = file
        .prepare(
          `SELECT count(*) AS n FROM sqlite_master WHERE type = 'trigger' AND tbl_name = ? AND sql LIKE '%BEFORE DELETE%RAISE(ABORT%'`,
        )
        .get(table) as { n: number };
      expect(n, table).toBe(1);
    }
    file.close();
  });
});
