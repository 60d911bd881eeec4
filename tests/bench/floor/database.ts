/**
 * The floor's data: the bench's claims as one flat table, as a person would keep them who only
 * wanted the questions of the bench answered. Same file settings as Sourceline: every commit is
 * on the disk when it is answered.
 */
import { existsSync, renameSync, rmSync } from "node:fs";
import Database from "better-sqlite3";

const TABLES = `
  CREATE TABLE claim (
    id INTEGER PRIMARY KEY,
    story TEXT NOT NULL,
    number INTEGER NOT NULL,
    wording TEXT NOT NULL,
    kind TEXT NOT NULL,
    asserted_by TEXT NOT NULL,
    attribution TEXT NOT NULL,
    level TEXT NOT NULL,
    state TEXT NOT NULL,
    risk TEXT NOT NULL,
    checker TEXT,
    sources TEXT NOT NULL,
    quotes TEXT NOT NULL,
    note TEXT NOT NULL,
    logged_by TEXT NOT NULL,
    logged_at TEXT NOT NULL,
    updated_at TEXT NOT NULL
  );
  CREATE TABLE log (
    id INTEGER PRIMARY KEY, claim_id INTEGER NOT NULL, at TEXT NOT NULL, change TEXT NOT NULL
  );
`;

const CLAIMS = `
  INSERT INTO claim
  SELECT c."id", s."slug", c."number", c."wording", c."kind", c."assertedBy", c."attribution",
    c."level", c."reviewState", c."legalRisk", checker."name", c."sourceNames",
    coalesce((
      SELECT group_concat(k."quote", char(10)) FROM seeded."Citation" k
      WHERE k."claimId" = c."id" AND k."removedAt" IS NULL AND k."quote" <> ''
    ), ''),
    c."note", editor."name", c."loggedAt", c."updatedAt"
  FROM seeded."Claim" c
  JOIN seeded."Story" s ON s."id" = c."storyId"
  JOIN seeded."User" editor ON editor."id" = c."loggedById"
  LEFT JOIN seeded."User" checker ON checker."id" = c."checkerId"
  WHERE c."withdrawnAt" IS NULL
  ORDER BY c."id";
`;

const INDEXES = `
  CREATE INDEX claim_newest ON claim (logged_at DESC, id DESC);
  CREATE INDEX claim_level ON claim (level, logged_at DESC, id DESC);
  CREATE INDEX log_claim ON log (claim_id);
  CREATE VIRTUAL TABLE claim_words USING fts5(
    wording, quotes, note, sources,
    content = 'claim', content_rowid = 'id', tokenize = 'unicode61 remove_diacritics 2'
  );
  INSERT INTO claim_words (claim_words) VALUES ('rebuild');
  ANALYZE main;
`;

/** Copies the claims of a seeded newsroom into the floor's own file, if it is not there yet. */
export function makeFloor(file: string, seeded: string): void {
  if (existsSync(file)) return;
  const making = `${file}.making`;
  rmSync(making, { force: true });
  const database = new Database(making);
  database.pragma("synchronous = OFF");
  database.prepare("ATTACH ? AS seeded").run(seeded);
  database.exec(TABLES + CLAIMS + INDEXES);
  database.close();
  renameSync(making, file);
}

/** A claim as the floor keeps it. */
export type FloorClaim = Record<string, string | number | null>;

export type NewClaim = { story: string; wording: string };

const COLUMNS = "id, story, number, wording, attribution, level, state, sources, checker";
/** With more hits than this, walking along the newest claims finds a page of them sooner. */
const MANY_HITS = 2_000;
const FOUND = "SELECT rowid FROM claim_words WHERE claim_words MATCH ?";

/** The bench's questions as prepared statements. */
export class FloorDatabase {
  readonly #database: Database.Database;
  readonly #statements = new Map<string, Database.Statement>();

  constructor(file: string) {
    this.#database = new Database(file);
    this.#database.pragma("journal_mode = WAL");
    this.#database.pragma("synchronous = FULL");
    this.#database.pragma("cache_size = -16384");
  }

  #prepared(sql: string): Database.Statement {
    let statement = this.#statements.get(sql);
    if (!statement) {
      statement = this.#database.prepare(sql);
      this.#statements.set(sql, statement);
    }
    return statement;
  }

  #all(sql: string, ...values: unknown[]): FloorClaim[] {
    return this.#prepared(sql).all(...values) as FloorClaim[];
  }

  #count(sql: string, value: string): number {
    return (this.#prepared(sql).get(value) as { n: number }).n;
  }

  list(level: string, limit: number): { rows: FloorClaim[]; total: number } {
    const rows = this.#all(
      `SELECT ${COLUMNS} FROM claim WHERE level = ? ORDER BY logged_at DESC, id DESC LIMIT ?`,
      ...[level, limit],
    );
    return { rows, total: this.#count("SELECT count(*) AS n FROM claim WHERE level = ?", level) };
  }

  search(words: string, limit: number): { rows: FloorClaim[]; total: number } {
    const match = words
      .split(/\s+/)
      .map((word) => `"${word.replaceAll('"', '""')}"*`)
      .join(" ");
    const total = this.#count(`SELECT count(*) AS n FROM (${FOUND})`, match);
    const along = total > MANY_HITS ? "INDEXED BY claim_newest" : "NOT INDEXED";
    const rows = this.#all(
      `SELECT ${COLUMNS} FROM claim ${along} WHERE id IN (${FOUND})
       ORDER BY logged_at DESC, id DESC LIMIT ?`,
      ...[match, limit],
    );
    return { rows, total };
  }

  open(id: number): FloorClaim | undefined {
    return this.#all("SELECT * FROM claim WHERE id = ?", id)[0];
  }

  /** In the order they were logged in, a slice at a time. */
  *everything(): Generator<FloorClaim[]> {
    for (let last = 0; ;) {
      const rows = this.#all("SELECT * FROM claim WHERE id > ? ORDER BY id LIMIT 1000", last);
      if (rows.length === 0) return;
      last = Number(rows.at(-1)?.["id"]);
      yield rows;
    }
  }

  logClaim({ story, wording }: NewClaim): { id: number } {
    return this.#written(() => {
      const at = new Date().toISOString();
      const { lastInsertRowid } = this.#prepared(
        `INSERT INTO claim (story, number, wording, kind, asserted_by, attribution, level, state,
           risk, sources, quotes, note, logged_by, logged_at, updated_at)
         VALUES (?, 0, ?, 'fact', '', 'unattributed', 'unverified', 'open',
           'none', '', '', '', 'bench', ?, ?)`,
      ).run(story, wording, at, at);
      this.#prepared(
        `INSERT INTO claim_words (rowid, wording, quotes, note, sources) VALUES (?, ?, '', '', '')`,
      ).run(lastInsertRowid, wording);
      const id = Number(lastInsertRowid);
      this.#log(id, at, { story, wording });
      return { id };
    });
  }

  changeRisk(id: number, risk: string): { id: number } {
    return this.#written(() => {
      const at = new Date().toISOString();
      this.#prepared("UPDATE claim SET risk = ?, updated_at = ? WHERE id = ?").run(risk, at, id);
      this.#log(id, at, { risk });
      return { id };
    });
  }

  #log(id: number, at: string, change: object): void {
    const sql = "INSERT INTO log (claim_id, at, change) VALUES (?, ?, ?)";
    this.#prepared(sql).run(id, at, JSON.stringify(change));
  }

  #written<Result>(work: () => Result): Result {
    return this.#database.transaction(work).immediate();
  }
}
