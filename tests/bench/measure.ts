/**
 * Measuring for the bench: medians over repetitions, what happens beside a long piece of work,
 * and how much of its memory is in use rather than waiting to be collected.
 */
import { monitorEventLoopDelay, performance } from "node:perf_hooks";
import { setTimeout as pause } from "node:timers/promises";
import { setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";

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
  const delay = monitorEventLoopDelay({ resolution: 1 });
  const taken: number[] = [];
  const state = { isDone: false };
  const asking = (async () => {
    while (!state.isDone) {
      const start = performance.now();
      await other();
      taken.push(performance.now() - start);
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
    typical: median(taken),
    worst: Math.max(...taken),
    heldUp: delay.max / 1e6,
  };
}

setFlagsFromString("--expose-gc");
const collectGarbage = runInNewContext("gc") as () => void;

/** MiB in use on the heap and outside of it, with everything unused collected first. */
function memoryInUse(): number {
  collectGarbage();
  const { heapUsed, external } = process.memoryUsage();
  return (heapUsed + external) / 1024 ** 2;
}

/** How much more memory a stream had in use at its highest than before it began, in MiB. */
export async function memoryOf(stream: AsyncIterable<Uint8Array>): Promise<number> {
  const before = memoryInUse();
  let highest = before;
  let sinceLast = 0;
  for await (const chunk of stream) {
    sinceLast += chunk.byteLength;
    if (sinceLast < 512 * 1024) continue;
    sinceLast = 0;
    highest = Math.max(highest, memoryInUse());
  }
  return highest - before;
}
