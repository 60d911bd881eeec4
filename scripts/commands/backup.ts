/**
 * `backup TARGET`: one file with everything a newsroom would miss, made while the server runs.
 * `backup --every 1h --keep 48h,14d FOLDER`: goes on doing so, and throws away what is older.
 */
import { readdirSync, rmSync, statSync } from "node:fs";
import path from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { now } from "@/lib/platform/clock";
import { CommandFault, existingDatabase, optionsOf } from "./fault";
import { outdated, readKeep, readSpan, untilDue, type Keep } from "./backup/schedule";
import type { Sealing } from "./backup/sealing";
import { sealingFrom } from "./backup/secrets";
import { megabytes, takeBackup, type Taken } from "./backup/take";

const OPTIONS = {
  to: { type: "string", multiple: true },
  passphrase: { type: "boolean" },
  "passphrase-file": { type: "string" },
  every: { type: "string" },
  keep: { type: "string" },
} as const;

export async function backUp(args: readonly string[]): Promise<number> {
  const { values, positionals } = optionsOf(args, OPTIONS);
  const [target, ...more] = positionals;
  if (!target) throw new CommandFault("Say where to: npm run sourceline -- backup FOLDER");
  if (more.length > 0) throw new CommandFault(`“${more.join(" ")}” is not understood here.`);
  const every = values.every === undefined ? null : readSpan(values.every);
  const keep = values.keep === undefined ? [] : readKeep(values.keep);
  if (keep.length > 0 && every === null) {
    throw new CommandFault("--keep goes with --every: only what that made is thrown away.");
  }
  const databaseFile = existingDatabase();
  const sealing = await sealingFrom({
    passphraseFile: values["passphrase-file"],
    recipients: values.to,
    ask: values.passphrase,
  });
  process.umask(0o077);
  const stopping = stopOnSignals();
  try {
    if (every !== null) {
      const schedule = { folder: target, every, keep };
      return await keepBackingUp(databaseFile, schedule, sealing, stopping);
    }
    return tell(await takeBackup(databaseFile, target, { sealing, signal: stopping }));
  } catch (error) {
    if (!stopping.aborted) throw error;
    console.error("Stopped; no backup was made.");
    return 130;
  }
}

/** Ended by a signal, what was begun is taken away. */
function stopOnSignals(): AbortSignal {
  const controller = new AbortController();
  for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const) {
    process.once(signal, () => controller.abort());
  }
  return controller.signal;
}

function tell({ file, bytes, manifest, faults }: Taken): number {
  const { head, attachments } = manifest;
  const log = head ? `the log up to event ${head.seq} (${head.hash})` : "an empty log";
  const seen = faults.length === 0 ? ", read back and found whole" : "";
  console.log(
    `Backed up to ${file}: ${megabytes(bytes)}, ${log}, ${attachments.files} attached files${seen}.`,
  );
  for (const fault of faults) console.error(fault);
  if (faults.length === 0) return 0;
  console.error("The backup is as the data folder is; mend that, or look at older backups.");
  return 1;
}

type Schedule = { folder: string; every: number; keep: readonly Keep[] };

/** Until it is told to stop. What goes wrong is told, and tried again when the next one is due. */
async function keepBackingUp(
  databaseFile: string,
  { folder, every, keep }: Schedule,
  sealing: Sealing,
  signal: AbortSignal,
): Promise<number> {
  if (!statSync(folder, { throwIfNoEntry: false })?.isDirectory()) {
    throw new CommandFault(
      `${folder} is not a folder; --every puts one file after the other there.`,
    );
  }
  let failedAt: Date | null = null;
  const isStopped = () => signal.aborted;
  while (!isStopped()) {
    const waiting = Math.max(
      untilDue(readdirSync(folder), every, now()),
      failedAt === null ? 0 : failedAt.getTime() + every - now().getTime(),
    );
    if (waiting > 0) {
      console.log(
        `The next backup is due at ${new Date(now().getTime() + waiting).toISOString()}.`,
      );
      await sleep(waiting, signal);
      continue;
    }
    try {
      const code = tell(await takeBackup(databaseFile, folder, { sealing, signal }));
      failedAt = code === 0 ? null : now();
      // While what is backed up is not whole, nothing older is thrown away.
      if (code === 0 && keep.length > 0) throwAway(folder, keep);
    } catch (error) {
      if (isStopped()) break;
      if (!(error instanceof CommandFault)) throw error;
      failedAt = now();
      console.error(`${failedAt.toISOString()} ${error.message}`);
    }
  }
  console.error("Stopped.");
  return 0;
}

/** Timers hold no more than this. */
const LONGEST = 2 ** 31 - 1;

async function sleep(milliseconds: number, signal: AbortSignal): Promise<void> {
  try {
    await wait(Math.min(milliseconds, LONGEST), undefined, { signal });
  } catch (error) {
    if (!signal.aborted) throw error;
  }
}

function throwAway(folder: string, keep: readonly Keep[]): void {
  const names = outdated(readdirSync(folder), keep, now());
  for (const name of names) rmSync(path.join(folder, name));
  if (names.length > 0) console.log(`Threw away ${names.join(", ")}.`);
}
