/** From every revision that had a schema to today's, and through whatever interrupts the way there. */
import { spawnSync } from "node:child_process";
import {
  closeSync,
  mkdtempSync,
  openSync,
  readdirSync,
  rmSync,
  statSync,
  writeSync,
} from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import Database from "better-sqlite3";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { migrate } from "@/lib/platform/migrate";
import { readMigrations } from "@/lib/platform/migrations";
import { FILTERS, withEngine } from "@/lib/platform/schema-engine";
import {
  faultsIn,
  makeFormerNewsroom,
  runSourceline,
  stateOf,
} from "@/tests/support/former-newsroom";
import { killUpgrades } from "@/tests/support/killed-upgrade";

const folder = mkdtempSync(path.join(tmpdir(), "sourceline-upgrade-"));
const PATIENCE = { timeout: 120_000 };
const migrations = readMigrations();
let today: ReturnType<typeof stateOf>;

beforeAll(async () => {
  const file = path.join(folder, "today.db");
  await migrate(file);
  today = stateOf(file);
});
afterAll(() => rmSync(folder, { recursive: true }));

/** Upgraded as its owner would, by the command; the others without a process for each. */
const BY_HAND = [1, Math.ceil(migrations.length / 2), migrations.length];

/** A data folder with a newsroom at that revision. */
async function newsroomAt(revisions: number, claims: number) {
  const dataDir = mkdtempSync(path.join(folder, "data-"));
  const file = path.join(dataDir, "sourceline.db");
  await makeFormerNewsroom(file, revisions, claims);
  return { dataDir, file, kept: path.join(dataDir, "before-upgrades") };
}

/** The rows of former tables under their names of today. */
function asNamedToday({ Query, ...rows }: Record<string, number>): Record<string, number> {
  return Query === undefined ? rows : { ...rows, Question: Query };
}

describe("an upgrade", () => {
  it.each(migrations.map(({ name }, index) => [name, index + 1] as const))(
    "from %s ends at today's schema with every row",
    PATIENCE,
    async (name, revisions) => {
      const { dataDir, file, kept } = await newsroomAt(revisions, 5);
      const before = stateOf(file);
      expect(Object.values(before.rows).every((count) => count > 0)).toBe(true);
      const isByHand = BY_HAND.includes(revisions);
      if (isByHand) expect(await runSourceline(dataDir, "migrate")).toMatchObject({ code: 0 });
      else await migrate(file);
      const after = stateOf(file);
      expect(after.schema).toEqual(today.schema);
      expect(after.migrations).toBe(migrations.length);
      expect(after.rows).toMatchObject(asNamedToday(before.rows));
      expect(faultsIn(file)).toEqual([]);
      if (isByHand) {
        const { code, text } = await runSourceline(dataDir, "audit", "verify", "--log-only");
        expect(text).toContain("whole: 5 events");
        expect(code).toBe(0);
      }
      // What it was is kept, to the last row, wherever there was anything to do.
      if (revisions === migrations.length) return;
      const [copy, ...more] = readdirSync(kept);
      expect(more).toEqual([]);
      expect(copy).toMatch(new RegExp(`^\\d{8}T\\d{6}Z-at-${name}\\.db$`));
      expect(stateOf(path.join(kept, copy!))).toEqual(before);
    },
  );

  it("is one that Prisma's own engine agrees with", async () => {
    const { file } = await newsroomAt(3, 2);
    await migrate(file);
    const baseDir = path.join(import.meta.dirname, "..", "prisma", "migrations");
    const migrationDirectories = migrations.map(({ name, sql }) => ({
      path: name,
      migrationFile: { path: "migration.sql", content: { tag: "ok" as const, value: sql } },
    }));
    const lockfile = { path: "migration_lock.toml", content: `provider = "sqlite"` };
    const answer = await withEngine(file, (engine) =>
      engine.applyMigrations({
        migrationsList: { baseDir, lockfile, shadowDbInitScript: "", migrationDirectories },
        filters: FILTERS,
      }),
    );
    expect(answer.appliedMigrationNames).toEqual([]);
  });

  it("makes a table anew without losing what refers to it", async () => {
    const { file } = await newsroomAt(migrations.length, 4);
    const before = stateOf(file);
    const database = new Database(file);
    const sql = database
      .prepare<[], string>(`SELECT "sql" FROM sqlite_master WHERE "name" = 'Story'`)
      .pluck()
      .get()!;
    const names = (database.pragma(`table_info("Story")`) as Array<{ name: string }>)
      .map(({ name }) => `"${name}"`)
      .join(", ");
    database.close();
    const remade = `
      PRAGMA defer_foreign_keys=ON;
      PRAGMA foreign_keys=OFF;
      ${sql.replace('"Story"', '"new_Story"')};
      INSERT INTO "new_Story" (${names}) SELECT ${names} FROM "Story";
      DROP TABLE "Story";
      ALTER TABLE "new_Story" RENAME TO "Story";
      PRAGMA foreign_keys=ON;
      PRAGMA defer_foreign_keys=OFF;`;
    const name = "99990101000000_made_anew";
    await migrate(file, { migrations: [...migrations, { name, sql: remade }] });
    expect(stateOf(file).rows).toEqual(before.rows);
    expect(faultsIn(file)).toEqual([]);
  });
});

