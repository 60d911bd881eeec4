import { copyFileSync, rmSync, writeFileSync } from "node:fs";
import path from "node:path";
import { setImmediate as turnOfTheLoop } from "node:timers/promises";
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from "vitest";
import { GET as health } from "@/app/api/health/route";
import { buildTestThread } from "@/tests/support/build-test-thread";
import { useDatabase } from "@/tests/support/database";
import { startThreads, stopThreads } from "./start-threads";
import { hasThreads, isWriterWell, job } from "./threads";
import { inTransaction } from "./transaction";

useDatabase();

/** Built from jobs that the test's thread knows; here only their names matter. */
let filename: string;
let remove: () => void;
beforeAll(async () => {
  ({ filename, remove } = await buildTestThread());
});
afterEach(stopThreads);
afterAll(() => remove());

const here = () => Promise.reject(new Error("This ran where it was called."));
const whichThread = job<null, number>("writer", "test.whichThread", here);
const refuse = job<string, never>("writer", "test.refuse", here);
const fail = job<string, never>("worker", "test.fail", here);
const echo = job<Uint8Array, { bytes: Uint8Array; at: Date }>("worker", "test.echo", here);
const exit = job<null, never>("writer", "test.exit", here);
const block = job<SharedArrayBuffer, null>("writer", "test.block", here);
const never = job<null, never>("worker", "test.never", here);
const hoard = job<null, never>("worker", "test.hoard", here);

describe("a job", () => {
  it("runs where it is called while no threads are started", async () => {
    await expect(whichThread(null)).rejects.toThrow("ran where it was called");
  });

  it("runs in its thread once they are, and hands plain data, bytes and dates over", async () => {
    startThreads(filename);
    expect(await whichThread(null)).not.toBe(0);
    const { bytes, at } = await echo(new Uint8Array([1, 2, 3]));
    expect([...bytes]).toEqual([1, 2, 3]);
    expect(at).toEqual(new Date("2026-05-31T10:00:00.000Z"));
  });

  it("is refused as it would be here, with all that the refusal says", async () => {
    startThreads(filename);
    await expect(refuse("wording")).rejects.toMatchObject({
      name: "SourcelineError",
      code: "INVALID",
      fields: { wording: "is not good" },
    });
  });

  it("throws a fault of ours as one", async () => {
    startThreads(filename);
    await expect(fail("broken")).rejects.toThrow("broken");
    await expect(fail("broken")).rejects.not.toMatchObject({ name: "SourcelineError" });
  });

  it("can be ended, though it never comes to an end itself; others run on", async () => {
    startThreads(filename);
    const ending = new AbortController();
    const running = never(null, { signal: ending.signal });
    ending.abort();
    await expect(running).rejects.toThrow();
    expect([...(await echo(new Uint8Array([4]))).bytes]).toEqual([4]);
  });

  it("that waits is taken up although the one before it was ended", async () => {
    startThreads(filename);
    // On every processor one that never ends, so that whatever comes has to wait.
    const ending = new AbortController();
    const running = Array.from({ length: 4 }, () => never(null, { signal: ending.signal }));
    const waiting = echo(new Uint8Array([6]));
    ending.abort();
    for (const one of running) await expect(one).rejects.toThrow();
    expect([...(await waiting).bytes]).toEqual([6]);
  });

  // Filling a heap takes long where others want the processor, too.
  it(
    "that needs too much memory is refused, and the server lives",
    { timeout: 180_000 },
    async () => {
      startThreads(filename);
      await expect(hoard(null)).rejects.toMatchObject({ code: "BUSY" });
      expect([...(await echo(new Uint8Array([5]))).bytes]).toEqual([5]);
    },
  );
});

describe("a write", () => {
  it("is refused outside the writer thread once threads are started", async () => {
    startThreads(filename);
    await expect(inTransaction(() => Promise.resolve(1))).rejects.toThrow("make it a job");
    await stopThreads();
    expect(hasThreads()).toBe(false);
    expect(await inTransaction(() => Promise.resolve(1))).toBe(1);
  });
});

describe("starting threads", () => {
  it("says what to do where their file was not built", () => {
    expect(() => startThreads(`${filename}.absent`)).toThrow("npm run build");
  });
});

describe("a thread that cannot start", () => {
  const broken: Array<[string, (file: string) => void]> = [
    ["whose file is gone", (file) => rmSync(file)],
    ["that throws while it is loaded", (file) => writeFileSync(file, 'throw new Error("torn");')],
    ["that does not parse", (file) => writeFileSync(file, "export default (;")],
    ["that ends while it is loaded", (file) => writeFileSync(file, "process.exit(7);")],
  ];

  it.each(broken)(
    "%s is a refusal at once, and is logged; mended, it works again",
    async (_what, tear) => {
      const log = vi.spyOn(process.stderr, "write").mockReturnValue(true);
      const file = path.join(path.dirname(filename), "torn.mjs");
      copyFileSync(filename, file);
      startThreads(file);
      await whichThread(null);
      await stopThreads();

      startThreads(file);
      tear(file);
      const told = { name: "SourcelineError", code: "BUSY" };
      await expect(Promise.all([whichThread(null), refuse("a")])).rejects.toMatchObject(told);
      await expect(echo(new Uint8Array([1]))).rejects.toMatchObject(told);
      await expect(whichThread(null)).rejects.toMatchObject(told);
      expect(log.mock.calls.join("\n")).toMatch(/No writer thread could be started/);
      await untilIllOrWell(false);
      const answer = await health();
      expect(answer.status).toBe(503);
      expect(await answer.json()).toMatchObject({ status: "failing", writing: "does not answer" });

      copyFileSync(filename, file);
      // The last asking may still be under way to the file as it was.
      await untilIllOrWell(true);
      expect(await whichThread(null)).toBeGreaterThan(0);
      expect([...(await echo(new Uint8Array([2]))).bytes]).toEqual([2]);
      expect((await health()).status).toBe(200);
      log.mockRestore();
    },
  );
});

/** Looking after the writer asks it anew, and what it answers is known the next time. */
async function untilIllOrWell(isWell: boolean): Promise<void> {
  while (isWriterWell() !== isWell) await turnOfTheLoop();
}

describe("the writer thread", () => {
  it("that died takes its callers with it, and is started again for the next", async () => {
    startThreads(filename);
    const first = await whichThread(null);
    await expect(exit(null)).rejects.toThrow("exited with code: 3");
    expect(isWriterWell()).toBe(false);
    expect(await whichThread(null)).not.toBe(first);
    await untilIllOrWell(true);
  });

  it("is well while it writes for long, and no more once that is too long", async () => {
    startThreads(filename);
    await whichThread(null);
    await untilIllOrWell(true);
    const gate = new SharedArrayBuffer(4);
    const writing = block(gate);
    // Asks; the answer has to wait.
    isWriterWell();
    await turnOfTheLoop();
    expect((await health()).status).toBe(200);
    expect(isWriterWell(0)).toBe(false);
    const cells = new Int32Array(gate);
    Atomics.store(cells, 0, 1);
    Atomics.notify(cells, 0);
    await writing;
    await untilIllOrWell(true);
    expect(isWriterWell()).toBe(true);
  });

  it("is nobody's concern where no threads were started", () => {
    expect(isWriterWell(0)).toBe(true);
  });
});
