/**
 * The write side: one connection, one turn at a time. Only audit/commit.ts calls it; everything
 * else writes through `commit`.
 *
 * Turns that wait together are written together: each stands in a savepoint of its own, so that
 * one that throws undoes itself alone, and they share one wait for the disk. None is answered
 * before that wait is over, so nothing acknowledged can be lost ("group commit": DeWitt et al.,
 * "Implementation Techniques for Main Memory Database Systems", SIGMOD 1984).
 */
import { AsyncLocalStorage } from "node:async_hooks";
import { setImmediate as turnOfTheLoop } from "node:timers/promises";
import { Prisma } from "@/prisma/generated/client";
import { openWriter, shortenLog, type Connection, type Writer } from "./client";
import { refusedByConstraint } from "./constraints";
import { env } from "./env";
import { SourcelineError } from "./errors";
import { holdersInWords } from "./lock-holders";
import { logFault } from "./log";
import { prepared } from "./statements";
import { machineFaultKind, noteStorage, storageFaultOf, storageRefusal } from "./storage-fault";
import { hasThreads } from "./threads";
import { tellWritten } from "./written";

const shared = globalThis as { sourcelineWriter?: { file: string; writer: Promise<Writer> } };

function openedWriter(): Promise<Writer> {
  const file = env().databaseFile;
  if (shared.sourcelineWriter?.file !== file) {
    shared.sourcelineWriter = { file, writer: openWriter(file) };
  }
  return shared.sourcelineWriter.writer;
}

/** The only writable client; what it writes belongs to the turn that it was handed out in. */
export type Transaction = Prisma.TransactionClient;

const connections = new WeakMap<Transaction, Connection>();

/** The connection that a transaction runs on, for statements of our own inside it. */
export function connectionOf(tx: Transaction): Connection {
  const connection = connections.get(tx);
  if (!connection) throw new Error("No transaction of the writer.");
  return connection;
}

const WRITES = Prisma.sql`SELECT total_changes() AS "n"`;

/** How many rows have been written on the transaction's connection; only differences mean anything. */
export function countWrites(tx: Transaction): number {
  return (prepared(connectionOf(tx), WRITES).get() as { n: number }).n;
}

/** What the caller is told: a refusal where the database's own answer means one. */
function refusalOf(error: unknown): Error {
  if (error instanceof SourcelineError) return error;
  return refusedByConstraint(error) ?? storageRefusal(error) ?? (error as Error);
}

/** Says once in the log what the machine does to the data, until a write goes through again. */
function note(error: unknown): void {
  const kind = machineFaultKind(error);
  if (!kind) return;
  noteStorage(kind, () => {
    const told = storageFaultOf(error, env().dataDir)?.message ?? "";
    const held = kind === "in_use" ? ` ${holdersInWords(env().databaseFile)}` : "";
    logFault(new Error(told + held, { cause: error }));
  });
}

type Turn = {
  /** Does the work. @returns what tells the caller, once it is on the disk. */
  run: (tx: Transaction) => Promise<() => void>;
  refuse: (error: unknown) => void;
};

const waiting: Turn[] = [];
let isWriting = false;

/** No more turns are taken up into a group that has been open for so long, in milliseconds. */
const GROUP_OPEN = 50;

/**
 * Runs `work` in a turn of its own; all of it is committed, or none.
 * @throws SourcelineError BUSY when the database could not be had in time; INVALID or CONFLICT
 * where a unique constraint was hit.
 */
export function inTransaction<T>(work: (tx: Transaction) => Promise<T>): Promise<T> {
  if (hasThreads()) {
    // Two writers would wait for each other's lock, and this thread is to wait for nothing.
    return Promise.reject(new Error("A write outside the writer thread: make it a job."));
  }
  return new Promise<T>((resolve, reject) => {
    const asCaller = AsyncLocalStorage.snapshot();
    waiting.push({
      run: async (tx) => {
        const value = await asCaller(work, tx);
        return () => resolve(value);
      },
      refuse: (error) => {
        note(error);
        reject(refusalOf(error));
      },
    });
    if (!isWriting) void writeAll();
  });
}

async function writeAll(): Promise<void> {
  isWriting = true;
  try {
    while (waiting.length > 0) {
      // Whoever came at the same time is let in first.
      await turnOfTheLoop();
      await writeTogether();
    }
  } finally {
    isWriting = false;
  }
  // Asked for after the last group had looked.
  if (emptying.length > 0) await shorten();
}

