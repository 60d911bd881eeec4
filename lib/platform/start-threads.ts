/**
 * Starts the threads that jobs run in (threads.ts), with Piscina: one writer, which takes up
 * commands as they come and writes those together that wait together, and workers for long
 * reading, one task each, bounded in time and memory.
 */
import { existsSync } from "node:fs";
import { availableParallelism } from "node:os";
import path from "node:path";
import { Piscina } from "piscina";
import { SourcelineError } from "./errors";
import { hasThreads, useThreads, type JobAnswer, type JobOptions, type Threads } from "./threads";

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
  const writer = new Piscina({
    filename,
    minThreads: 1,
    maxThreads: 1,
    concurrentTasksPerWorker: 1_000,
    // Waiting for the next message must not stop the thread that has others in hand.
    atomics: "disabled",
    idleTimeout: Number.MAX_SAFE_INTEGER,
  });
  const workers = new Piscina({
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
    await Promise.all([writer.destroy(), workers.destroy()]);
  };
  useThreads({ run: (thread, call, options) => give(thread, call, options, { writer, workers }) });
}

/** Jobs run where they are called again. What is in hand is broken off. */
export async function stopThreads(): Promise<void> {
  useThreads(undefined);
  await stop?.();
  stop = null;
}

async function give(
  thread: Parameters<Threads["run"]>[0],
  call: { name: string; input: unknown },
  { signal, transfer }: JobOptions,
  { writer, workers }: { writer: Piscina; workers: Piscina },
): Promise<JobAnswer> {
  const transferList = transfer ? [...transfer] : [];
  if (thread === "writer") return (await writer.run(call, { transferList })) as JobAnswer;
  const limit = AbortSignal.timeout(MOST_SECONDS * 1_000);
  const ended = signal ? AbortSignal.any([signal, limit]) : limit;
  try {
    return (await workers.run(call, { transferList, signal: ended })) as JobAnswer;
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
