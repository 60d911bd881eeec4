/**
 * Makes one backup: a copy of the database at one moment, taken while the server writes, and the
 * attached files, in one file that is read back before it gets its name.
 */
import { createHash } from "node:crypto";
import {
  chmodSync,
  createWriteStream,
  existsSync,
  mkdirSync,
  realpathSync,
  renameSync,
  rmSync,
  statfsSync,
  statSync,
  writeFileSync,
} from "node:fs";
import { open } from "node:fs/promises";
import path from "node:path";
import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { constants, createGzip } from "node:zlib";
import Database from "better-sqlite3";
import { now } from "@/lib/platform/clock";
import { nameFor } from "@/lib/platform/backup-name";
import { lastBackupFile } from "@/lib/platform/last-backup";
import { readRecorded } from "@/lib/platform/migrations";
import { flush } from "@/lib/platform/upgrade-copy";
import { CommandFault } from "../fault";
import { assertSound, findLostFiles } from "./check";
import { attachmentsOf, DATABASE, entriesOf, othersOf, sha256Of, type Manifest } from "./contents";
import { whileHeld } from "./lock";
import { tellOfFolder } from "./folder-fault";
import { makeSealer, type Sealing } from "./sealing";
import { packTar } from "./tar";
import { unpack } from "./unpack";

const ALL_PAGES = 0x7fffffff;
/** Where a backup is made and read back, in the data folder: as private as what it is made of. */
const IN_HAND = "backup-in-hand";

export type Taken = {
  file: string;
  bytes: number;
  manifest: Omit<Manifest, "form">;
  /** What is not as it should be in the data folder itself, a sentence each. */
  faults: string[];
};

const NOTHING = "No backup was made";

type Options = { sealing: Sealing; signal: AbortSignal };

/**
 * @param given a folder, which gets a file named by the time, or the file itself.
 * @throws CommandFault in a sentence; then nothing is left behind. What a killed one left, the next
 * one takes away.
 */
export async function takeBackup(
  databaseFile: string,
  given: string,
  { sealing, signal }: Options,
): Promise<Taken> {
  const dataDir = path.dirname(databaseFile);
  const at = now();
  const target = targetOf(given, dataDir, nameFor(at, sealing !== null));
  const sealer = await makeSealer(sealing);
  const sentence = `Another backup of ${dataDir} is being made; wait until it is done.`;
  const work = () =>
    whileHeld(`${databaseFile}.backup`, sentence, async () => {
      const inHand = path.join(dataDir, IN_HAND);
      const making = path.join(path.dirname(target), unfinishedName(dataDir));
      const sweep = () => {
        for (const left of [inHand, making]) rmSync(left, { recursive: true, force: true });
      };
      sweep();
      try {
        mkdirSync(inHand, { mode: 0o700 });
        const manifest = await write({ databaseFile, inHand, making, at, sealer, signal });
        signal.throwIfAborted();
        const faults = await readBack(making, sealer.keys, inHand);
        signal.throwIfAborted();
        return giveName({ making, target, manifest, faults, dataDir });
      } finally {
        sweep();
      }
    });
  return tellOfFolder(dataDir, NOTHING, work);
}

/** How the name of a backup ends; of what ends otherwise and is not there, a folder is meant. */
const FILE_NAME = /\.(?:tar\.gz|tgz|age)$/;

function targetOf(given: string, dataDir: string, name: string): string {
  const place = path.resolve(given);
  const isFolder = existsSync(place) && statSync(place).isDirectory();
  const target = isFolder ? path.join(place, name) : place;
  const isFile = !isFolder && (existsSync(place) || FILE_NAME.test(given));
  const folder = isFolder || isFile ? path.dirname(target) : place;
  if (!existsSync(folder)) {
    throw new CommandFault(
      `There is no folder ${folder}. Make it, or mount the disk that it is on; a backup makes no folders.`,
    );
  }
  const inside = path.relative(realpathSync(dataDir), realpathSync(folder));
  if (inside === "" || !(inside.startsWith("..") || path.isAbsolute(inside))) {
    throw new CommandFault(
      `${target} lies in the data folder, and would be lost with it. Choose a place outside ${dataDir}, best on another disk.`,
    );
  }
  if (existsSync(target)) {
    throw new CommandFault(`${target} exists already; a backup overwrites nothing.`);
  }
  return target;
}

/** One for each data folder, whose backups are made one after the other. */
function unfinishedName(dataDir: string): string {
  const mark = createHash("sha256").update(realpathSync(dataDir)).digest("hex").slice(0, 12);
  return `.sourceline-${mark}.unfinished`;
}