describe("an upgrade that fails", () => {
  const failing: Array<[what: string, sql: string, says: RegExp]> = [
    ["in its last statement", `DROP TABLE "Verdict"; DROP TABLE "claim_fts"; SELECT nonsense;`, /nonsense/], // prettier-ignore
    ["by ending its transaction", `DROP TABLE "Verdict"; ROLLBACK;`, /must not/],
    ["by breaking references", `DELETE FROM "User" WHERE "id" = 1;`, /lead nowhere/],
  ];
  it.each(failing)("%s leaves everything as it was", async (_what, sql, says) => {
    const { file } = await newsroomAt(migrations.length - 2, 4);
    const before = stateOf(file);
    const bad = { name: "99990101000000_bad", sql };
    const all = [...migrations, bad];
    await expect(migrate(file, { migrations: all })).rejects.toThrow(says);
    expect(stateOf(file)).toEqual(before);
    // Mended, the next start does it; and the copy of the same state is not kept twice.
    const { copy } = await migrate(file);
    expect(readdirSync(path.dirname(copy!))).toEqual([path.basename(copy!)]);
    expect(stateOf(file).schema).toEqual(today.schema);
  });

  it("refuses data that a newer version wrote, and says where what it was is kept", async () => {
    const { dataDir, file, kept } = await newsroomAt(migrations.length, 2);
    const newer = { name: "99990101000000_newer", sql: `CREATE TABLE "New" ("id" INTEGER)` };
    await migrate(file, { migrations: [...migrations, newer] });
    const before = stateOf(file);
    const { code, text } = await runSourceline(dataDir, "migrate");
    expect(code).toBe(1);
    expect(text).toContain("written by a newer Sourceline (its schema is 99990101000000_newer)");
    expect(text).toContain(path.join(kept, readdirSync(kept)[0]!));
    expect(text).not.toMatch(/\n\s+at /);
    expect(stateOf(file)).toEqual(before);
  });

  it("names an upgrade that other means left half done", async () => {
    const { file } = await newsroomAt(3, 2);
    const database = new Database(file);
    database.exec(
      `INSERT INTO "_prisma_migrations" ("id", "checksum", "migration_name", "started_at")
       VALUES ('x', 'x', '${migrations[3]!.name}', 0)`,
    );
    database.close();
    await expect(migrate(file)).rejects.toThrow(`was cut short in ${migrations[3]!.name}`);
  });

  it("refuses to upgrade a damaged file, and copies nothing", async () => {
    const { file, kept } = await newsroomAt(3, 400);
    const database = new Database(file);
    database.pragma("wal_checkpoint(TRUNCATE)");
    const page = database
      .prepare<[], number>(`SELECT "rootpage" FROM sqlite_master WHERE "name" = 'Claim'`)
      .pluck()
      .get()!;
    const size = database.pragma("page_size", { simple: true }) as number;
    database.close();
    const handle = openSync(file, "r+");
    writeSync(handle, Buffer.alloc(size, 0xa5), 0, size, (page - 1) * size);
    closeSync(handle);
    await expect(migrate(file)).rejects.toThrow(/The database .+ is damaged/);
    expect(() => readdirSync(kept)).toThrow("ENOENT");
  });

  it("waits for whoever reads the file", async () => {
    const { file } = await newsroomAt(3, 2);
    const reader = new Database(file, { readonly: true });
    reader.prepare(`SELECT * FROM "Story"`).all();
    const before = migrate(file, { patience: 50 });
    await expect(before).rejects.toMatchObject({ kind: "in_use" });
    reader.close();
    expect((await migrate(file, { patience: 50 })).applied).toHaveLength(migrations.length - 3);
  });
});

