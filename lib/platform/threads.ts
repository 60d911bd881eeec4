/**
 * Work that must not stand in the way of the thread that answers requests. `job` gives a function
 * a name under which another thread can run it: all writes in the one writer thread, so that a
 * write never holds up a read; long reading and computing in a pool of workers. Where no threads
 * were started (tests, the command line) a job runs where it is called.
 *
 * What goes in and comes out is copied between threads (structured clone): plain data, dates,
 * bytes. Refusals cross as what they are; which records were touched, and what can be undone of it,
 * crosses with the answer, and what is meant to be done once (intent.ts) with the call.
 */
import type { MessagePort } from "node:worker_threads";
import { SourcelineError, type ErrorAnswer } from "./errors";
import { currentIntent, withIntent, type Intent } from "./intent";
import { noteRefusal, noteStorage } from "./storage-fault";
import { gatherTouched, tellUndoable, touch, type Touched } from "./touched";
import { tellWritten } from "./written";

export type ThreadName = "writer" | "worker";

export type JobOptions = {
  /** Ends the work, and the thread with it. For workers only. */
  signal?: AbortSignal;
  /** Moved to the other thread instead of being copied. */
  transfer?: readonly (ArrayBuffer | MessagePort)[];
};

/** What crosses back. A fault of ours is thrown on the other side and arrives as an Error. */
export type JobAnswer = ({ value: unknown } & Touched) | { refusal: ErrorAnswer };

/** A job by its name, with what it is given, and what it is meant as. */
export type Call = { name: string; input: unknown; intent?: Intent | undefined };

export type Threads = {
  run: (thread: ThreadName, call: Call, options: JobOptions) => Promise<JobAnswer>;
  /** Tells at once, whatever the writer is at. */
  isWriterWell: (longest: number) => boolean;
};

type Work = (input: never) => Promise<unknown>;

// Kept on globalThis: Next loads a module once per bundle, but a thread has one set of jobs.
const shared = globalThis as {
  sourcelineThreads?: Threads | undefined;
  sourcelineJobs?: Map<string, Work>;
};
const jobs = (shared.sourcelineJobs ??= new Map<string, Work>());

/** Called once by whoever starts the threads (start-threads.ts). */
export function useThreads(threads: Threads | undefined): void {
  shared.sourcelineThreads = threads;
}

export function hasThreads(): boolean {
  return shared.sourcelineThreads !== undefined;
}

/**
 * Whether the writer thread is alive and answers: as far as is known at this moment, so that nobody
 * waits for it. Where no threads were started, writes run where they are called.
 * @param longest milliseconds that it may have been silent for; a large write takes some seconds.
 */
export function isWriterWell(longest = 15_000): boolean {
  return shared.sourcelineThreads?.isWriterWell(longest) ?? true;
}

export type Job<Input, Output> = (input: Input, options?: JobOptions) => Promise<Output>;

/**
 * @param name unique among all jobs; the entry of the threads (lib/threads) must import the file.
 * @returns `work`, run in the thread it belongs to.
 */
export function job<Input, Output>(
  thread: ThreadName,
  name: string,
  work: (input: Input) => Promise<Output>,
): Job<Input, Output> {
  jobs.set(name, work);
  return async (input, options = {}) => {
    const threads = shared.sourcelineThreads;
    if (!threads) return work(input);
    const call = { name, input, intent: currentIntent() };
    const answer = await threads.run(thread, call, options);
    if ("refusal" in answer) {
      noteRefusal(answer.refusal);
      throw new SourcelineError(answer.refusal);
    }
    if (thread === "writer") {
      noteStorage(null);
      tellWritten();
    }
    touch(answer.touched);
    tellUndoable(answer.undoable);
    return answer.value as Output;
  };
}

/**
 * A job whose code is loaded by the first call, where it is called: for what few calls need and
 * no other thread should carry.
 */
export function lazyJob<Input, Output>(
  thread: ThreadName,
  name: string,
  load: () => Promise<(input: Input) => Output | Promise<Output>>,
): Job<Input, Output> {
  return job(thread, name, async (input: Input) => (await load())(input));
}

/** Does nothing: only tells that a thread answers. */
export const NOTHING: Call = { name: "platform.nothing", input: null };
job("worker", NOTHING.name, () => Promise.resolve(null));

/** The other side: what a thread does with a call. */
export async function answerJob(call: Call): Promise<JobAnswer> {
  const work = jobs.get(call.name);
  if (!work) throw new Error(`No thread knows the job “${call.name}”.`);
  try {
    return await gatherTouched(() => withIntent(call.intent, () => work(call.input as never)));
  } catch (error) {
    if (error instanceof SourcelineError) return { refusal: error.toAnswer() };
    throw error;
  }
}
