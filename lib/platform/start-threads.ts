/**
 * Starts the threads that jobs run in (threads.ts): one writer, which takes up
 * commands as they come and writes those together that wait together, and workers for long
 * reading, one task each, bounded in time and memory.
 */
import { existsSync } from "node:fs";
import { availableParallelism } from "node:os";
import path from "node:path";
import { SourcelineError } from "./errors";
import { ThreadPool } from "./thread-pool";
import {
  hasThreads,
  NOTHING,
  useThreads,
  type Call,
  type JobAnswer,
  type JobOptions,
  type Threads,
} from "./threads";

/** Made by `npm run build`, and by `npm run dev` when it starts (scripts/lib/threads.mjs). */
export function threadsFile(): string {
  return path.join(process.cwd(), ".next", "threads", "thread.mjs");
}

/** Long work in hand at once; more would only take the processor from each other. */
const WORKERS = Math.max(1, Math.min(4, availableParallelism() - 1));
const WORKER_MEGABYTES = 512;
/** Waiting for a worker; beyond this nobody would wait for the end. */
const MOST_WAITING = 64;
const MOST_SECONDS = 120;

let stop: (() => Promise<void>) | null = null;

/** @throws Error where the threads' file was not built. */
export function startThreads(filename = threadsFile()): void {
  if (hasThreads()) return;
  if (!existsSync(filename)) throw new Error(`${filename} is missing; run “npm run build”.`);
  const writer = new ThreadPool("writer", {
    filename,
    minThreads: 0,
    maxThreads: 1,
    concurrentTasksPerWorker: 1_000,
    // Waiting for the next message must not stop the thread that has others in hand.
    atomics: "disabled",
    idleTimeout: Infinity,
  });
  const workers = new ThreadPool("worker", {
    filename,
    minThreads: 0,
    maxThreads: WORKERS,
    maxQueue: MOST_WAITING,
    idleTimeout: 60_000,
    atomics: "disabled",
    resourceLimits: { maxOldGenerationSizeMb: WORKER_MEGABYTES },
    // Those who wait for an answer go first on a machine with few processors.
    niceIncrement: process.platform === "linux" ? 5 : 0,
  });
  stop = async () => {
    await Promise.all([writer.close(), workers.close()]);
  };
  useThreads({
    run: (thread, call, options) => give(thread, call, options, { writer, workers }),
    isWriterWell: watch(writer),
  });
}

/**
 * Asks the writer whether it is there, now and then each time it is looked after, and never waits
 * for the answer. One that could not be started is so started again.
 */
function watch(writer: ThreadPool): Threads["isWriterWell"] {
  let isWell = true;
  let askedAt: number | null = null;
  const ask = () => {
    askedAt = performance.now();
    writer
      .run(NOTHING)
      .then(
        () => (isWell = true),
        // Why is in the log.
        () => (isWell = false),
      )
      .finally(() => (askedAt = null));
  };
  ask();
  return (longest) => {
    const answers = isWell && (askedAt === null || performance.now() - askedAt <= longest);
    const wasWell = answers && writer.hasThread();
    if (askedAt === null) ask();
    return wasWell;
  };
}

/** Jobs run where they are called again. What is in hand is broken off. */
export async function stopThreads(): Promise<void> {
  useThreads(undefined);
  await stop?.();
  stop = null;
}

async function give(
  thread: Parameters<Threads["run"]>[0],
  call: Call,
  { signal, transfer }: JobOptions,
  { writer, workers }: { writer: ThreadPool; workers: ThreadPool },
): Promise<JobAnswer> {
  const transferList = transfer ? [...transfer] : [];
  if (thread === "writer") return writer.run(call, { transferList });
  const limit = AbortSignal.timeout(MOST_SECONDS * 1_000);
  const ended = signal ? AbortSignal.any([signal, limit]) : limit;
  try {
    return await workers.run(call, { transferList, signal: ended });
  } catch (error) {
    throw limit.aborted ? tookTooLong() : isTooMuch(error) ? neededTooMuch() : error;
  }
}

function isTooMuch(error: unknown): boolean {
  const code = (error as { code?: unknown } | null)?.code;
  const message = error instanceof Error ? error.message : "";
  return code === "ERR_WORKER_OUT_OF_MEMORY" || /Task queue is at limit/.test(message);
}

function tookTooLong(): SourcelineError {
  return new SourcelineError({
    code: "BUSY",
    message: `This took longer than ${MOST_SECONDS} seconds and was stopped. Nothing was saved; try a smaller piece.`,
  });
}

function neededTooMuch(): SourcelineError {
  return new SourcelineError({
    code: "BUSY",
    message:
      "The server has too much in hand for this. Nothing was saved; try again later, or a smaller piece.",
  });
}