describe("an upgrade that is killed", () => {
  it(
    "leaves what was or what is to be, and the next start ends it",
    { timeout: 300_000 },
    async () => {
      const { file } = await newsroomAt(6, 3_000);
      let killed = 0;
      // Any moment will do: what is looked at holds for all of them.
      for await (const _ of killUpgrades(file, path.join(folder, "killed"), 6)) killed += 1;
      expect(killed).toBe(6);
    },
  );
});

/** Linux lets an account have a disk of its own size, where it may be root in its own eyes. */
const canMount =
  process.platform === "linux" &&
  spawnSync("unshare", ["-rm", "mount", "-t", "tmpfs", "tmpfs", "/mnt"]).status === 0;

describe.skipIf(!canMount)("an upgrade on a disk of its own (needs unshare and tmpfs)", () => {
  /** @returns what it said, and the data folder as it left it. */
  function upgradeOn(file: string, kilobytes: number, remount = "true") {
    const disk = mkdtempSync(path.join(folder, "disk-"));
    const left = mkdtempSync(path.join(folder, "left-"));
    const script = `
      mount -t tmpfs -o size=${kilobytes}k tmpfs "$0" && cp "$1" "$0/sourceline.db" && ${remount} || exit 99
      DATA_DIR="$0" "$3" --import tsx scripts/sourceline.ts migrate; code=$?
      cp -a "$0/." "$2"; exit $code`;
    const { status, stdout, stderr } = spawnSync(
      "unshare",
      ["-rm", "sh", "-c", script, disk, file, left, process.execPath],
      { encoding: "utf8", env: { ...process.env, NODE_OPTIONS: "" } },
    );
    return { code: status, text: stdout + stderr, dataDir: left };
  }

  it.each([
    ["for the copy", 1],
    ["for what it writes", 2],
  ])("without room %s says so, and goes on once there is room", PATIENCE, async (_what, times) => {
    const { file } = await newsroomAt(6, 3_000);
    const before = stateOf(file);
    const { code, text, dataDir } = upgradeOn(file, (statSync(file).size / 1024) * times + 64);
    expect(text).toMatch(/^The disk that holds .+ is full: .+ Make room, and start again\.\n$/);
    expect(code).toBe(1);
    const target = path.join(dataDir, "sourceline.db");
    expect(stateOf(target)).toEqual(before);
    expect(faultsIn(target)).toEqual([]);
    expect(await runSourceline(dataDir, "migrate")).toMatchObject({ code: 0 });
    expect(stateOf(target).schema).toEqual(today.schema);
  });

  it("that may not be written says so", PATIENCE, async () => {
    const { file } = await newsroomAt(6, 10);
    const before = stateOf(file);
    const { code, text, dataDir } = upgradeOn(file, 20_000, 'mount -o remount,ro "$0"');
    expect(text).toMatch(/^The database .+ may not be written by this account.+\n$/);
    expect(code).toBe(1);
    expect(stateOf(path.join(dataDir, "sourceline.db"))).toEqual(before);
  });
});
