import { describe, expect, it } from "vitest";
import { SourcelineError } from "@/lib/platform/errors";
import type { EncodingReading } from "./readings";
import { decodeText, namedInHtml, namedInMediaType } from "./decode";

function refusalOf(work: () => unknown): SourcelineError {
  try {
    work();
  } catch (error) {
    if (error instanceof SourcelineError) return error;
    throw error;
  }
  throw new Error("Nothing was refused.");
}

const TEXT = "Zürich: “fünf” Fähren, 5 €";
const utf16 = (text: string) => Buffer.from(text, "utf16le");
const windows1252 = Buffer.from("Z\xfcrich: \x93f\xfcnf\x94 F\xe4hren, 5 \x80", "latin1");

describe("decodeText", () => {
  it.each<[name: string, bytes: Buffer, text?: string]>([
    ["UTF-8", Buffer.from(TEXT)],
    ["UTF-8 with a mark", Buffer.from(`\ufeff${TEXT}`)],
    ["UTF-16 LE", utf16(TEXT)],
    ["UTF-16 LE with a mark", utf16(`\ufeff${TEXT}`)],
    ["UTF-16 BE", utf16(TEXT).swap16()],
    [
      "Cyrillic in UTF-16 LE",
      utf16("Порт закрыт до 12 мая, сказал он."),
      "Порт закрыт до 12 мая, сказал он.",
    ],
    ["UTF-16 BE with a mark", utf16(`\ufeff${TEXT}`).swap16()],
    ["Windows-1252", windows1252],
  ])("%s", (_name, bytes, text = TEXT) => {
    expect(decodeText(bytes, null)).toBe(text);
  });

  it("follows the name that the document gives, unless it is UTF-8 or the name is unknown", () => {
    const cyrillic = Buffer.from([0xcf, 0xee, 0xf0, 0xf2]);
    expect(decodeText(cyrillic, "windows-1251")).toBe("Порт");
    expect(decodeText(Buffer.from("Порт"), "windows-1251")).toBe("Порт");
    expect(decodeText(windows1252, "no-such-encoding")).toBe(TEXT);
  });

  const bytesOf = (...bytes: number[]) => Buffer.from(bytes);
  const macRoman = Buffer.from("He said it\xd5s \xd2not true\xd3 in the caf\x8e.", "latin1");
  it.each<readonly [string, Buffer, encoding: string, text: string]>([
    ["Mac Roman", macRoman, "macintosh", "He said it’s “not true” in the café."],
    [
      "Mac Roman that is Windows-1252 as well",
      Buffer.from("K\x9aln", "latin1"),
      "macintosh",
      "Köln",
    ],
    ["GBK", bytesOf(0xd6, 0xd0, 0xb9, 0xfa, 0xd5, 0xfe, 0xb8, 0xae), "gb18030", "中国政府"],
    ["Shift_JIS", bytesOf(0x93, 0xfa, 0x96, 0x7b, 0x82, 0xcc), "shift_jis", "日本の"],
    ["Japanese in ASCII's bytes", Buffer.from("\x1b$BF|K\\\x1b(B"), "iso-2022-jp", "日本"],
    ["Cyrillic", bytesOf(0xcf, 0xee, 0xf0, 0xf2), "windows-1251", "Порт"],
    [
      "Polish",
      Buffer.from("Rz\xb9d powiedzia\xb3, \xbfe znikn\xea\xb3y.", "latin1"),
      "windows-1250",
      "Rząd powiedział, że zniknęły.",
    ],
    [
      "Cyrillic of DOS",
      bytesOf(0x8f, 0xae, 0xe0, 0xe2, 0x20, 0xa7, 0xa0, 0xaa, 0xe0, 0xeb, 0xe2),
      "ibm866",
      "Порт закрыт",
    ],
    [
      "Cyrillic of KOI8-R",
      bytesOf(0xf0, 0xcf, 0xd2, 0xd4, 0x20, 0xda, 0xc1, 0xcb, 0xd2, 0xd9, 0xd4),
      "koi8-r",
      "Порт закрыт",
    ],
    [
      "Polish of ISO",
      Buffer.from("Rz\xb1d powiedzia\xb3, \xbce \xb6rodki znikn\xea\xb3y.", "latin1"),
      "iso-8859-2",
      "Rząd powiedział, źe środki zniknęły.",
    ],
    [
      "a euro of ISO",
      Buffer.from("Das kostet 5 \xa4 im caf\xe9.", "latin1"),
      "iso-8859-15",
      "Das kostet 5 € im café.",
    ],
    ["Thai", bytesOf(0xca, 0xd0, 0xbe, 0xd2, 0xb9, 0xbb, 0xd4, 0xb4), "windows-874", "สะพานปิด"],
    ["Big5", bytesOf(0xac, 0x46, 0xa9, 0xb2, 0xa5, 0xfe), "big5", "政府全"],
    ["EUC-KR", bytesOf(0xc1, 0xa4, 0xba, 0xce, 0xb4, 0xc2), "euc-kr", "정부는"],
    ["EUC-JP", bytesOf(0xc0, 0xaf, 0xc9, 0xdc, 0xa4, 0xcf), "euc-jp", "政府は"],
    [
      "Greek",
      bytesOf(0xcf, 0x20, 0xf5, 0xf0, 0xef, 0xf5, 0xf1, 0xe3, 0xfc, 0xf2),
      "iso-8859-7",
      "Ο υπουργός",
    ],
    [
      "Arabic",
      bytesOf(0xde, 0xc7, 0xe1, 0x20, 0xc7, 0xe1, 0xe6, 0xd2, 0xed, 0xd1),
      "windows-1256",
      "قال الوزير",
    ],
    [
      "Chinese in UTF-16 without a mark",
      utf16("中国政府昨天宣布关闭大桥"),
      "utf-16le",
      "中国政府昨天宣布关闭大桥",
    ],
    [
      "Chinese in UTF-16 BE without a mark",
      utf16("中国政府昨天宣布关闭大桥").swap16(),
      "utf-16be",
      "中国政府昨天宣布关闭大桥",
    ],
    ["a stray NUL", Buffer.from("First\0Second\nThird"), "utf-8", "First\ufffdSecond\nThird"],
    [
      "a stray NUL in an even number of bytes",
      Buffer.from("First\0Second\nThirds"),
      "utf-8",
      "First\ufffdSecond\nThirds",
    ],
  ])("asks about %s, and does as it is told", (_name, bytes, encoding, text) => {
    const asked = refusalOf(() => decodeText(bytes, null));
    expect(asked.fields?.encoding).toContain(text.split("\n")[0]);
    const { readings } = asked.current as { readings: EncodingReading[] };
    expect(readings.length).toBeGreaterThan(0);
    expect(readings.map(({ line }) => line)).toContain(text.split("\n")[0]);
    expect(readings.some(({ line }) => /\p{Script=Han}/u.test(line) && encoding === "utf-8")).toBe(
      false,
    );
    expect(decodeText(bytes, null, encoding)).toBe(text);
  });

  it.each([
    [
      "quotation marks",
      "He said it\x92s \x93not true\x94 \x96 and left; nobody knew what had happened to the money.",
    ],
    ["an accent", "He sat in the caf\xe9 all day and the man with the hat came in."],
    [
      "Spanish",
      "El se\xf1or dijo que ma\xf1ana habr\xe1 m\xe1s informaci\xf3n sobre la situaci\xf3n.",
    ],
    [
      "French",
      "L\x92\xc9tat a d\xe9clar\xe9 que l\x92\xe9cole \xab ferm\xe9e \xbb rouvrira \xe0 No\xebl, m\xeame apr\xe8s l\x92h\xf4tel. Les \xe9l\xe8ves de la ville sont dans la rue avec les parents, et le maire ne sait pas ce qui se passe.",
    ],
  ])("is sure of Windows-1252 with %s", (_name, bytes) => {
    expect(decodeText(Buffer.from(bytes, "latin1"), null)).toBe(
      new TextDecoder("windows-1252")
        .decode(Buffer.from(bytes, "latin1"))
        .replace(
          /[\x80-\x9f]/g,
          (mark) => ({ "\x92": "’", "\x93": "“", "\x94": "”", "\x96": "–" })[mark] ?? mark,
        ),
    );
  });

  it("refuses a choice that is none, and one in which the bytes are no text", () => {
    const encodingFault = (chosen: string) =>
      refusalOf(() => decodeText(bytesOf(0xff, 0x41), null, chosen)).fields?.encoding;
    expect(encodingFault("constructor")).toMatch(/not one of these/);
    expect(encodingFault("utf-8")).toMatch(/no text in this encoding/);
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
