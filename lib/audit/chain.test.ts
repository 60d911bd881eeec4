import { createHash } from "node:crypto";
import Database from "better-sqlite3";
import fc from "fast-check";
import { beforeAll, describe, expect, it } from "vitest";
import { useDatabase } from "@/tests/support/database";
import { makePerson, makeStory } from "@/tests/support/factories";
import { canonical, type Json } from "./canonical";
import { GENESIS, hashEvent, verifyChain } from "./chain";
import { hashContent, hashFrame } from "./content";
import { headIn, shortHead, type Head } from "./head";

const place = useDatabase();
beforeAll(async () => {
  const editor = await makePerson("editor");
  for (let count = 0; count < 8; count += 1) await makeStory(editor);
});

type Stored = Record<string, string | number | null> & { seq: number };

/** Changes the log behind the database's back, looks, and puts everything as it was. */
async function tamper(change: (file: Database.Database) => void, since?: Head) {
  const file = new Database(place.databaseFile);
  // Events are put back below, so what refers to one is left alone meanwhile.
  file.pragma("foreign_keys = OFF");
  const triggers = file
    .prepare(
      `SELECT name, sql FROM sqlite_master WHERE type = 'trigger' AND tbl_name IN ('Event', 'EventRows')`,
    )
    .all() as Array<{ name: string; sql: string }>;
  for (const { name } of triggers) file.exec(`DROP TRIGGER "${name}"`);
  const rows = file.prepare(`SELECT * FROM "Event"`).all() as Stored[];
  const written = file.prepare(`SELECT * FROM "EventRows"`).all() as Stored[];
  try {
    change(file);
    return await verifyChain({ since });
  } finally {
    file.exec(`DELETE FROM "Event"; DELETE FROM "EventRows"`);
    for (const [table, row] of [
      ...rows.map((one) => ["Event", one] as const),
      ...written.map((one) => ["EventRows", one] as const),
    ]) {
      const names = Object.keys(row);
      file
        .prepare(
          `INSERT INTO "${table}" (${names.map((name) => `"${name}"`).join()}) VALUES (${names.map(() => "?").join()})`,
        )
        .run(...Object.values(row));
    }
    for (const { sql } of triggers) file.exec(sql);
    file.close();
  }
}

describe("what an event's hash is over", () => {
  const id = fc.option(fc.nat());
  const event = fc.record({
    seq: fc.nat(),
    at: fc.date({ noInvalidDate: true, min: new Date(0), max: new Date("2100-01-01") }),
    type: fc.string(),
    ...{ actorId: id, storyId: id, claimId: id, sourceId: id, userId: id },
    data: fc.dictionary(fc.string(), fc.jsonValue()).map((data) => canonical(data as Json)),
  });

  it("is the hash before it and the canonical JSON of all of it", () => {
    fc.assert(
      fc.property(event, (one) => {
        const form = canonical({
          ...one,
          at: one.at.toISOString(),
          data: JSON.parse(one.data) as Json,
        });
        const hash = createHash("sha256").update(`${GENESIS}\n${form}`).digest("hex");
        expect(hashEvent(GENESIS, one)).toBe(hash);
      }),
    );
  });
});

