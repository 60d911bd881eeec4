/**
 * Checks the log and the files attached to citations, for an operator or a nightly job: exit code 1
 * where the chain is broken, or a file is lost.
 */
import { existsSync } from "node:fs";
import path from "node:path";
import { verifyChain } from "@/lib/audit/chain";
import { env } from "@/lib/platform/env";
import { findLostFiles } from "./backup/check";
import { sha256Of } from "./backup/contents";
import { existingDatabase, refuseMore } from "./fault";

const LOG_ONLY = "--log-only";

export async function auditVerify(args: readonly string[]): Promise<number> {
  refuseMore(args.filter((argument) => argument !== LOG_ONLY));
  const file = existingDatabase();
  const isLogWhole = await verifyLog();
  if (args.includes(LOG_ONLY)) return isLogWhole ? 0 : 1;
  const areFilesWhole = await verifyFiles(file);
  return isLogWhole && areFilesWhole ? 0 : 1;
}

async function verifyLog(): Promise<boolean> {
  const report = await verifyChain();
  if (report.ok) {
    console.log(
      `The log is whole: ${report.events} events, the last with hash ${report.lastHash}.`,
    );
    return true;
  }
  console.log(
    `The log is broken at event ${report.brokenAt}: ${report.reason}. The ${report.events} events before it are whole.`,
  );
  return false;
}

async function verifyFiles(databaseFile: string): Promise<boolean> {
  const { files, lost } = await findLostFiles(databaseFile, async (sha256) => {
    const file = path.join(env().attachmentsDir, sha256);
    return existsSync(file) ? sha256Of(file) : null;
  });
  for (const sentence of lost) console.log(sentence);
  if (lost.length === 0) console.log(`The attached files are whole: ${files} of them.`);
  return lost.length === 0;
}
