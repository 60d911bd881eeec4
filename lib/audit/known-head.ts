/**
 * The head of the log, written down outside the database: in the data folder, in a file of the
 * operator's choice (AUDIT_HEAD_FILE), and in the server's own log at its start, once a day and at
 * its end. At the next start the log must still have it: a log that was cut, or a write-ahead file
 * that vanished with what was last acknowledged, is noticed, and said until somebody looks into it.
 */
import { readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import path from "node:path";
import { env } from "@/lib/platform/env";
import { logFault } from "@/lib/platform/log";
import { headIn, headText, readHead, stillHas, type Head } from "./head";

/** Whatever is acknowledged later than this before a crash cannot be missed by it. */
const EVERY = 2_000;
/** As all of the data folder: for the account that the server runs under. */
const OURS_ALONE = 0o600;
const DAY = 24 * 3_600_000;

const noted = globalThis as { sourcelineCutLog?: string };

export function knownHeadFile(): string {
  return path.join(env().dataDir, "log-head");
}

/** What is said of a log that lacks the head it had; null where nothing is missing. */
export function cutLog(): string | null {
  return noted.sourcelineCutLog ?? null;
}

/** At the server's start; goes on until it ends. */
export async function watchHead(): Promise<void> {
  // One that was missing at an earlier start stays so until somebody takes the file away.
  const kept = `${knownHeadFile()}.missing`;
  const known = readKnown(kept) ?? readKnown(knownHeadFile());
  if (known && !(await stillHas(known))) {
    noted.sourcelineCutLog = `The log lacks event ${known.seq}, which it had when the server last ran: it was cut, or what was written last is lost. Compare with a backup (audit verify --since ${headText(known)}); then take ${kept} away.`;
    writeFileSync(kept, `${headText(known)}\n`, { mode: OURS_ALONE });
    logFault(new Error(noted.sourcelineCutLog));
  } else delete noted.sourcelineCutLog;
  last = null;
  await keep("The log's head at the start");
  setInterval(() => void keep(null).catch(logFault), EVERY).unref();
  setInterval(() => void keep("The log's head today").catch(logFault), DAY).unref();
  process.once("exit", () => {
    if (last) say("The log's head at the end", last);
  });
}

let last: Head | null = null;

async function keep(said: string | null): Promise<void> {
  const head = await readHead();
  if (!head) return;
  if (head.hash !== last?.hash) {
    write(knownHeadFile(), head, OURS_ALONE);
    const { auditHeadFile } = env();
    // Where the operator wants it, who may read it is theirs to say.
    if (auditHeadFile !== null) write(auditHeadFile, head);
  }
  last = head;
  if (said !== null) say(said, head);
}

function say(what: string, head: Head): void {
  process.stderr.write(`${new Date().toISOString()} ${what}: ${headText(head)}\n`);
}

/** Whole or not at all: half a head would be taken for a log that was cut. */
function write(file: string, head: Head, mode?: number): void {
  const making = `${file}.new`;
  // One that a crash left behind would keep its mode.
  if (mode !== undefined) rmSync(making, { force: true });
  writeFileSync(making, `${headText(head)}\n`, { mode });
  renameSync(making, file);
}

function readKnown(file: string): Head | null {
  try {
    return headIn(readFileSync(file, "utf8"));
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "ENOENT") return null;
    throw error;
  }
}