/** One group: begun, as many turns as wait, one commit. Never throws: each caller is told. */
async function writeTogether(): Promise<void> {
  const taken: Turn[] = waiting.splice(0, 1);
  const told: Told[] = [];
  let isOpen = false;
  try {
    const { client, connection } = await openedWriter();
    isOpen = true;
    connections.set(client, connection);
    prepared(connection, BEGIN).run();
    try {
      await takeTurns(client, taken, told);
      // Pages that were written and put back would be written to the disk all the same.
      const isKept = told.some((one) => one.isKept);
      prepared(connection, isKept ? COMMIT : ROLLBACK).run();
      if (isKept) noteStorage(null);
    } finally {
      // Only where something threw; after some faults (a full disk) SQLite has done it itself.
      if (connection.inTransaction) prepared(connection, ROLLBACK).run();
    }
  } catch (error) {
    // Opened anew by the next turn: the disk may have been put right meanwhile.
    if (!isOpen) delete shared.sourcelineWriter;
    for (const turn of taken) turn.refuse(error);
    return;
  }
  for (const { tell } of told) tell();
  tellWritten();
  await shorten();
}

/** After the answers, so that nobody waits for it. */
async function shorten(): Promise<void> {
  try {
    const { connection } = await openedWriter();
    if (emptying.length > 0) emptyNow(connection);
    else shortenLog(connection);
  } catch (error) {
    // What was written is written; the next group tries again.
    logFault(error);
    for (const tell of emptying.splice(0)) tell(false);
  }
}

/** Who asked that nothing stay in SQLite's log of what was written over. */
const emptying: Array<(isEmpty: boolean) => void> = [];

function emptyNow(connection: Connection): void {
  const isEmpty = shortenLog(connection, 1);
  for (const tell of emptying.splice(0)) tell(isEmpty);
}

/**
 * Brings SQLite's log into the file and empties it, between two groups. Waits for no reader.
 * @returns whether it is empty; not while somebody reads a moment that has passed.
 */
export async function emptyLog(): Promise<boolean> {
  const { connection } = await openedWriter();
  return new Promise((resolve) => {
    emptying.push(resolve);
    // While something is written, the next pause between two groups takes it along.
    if (!isWriting) emptyNow(connection);
  });
}

/** Runs the first turn, and whichever come while the group is open. */
async function takeTurns(tx: Transaction, taken: Turn[], told: Told[]): Promise<void> {
  const begun = performance.now();
  for (let index = 0; index < taken.length; index += 1) {
    const turn = taken[index];
    if (turn) told.push(await runAlone(tx, turn));
    if (performance.now() - begun > GROUP_OPEN) break;
    if (waiting.length === 0) await turnOfTheLoop();
    taken.push(...waiting.splice(0, 1));
  }
}

/**
 * IMMEDIATE takes the one lock before anything is read. Were it taken only with the first write,
 * another process (the command line) could commit between our read and that write. Whatever is
 * read in a turn and written upon rests on it: claim and draft numbers, the head of the log's
 * chain, the last administrator, near-duplicate sources.
 */
const BEGIN = Prisma.sql`BEGIN IMMEDIATE`;
const COMMIT = Prisma.sql`COMMIT`;
const ROLLBACK = Prisma.sql`ROLLBACK`;
const SAVEPOINT = Prisma.sql`SAVEPOINT turn`;
const RELEASE = Prisma.sql`RELEASE turn`;
const UNDO = Prisma.sql`ROLLBACK TO turn`;

type Told = { isKept: boolean; tell: () => void };

/** A turn that throws is undone; the others of its group stand. */
async function runAlone(tx: Transaction, turn: Turn): Promise<Told> {
  const connection = connectionOf(tx);
  prepared(connection, SAVEPOINT).run();
  try {
    const tell = await turn.run(tx);
    prepared(connection, RELEASE).run();
    return { isKept: true, tell };
  } catch (error) {
    // Where SQLite has undone everything already (a full disk), this throws: the group is lost.
    prepared(connection, UNDO).run();
    prepared(connection, RELEASE).run();
    return { isKept: false, tell: () => turn.refuse(error) };
  }
}
