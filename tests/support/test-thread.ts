/** A thread for tests: a few jobs that behave well or badly in known ways. */
import { threadId } from "node:worker_threads";
import { invalidField } from "@/lib/platform/errors";
import { fileJob } from "@/lib/platform/file-job";
import { job } from "@/lib/platform/threads";

job("writer", "test.whichThread", () => Promise.resolve(threadId));
job("writer", "test.refuse", (field: string) => Promise.reject(invalidField(field, "is not good")));
job("writer", "test.exit", () => process.exit(3));
job("writer", "test.block", (gate: SharedArrayBuffer) => {
  Atomics.wait(new Int32Array(gate), 0, 0);
  return Promise.resolve(null);
});
job("worker", "test.fail", (message: string) => Promise.reject(new Error(message)));
job("worker", "test.echo", (bytes: Uint8Array) =>
  Promise.resolve({ bytes, at: new Date("2026-05-31T10:00:00.000Z") }),
);
job("worker", "test.never", () => {
  for (;;);
});
job("worker", "test.hoard", () => {
  const hoard: number[][] = [];
  for (;;) hoard.push(Array.from({ length: 100_000 }, (_, index) => index + 0.5));
});

export type TestFile = { chunks: number; failAt?: number; refuse?: boolean };

fileJob("test.file", ({ chunks, failAt, refuse }: TestFile) => {
  if (refuse) return Promise.reject(invalidField("form", "is not known"));
  async function* make(): AsyncGenerator<Uint8Array, void> {
    for (let index = 0; index < chunks; index += 1) {
      if (index === failAt) throw new Error("the disk is gone");
      yield await Promise.resolve(new Uint8Array(1_000).fill(index));
    }
  }
  return Promise.resolve({ head: { chunks }, chunks: make() });
});

export { answerJob as default } from "@/lib/platform/threads";
