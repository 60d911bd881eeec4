import { spawn, type ChildProcess } from "node:child_process";
import { once } from "node:events";
import { statSync } from "node:fs";
import { afterEach, expect, it } from "vitest";
import { freshDatabase } from "@/tests/support/database";

const started: ChildProcess[] = [];
afterEach(() => {
  for (const child of started.splice(0)) child.kill("SIGKILL");
});

/** A process that takes the folder and stays. @returns what it said first. */
async function takeFolder(databaseFile: string): Promise<{ child: ChildProcess; said: string }> {
  const program = `
    import { holdFolder } from "@/lib/platform/one-server";
    try {
      holdFolder(process.env.DATABASE_FILE);
      console.log("held");
      setInterval(() => undefined, 1_000);
    } catch (error) {
      console.log(error.message);
    }`;
  const child = spawn(process.execPath, ["--import", "tsx", "--input-type=module", "-e", program], {
    env: { ...process.env, DATABASE_FILE: databaseFile, NODE_OPTIONS: "" },
  });
  started.push(child);
  let complaints = "";
  child.stderr.setEncoding("utf8").on("data", (text: string) => (complaints += text));
  const said = await Promise.race([once(child.stdout, "data"), once(child, "exit")]);
  return { child, said: String(said[0] ?? complaints).trim() };
}

it("one server holds a folder, until it ends in whatever way", { timeout: 60_000 }, async () => {
  const { databaseFile } = await freshDatabase();
  const first = await takeFolder(databaseFile);
  expect(first.said).toBe("held");
  expect(statSync(`${databaseFile}.server`).mode & 0o777).toBe(0o600);
  const second = await takeFolder(databaseFile);
  expect(second.said).toMatch(
    /^The data folder .+ is served by another Sourceline\. Stop that one/,
  );
  first.child.kill("SIGKILL");
  await once(first.child, "exit");
  expect((await takeFolder(databaseFile)).said).toBe("held");
});
