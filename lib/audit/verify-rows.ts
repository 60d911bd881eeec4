/**
 * Rebuilds from the log what every row of the record must hold, and names each row that differs:
 * one that somebody changed, put in or took out behind the commands' back. Of a row that was there
 * before the log held rows, and that nothing changed since, only that it was there can be told.
 *
 * Nothing is held in memory but one row at a time: what the log says last of each lies, as a hash,
 * in a temporary database that SQLite puts on the disk where it grows.
 */
import { createHash } from "node:crypto";
import type { Statement } from "better-sqlite3";
import { imageSql, keySql, scratchDatabase, teachSha256 } from "@/lib/platform/noted-rows";
import { each, readConnection, rows } from "@/lib/platform/rows";
import { Prisma } from "@/prisma/generated/client";
import { canonical, type Json } from "./canonical";
import type { StoredEvent } from "./chain";
import type { IdRange } from "./events";
import { RECORDED, type RecordedColumns } from "./recorded";
import { parsedImage, type RowImage } from "./row-images";

export type RowDifference = {
  table: string;
  key: readonly Json[];
  /** changed: some columns; missing: the log has it; unlogged: no event made it; not gone: one took it out. */
  is: "changed" | "missing" | "unlogged" | "not gone";
  columns: readonly string[];
  /** The event that last wrote the row; null where none did. */
  seq: number | null;
};

export type RowsReport = {
  rows: number;
  differing: number;
  /** There before that event, which began to hold rows, and not changed since: not provable. */
  unproven: { rows: number; before: number } | null;
};

type Last = { seq: number; hash: string | null };

/** Takes up the events one after another, in their order, and then compares. */
export class RowsCheck {
  readonly #last = scratchDatabase();
  readonly #put: Statement;
  readonly #take: Statement<[string, string], Last>;
  #begun: { seq: number; found: ReadonlyMap<string, readonly IdRange[]> } | null = null;

  constructor() {
    this.#last.exec(`
      CREATE TABLE last (tab TEXT, key TEXT, seq INTEGER, hash TEXT, PRIMARY KEY (tab, key))
        WITHOUT ROWID;
      BEGIN;`);
    this.#put = this.#last.prepare(`REPLACE INTO last VALUES (?, ?, ?, ?)`);
    this.#take = this.#last.prepare(
      `DELETE FROM last WHERE tab = ? AND key = ? RETURNING seq, hash`,
    );
  }

  add(event: StoredEvent): void {
    if (event.type === "record.begun" && this.#begun === null) {
      const { found } = JSON.parse(event.data) as { found: Record<string, IdRange[]> };
      this.#begun = { seq: event.seq, found: new Map(Object.entries(found)) };
    }
    if (event.rows === null) return;
    for (const [table, key, image] of JSON.parse(event.rows) as RowImage[]) {
      this.#put.run(table, canonical(key), event.seq, image && digest(image));
    }
  }

  /** @param tell is told each difference, however many there are. */
  async compare(
    tell: (difference: RowDifference) => void,
    onProgress?: (table: string) => void,
  ): Promise<RowsReport> {
    const report = { rows: 0, differing: 0 };
    let unproven = 0;
    const differ = (difference: RowDifference) => {
      report.differing += 1;
      tell(difference);
    };
    try {
      for (const columns of RECORDED) {
        onProgress?.(columns.table);
        for (const row of rowsOf(columns)) {
          report.rows += 1;
          const said = this.#take.get(columns.table, row.key);
          if (!said && this.#wasFound(columns.table, row.key)) unproven += 1;
          else await this.#judge(columns, row, said, differ);
        }
      }
      for (const gone of this.#left()) differ(gone);
    } finally {
      this.#last.close();
    }
    const before = this.#begun?.seq ?? null;
    return { ...report, unproven: before === null ? null : { rows: unproven, before } };
  }

  async #judge(
    { table }: RecordedColumns,
    row: StoredRow,
    said: Last | undefined,
    differ: (difference: RowDifference) => void,
  ): Promise<void> {
    const key = JSON.parse(row.key) as Json[];
    if (!said) {
      differ({ table, key, is: "unlogged", columns: [], seq: null });
      return;
    }
    const { seq, hash } = said;
    if (hash === null) {
      differ({ table, key, is: "not gone", columns: [], seq });
      return;
    }
    const stands = parsedImage(row.image) ?? {};
    if (digest(stands) === hash) return;
    const columns = differing(await imageIn(seq, table, row.key), stands);
    if (columns.length > 0) differ({ table, key, is: "changed", columns, seq });
  }

  #wasFound(table: string, key: string): boolean {
    const [id] = JSON.parse(key) as Json[];
    const ranges = this.#begun?.found.get(table) ?? [];
    return typeof id === "number" && ranges.some(([first, last]) => first <= id && id <= last);
  }

  /** What the log has of rows that are not there. */
  *#left(): Generator<RowDifference> {
    const left = this.#last.prepare<[], { tab: string; key: string; seq: number }>(
      `SELECT tab, key, seq FROM last WHERE hash IS NOT NULL`,
    );
    for (const { tab, key, seq } of left.iterate()) {
      yield { table: tab, key: JSON.parse(key) as Json[], is: "missing", columns: [], seq };
    }
  }
}

type StoredRow = { key: string; image: string };

function rowsOf(columns: RecordedColumns): Generator<StoredRow> {
  teachSha256(readConnection());
  return each<StoredRow>(
    Prisma.sql`SELECT ${Prisma.raw(keySql(columns, "r"))} AS "key",
        ${Prisma.raw(imageSql(columns, "r"))} AS "image"
      FROM ${Prisma.raw(`"${columns.table}"`)} r`,
  );
}

function digest(image: Record<string, Json>): string {
  return createHash("sha256").update(canonical(image)).digest("base64");
}

/** The last image of a row that an event holds. */
async function imageIn(seq: number, table: string, key: string): Promise<Record<string, Json>> {
  const [event] = await rows<{ rows: string }>(
    Prisma.sql`SELECT "rows" FROM "EventRows" WHERE "seq" = ${seq}`,
  );
  const images = JSON.parse(event?.rows ?? "[]") as RowImage[];
  const found = images.findLast(([tab, of]) => tab === table && canonical(of) === key);
  return found?.[2] ?? {};
}

/** Columns that the log's image has; one that the schema got later is not provable until then. */
function differing(logged: Record<string, Json>, stands: Record<string, Json>): string[] {
  return Object.keys(logged).filter(
    (column) =>
      column in stands && canonical(logged[column] ?? null) !== canonical(stands[column] ?? null),
  );
}