type Making = {
  databaseFile: string;
  inHand: string;
  making: string;
  at: Date;
  sealer: Awaited<ReturnType<typeof makeSealer>>;
  signal: AbortSignal;
};

async function write(making: Making): Promise<Omit<Manifest, "form">> {
  const { databaseFile, inHand, at, sealer, signal } = making;
  const dataDir = path.dirname(databaseFile);
  const folder = path.dirname(making.making);
  // First of all, so that a place that cannot be written says so itself.
  await tellOfFolder(folder, NOTHING, async () => (await open(making.making, "wx", 0o600)).close());
  assertRoom(dataDir, statSync(databaseFile).size);
  const copy = path.join(inHand, DATABASE);
  const { schema, head } = await copyDatabase(databaseFile, copy);
  // After the database: files are stored before they are recorded, so none it names is missed.
  const attachments = attachmentsOf(dataDir);
  const files = [...attachments, ...othersOf(dataDir)];
  const database = { size: statSync(copy).size, sha256: await sha256Of(copy) };
  const bytes = attachments.reduce((sum, { size }) => sum + size, 0);
  assertRoom(folder, database.size + bytes);
  const manifest = {
    madeAt: at.toISOString(),
    schema,
    head,
    database,
    attachments: { files: attachments.length, bytes },
  };
  await tellOfFolder(folder, NOTHING, () =>
    pipeline(
      Readable.from(packTar(entriesOf(manifest, copy, files)), { objectMode: false }),
      createGzip({ level: constants.Z_BEST_SPEED }),
      sealer.seal,
      createWriteStream(making.making, { flush: true }),
      { signal },
    ),
  );
  rmSync(copy);
  return manifest;
}

/** Compressed it will be smaller; a disk that is nearly full is no place for it all the same. */
function assertRoom(folder: string, bytes: number): void {
  const { bavail, bsize } = statfsSync(folder);
  if (bavail * bsize > bytes) return;
  throw new CommandFault(
    `The disk that holds ${folder} has no room for ${megabytes(bytes)}. No backup was made; make room on it, and try again.`,
  );
}

export function megabytes(bytes: number): string {
  return `${Math.max(0.1, bytes / 1_000_000).toFixed(1)} MB`;
}

async function copyDatabase(from: string, to: string): Promise<Pick<Manifest, "schema" | "head">> {
  const database = new Database(from, { readonly: true, fileMustExist: true });
  try {
    // In one step: between steps a write by the server would make SQLite begin again, on a busy
    // day for ever. Readers and writers are not held up (WAL).
    await database.backup(to, { progress: () => ALL_PAGES });
  } finally {
    database.close();
  }
  chmodSync(to, 0o600);
  const copy = new Database(to);
  try {
    const head = copy
      .prepare<[], { seq: number; hash: string }>(
        `SELECT "seq", "hash" FROM "Event" ORDER BY "seq" DESC LIMIT 1`,
      )
      .get();
    return { schema: readRecorded(copy).applied.at(-1) ?? null, head: head ?? null };
  } finally {
    copy.close();
  }
}

async function readBack(
  file: string,
  keys: Parameters<typeof unpack>[1],
  inHand: string,
): Promise<string[]> {
  const folder = path.join(inHand, "read-back");
  mkdirSync(folder, { mode: 0o700 });
  const { attachments } = await unpack(file, keys, folder, { keepAttachments: false });
  const digestOf = (sha256: string) => attachments.get(sha256) ?? null;
  const { lost } = await findLostFiles(path.join(folder, DATABASE), digestOf);
  try {
    await assertSound(folder);
  } catch (error) {
    if (!(error instanceof CommandFault)) throw error;
    return [error.message, ...lost];
  }
  return lost;
}

type Made = Pick<Taken, "manifest" | "faults"> & {
  making: string;
  target: string;
  dataDir: string;
};

function giveName({ making, target, manifest, faults, dataDir }: Made): Taken {
  const { size } = statSync(making);
  renameSync(making, target);
  flush(path.dirname(target));
  if (faults.length === 0) {
    const note = path.join(dataDir, IN_HAND, "last");
    const { madeAt, head } = manifest;
    writeFileSync(note, `${JSON.stringify({ madeAt, head, file: target })}\n`, { mode: 0o600 });
    renameSync(note, lastBackupFile(dataDir));
  }
  return { file: target, bytes: size, manifest, faults };
}
