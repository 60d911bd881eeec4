/** A program that copies the database continuously stands beside the server; see docs/operations.md. */
import { spawn } from "node:child_process";
import { once } from "node:events";
import { setImmediate } from "node:timers/promises";
import { describe, expect, it } from "vitest";
import { db } from "@/lib/platform/db";
import { useDatabase } from "@/tests/support/database";
import { makePerson } from "@/tests/support/factories";

const place = useDatabase();

describe("while another process reads on and on, and takes the write lock for moments", () => {
  it(
    "every write waits and is done, and what is read is what was written",
    { timeout: 60_000 },
    async () => {
      await makePerson("admin");
      const other = spawn(
        process.execPath,
        ["--import", "tsx", "tests/support/replicate.ts", place.databaseFile, "20"],
        { env: { ...process.env, NODE_OPTIONS: "" }, stdio: ["pipe", "pipe", "inherit"] },
      );
      let said = "";
      other.stdout.setEncoding("utf8").on("data", (text: string) => (said += text));
      while (!said.includes("held")) await once(other.stdout, "data");
      let written = 1;
      while (!said.includes("done")) {
        await makePerson("editor");
        written += 1;
        expect(await db().user.count()).toBe(written);
        // SQLite answers at once, so only this lets anything else happen in this process.
        await setImmediate();
      }
      other.stdin.end();
      expect(await once(other, "exit")).toEqual([0, null]);
      expect(written).toBeGreaterThan(2);
      expect(await db().event.count()).toBe(written);
    },
  );
});
