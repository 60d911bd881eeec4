/**
 * A newsroom as any former version left it: a database at some revision of the schema, every table
 * of it filled. What a table holds is read from the schema itself, so that a new table or column
 * is filled without anybody remembering it.
 */
import { spawn, type ChildProcess } from "node:child_process";
import { once } from "node:events";
import path from "node:path";
import Database from "better-sqlite3";
import { canonical } from "@/lib/audit/canonical";
import { GENESIS, hashEvent } from "@/lib/audit/chain";
import { hashContent, hashFrame } from "@/lib/audit/content";
import { migrate } from "@/lib/platform/migrate";
import { readMigrations } from "@/lib/platform/migrations";

const root = path.join(import.meta.dirname, "..", "..");
const AT = "2026-11-20T09:00:00.000+00:00";

/** What grows with the number of claims; of everything else there are a few. */
const MANY = new Set(["Claim", "ClaimTag", "Citation", "Event", "Placement", "Verdict"]);
const FEW = 3;

/** Where anything at all would not do. */
const VALUES: Record<string, unknown> = {
  "Claim.attribution": "named",
  "Claim.level": "unverified",
  "Claim.reviewState": "open",
  "Source.kind": "person",
  "Story.status": "drafting",
  "User.role": "editor",
};
const LISTS = new Set(["paragraphs", "links", "sentences"]);
const OBJECTS = new Set(["data", "moved"]);

type Column = { name: string; type: string };
type Reference = { from: string; table: string };

/** The tables that people's records lie in. */
export function tablesOf(database: Database.Database): string[] {
  return database
    .prepare<[], string>(
      `SELECT "name" FROM sqlite_master WHERE "type" = 'table'
       AND "name" NOT LIKE 'claim\\_%' ESCAPE '\\' AND "name" NOT LIKE 'sqlite\\_%' ESCAPE '\\'
       AND "name" <> '_prisma_migrations' ORDER BY "name"`,
    )
    .pluck()
    .all();
}

/**
 * @param revisions how many of the migrations it went through
 * @param claims how many claims it has
 */
export async function makeFormerNewsroom(
  file: string,
  revisions: number,
  claims: number,
): Promise<void> {
  await migrate(file, { migrations: readMigrations().slice(0, revisions) });
  const database = new Database(file);
  try {
    database.pragma("synchronous = OFF");
    database.pragma("foreign_keys = OFF");
    const countOf = (table: string) => (MANY.has(table) ? claims : FEW);
    database.transaction(() => {
      for (const table of tablesOf(database)) {
        if (table === "Event") addEvents(database, claims);
        // What events wrote stands with events of the form that commit() writes.
        else if (table !== "EventRows") fill(database, table, countOf);
      }
      addWords(database);
    })();
    const dangling = database.pragma("foreign_key_check") as unknown[];
    if (dangling.length > 0) throw new Error(`Wrongly filled: ${JSON.stringify(dangling[0])}`);
  } finally {
    database.close();
  }
}

function fill(
  database: Database.Database,
  table: string,
  countOf: (table: string) => number,
): void {
  const columns = database.pragma(`table_info("${table}")`) as Column[];
  const references = database.pragma(`foreign_key_list("${table}")`) as Reference[];
  const insert = database.prepare(
    `INSERT INTO "${table}" (${columns.map(({ name }) => `"${name}"`).join(", ")})
     VALUES (${columns.map(() => "?").join(", ")})`,
  );
  for (let row = 0; row < countOf(table); row += 1) {
    insert.run(
      columns.map((column) => {
        const to = references.find(({ from }) => from === column.name)?.table;
        if (to === table) return null;
        if (to !== undefined) return (row % countOf(to)) + 1;
        return valueOf(table, column, row);
      }),
    );
  }
}

function valueOf(table: string, { name, type }: Column, row: number): unknown {
  if (`${table}.${name}` in VALUES) return VALUES[`${table}.${name}`];
  if (LISTS.has(name)) return "[]";
  if (OBJECTS.has(name)) return "{}";
  if (type === "DATETIME") return AT;
  if (type === "BOOLEAN") return 0;
  if (type === "INTEGER" || type === "REAL") return row + 1;
  return `${table} ${name} ${row + 1}`;
}

