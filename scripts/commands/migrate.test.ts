/** `npm run sourceline -- migrate` as an operator runs it, with the database in others' hands. */
import { spawn, type ChildProcess } from "node:child_process";
import { once } from "node:events";
import { rmSync } from "node:fs";
import Database from "better-sqlite3";
import { afterEach, describe, expect, it } from "vitest";
import { migrate } from "@/lib/platform/migrate";
import { readMigrations } from "@/lib/platform/migrations";
import { useDatabase } from "@/tests/support/database";

const place = useDatabase();
const PATIENCE = { timeout: 120_000 };
let holder: ChildProcess | null = null;

afterEach(async () => {
  const ended = holder && once(holder, "exit");
  holder?.kill("SIGKILL");
  await ended;
  holder = null;
});

/** Another process that has the file open until it is killed, as these statements leave it. */
async function holdOpen(statements: string): Promise<void> {
  const program = `
    const database = new (require("better-sqlite3"))(process.argv[1]);
    database.exec(process.argv[2]);
    console.log("held");
    setInterval(() => database.open, 1_000);`;
  holder = spawn(process.execPath, ["-e", program, place.databaseFile, statements]);
  const [said] = (await once(holder.stdout as NodeJS.ReadableStream, "data")) as [Buffer];
  expect(said.toString()).toContain("held");
}

async function runMigrate(): Promise<{ code: number | null; text: string }> {
  const args = ["--import", "tsx", "scripts/sourceline.ts", "migrate"];
  const child = spawn(process.execPath, args, {
    env: { ...process.env, DATA_DIR: place.dataDir, NODE_OPTIONS: "" },
  });
  let text = "";
  child.stdout.on("data", (part: Buffer) => (text += part.toString()));
  child.stderr.on("data", (part: Buffer) => (text += part.toString()));
  const [code] = (await once(child, "close")) as [number | null];
  return { code, text };
}

/** All but the newest migration. */
async function toTheVersionBefore(): Promise<void> {
  for (const ending of ["", "-wal", "-shm"]) rmSync(place.databaseFile + ending, { force: true });
  await migrate(place.databaseFile, { migrations: readMigrations().slice(0, -1) });
}

/** The schema, and what is said of the migrations, to the letter. */
function asItStands(): unknown {
  const file = new Database(place.databaseFile, { readonly: true });
  const rows = [
    `SELECT * FROM sqlite_master ORDER BY "name"`,
    `SELECT * FROM "_prisma_migrations"`,
  ];
  const found = rows.map((statement) => file.prepare(statement).all());
  file.close();
  return found;
}

describe("migrate", () => {
  it("drops the statistics that a tool left in the file, which would mislead every statement", async () => {
    const statistics = `SELECT "name" FROM sqlite_master WHERE "name" GLOB 'sqlite_stat*'`;
    const file = new Database(place.databaseFile);
    file.exec("ANALYZE");
    expect(file.prepare(statistics).all()).not.toEqual([]);
    file.close();
    expect(await migrate(place.databaseFile)).toEqual({ applied: [], copy: null });
    const after = new Database(place.databaseFile, { readonly: true });
    expect(after.prepare(statistics).all()).toEqual([]);
    after.close();
  });

  it.each([
    ["only has it open", `SELECT * FROM "Story"`],
    ["is writing", `BEGIN IMMEDIATE; UPDATE "Story" SET "id" = "id" WHERE 0`],
  ])(
    "changes nothing while another process %s, and says what to do",
    PATIENCE,
    async (_what, statements) => {
      await toTheVersionBefore();
      const before = asItStands();
      await holdOpen(statements);
      const { code, text } = await runMigrate();
      expect(text).toContain(`${place.databaseFile} is in use by another process`);
      expect(text).toContain("Stop the server");
      expect(text).not.toMatch(/SocketTimeout|SQLITE|\n\s+at /);
      expect(code).toBe(1);
      expect(asItStands()).toEqual(before);
    },
  );

  it("says the same where the whole file is locked", PATIENCE, async () => {
    await toTheVersionBefore();
    await holdOpen(`PRAGMA locking_mode = EXCLUSIVE; BEGIN IMMEDIATE; COMMIT`);
    const { code, text } = await runMigrate();
    expect(text).toContain("is in use by another process");
    expect(code).toBe(1);
  });

  it("does its work once nobody has it open any more", PATIENCE, async () => {
    await toTheVersionBefore();
    const newest = readMigrations().at(-1)?.name ?? "";
    const { code, text } = await runMigrate();
    const [kept, applied, ...more] = text.split("\n");
    expect({ code, applied, more }).toEqual({ code: 0, applied: `Applied ${newest}.`, more: [""] });
    expect(kept).toMatch(/^What it was is kept in .+-at-\d{14}_\w+\.db\.$/);
    // The lock went with it.
    const file = new Database(place.databaseFile, { timeout: 0 });
    file.exec("BEGIN IMMEDIATE; COMMIT");
    file.close();
  });

  it("with nothing to apply leaves a running server alone", PATIENCE, async () => {
    await migrate(place.databaseFile);
    await holdOpen(`BEGIN IMMEDIATE; UPDATE "Story" SET "id" = "id" WHERE 0`);
    expect(await runMigrate()).toEqual({ code: 0, text: "Nothing to apply.\n" });
  });
});
