import { describe, expect, it } from "vitest";
import { decodeText, namedInHtml, namedInMediaType } from "./decode";

const TEXT = "Zürich: “fünf” Fähren, 5 €";
const utf16 = (text: string) => Buffer.from(text, "utf16le");
const windows1252 = Buffer.from("Z\xfcrich: \x93f\xfcnf\x94 F\xe4hren, 5 \x80", "latin1");

describe("decodeText", () => {
  it.each([
    ["UTF-8", Buffer.from(TEXT)],
    ["UTF-8 with a mark", Buffer.from(`\ufeff${TEXT}`)],
    ["UTF-16 LE", utf16(TEXT)],
    ["UTF-16 LE with a mark", utf16(`\ufeff${TEXT}`)],
    ["UTF-16 BE", utf16(TEXT).swap16()],
    ["UTF-16 BE with a mark", utf16(`\ufeff${TEXT}`).swap16()],
    ["Windows-1252", windows1252],
  ])("%s", (_name, bytes) => {
    expect(decodeText(bytes, null)).toBe(TEXT);
  });

  it("follows the name that the document gives, unless it is UTF-8 or the name is unknown", () => {
    const cyrillic = Buffer.from([0xcf, 0xee, 0xf0, 0xf2]);
    expect(decodeText(cyrillic, "windows-1251")).toBe("Порт");
    expect(decodeText(Buffer.from("Порт"), "windows-1251")).toBe("Порт");
    expect(decodeText(windows1252, "no-such-encoding")).toBe(TEXT);
  });

  it.each([
    ["random bytes", Buffer.from(Array.from({ length: 999 }, (_, index) => (index * 193) % 251))],
    ["zero bytes on both sides", Buffer.alloc(64)],
    ["a cut-off UTF-16", Buffer.from([0xff, 0xfe, 0x41])],
  ])("refuses %s", (_name, bytes) => {
    expect(() => decodeText(bytes, null)).toThrow(/not a text/);
  });
});

it("finds the encoding that a document or its sender names", () => {
  expect(namedInHtml(Buffer.from('<html><meta charset="koi8-r">'))).toBe("koi8-r");
  const older = "<meta http-equiv=Content-Type content='text/html; charset=iso-8859-2'>";
  expect(namedInHtml(Buffer.from(older))).toBe("iso-8859-2");
  expect(namedInHtml(Buffer.from("<p>charset=x"))).toBeNull();
  expect(namedInMediaType('text/plain; charset="UTF-8"')).toBe("UTF-8");
  expect(namedInMediaType("text/plain")).toBeNull();
});
