import { spawn } from "node:child_process";
import path from "node:path";
import { describe, expect, it } from "vitest";
import { verifyChain } from "@/lib/audit/chain";
import { useDatabase } from "@/tests/support/database";
import { makePerson, makeStory } from "@/tests/support/factories";
import { db } from "@/lib/platform/db";

const place = useDatabase();
const root = path.join(import.meta.dirname, "..");
const WRITER = path.join(root, "tests/support/commit-until-killed.ts");

/** Runs the writer, kills it in the midst of its work, and returns what it had acknowledged. */
async function killAfter(acknowledged: number): Promise<number[]> {
  const writer = spawn(process.execPath, ["--import", "tsx", WRITER], {
    cwd: root,
    env: { ...process.env, DATA_DIR: place.dataDir },
    stdio: ["ignore", "pipe", "pipe"],
  });
  let printed = "";
  let complaints = "";
  writer.stderr.setEncoding("utf8").on("data", (text: string) => (complaints += text));
  writer.stdout.setEncoding("utf8").on("data", (text: string) => {
    printed += text;
    // It goes on writing until the signal arrives: some transaction is always under way.
    if (printed.split("\n").length > acknowledged) writer.kill("SIGKILL");
  });
  const signal = await new Promise((resolve) => {
    writer.on("close", (_code, by) => resolve(by));
  });
  expect(signal, complaints).toBe("SIGKILL");
  // A last line that was cut short was still printed after its commit, but names no number.
  return printed.split("\n").slice(0, -1).map(Number);
}

describe("a write that was acknowledged", () => {
  it(
    "survives kill -9 at any moment, and the log's chain is whole",
    { timeout: 120_000 },
    async () => {
      const acknowledged = await killAfter(20 + Math.floor(Math.random() * 150));
      expect(acknowledged.length).toBeGreaterThanOrEqual(20);
      const rows = await db().story.findMany({ select: { id: true } });
      const kept = new Set(rows.map((row) => row.id));
      expect(acknowledged.filter((id) => !kept.has(id))).toEqual([]);
      expect(await verifyChain()).toMatchObject({ ok: true });
      // At most what was under way and not yet printed is there beyond it, for sixteen writers.
      expect(kept.size - acknowledged.length).toBeLessThanOrEqual(16);
      expect(await db().event.count({ where: { type: "story.created" } })).toBe(kept.size);
      const integrity = await db().$queryRaw<Array<{ integrity_check: string }>>`
      PRAGMA integrity_check`;
      expect(integrity).toEqual([{ integrity_check: "ok" }]);
      // And writing goes on where it was broken off.
      await makeStory(await makePerson("admin"));
      expect(await verifyChain()).toMatchObject({ ok: true });
    },
  );
});
