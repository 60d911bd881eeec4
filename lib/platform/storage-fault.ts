/**
 * What a machine does to the data, told in a sentence that says what to do: a full disk, a folder
 * that may not be written, a damaged file. SQLite and Node name these by codes alone.
 */
import { busy, SourcelineError, type ErrorAnswer } from "./errors";

export type MachineFaultKind = "full" | "unwritable" | "damaged" | "unreadable" | "in_use";

/** Besides, what is found in the data before anything is done to it. */
export type StorageFaultKind = MachineFaultKind | "newer" | "cut_short";

/** The message is a sentence for whoever runs the server; `cause` is what was thrown. */
export class StorageFault extends Error {
  constructor(
    readonly kind: StorageFaultKind,
    message: string,
    options?: ErrorOptions,
  ) {
    super(message, options);
    this.name = "StorageFault";
  }
}

/** By the beginning of a code of SQLite's. */
const KINDS: ReadonlyArray<[code: RegExp, kind: MachineFaultKind]> = [
  // SHMSIZE: no room for the index of the log that is written first.
  [/^(SQLITE_FULL|SQLITE_IOERR_SHMSIZE)/, "full"],
  [/^(SQLITE_READONLY|SQLITE_PERM)/, "unwritable"],
  [/^(SQLITE_CORRUPT|SQLITE_NOTADB)/, "damaged"],
  [/^(SQLITE_BUSY|SQLITE_LOCKED|P1008|P2034)/, "in_use"],
  [/^(SQLITE_CANTOPEN|SQLITE_IOERR)/, "unreadable"],
];

/** Prisma puts the driver's words into its own. */
const WORDS: ReadonlyArray<[words: RegExp, kind: MachineFaultKind]> = [
  [/database or disk is full/, "full"],
  [/attempt to write a readonly database/, "unwritable"],
  [/database disk image is malformed|file is not a database/, "damaged"],
  [/SQLITE_BUSY|SocketTimeout|database is locked/, "in_use"],
  [/unable to open database file|disk I\/O error/, "unreadable"],
];

/** The system's own, for files that are no database. */
const SYSTEM: ReadonlyArray<[code: RegExp, kind: MachineFaultKind]> = [
  [/^(ENOSPC|EDQUOT|EFBIG)$/, "full"],
  [/^(EROFS|EACCES|EPERM)$/, "unwritable"],
  [/^(EIO|ENXIO)$/, "unreadable"],
];

/** What kind of trouble with a file of ours an error of the system's is; null where it is none. */
export function systemFaultKind(error: unknown): MachineFaultKind | null {
  const { code } = error as { code?: unknown };
  if (typeof code !== "string") return null;
  return SYSTEM.find(([pattern]) => pattern.test(code))?.[1] ?? null;
}

/** What kind of trouble with the database an error of SQLite's is; null where it is none. */
export function machineFaultKind(error: unknown): MachineFaultKind | null {
  if (!(error instanceof Error)) return null;
  const { code } = error as Error & { code?: unknown };
  const byCode = typeof code === "string" ? KINDS.find(([pattern]) => pattern.test(code)) : null;
  return (byCode ?? WORDS.find(([pattern]) => pattern.test(error.message)))?.[1] ?? null;
}

/** What is told of them, wherever no more is known than where the data lies. */
const SENTENCES: Record<MachineFaultKind, (folder: string) => string> = {
  full: (folder) =>
    `The disk that holds ${folder} is full. Nothing was saved; make room on it, and try again.`,
  unwritable: (folder) =>
    `The data in ${folder} may only be read by this account. Nothing was saved; change its owner or the way it is mounted.`,
  damaged: (folder) =>
    `The database in ${folder} is damaged. Stop the server, and put back the last backup.`,
  unreadable: (folder) =>
    `The data in ${folder} could not be opened, read or written. Look at the disk, and at who may read the folder.`,
  in_use: (folder) =>
    `The database in ${folder} is held by another process. Nothing was saved; end whatever else has it open, and try again.`,
};

/** The same for those who work with it: what they can do, and nothing of the machine. */
const TOLD: Record<MachineFaultKind, string> = {
  in_use: busy().message,
  full: "The disk that holds the newsroom's data is full. Nothing was saved; tell whoever runs Sourceline to make room, and try again.",
  unwritable:
    "The newsroom's data can only be read at the moment. Nothing was saved; tell whoever runs Sourceline that its folder may not be written.",
  damaged:
    "The newsroom's data is damaged. Nothing was saved; tell whoever runs Sourceline to stop it and to put back the last backup.",
  unreadable:
    "The newsroom's data could not be read or written. Nothing was saved; tell whoever runs Sourceline to look at the disk.",
};

export function storageSentence(kind: MachineFaultKind): string {
  return TOLD[kind];
}

/** What people are told of trouble with the disk; null where it is none. */
export function storageRefusal(error: unknown): SourcelineError | null {
  const kind = error instanceof StorageFault ? error.kind : machineFaultKind(error);
  if (kind === "in_use") return busy();
  if (kind === null || kind === "newer" || kind === "cut_short") return null;
  return new SourcelineError({ code: "STORAGE", message: TOLD[kind], current: { storage: kind } });
}

/** Kept on globalThis: Next loads a module once per bundle. */
const shared = globalThis as { sourcelineStorage?: MachineFaultKind | null };

/**
 * Remembers what the last write met, for /api/health, and says it once in the log: a full disk
 * refuses every command, and its log is on a disk too.
 * @param kind null once a write went through.
 */
export function noteStorage(
  kind: MachineFaultKind | null,
  say: () => void = () => undefined,
): void {
  const isNew = kind !== null && shared.sourcelineStorage !== kind;
  shared.sourcelineStorage = kind;
  if (isNew) say();
}

/** What stands in the way of writing, as far as the last write knows. */
export function notedStorage(): MachineFaultKind | null {
  return shared.sourcelineStorage ?? null;
}

/** The same of a refusal that came from another thread. */
export function noteRefusal({ code, current }: ErrorAnswer): void {
  if (code === "BUSY") return;
  const kind = code === "STORAGE" && (current as { storage?: MachineFaultKind }).storage;
  if (kind) noteStorage(kind);
}

/** The same trouble as a sentence; null where it is none. */
export function storageFaultOf(error: unknown, folder: string): StorageFault | null {
  if (error instanceof StorageFault) return error;
  const kind = machineFaultKind(error);
  return kind && new StorageFault(kind, SENTENCES[kind](folder), { cause: error });
}
