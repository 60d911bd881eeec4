import { chmodSync, readdirSync, writeFileSync } from "node:fs";
import Database from "better-sqlite3";
import { beforeEach, describe, expect, it, vi } from "vitest";
import { useDatabase } from "@/tests/support/database";
import { lastBackupFile } from "./last-backup";

const place = useDatabase();

beforeEach(() => {
  vi.unstubAllEnvs();
  // What it found a moment ago, and how it is configured, it keeps.
  vi.resetModules();
});

async function readiness(variables: Record<string, string> = {}) {
  for (const [name, value] of Object.entries(variables)) vi.stubEnv(name, value);
  return (await import("./readiness")).readiness();
}
const READY = { database: "ok", disk: "ok", migrations: "ok", backup: "ok" };
const sql = (text: string) => {
  const connection = new Database(place.databaseFile);
  connection.exec(text);
  connection.close();
};
const note = (madeAt: Date) =>
  writeFileSync(lastBackupFile(place.dataDir), JSON.stringify({ madeAt: madeAt.toISOString() }));

describe("readiness", () => {
  it("is given where all is well, and leaves neither event nor file", async () => {
    expect(await readiness()).toEqual(READY);
    const connection = new Database(place.databaseFile, { readonly: true });
    expect(connection.prepare(`SELECT count(*) FROM "Event"`).pluck().get()).toBe(0);
    connection.close();
    expect(readdirSync(place.dataDir).filter((name) => name.startsWith(".writable"))).toEqual([]);
  });

  it("asks the disk for as much room as is said", async () => {
    expect(await readiness({ READY_FREE_MB: "999999999" })).toEqual({
      ...READY,
      disk: "is nearly full",
    });
  });

  it("knows when the last backup was made, where it is to know", async () => {
    const asked = { READY_BACKUP_HOURS: "26" };
    expect((await readiness(asked)).backup).toBe("was never made");
    vi.resetModules();
    note(new Date(Date.now() - 27 * 3_600_000));
    expect((await readiness(asked)).backup).toBe("is too old");
    vi.resetModules();
    note(new Date(Date.now() - 25 * 3_600_000));
    expect(await readiness(asked)).toEqual(READY);
  });

  it("is not given with a migration that is not applied, or one too many", async () => {
    const [last] = readdirSync("prisma/migrations")
      .filter((name) => /^\d/.test(name))
      .sort()
      .slice(-1);
    const named = `WHERE "migration_name" = '${last}'`;
    sql(`UPDATE "_prisma_migrations" SET "rolled_back_at" = current_timestamp ${named}`);
    expect((await readiness()).migrations).toBe("are not all applied");
    vi.resetModules();
    sql(`UPDATE "_prisma_migrations" SET "rolled_back_at" = NULL ${named};
      INSERT INTO "_prisma_migrations" ("id", "checksum", "migration_name", "finished_at")
      VALUES ('x', 'x', '29990101000000_to_come', current_timestamp)`);
    expect((await readiness()).migrations).toBe("are of a newer Sourceline");
    sql(`DELETE FROM "_prisma_migrations" WHERE "id" = 'x'`);
  });

  it(
    "is not given while another process holds the lock that writes take",
    { timeout: 30_000 },
    async () => {
      const other = new Database(place.databaseFile);
      other.exec("BEGIN IMMEDIATE");
      try {
        expect((await readiness()).database).toBe("cannot be written");
      } finally {
        other.exec("ROLLBACK");
        other.close();
      }
      vi.resetModules();
      expect(await readiness()).toEqual(READY);
    },
  );

  it.skipIf(process.getuid?.() === 0)(
    "is not given where the folder cannot be written",
    async () => {
      chmodSync(place.dataDir, 0o500);
      try {
        expect((await readiness()).database).toBe("cannot be written");
      } finally {
        chmodSync(place.dataDir, 0o700);
      }
    },
  );

  it("is found out once, however many ask at a time", async () => {
    const { readiness: ask } = await import("./readiness");
    const [first, second] = [ask(), ask()];
    expect(second).toBe(first);
    await first;
    expect(ask()).toBe(first);
  });
});
