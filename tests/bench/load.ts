/**
 * Two kinds of load. `closedLoop`: so many connections, each sending its next request when its
 * last has been answered; what the server can do. `paced`: requests at fixed times, whether or
 * not the ones before were answered; what somebody who comes along by chance has to wait.
 */
import { setTimeout as pause } from "node:timers/promises";
import { Client, isSuccess, type Answer, type Call, type Target } from "./client";
import { processorTime } from "./process-tree";
import { summarise, type Summary } from "./summary";

export type Measured = Summary & {
  requests: number;
  perSecond: number;
  /** Of the server, for one request. */
  processorMs: number;
  /** The mean length of an answer. */
  bytes: number;
  failures: number;
  /** The first answer that was no success. */
  firstFailure?: string;
};

export type Bounds = { connections: number; seconds: number; most: number };

const WARM_UP = 4;

/** Whatever comes of a request: an answer, a refusal, or no answer at all. */
async function attempt(client: Client, call: Call): Promise<{ answer?: Answer; failure?: string }> {
  try {
    const answer = await client.ask(call);
    if (isSuccess(answer)) return { answer };
    return { answer, failure: `${call.path}: ${answer.status} ${answer.text().slice(0, 200)}` };
  } catch (error) {
    return { failure: `${call.path}: ${String(error)}` };
  }
}

export async function closedLoop(
  target: Target,
  next: () => Call,
  { connections, seconds, most }: Bounds,
): Promise<Measured> {
  const client = new Client(target, connections);
  const taken: number[] = [];
  const state = { sent: 0, bytes: 0, failures: 0, firstFailure: undefined as string | undefined };
  const one = async () => {
    const call = next();
    const begun = performance.now();
    const { answer, failure } = await attempt(client, call);
    if (failure !== undefined) {
      state.failures += 1;
      state.firstFailure ??= failure;
    }
    if (!answer) return;
    taken.push(performance.now() - begun);
    state.bytes += answer.bytes;
  };
  try {
    for (let turn = 0; turn < WARM_UP; turn += 1) await attempt(client, next());
    const processorBefore = processorTime(target.pid);
    const begun = performance.now();
    const isOver = () => state.sent >= most || performance.now() - begun > seconds * 1_000;
    const connection = async () => {
      while (!isOver()) {
        state.sent += 1;
        await one();
      }
    };
    await Promise.all(Array.from({ length: connections }, connection));
    const elapsed = (performance.now() - begun) / 1_000;
    const { failures, firstFailure } = state;
    return {
      ...summarise(taken),
      requests: taken.length,
      perSecond: taken.length / elapsed,
      processorMs: (processorTime(target.pid) - processorBefore) / taken.length,
      bytes: state.bytes / taken.length,
      failures,
      ...(firstFailure === undefined ? {} : { firstFailure }),
    };
  } finally {
    client.close();
  }
}

export type Wait = { begun: number; ended: number };

/**
 * Sends a request every `every` milliseconds until stopped. Each wait counts from the moment the
 * request was due, so that a server that stands still is seen by all who came meanwhile.
 */
export class Paced {
  readonly waits: Wait[] = [];
  readonly failures: string[] = [];
  readonly #client: Client;
  readonly #ended: Promise<void>;
  #isStopping = false;

  constructor(target: Target, next: () => Call, every: number) {
    this.#client = new Client(target, 256);
    this.#ended = this.#run(next, every);
  }

  async #run(next: () => Call, every: number): Promise<void> {
    const open: Array<Promise<void>> = [];
    let due = performance.now();
    while (!this.#isStopping) {
      open.push(this.#ask(next(), due));
      due += every;
      await pause(Math.max(0, due - performance.now()));
    }
    await Promise.all(open);
  }

  async #ask(call: Call, begun: number): Promise<void> {
    const { failure } = await attempt(this.#client, call);
    this.waits.push({ begun, ended: performance.now() });
    if (failure !== undefined) this.failures.push(failure);
  }

  /** Waits for what is still unanswered. */
  async stop(): Promise<void> {
    this.#isStopping = true;
    await this.#ended;
    this.#client.close();
  }

  /** The waits in milliseconds of those who came or were waiting between two moments. */
  during({ begun, ended }: Wait): number[] {
    return this.waits
      .filter((wait) => wait.begun < ended && wait.ended > begun)
      .map((wait) => wait.ended - wait.begun);
  }
}
