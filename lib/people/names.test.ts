import { describe, expect, it } from "vitest";
import { faultInName, isOurName, nameLook } from "./names";

describe("names that look the same", () => {
  it.each([
    ["Helen Marsh", "helen  marsh"],
    ["Helen Marsh", "Нelen Маrsh"],
    ["Helen Marsh", "Ηelen Μarsh"],
    ["Helen Marsh", "He\u200blen Mar\u00adsh"],
    ["Helen Marsh", "\u202eHelen Marsh\u202c"],
    ["Helen Marsh", "Ｈｅｌｅｎ Ｍａｒｓｈ"],
    ["Helen Marsh", "Helén Mårsh"],
    ["Helen Marsh", "Helen-Marsh."],
    ["Ian Lamb", "lan Iamb"],
    ["Ruth Lindqvist", "Ruth Lindqv1st"],
    ["Bo Roe", "B0 R0e"],
    ["Tom Arnold", "Torn Arnold"],
    ["Ivo Walsh", "Ivo VValsh"],
    ["Sørensen", "Sorensen"],
    ["Neil Iles", "Nei| ǀles"],
    ["Neil Iles", "NeiӀ Iles"],
    ["Kim Roe", "ᴋɪᴍ ʀᴏᴇ"],
  ])("%j and %j", (one, other) => expect(nameLook(one)).toBe(nameLook(other)));

  it.each([
    ["Helen Marsh", "Helen March"],
    ["Helen Marsh", "Ellen Marsh"],
    ["Helen Marsh", "Helen P. Marsh"],
    ["Иван Петров", "Иван Петрова"],
    ["山田太郎", "山田花子"],
    ["🙂", "🙃"],
  ])("but not %j and %j", (one, other) => expect(nameLook(one)).not.toBe(nameLook(other)));

  it("is never empty for a name", () => {
    for (const name of ["-", "🙂", "'", "M"]) expect(nameLook(name)).not.toBe("");
  });
});

describe("a name that nobody can go by", () => {
  it.each([0x61c, 0x200e, 0x200f, 0x202a, 0x202b, 0x202c, 0x202d, 0x202e, 0x2066, 0x2067, 0x2069])(
    "turns the direction of reading (%#)",
    (mark) => {
      expect(faultInName(`Helen ${String.fromCodePoint(mark)}hsraM`)).toMatch(/direction/);
    },
  );

  it("has, within a word of Latin letters, any letter of any other script", () => {
    const missed: string[] = [];
    for (let code = 0x80; code < 0x32000; code += 1) {
      const letter = String.fromCodePoint(code);
      if (!/^(?=\p{L})[^\p{Script=Latin}\p{Script=Common}\p{Script=Inherited}]$/u.test(letter))
        continue;
      if (faultInName(`Hel${letter}n`) === null) missed.push(`${code.toString(16)} ${letter}`);
    }
    expect(missed).toEqual([]);
  });

  it("is of a script that few can read: Cherokee, Lisu, Coptic, Deseret", () => {
    for (const name of ["ᎠᎡ ᎥᎩ", "ꓓꓮꓠ", "ⲟⲕ", "𐐬𐐬"])
      expect(faultInName(name)).toMatch(/common use/);
  });

  it("is the one of what nobody did, in whatever letters", () => {
    for (const name of ["Sourceline", "SOURCE LINE", "Ѕоurсеlіnе", "Source1ine"]) {
      expect(isOurName(name)).toBe(true);
    }
    expect(isOurName("Sour Celine")).toBe(true);
    expect(isOurName("Celine Source")).toBe(false);
  });

  it.each([
    ...[
      "Helen Marsh",
      "Seán Ó’Brien",
      "Nguyễn Thị Ánh",
      "Łukasz Żak-Kowalski",
      "Iʻolani",
      "J. R. Roe 2nd",
    ],
    ...[
      "Иван Петров",
      "Ελένη Παπαδοπούλου",
      "Արամ",
      "ნინო",
      "שרה כהן",
      "فاطمة الزهراء",
      "می\u200cخواهم",
    ],
    ...[
      "अनिल कुमार",
      "山田 太郎",
      "マリー・キュリー",
      "ルーシー",
      "김민준",
      "金 民俊 (Kim Min-jun)",
      "สมชาย ใจดี",
    ],
    ...["Иван Петров (Ivan Petrov)", "🙂", "-"],
  ])("but not %j", (name) => expect(faultInName(name)).toBeNull());
});