describe("the chain of events", () => {
  it("is whole when nobody touched it", async () => {
    expect(await verifyChain()).toMatchObject({ ok: true, events: 9 });
    expect(await tamper(() => undefined)).toMatchObject({ ok: true, events: 9 });
  });

  it.each([
    `"at" = '2020-01-01T00:00:00.000+00:00'`,
    `"actorId" = NULL`,
    `"type" = 'story.edited'`,
    `"storyId" = 1 + "storyId"`,
    `"claimId" = 1`,
    `"sourceId" = 1`,
    `"userId" = 1`,
    `"data" = '{}'`,
    `"data" = replace("data", 'Headline', 'Deadline')`,
    `"data" = '{"headline":"forged",' || substr("data", 2)`,
    `"data" = ' ' || "data"`,
    `"data" = 'not JSON'`,
    `"hash" = '${GENESIS}'`,
    `"prevHash" = '${GENESIS}'`,
    `"salt" = NULL`,
    `"salt" = NULL, "data" = '{}'`,
    `"salt" = '00'`,
    `"contentHash" = NULL`,
    `"contentHash" = NULL, "salt" = NULL`,
    `"contentHash" = '${GENESIS}'`,
  ])("breaks where an event was given %s", async (set) => {
    const report = await tamper((file) => {
      file.exec(`UPDATE "Event" SET ${set} WHERE "seq" = 5`);
    });
    expect(report).toMatchObject({ ok: false, events: 4, brokenAt: 5 });
  });

  it("breaks where one was taken out, at its start too", async () => {
    for (const seq of [1, 5]) {
      const report = await tamper((file) => file.exec(`DELETE FROM "Event" WHERE "seq" = ${seq}`));
      expect(report).toMatchObject({
        ok: false,
        brokenAt: seq + 1,
        reason: `event ${seq} is missing`,
      });
    }
  });

  it("breaks where two changed places", async () => {
    const report = await tamper((file) => {
      file.exec(`UPDATE "Event" SET "seq" = -1 WHERE "seq" = 4`);
      file.exec(`UPDATE "Event" SET "seq" = 4 WHERE "seq" = 5`);
      file.exec(`UPDATE "Event" SET "seq" = 5 WHERE "seq" = -1`);
    });
    expect(report).toMatchObject({ ok: false, brokenAt: 4 });
  });

  it("breaks after an event that was forged together with its own hash", async () => {
    const report = await tamper((file) => {
      const row = file.prepare(`SELECT * FROM "Event" WHERE "seq" = 5`).get() as Stored;
      const data = '{"forged":true}';
      const forged = {
        seq: 5,
        at: new Date(String(row.at)),
        actorId: row.actorId as number | null,
        type: String(row.type),
        storyId: row.storyId as number | null,
        claimId: row.claimId as number | null,
        sourceId: row.sourceId as number | null,
        userId: row.userId as number | null,
        data,
      };
      file.exec(`DELETE FROM "EventRows" WHERE "seq" = 5`);
      const contentHash = hashContent(String(row.salt), data, null);
      const hash = hashFrame(String(row.prevHash), { ...forged, contentHash });
      file
        .prepare(`UPDATE "Event" SET "data" = ?, "contentHash" = ?, "hash" = ? WHERE "seq" = 5`)
        .run(data, contentHash, hash);
    });
    expect(report).toMatchObject({ ok: false, events: 5, brokenAt: 6 });
  });

  it("breaks where a new event is given the form of an old one, hash and all", async () => {
    const report = await tamper((file) => {
      const row = file.prepare(`SELECT * FROM "Event" WHERE "seq" = 9`).get() as Stored;
      file.exec(`DELETE FROM "EventRows" WHERE "seq" = 9`);
      const { prevHash, ...event } = row as unknown as Parameters<typeof hashEvent>[1] & {
        prevHash: string;
      };
      const hash = hashEvent(prevHash, { ...event, at: new Date(event.at) });
      file
        .prepare(
          `UPDATE "Event" SET "contentHash" = NULL, "salt" = NULL, "hash" = ? WHERE "seq" = 9`,
        )
        .run(hash);
    });
    expect(report).toMatchObject({
      ok: false,
      brokenAt: 9,
      reason: expect.stringContaining("form") as string,
    });
  });

  it("tells by its last hash, kept elsewhere, when its end was cut off", async () => {
    const whole = await verifyChain();
    const cut = await tamper((file) => file.exec(`DELETE FROM "Event" WHERE "seq" > 7`));
    expect(cut).toMatchObject({ ok: true, events: 7 });
    if (!whole.ok || !cut.ok) throw new Error("Both chains were to be whole.");
    expect(cut.lastHash).not.toBe(whole.lastHash);
    const since = { seq: whole.events, hash: whole.lastHash };
    expect(await verifyChain({ since })).toMatchObject({ ok: true });
    // As it stands on a print and in the name of an exported file.
    const short = headIn(`sourceline-harbour-2026-05-31-log-${shortHead(since)}.csv`);
    expect(short).toEqual({ seq: since.seq, hash: since.hash.slice(0, 8) });
    expect(await verifyChain({ since: short ?? undefined })).toMatchObject({ ok: true });
    const rewritten = { seq: 4, hash: "0".repeat(8) };
    expect(await verifyChain({ since: rewritten })).toMatchObject({ ok: false, brokenAt: 4 });
    const noticed = await tamper((file) => file.exec(`DELETE FROM "Event" WHERE "seq" > 7`), since);
    expect(noticed).toMatchObject({ ok: false, events: 7, brokenAt: 8 });
    const other = { seq: 4, hash: GENESIS };
    expect(await verifyChain({ since: other })).toMatchObject({ ok: false, brokenAt: 4 });
  });

  it("breaks where the rows that an event wrote are changed, taken away or added", async () => {
    for (const change of [
      `UPDATE "EventRows" SET "rows" = replace("rows", 'Headline', 'Deadline') WHERE "seq" = 5`,
      `DELETE FROM "EventRows" WHERE "seq" = 5`,
    ]) {
      expect(await tamper((file) => file.exec(change))).toMatchObject({ ok: false, brokenAt: 5 });
    }
  });
});
