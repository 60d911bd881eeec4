/** Timing for the bench: medians over repetitions, and what happens beside a long piece of work. */
import { monitorEventLoopDelay, performance } from "node:perf_hooks";
import { setTimeout as pause } from "node:timers/promises";

const REPETITIONS = 15;

export function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)] ?? Number.NaN;
}

/** The median of the repetitions in milliseconds, after two that are not counted. */
export async function time(work: () => unknown): Promise<number> {
  const taken: number[] = [];
  for (let turn = -2; turn < REPETITIONS; turn += 1) {
    const start = performance.now();
    await work();
    if (turn >= 0) taken.push(performance.now() - start);
  }
  return median(taken);
}

export type Alongside = {
  seconds: number;
  bytes: number;
  /** Growth of the process's memory at its highest, in MiB. */
  memory: number;
  /** The other work's times in milliseconds. */
  typical: number;
  worst: number;
  /** The longest the event loop was held up, in milliseconds. */
  heldUp: number;
};

/** Takes a stream to its end while `other` is asked for every few milliseconds. */
export async function alongside(
  stream: AsyncIterable<Uint8Array>,
  other: () => Promise<unknown>,
): Promise<Alongside> {
  const before = process.memoryUsage.rss();
  const delay = monitorEventLoopDelay({ resolution: 1 });
  const taken: number[] = [];
  const state = { isDone: false, highest: before };
  const asking = (async () => {
    while (!state.isDone) {
      const start = performance.now();
      await other();
      taken.push(performance.now() - start);
      state.highest = Math.max(state.highest, process.memoryUsage.rss());
      await pause(10);
    }
  })();
  delay.enable();
  const start = performance.now();
  let bytes = 0;
  for await (const chunk of stream) bytes += chunk.byteLength;
  const seconds = (performance.now() - start) / 1000;
  delay.disable();
  state.isDone = true;
  await asking;
  return {
    seconds,
    bytes,
    memory: (state.highest - before) / 1024 ** 2,
    typical: median(taken),
    worst: Math.max(...taken),
    heldUp: delay.max / 1e6,
  };
}
