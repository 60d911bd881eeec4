/**
 * The bench's newsroom as a file: 100,000 claims in 40 stories, or as many times that as asked
 * for, made by raw SQL because the commands would take an hour. The same data every time; made
 * once per set of migrations, under data/bench.
 */
import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync } from "node:fs";
import path from "node:path";
import Database from "better-sqlite3";
import { hashPassword } from "@/lib/people/password";
import { migrate } from "@/lib/platform/migrate";
import { readMigrations } from "@/lib/platform/migrations";
import { STORED_BY } from "@/lib/ledger/standing/refold";
import { countLints } from "./lints";
import { Maker, type Sizes } from "./maker";

export const FULL: Sizes = { people: 40, stories: 40, claims: 100_000, sources: 20_000, tags: 300 };

/** A newsroom that has gone on like the full one for longer: more stories and sources, too. */
export function sizesFor(claims: number): Sizes {
  const times = claims / FULL.claims;
  const scaled = (count: number) => Math.max(10, Math.round(count * times));
  return { ...FULL, claims, stories: scaled(FULL.stories), sources: scaled(FULL.sources) };
}

/** Everybody's in the bench's newsroom, which only ever listens on this machine. */
export const PASSWORD = "a bench to sit on";

/** The file with that newsroom, made if it is not there yet. */
export async function benchDatabase(folder: string, sizes: Sizes = FULL): Promise<string> {
  const parts = [
    readMigrations(),
    sizes,
    ["seed.ts", "maker.ts", "words.ts", "lints.ts"].map((file) =>
      readFileSync(path.join(import.meta.dirname, file), "utf8"),
    ),
  ];
  const key = createHash("sha256").update(JSON.stringify(parts)).digest("hex").slice(0, 12);
  const sameSize = `${sizes.claims}-`;
  const file = path.join(folder, sameSize + key, "sourceline.db");
  if (existsSync(file)) return file;
  mkdirSync(path.dirname(file), { recursive: true });
  for (const entry of readdirSync(folder)) {
    const isOutdated = entry.startsWith(sameSize) && entry !== sameSize + key;
    if (isOutdated) rmSync(path.join(folder, entry), { recursive: true });
  }
  const making = `${file}.making`;
  rmSync(making, { force: true });
  await migrate(making);
  fill(making, sizes);
  await givePasswords(making);
  renameSync(making, file);
  return file;
}

async function givePasswords(file: string): Promise<void> {
  const hash = await hashPassword(PASSWORD);
  const database = new Database(file);
  database.prepare(`UPDATE "User" SET "passwordHash" = ?`).run(hash);
  database.close();
}

/** Fills an empty, migrated database. */
export function fill(file: string, sizes: Sizes): void {
  const database = new Database(file);
  // Nothing here is worth surviving a crash: a half-made file is made again.
  database.pragma("journal_mode = OFF");
  database.pragma("synchronous = OFF");
  database.pragma("cache_size = -262144");
  const make = new Maker(database, sizes);
  withoutIndexes(database, () => {
    database.transaction(() => make.all())();
  });
  database.transaction(() => countLints(database))();
  database.exec(`INSERT INTO claim_fts(claim_fts) VALUES ('optimize')`);
  database.pragma(`user_version = ${STORED_BY}`);
  database.pragma("journal_mode = WAL");
  database.close();
}

/**
 * Indexes made at the end, each in one go, take a fraction of being kept row by row. Those of the log
 * stay: its trigger looks for each event's hash.
 */
function withoutIndexes(database: Database.Database, work: () => void): void {
  const indexes = database
    .prepare(
      `SELECT "name", "sql" FROM sqlite_master WHERE "type" = 'index' AND "sql" IS NOT NULL AND "tbl_name" <> 'Event'`,
    )
    .all() as Array<{ name: string; sql: string }>;
  for (const { name } of indexes) database.exec(`DROP INDEX "${name}"`);
  work();
  for (const { sql } of indexes) database.exec(sql);
}
