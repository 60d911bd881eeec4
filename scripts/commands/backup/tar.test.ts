import { execFileSync } from "node:child_process";
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { packTar, readTar, type TarEntry } from "./tar";

async function gather(chunks: AsyncIterable<Uint8Array>): Promise<Buffer> {
  const parts: Uint8Array[] = [];
  for await (const chunk of chunks) parts.push(chunk);
  return Buffer.concat(parts);
}

async function* inPieces(whole: Uint8Array, size: number): AsyncGenerator<Uint8Array, void> {
  for (let at = 0; at < whole.byteLength; at += size) {
    yield await Promise.resolve(whole.subarray(at, at + size));
  }
}

function pack(files: ReadonlyArray<readonly [string, Uint8Array]>): Promise<Buffer> {
  const entries = files.map(([name, content]): TarEntry => ({
    name,
    size: content.byteLength,
    content: [content],
  }));
  return gather(packTar(entries));
}

async function read(source: AsyncIterable<Uint8Array>): Promise<Array<[string, Buffer]>> {
  const files: Array<[string, Buffer]> = [];
  for await (const { name, content } of readTar(source)) {
    files.push([name, await gather(content as AsyncIterable<Uint8Array>)]);
  }
  return files;
}

const names = fc.stringMatching(/^[A-Za-z0-9][\w./-]{0,90}$/);
const contents = fc.uint8Array({ maxLength: 3_000 });

describe("an archive", () => {
  it("gives back what was put in, however it is cut into pieces", async () => {
    const files = fc.array(fc.tuple(names, contents), { maxLength: 6 });
    await fc.assert(
      fc.asyncProperty(files, fc.integer({ min: 1, max: 2_000 }), async (given, size) => {
        const back = await read(inPieces(await pack(given), size));
        expect(back).toEqual(given.map(([name, content]) => [name, Buffer.from(content)]));
      }),
    );
  });

  it("goes on where a content was not read", async () => {
    const whole = await pack([
      ["one", Buffer.alloc(1_500, 1)],
      ["two", Buffer.from("2")],
    ]);
    const seen: string[] = [];
    for await (const { name } of readTar(inPieces(whole, 700))) seen.push(name);
    expect(seen).toEqual(["one", "two"]);
  });

  it("is refused wherever it is cut off", async () => {
    const whole = await pack([
      ["one", Buffer.alloc(600, 1)],
      ["two", Buffer.from("2")],
    ]);
    // Of the two empty blocks at the end the first says it.
    for (let end = 0; end < whole.byteLength - 512; end += 1) {
      await expect(read(inPieces(whole.subarray(0, end), 512)), `at ${end}`).rejects.toThrow(
        "it ends too early",
      );
    }
  });

  it("is refused with any byte of a header changed", async () => {
    const whole = await pack([["one", Buffer.from("1")]]);
    // But for what only ends the sum itself.
    for (let at = 0; at < 500; at += at === 153 ? 3 : 1) {
      const changed = Buffer.from(whole);
      changed[at] = (changed[at] ?? 0) ^ 0x11;
      await expect(read(inPieces(changed, 512)), `at ${at}`).rejects.toThrow();
    }
  });

  it("says a size beyond eight gigabytes", async () => {
    const size = 9 * 2 ** 30;
    const packed = packTar([{ name: "large", size, content: [] }]);
    const header = (await packed.next()).value as Uint8Array;
    const reading = readTar(inPieces(header, 512));
    expect((await reading.next()).value).toMatchObject({ name: "large", size });
  });

  it("has no content of another length than it says", async () => {
    const entry = { name: "grown", size: 3, content: [Buffer.from("four")] };
    await expect(gather(packTar([entry]))).rejects.toThrow("it was to have 3");
  });

  it("is unpacked by tar", async () => {
    const folder = mkdtempSync(path.join(tmpdir(), "sourceline-tar-"));
    try {
      const file = path.join(folder, "x.tar");
      writeFileSync(file, await pack([["letter", Buffer.from("scanned")]]));
      execFileSync("tar", ["-xf", file, "-C", folder]);
      expect(readFileSync(path.join(folder, "letter"), "utf8")).toBe("scanned");
      expect(readdirSync(folder).sort()).toEqual(["letter", "x.tar"]);
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  });
});
