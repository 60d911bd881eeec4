/** The database driver that is installed holds on the Node that runs this. */
import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { expect, it } from "vitest";
import { endsProcess } from "./driver.mjs";

it("is one whose objects may be thrown away while no JavaScript runs", () => {
  expect(endsProcess()).toBe(false);
  // Statements by the thousand, and garbage enough to have them collected between two turns.
  const program = `
    const database = new (require("better-sqlite3"))(":memory:");
    database.exec("CREATE TABLE t (a)");
    let turns = 0;
    const turn = () => {
      for (let row = 0; row < 200; row += 1) database.prepare("INSERT INTO t VALUES (?)").run(row);
      Array.from({ length: 20_000 }, (_, index) => ({ index }));
      turns += 1;
      if (turns < 500) setImmediate(turn);
      else console.log("stands");
    };
    turn();`;
  const { stdout, stderr } = spawnSync(process.execPath, ["-e", program], {
    encoding: "utf8",
    env: { ...process.env, NODE_OPTIONS: "" },
  });
  expect(stderr).toBe("");
  expect(stdout).toBe("stands\n");
});

it("is told from one that was compiled with Node's own class", () => {
  const folder = mkdtempSync(path.join(tmpdir(), "sourceline-driver-"));
  const file = path.join(folder, "driver.node");
  writeFileSync(file, "\0_ZN4node28RemoveEnvironmentCleanupHookEPN2v87IsolateEPFvPvES3_\0");
  expect(endsProcess(file)).toBe(true);
  writeFileSync(file, "\0_ZN4node25AddEnvironmentCleanupHookEPN2v87IsolateEPFvPvES3_\0");
  expect(endsProcess(file)).toBe(false);
  rmSync(folder, { recursive: true });
});
