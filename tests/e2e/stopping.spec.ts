/** The production server told to stop while people write. */
import { once } from "node:events";
import { existsSync, statSync } from "node:fs";
import path from "node:path";
import Database from "better-sqlite3";
import { expect, test } from "@playwright/test";
import { serveFolder, startServer } from "@/tests/support/server";
import { signInTo } from "@/tests/support/sign-in";

test("stops with every acknowledged write in the file, and exits with 0", async () => {
  const server = await startServer({ demo: true });
  try {
    const person = await signInTo(server, "editor@newsroom.example");
    const story = { headline: "Stopped", slug: "stopped" };
    await person.give("stories.create", story);
    const acknowledged: number[] = [];
    const writing = Array.from({ length: 8 }, async (_, who) => {
      for (let turn = 0; ; turn += 1) {
        const wording = `Claim ${turn} of ${who} says something`;
        const answer = await person.give("claims.log", { story: story.slug, wording });
        acknowledged.push((answer as { claimId: number }).claimId);
        if (acknowledged.length === 40) process.kill(server.pid, "SIGTERM");
      }
    });
    const exited = once(server.child, "exit");
    // Each ends with a refusal, or with a connection that is not taken any more.
    for (const result of await Promise.allSettled(writing)) {
      expect(String((result as PromiseRejectedResult).reason)).toMatch(/answered 503|fetch failed/);
    }
    expect(await exited).toEqual([0, null]);
    const file = path.join(server.dataDir, "sourceline.db");
    expect(existsSync(`${file}-wal`) ? statSync(`${file}-wal`).size : 0).toBe(0);
    const database = new Database(file, { readonly: true });
    const kept = new Set(database.prepare<[], number>(`SELECT "id" FROM "Claim"`).pluck().all());
    database.close();
    expect(acknowledged.filter((id) => !kept.has(id))).toEqual([]);
  } finally {
    await server.stop();
  }
});

test("a second server on the same data folder says who has it, and ends", async () => {
  const server = await startServer();
  try {
    await expect(serveFolder(server.dataDir)).rejects.toThrow("is served by another Sourceline");
  } finally {
    await server.stop();
  }
});
