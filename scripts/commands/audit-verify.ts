/**
 * Checks the log and the files attached to citations, for an operator or a nightly job: exit code 1
 * where the chain is broken, where it is not the one that a head was kept of (--since), where rows
 * are not what it says (--rows), or where a file is lost.
 */
import { existsSync, readFileSync } from "node:fs";
import path from "node:path";
import { parseArgs } from "node:util";
import { verifyChain } from "@/lib/audit/chain";
import { headIn, type Head } from "@/lib/audit/head";
import { RowsCheck, type RowDifference } from "@/lib/audit/verify-rows";
import { compareDerived } from "@/lib/ledger/standing/derived";
import { env } from "@/lib/platform/env";
import { inSnapshot } from "@/lib/platform/rows";
import { findLostFiles } from "./backup/check";
import { sha256Of } from "./backup/contents";
import { CommandFault, existingDatabase, refuseMore } from "./fault";

/** More than these are counted only: whoever has so many needs a backup, not a list. */
const MOST_NAMED = 1_000;

export async function auditVerify(args: readonly string[]): Promise<number> {
  const { values, positionals } = parsed(args);
  refuseMore(positionals);
  const file = existingDatabase();
  const isLogWhole = await verifyLog(values);
  if (values["log-only"]) return isLogWhole ? 0 : 1;
  const areFilesWhole = await verifyFiles(file);
  return isLogWhole && areFilesWhole ? 0 : 1;
}

type Asked = { rows?: boolean | undefined; since?: string | undefined };

async function verifyLog(values: Asked): Promise<boolean> {
  const since = values.since === undefined ? undefined : headOf(values.since);
  return inSnapshot(async () => {
    const check = values.rows ? new RowsCheck() : null;
    const report = await verifyChain({
      since,
      onEvent: (event) => check?.add(event),
      onProgress: (seq) => progress(`${seq} events`),
    });
    if (!report.ok) {
      console.log(
        `The log is broken at event ${report.brokenAt}: ${report.reason}. The ${report.events} events before it are whole.`,
      );
      return false;
    }
    const erased = report.erased > 0 ? ` What ${report.erased} of them said was erased.` : "";
    console.log(
      `The log is whole: ${report.events} events, the last with hash ${report.lastHash}.${erased}`,
    );
    return check ? compareRows(check) : true;
  });
}

function parsed(args: readonly string[]) {
  try {
    const options = {
      rows: { type: "boolean" },
      since: { type: "string" },
      "log-only": { type: "boolean" },
    } as const;
    return parseArgs({ args: [...args], options, allowPositionals: true });
  } catch (error) {
    throw new CommandFault(error instanceof Error ? error.message : String(error));
  }
}

function headOf(given: string): Head {
  const head = headIn(existsSync(given) ? readFileSync(given, "utf8") : given);
  if (head) return head;
  throw new CommandFault(
    `"${given}" is no head of a log: it is an event's number, a colon and its hash, or a file that holds one.`,
  );
}

async function compareRows(check: RowsCheck): Promise<boolean> {
  let named = 0;
  const report = await check.compare(
    (difference) => {
      named += 1;
      if (named <= MOST_NAMED) console.log(sentence(difference));
    },
    (table) => progress(table),
  );
  const { rows, differing, unproven } = report;
  if (unproven && unproven.rows > 0) {
    console.log(
      `${unproven.rows} rows were there before event ${unproven.before}, which began to hold rows, and were not changed since: what they hold is not provable.`,
    );
  }
  console.log(
    differing === 0
      ? `All ${rows} rows are as the log says.`
      : `${differing} rows are not as the log says, of ${rows}.`,
  );
  return (await compareWhatFollows()) && differing === 0;
}

/** What tables show of these rows, kept beside them. */
async function compareWhatFollows(): Promise<boolean> {
  let named = 0;
  const differing = await compareDerived(({ table, id, columns }) => {
    named += 1;
    if (named > MOST_NAMED) return;
    console.log(`${table} ${id}: ${columns.join(", ")} does not follow from the record.`);
  });
  if (differing > 0) {
    console.log(`${differing} rows show what does not follow from the record.`);
  }
  return differing === 0;
}

async function verifyFiles(databaseFile: string): Promise<boolean> {
  const { files, lost } = await findLostFiles(databaseFile, async (sha256) => {
    const file = path.join(env().attachmentsDir, sha256);
    return existsSync(file) ? sha256Of(file) : null;
  });
  for (const each of lost) console.log(each);
  if (lost.length === 0) console.log(`The attached files are whole: ${files} of them.`);
  return lost.length === 0;
}

function sentence({ table, key, is, columns, seq }: RowDifference): string {
  const row = `${table} ${key.map((part) => JSON.stringify(part)).join(", ")}`;
  switch (is) {
    case "changed":
      return `${row}: ${columns.join(", ")} is not what event ${seq} left.`;
    case "missing":
      return `${row} is missing; event ${seq} left it there.`;
    case "unlogged":
      return `${row} is there, and no event put it there.`;
    case "not gone":
      return `${row} is there; event ${seq} took it out.`;
  }
}

/** For somebody who waits; not among what is read by a program. */
function progress(text: string): void {
  if (process.stderr.isTTY) process.stderr.write(`\r\u001b[K${text}\r`);
}
