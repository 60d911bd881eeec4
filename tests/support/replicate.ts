/**
 * Holds a database the way Litestream does: reads in one transaction for as long as it runs, and
 * takes the write lock for moments to copy what was written meanwhile. Prints a line for each of
 * those; ends when its input does.
 */
import Database from "better-sqlite3";

const [file = "", times = "0"] = process.argv.slice(2);
/** Milliseconds that the lock is held for, and then is free for. */
const MOMENT = 60;

const reader = new Database(file, { timeout: 5_000 });
reader.exec(`CREATE TABLE IF NOT EXISTS "_litestream_lock" ("id" INTEGER)`);
reader.exec("BEGIN");
reader.prepare(`SELECT count(*) FROM "Event"`).get();

const writer = new Database(file, { timeout: 5_000 });
const pause = new Int32Array(new SharedArrayBuffer(4));
for (let time = 0; time < Number(times); time += 1) {
  writer.exec(`BEGIN IMMEDIATE; INSERT INTO "_litestream_lock" VALUES (1)`);
  process.stdout.write("held\n");
  Atomics.wait(pause, 0, 0, MOMENT);
  writer.exec("ROLLBACK");
  writer.pragma("wal_checkpoint(PASSIVE)");
  Atomics.wait(pause, 0, 0, MOMENT);
}
process.stdout.write("done\n");
process.stdin.resume();
process.stdin.once("end", () => process.exit(0));
