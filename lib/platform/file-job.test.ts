import { existsSync, readdirSync } from "node:fs";
import path from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { buildTestThread } from "@/tests/support/build-test-thread";
import { useDatabase } from "@/tests/support/database";
import type { TestFile } from "@/tests/support/test-thread";
import { fileJob } from "./file-job";
import { startThreads, stopThreads } from "./start-threads";

const place = useDatabase();
let remove: () => void;
const makeFile = fileJob<TestFile, { chunks: number }>("test.file", () =>
  Promise.reject(new Error("This ran where it was called.")),
);

beforeAll(async () => {
  const built = await buildTestThread();
  remove = built.remove;
  startThreads(built.filename);
});
afterAll(async () => {
  await stopThreads();
  remove();
});

async function sizeOf(chunks: AsyncGenerator<Uint8Array, void>): Promise<number> {
  let size = 0;
  for await (const chunk of chunks) size += chunk.byteLength;
  return size;
}

const leftBehind = () => {
  const making = path.join(place.dataDir, "making");
  return existsSync(making) ? readdirSync(making) : [];
};

describe("a file made by a worker", () => {
  it("arrives whole and in order, and leaves nothing in the data folder", async () => {
    const { head, chunks } = await makeFile({ chunks: 200 });
    expect(head).toEqual({ chunks: 200 });
    let position = 0;
    for await (const chunk of chunks) {
      for (const byte of chunk) {
        if (byte !== Math.floor(position / 1_000)) throw new Error(`wrong at ${position}`);
        position += 1;
      }
    }
    expect(position).toBe(200_000);
    expect(leftBehind()).toEqual([]);
  });

  it("may be empty", async () => {
    expect(await sizeOf((await makeFile({ chunks: 0 })).chunks)).toBe(0);
    expect(leftBehind()).toEqual([]);
  });

  it("is refused before anything is made", async () => {
    await expect(makeFile({ chunks: 1, refuse: true })).rejects.toMatchObject({ code: "INVALID" });
  });

  it("whose making fails on the way ends with an error, never as if it were whole", async () => {
    const { chunks } = await makeFile({ chunks: 50, failAt: 20 });
    await expect(sizeOf(chunks)).rejects.toThrow("the disk is gone");
    expect(leftBehind()).toEqual([]);
  });

  it("is given up when nobody wants it any more, and the next is made", async () => {
    const { chunks } = await makeFile({ chunks: 100_000 });
    await chunks.next();
    await chunks.return();
    expect(await sizeOf((await makeFile({ chunks: 3 })).chunks)).toBe(3_000);
    expect(leftBehind()).toEqual([]);
  });

  it("need not be made for its head", async () => {
    const { head, cancel } = await makeFile({ chunks: 3 });
    expect(head).toEqual({ chunks: 3 });
    await cancel();
    expect(leftBehind()).toEqual([]);
  });
});
