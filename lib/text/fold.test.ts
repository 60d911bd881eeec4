import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { hasNaughtyStrings, NAUGHTY_STRINGS } from "@/tests/support/naughty-strings";
import { equalButForTypography, foldTypography } from "./fold";

/** Ordinary words between characters that fold in some way of their own. */
const awkward = fc
  .array(
    fc.oneof(
      fc.constantFrom(
        ...Array.from(
          "aEfﬁﬃﬅßΣςİıŉ’“”«»′‴`´…—–-−\u00AD\u200B\u200D\u202E\uFEFF\uFE0F\u00A0\u2009\n\t\u0301\u0308\u0338\u0345\u1100\u1161\u11A8가각é\u212B\u1FEF😀",
        ),
      ),
      fc.constantFrom(" ", "\r\n", "--", "word", "e\u0301", "e\u200B\u0301", "\u0D06\u0D3E"),
      fc.string({ unit: "binary", maxLength: 2 }),
    ),
    { maxLength: 30 },
  )
  .map((pieces) => pieces.join(""));

const options = fc.constantFrom({}, { case: true });

/** Folded indexes at which no unit is cut: the place in the original is another one than before. */
function borders(text: string, folding: { case?: boolean }): number[] {
  const folded = foldTypography(text, folding);
  return Array.from({ length: folded.text.length + 1 }, (_, index) => index).filter(
    (index) => index === 0 || folded.toOriginal(index) !== folded.toOriginal(index - 1),
  );
}

describe("foldTypography", () => {
  it.each([
    ["“It’s ‘real’,” she said", `"It's 'real'," she said`],
    ["12′ 30″", `12' 30"`],
    ["«oui» „nein“", `"oui" "nein"`],
    ["1990–2000 — and −5 -- well‑known", "1990-2000 - and -5 - well-known"],
    ["wait…", "wait..."],
    ["a\u00A0b\u2009c\u202Fd \r\n\n e", "a b c d e"],
    ["a \u200B b", "a b"],
    ["co\u00ADoperate z\u200Be\u2060r\uFEFFo", "cooperate zero"],
    ["\u202Eright\u202C to left\u200F", "right to left"],
    ["ﬁnal oﬃce ﬂat", "final office flat"],
    ["cafe\u0301", "café"],
    ["cafe\u200B\u0301", "café"],
    ["\u1112\u1161\u11AB", "한"],
    ["❤\uFE0F", "❤"],
    ["10² ½ №", "10² ½ №"],
    ["", ""],
  ])("%j → %j", (text, folded) => {
    expect(foldTypography(text).text).toBe(folded);
  });

  it("folds case only when asked", () => {
    expect(foldTypography("STRASSE Straße ΣΊΣΥΦΟΣ σίσυφος").text).toBe(
      "STRASSE Straße ΣΊΣΥΦΟΣ σίσυφος",
    );
    expect(foldTypography("STRASSE Straße ΣΊΣΥΦΟΣ σίσυφος", { case: true }).text).toBe(
      "strasse strasse σίσυφοσ σίσυφοσ",
    );
  });

  it("leads a folded range back to the words as written", () => {
    const original = "He said:\u00A0\u200B“No…”\u200B he  did.";
    const folded = foldTypography(original);
    expect(folded.text).toBe(`He said: "No..." he did.`);
    const start = folded.text.indexOf(`"No`);
    const span = folded.spanToOriginal({ start, end: start + `"No..."`.length });
    expect(original.slice(span.start, span.end)).toBe("“No…”");
    expect(folded.spanToFolded(span)).toEqual({ start, end: start + 7 });
    const cut = folded.spanToOriginal({ start: start + 4, end: start + 5 });
    expect(original.slice(cut.start, cut.end)).toBe("…");
  });

  it("gives an original range that folds to exactly the folded range", () => {
    fc.assert(
      fc.property(awkward, options, fc.nat(), fc.nat(), (text, folding, one, other) => {
        const folded = foldTypography(text, folding);
        const at = borders(text, folding);
        const [start, end] = [at[one % at.length]!, at[other % at.length]!].sort(
          (a, b) => a - b,
        ) as [number, number];
        const span = folded.spanToOriginal({ start, end });
        expect(span.start).toBe(folded.toOriginal(start));
        expect(foldTypography(text.slice(span.start, span.end), folding).text).toBe(
          folded.text.slice(start, end),
        );
        if (end > start) expect(folded.spanToFolded(span)).toEqual({ start, end });
      }),
      { numRuns: 2_000 },
    );
  });

  it("covers a range that cuts through a unit", () => {
    fc.assert(
      fc.property(awkward, options, fc.nat(), fc.nat(), (text, folding, one, other) => {
        const folded = foldTypography(text, folding);
        const length = folded.text.length + 1;
        const start = Math.min(one % length, other % length);
        const end = Math.max(one % length, other % length);
        const span = folded.spanToOriginal({ start, end });
        const covered = foldTypography(text.slice(span.start, span.end), folding).text;
        expect(covered).toContain(folded.text.slice(start, end));
      }),
      { numRuns: 1_000 },
    );
  });

  it("folds once and for all, and composed like decomposed", () => {
    fc.assert(
      fc.property(awkward, options, (text, folding) => {
        const folded = foldTypography(text, folding).text;
        expect(foldTypography(folded, folding).text).toBe(folded);
        expect(foldTypography(text.normalize("NFD"), folding).text).toBe(folded);
        expect(foldTypography(text.normalize("NFC"), folding).text).toBe(folded);
      }),
      { numRuns: 2_000 },
    );
  });

  it("does not stumble over naughty strings", ({ skip }) => {
    if (!hasNaughtyStrings()) skip();
    for (const text of NAUGHTY_STRINGS) {
      const folded = foldTypography(text);
      expect(foldTypography(folded.text).text).toBe(folded.text);
      const whole = folded.spanToOriginal({ start: 0, end: folded.text.length });
      expect(foldTypography(text.slice(whole.start, whole.end)).text).toBe(folded.text);
    }
  });
});

describe("equalButForTypography", () => {
  it.each([
    ["“Yes,” he said", `"Yes,"\u00A0he said`, true],
    ["1990–2000", "1990-2000", true],
    ["Yes", "yes", false],
    ["10²", "102", false],
    ["a b", "ab", false],
  ])("%j and %j: %s", (one, other, equal) => {
    expect(equalButForTypography(one, other)).toBe(equal);
    expect(equalButForTypography(other, one)).toBe(equal);
  });

  it("lets case go where it is told to", () => {
    expect(equalButForTypography("The Ministry’s", "THE MINISTRY'S", { case: true })).toBe(true);
  });
});
