/** Holds the write lock of the database given until its input ends; says so once it has it. */
const Database = require("better-sqlite3");

const database = new Database(process.argv[2]);
database.exec("BEGIN IMMEDIATE");
process.stdout.write("held\n");
process.stdin.on("end", () => {
  database.exec("COMMIT");
  process.exit(0);
});
process.stdin.resume();
