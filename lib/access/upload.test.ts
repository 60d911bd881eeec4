import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { tooLarge } from "@/lib/platform/errors";
import { refusal } from "@/tests/support/refusal";
import { readUpload } from "./upload";

const LIMIT = 100_000;
const ADDRESS = "http://newsroom.example/api/v1/attachments";

const read = (request: Request) => readUpload(request, LIMIT, () => tooLarge("Too large."));
const formOf = (content: BlobPart, name = "a.txt", type = "text/plain") => {
  const form = new FormData();
  form.append("file", new File([content], name, { type }));
  return form;
};
const asForm = (body: BodyInit, type = "multipart/form-data; boundary=b") =>
  new Request(ADDRESS, {
    ...{ method: "POST", body, headers: { "Content-Type": type } },
    ...({ duplex: "half" } as object),
  });

describe("a file in a form", () => {
  it("is read as it was sent, whatever it is called and holds", async () => {
    const near = fc.constantFrom("\r\n--", "\r\n\r\n", "--", "\r", "\0", "----formdata-undici-0");
    const content = fc.oneof(
      fc.uint8Array({ maxLength: 300 }),
      fc.array(near, { maxLength: 20 }).map((parts) => new TextEncoder().encode(parts.join(""))),
    );
    const name = fc.string({ unit: "grapheme", minLength: 1, maxLength: 40 });
    await fc.assert(
      fc.asyncProperty(content, name, async (bytes, called) => {
        const request = new Request(ADDRESS, {
          method: "POST",
          body: formOf(new Uint8Array(bytes), called),
        });
        const copy = (await request.clone().formData()).get("file") as File;
        const file = await read(request);
        expect(file).toEqual({
          ...{ name: copy.name, type: "text/plain" },
          content: new Uint8Array(await copy.arrayBuffer()),
        });
        expect([...file.content]).toEqual([...bytes]);
      }),
      { numRuns: 300 },
    );
  });

  it("comes in pieces of any size, with or without its length", async () => {
    const whole = Buffer.from(await new Response(formOf("x".repeat(3_000))).arrayBuffer());
    const sign = whole.subarray(2, whole.indexOf("\r\n")).toString();
    for (const size of [1, 7, 1_000, 5_000]) {
      const pieces = Array.from({ length: Math.ceil(whole.length / size) }, (_, at) =>
        whole.subarray(at * size, (at + 1) * size),
      );
      const body = new ReadableStream({
        pull(controller) {
          const piece = pieces.shift();
          if (piece) controller.enqueue(new Uint8Array(piece));
          else controller.close();
        },
      });
      const file = await read(asForm(body, `multipart/form-data; boundary="${sign}"`));
      expect(file.content.length).toBe(3_000);
    }
  });

  it("is refused wherever it was cut off", async () => {
    const whole = `--b\r\nContent-Disposition: form-data; name="file"; filename="a"\r\n\r\nx\r\n--b--`;
    expect((await read(asForm(whole))).name).toBe("a");
    for (let at = 0; at < whole.length; at += 1) {
      const error = await refusal(() => read(asForm(whole.slice(0, at))));
      expect([at, error.code]).toEqual([at, "INVALID"]);
    }
  });

  const part = (head: string) => `--b\r\n${head}\r\n\r\n\r\n`;
  it.each([
    [
      "a second part",
      part('Content-Disposition: form-data; name="file"; filename="a"') + part("X: y"),
      "alone",
    ],
    ["many parts", part('Content-Disposition: form-data; name="a"').repeat(1_500), "alone"],
    ["many lines in a head", part("X: y\r\n".repeat(9_000)), "cannot be read"],
    [
      "another field",
      part('Content-Disposition: form-data; name="note"; filename="a"'),
      "Choose a file",
    ],
    ["a text", part('Content-Disposition: form-data; name="file"'), "Choose a file"],
    [
      "nothing chosen",
      part('Content-Disposition: form-data; name="file"; filename=""'),
      "Choose a file",
    ],
    ["no disposition", part("Content-Type: text/plain"), "cannot be read"],
    ["no part", "", "Choose a file"],
  ])("is refused where there is %s", async (_, parts, why) => {
    const error = await refusal(() => read(asForm(`${parts}--b--\r\n`)));
    expect(error).toMatchObject({
      code: "INVALID",
      message: expect.stringContaining(why) as string,
    });
  });

  it("is refused without a boundary, and in another form", async () => {
    for (const type of [
      "multipart/form-data; charset=utf-8",
      "text/plain",
      "multipart/form-data",
    ]) {
      expect((await refusal(() => read(asForm("--b--", type)))).code).toBe("INVALID");
    }
  });

  it("is refused once it is too long, said or not", async () => {
    const long = formOf("x".repeat(LIMIT + 70_000));
    const said = new Request(ADDRESS, { method: "POST", body: long });
    expect((await refusal(() => read(said))).code).toBe("TOO_LARGE");
    const whole = await new Response(long).blob();
    expect((await refusal(() => read(asForm(whole.stream())))).code).toBe("TOO_LARGE");
  });
});