/** In the form that events had at that revision. */
function addEvents(database: Database.Database, count: number): void {
  const columns = database.pragma(`table_info("Event")`) as Column[];
  const isSalted = columns.some(({ name }) => name === "contentHash");
  const insert = (table: string, row: object) =>
    database
      .prepare(
        `INSERT INTO "${table}" (${Object.keys(row).map((name) => `"${name}"`)})
         VALUES (${Object.keys(row).map((name) => `@${name}`)})`,
      )
      .run(row);
  let prevHash = GENESIS;
  for (let seq = 1; seq <= count; seq += 1) {
    const event = {
      seq,
      at: new Date(AT),
      actorId: 1,
      type: "story.edited",
      storyId: 1,
      claimId: null,
      sourceId: null,
      userId: null,
      data: canonical({ changes: { headline: { from: String(seq), to: String(seq + 1) } } }),
    };
    const salt = "5a".repeat(16);
    const contentHash = hashContent(salt, event.data, "[]");
    const hash = isSalted
      ? hashFrame(prevHash, { ...event, contentHash })
      : hashEvent(prevHash, event);
    const salted = isSalted ? { contentHash, salt } : {};
    insert("Event", { ...event, at: AT, prevHash, hash, ...salted });
    if (isSalted) insert("EventRows", { seq, rows: "[]" });
    prevHash = hash;
  }
}

/** The search index, as far as there is one yet. */
function addWords(database: Database.Database): void {
  const columns = database.pragma(`table_info("claim_fts")`) as Column[];
  if (columns.length === 0) return;
  const names = columns.map(({ name }) => name);
  const words = names.map((name) => (name === "wording" ? `"wording"` : `'${name} ' || "id"`));
  database.exec(
    `INSERT INTO "claim_fts" (rowid, ${names.join(", ")})
     SELECT "id", ${words.join(", ")} FROM "Claim"`,
  );
}

/** `sourceline …` on a data folder, at work. */
export function startSourceline(dataDir: string, ...args: string[]): ChildProcess {
  return spawn(process.execPath, ["--import", "tsx", "scripts/sourceline.ts", ...args], {
    cwd: root,
    env: { ...process.env, DATA_DIR: dataDir, NODE_OPTIONS: "" },
    stdio: ["ignore", "pipe", "pipe"],
  });
}

/** `sourceline …` to its end. */
export async function runSourceline(
  dataDir: string,
  ...args: string[]
): Promise<{ code: number | null; text: string }> {
  const child = startSourceline(dataDir, ...args);
  let text = "";
  for (const stream of [child.stdout, child.stderr]) {
    stream?.setEncoding("utf8").on("data", (part: string) => (text += part));
  }
  const [code] = (await once(child, "close")) as [number | null];
  return { code, text };
}

/** What a database holds, for comparing: its migrations, its schema, the rows of each table. */
export function stateOf(file: string): {
  migrations: number;
  schema: string[];
  rows: Record<string, number>;
} {
  const database = new Database(file);
  try {
    const count = (table: string) =>
      database.prepare<[], number>(`SELECT count(*) FROM "${table}"`).pluck().get() ?? 0;
    return {
      migrations: count("_prisma_migrations"),
      schema: database
        .prepare<[], string>(`SELECT "sql" FROM sqlite_master WHERE "sql" NOT NULL ORDER BY "sql"`)
        .pluck()
        .all(),
      rows: Object.fromEntries(tablesOf(database).map((table) => [table, count(table)])),
    };
  } finally {
    database.close();
  }
}

/** @returns what is wrong with a database: in its pages, its references, its search index. */
export function faultsIn(file: string): unknown[] {
  const database = new Database(file);
  try {
    const integrity = database.pragma("integrity_check", { simple: true });
    const dangling = database.pragma("foreign_key_check") as unknown[];
    const faults: unknown[] = integrity === "ok" ? dangling : [integrity, ...dangling];
    try {
      const hasIndex = `SELECT 1 FROM sqlite_master WHERE "name" = 'claim_fts'`;
      if (database.prepare(hasIndex).get()) {
        database.exec(`INSERT INTO "claim_fts" ("claim_fts") VALUES ('integrity-check')`);
      }
    } catch (error) {
      faults.push(error);
    }
    return faults;
  } finally {
    database.close();
  }
}
