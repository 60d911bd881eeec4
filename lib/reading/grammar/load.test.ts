import { getEnvironmentData, Worker } from "node:worker_threads";
import { describe, expect, it, vi } from "vitest";
import { grammar, shareGrammar } from "./load";
import { parseSentence } from "./parse";
import type { StoredGrammar } from "./weights";

const TEXT = "Lund said the dam was closed.";

describe("shareGrammar", () => {
  it("gives threads that are started later the same memory", async () => {
    const alone = parseSentence(grammar(), TEXT);
    shareGrammar();
    const key = "sourceline.grammar";
    const stored = getEnvironmentData(key) as unknown as StoredGrammar;
    const { starts } = stored.layouts.fine as { starts: Int32Array };
    const last = starts.at(-1)!;
    const worker = new Worker(
      `const { getEnvironmentData, parentPort } = require("node:worker_threads");
       const { starts } = getEnvironmentData(${JSON.stringify(key)}).layouts.fine;
       const seen = starts.at(-1);
       starts[starts.length - 1] = seen + 1;
       parentPort.postMessage(seen);`,
      { eval: true },
    );
    const seen = await new Promise((resolve, reject) => {
      worker.once("message", resolve);
      worker.once("error", reject);
    });
    await worker.terminate();
    expect(seen).toBe(last);
    // What the thread wrote is seen here: there is one copy.
    expect(starts.at(-1)).toBe(last + 1);
    starts[starts.length - 1] = last;
    // As in a thread that has read nothing itself.
    vi.resetModules();
    const again = await import("./load");
    expect(parseSentence(again.grammar(), TEXT)).toEqual(alone);
  });
});
