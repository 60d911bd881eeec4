import Database from "better-sqlite3";
import { beforeAll, describe, expect, it } from "vitest";
import type { Actor } from "@/lib/access/actor";
import { env } from "@/lib/platform/env";
import { storedInstant } from "@/lib/platform/statements";
import { useDatabase } from "@/tests/support/database";
import { makePerson } from "@/tests/support/factories";
import { refusal } from "@/tests/support/refusal";
import { lastSeqBefore } from "./at-time";
import { assertWithin, countedAt, type LogLimit } from "./limit";

useDatabase();
const LIMIT: LogLimit = { type: "claims.exported", most: 3, minutes: 10 };
const start = Date.parse("2026-03-02T09:00:00.000Z");
const minute = (minutes: number) => new Date(start + minutes * 60_000);
let ada: Actor;
let ben: Actor;
let first: number;

/** One event a minute, by one after the other of two people. */
beforeAll(async () => {
  ada = await makePerson("viewer");
  ben = await makePerson("viewer");
  const file = new Database(env().databaseFile);
  // Those who joined did so on today's clock.
  file.exec(`PRAGMA foreign_keys = OFF; DROP TRIGGER "Event_refuse_delete";
    DROP TRIGGER "Event_refuse_insert"; DELETE FROM "Event";`);
  first = 40;
  const insert = file.prepare(
    `INSERT INTO "Event" ("seq", "at", "actorId", "type", "data", "prevHash", "hash")
     VALUES (?, ?, ?, 'claims.exported', '{}', '', ?)`,
  );
  for (let index = 0; index < 100; index += 1) {
    const by = index % 2 === 0 ? ada : ben;
    insert.run(first + index, storedInstant(minute(index)), by.userId, String(index));
  }
  file.close();
});

describe("a time's place in the log", () => {
  it("is right for every time, where places are missing and beyond both ends", async () => {
    for (let at = -1; at <= 101; at += 0.5) {
      const before = Math.min(100, Math.max(0, Math.ceil(at)));
      // Before the first event any place will do that no event has.
      const found = Math.max(first - 1, await lastSeqBefore(minute(at)));
      expect(found, `minute ${at}`).toBe(first + before - 1);
    }
  });
});

describe("a limit", () => {
  it("counts one person's events, or everybody's, within its minutes", async () => {
    expect(await countedAt(LIMIT, ada.userId, minute(20))).toEqual([
      minute(98),
      minute(96),
      minute(94),
    ]);
    const asOf = (at: Date, by: number | null) => countedAt({ ...LIMIT, most: 50 }, by, at);
    expect(await asOf(minute(99), ada.userId)).toEqual([98, 96, 94, 92, 90].map(minute));
    expect(await asOf(minute(99), null)).toHaveLength(10);
    expect(await asOf(minute(200), null)).toEqual([]);
  });

  it("refuses with the time from which it goes on, and lets go of it then", async () => {
    const at = (minutes: number) => assertWithin(LIMIT, "exported claims", ada, minute(minutes));
    const error = await refusal(() => at(99));
    expect(error.code).toBe("THROTTLED");
    expect(error.message).toBe(
      "You have exported claims 3 times in 10 minutes, which is as often as the log takes. It goes on at 10:45.",
    );
    await at(105);
  });
});
