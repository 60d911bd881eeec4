import { spawn } from "node:child_process";
import { existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from "node:fs";
import path from "node:path";
import { setImmediate } from "node:timers/promises";
import Database from "better-sqlite3";
import { describe, expect, it } from "vitest";
import { useDatabase } from "@/tests/support/database";
import { makePerson } from "@/tests/support/factories";

const place = useDatabase();

/** As an operator runs it: a process of its own beside the server. */
function sourceline(
  args: string[],
  dataDir: string,
): Promise<{ code: number | null; text: string }> {
  return new Promise((resolve) => {
    const child = spawn(process.execPath, ["--import", "tsx", "scripts/sourceline.ts", ...args], {
      env: { ...process.env, DATA_DIR: dataDir, NODE_OPTIONS: "" },
    });
    let text = "";
    child.stdout.on("data", (part: Buffer) => (text += part.toString()));
    child.stderr.on("data", (part: Buffer) => (text += part.toString()));
    child.once("close", (code) => {
      resolve({ code, text });
    });
  });
}

describe("backup", () => {
  it("is whole, private and usable, though writes went on while it was taken", async () => {
    mkdirSync(path.join(place.dataDir, "attachments"));
    writeFileSync(path.join(place.dataDir, "attachments", "letter"), "scanned");
    writeFileSync(path.join(place.dataDir, "session-secret"), "kept between starts");
    await makePerson("admin");
    const target = path.join(place.dataDir, "backups", "tonight");

    const backup = sourceline(["backup", target], place.dataDir);
    let isTaken = false as boolean;
    void backup.then(() => (isTaken = true));
    let written = 1;
    while (!isTaken) {
      await makePerson("editor");
      written += 1;
      // SQLite answers at once, so only this lets anything else happen in this process.
      await setImmediate();
    }
    expect(await backup).toMatchObject({ code: 0 });

    const check = await sourceline(["audit", "verify"], target);
    expect(check).toMatchObject({ code: 0 });
    const events = Number(/(\d+) events/.exec(check.text)?.[1]);
    expect(events).toBeGreaterThan(0);
    expect(events).toBeLessThanOrEqual(written);
    const copy = new Database(path.join(target, "sourceline.db"), { readonly: true });
    expect(copy.prepare("SELECT count(*) AS n FROM User").get()).toEqual({ n: events });
    copy.close();

    expect(readFileSync(path.join(target, "attachments", "letter"), "utf8")).toBe("scanned");
    expect(readFileSync(path.join(target, "session-secret"), "utf8")).toBe("kept between starts");
    for (const name of ["sourceline.db", "session-secret", "attachments/letter"]) {
      expect(statSync(path.join(target, name)).mode & 0o777, name).toBe(0o600);
    }
    expect(statSync(target).mode & 0o777).toBe(0o700);
    expect(readdirSync(path.dirname(target))).toEqual(["tonight"]);

    // Restored means: the folder serves as data folder, newest schema and all.
    expect(await sourceline(["migrate"], target)).toMatchObject({ code: 0 });
  });

  it("overwrites nothing", async () => {
    const target = path.join(place.dataDir, "taken");
    mkdirSync(target);
    writeFileSync(path.join(target, "sourceline.db"), "somebody's");
    const { code, text } = await sourceline(["backup", target], place.dataDir);
    expect(code).toBe(1);
    expect(text).toContain("overwrites nothing");
    expect(readFileSync(path.join(target, "sourceline.db"), "utf8")).toBe("somebody's");
  });

  it("says where it looked when there is no database", async () => {
    const nowhere = path.join(place.dataDir, "nowhere");
    const { code, text } = await sourceline(["backup", "x"], nowhere);
    expect(code).toBe(1);
    expect(text).toContain(path.join(nowhere, "sourceline.db"));
    expect(existsSync(nowhere)).toBe(false);
  });
});
