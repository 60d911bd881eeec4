/** What a machine does to the data, each told in its own sentence: refusal, log and /api/health. */
import { spawn } from "node:child_process";
import { once } from "node:events";
import { closeSync, openSync, statSync, writeSync } from "node:fs";
import path from "node:path";
import Database from "better-sqlite3";
import { afterEach, beforeAll, describe, expect, it, vi } from "vitest";
import { GET as health } from "@/app/api/health/route";
import { answerError } from "@/lib/access/respond";
import type { Actor } from "@/lib/access/actor";
import { db } from "@/lib/platform/db";
import { giveInput } from "@/tests/support/give-input";
import { readRefusal } from "@/tests/support/browser";
import { useDatabase } from "@/tests/support/database";
import { makePerson, makeStory } from "@/tests/support/factories";

const place = useDatabase();
let editor: Actor;
let slug: string;
beforeAll(async () => {
  editor = await makePerson("editor");
  ({ slug } = await makeStory(editor));
});

const log = () => giveInput(editor, "claims.log", { story: slug, wording: "It was paid twice" });

/** What a client is answered where `attempt` is refused. */
async function answerOf(attempt: () => Promise<unknown>) {
  const error: unknown = await attempt().then(
    () => null,
    (thrown: unknown) => thrown,
  );
  const answer = answerError(error);
  const retryAfter = answer.headers.get("retry-after");
  return { ...(await readRefusal(answer)), retryAfter };
}

let said: string[] = [];
const listening = vi.spyOn(process.stderr, "write").mockImplementation((text) => {
  said.push(String(text));
  return true;
});
afterEach(() => {
  said = [];
  listening.mockClear();
});

describe("another process that holds the database's write lock", () => {
  it("makes writers wait, then say so, and stops no reader; the log names it once", async () => {
    const holder = spawn(process.execPath, [
      path.join(import.meta.dirname, "support/hold-lock.cjs"),
      place.databaseFile,
    ]);
    await once(holder.stdout, "data");
    const claims = await db().claim.count();
    const [first, second] = [await answerOf(log), await answerOf(log)];
    for (const refused of [first, second]) {
      expect(refused).toMatchObject({ status: 503, code: "BUSY", retryAfter: "2" });
      expect(refused.message).toContain("Another program is writing to the newsroom's data.");
    }
    expect(await db().claim.count()).toBe(claims);
    expect((await health()).status).toBe(503);
    const told = said.filter((text) => text.includes("is held by another process"));
    expect(told).toHaveLength(1);
    // Only Linux lists who holds a lock.
    if (process.platform === "linux") expect(told[0]).toContain(`process ${holder.pid!} (`);
    const ended = once(holder, "exit");
    holder.stdin.end();
    await ended;
    await log();
    expect(await db().claim.count()).toBe(claims + 1);
    expect((await health()).status).toBe(200);
  }, 60_000);
});

describe("a full disk", () => {
  it("refuses the command in a sentence, is told once in the log, and is over by itself", async () => {
    const file = new Database(place.databaseFile, { readonly: true });
    const pages = file.pragma("page_count", { simple: true }) as number;
    file.close();
    const { connection } = await globalThis.sourcelineWriter!.writer;
    // SQLite answers a database that may not grow as it does a disk that has no room.
    connection.pragma(`max_page_count = ${pages}`);
    const note = "x".repeat(4_000);
    const large = () => {
      const claims = Array.from({ length: 100 }, (_, n) => ({ wording: `Claim ${n}`, note }));
      return giveInput(editor, "claims.logMany", { story: slug, claims });
    };
    const before = await db().claim.count();
    for (const refused of [await answerOf(large), await answerOf(large)]) {
      expect(refused).toMatchObject({ status: 507, code: "STORAGE" });
      expect(refused.message).toMatch(/^The disk that holds the newsroom's data is full\./);
      expect(refused.message).not.toContain(place.dataDir);
    }
    expect(await db().claim.count()).toBe(before);
    expect(await (await health()).json()).toMatchObject({ status: "failing", storage: "full" });
    const told = said.filter((text) => text.includes("is full"));
    expect(told).toHaveLength(1);
    expect(told[0]).toContain(place.dataDir);
    connection.pragma("max_page_count = 1073741823");
    await large();
    expect(await (await health()).json()).toMatchObject({ status: "ok", storage: "ok" });
  });
});

describe("a damaged file", () => {
  it("refuses the command, and /api/health says so", async () => {
    const { connection } = await globalThis.sourcelineWriter!.writer;
    connection.pragma("wal_checkpoint(TRUNCATE)");
    const page = connection
      .prepare<[], number>(`SELECT "rootpage" FROM sqlite_master WHERE "name" = 'Story'`)
      .safeIntegers(false)
      .pluck()
      .get()!;
    const size = Number(connection.pragma("page_size", { simple: true }));
    expect(statSync(place.databaseFile).size).toBeGreaterThan(page * size);
    const handle = openSync(place.databaseFile, "r+");
    writeSync(handle, Buffer.alloc(size, 0xa5), 0, size, (page - 1) * size);
    closeSync(handle);
    // What it had in memory is read anew.
    connection.pragma("shrink_memory");
    connection.pragma("cache_size = 0");
    const refused = await answerOf(log);
    expect(refused).toMatchObject({ status: 507, code: "STORAGE" });
    expect(refused.message).toMatch(/^The newsroom's data is damaged\./);
    expect(await (await health()).json()).toMatchObject({ storage: "damaged" });
  });
});

declare global {
  var sourcelineWriter: { writer: Promise<{ connection: Database.Database }> } | undefined;
}
