import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import { buildTestThread } from "@/tests/support/build-test-thread";
import { useDatabase } from "@/tests/support/database";
import { startThreads, stopThreads } from "./start-threads";
import { hasThreads, job } from "./threads";
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

  it("that needs too much memory is refused, and the server lives", async () => {
    startThreads(filename);
    await expect(hoard(null)).rejects.toMatchObject({ code: "BUSY" });
    expect([...(await echo(new Uint8Array([5]))).bytes]).toEqual([5]);
  });
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
