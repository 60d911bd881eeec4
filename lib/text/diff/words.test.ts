import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { tokensOf } from "@/lib/text/tokens";
import { diffWords, type Piece } from "./words";
import { equalButForTypography } from "@/lib/text/fold";

/** "kept -dropped- +added+", to read a difference at a glance. */
function marked(pieces: readonly Piece[]): string {
  const marks = { same: "", dropped: "-", added: "+" };
  return pieces.map(({ kind, text }) => `${marks[kind]}${text}${marks[kind]}`).join("");
}

const joined = (pieces: readonly Piece[], ...kinds: Array<Piece["kind"]>) =>
  pieces
    .filter((piece) => kinds.includes(piece.kind))
    .map((piece) => piece.text)
    .join("");

const words = fc.constantFrom(
  ..."the a firm may have read did not 1,500 it’s state-owned – “ ” . , \n\n 安洵 e\u0301 ﬁ 😀".split(
    " ",
  ),
);
const prose = fc
  .array(fc.tuple(words, fc.constantFrom(" ", "", "  ", "\u00a0")))
  .map((parts) => parts.flat().join(""));
const anyText = fc.oneof(prose, fc.string({ unit: "binary" }));

describe("diffWords", () => {
  it.each([
    ["The firm may have read it", "The firm did read it", "The firm -may have-+did+ read it"],
    ["About 500 files", "500 files", "-About -500 files"],
    ["We paid 1,500 euros", "We paid 2,500 euros", "We paid -1,500-+2,500+ euros"],
    ["We don’t know", "We do know", "We -don’t-+do+ know"],
    ["a state-owned bank", "a state-run bank", "a -state-owned-+state-run+ bank"],
    ["He left. She stayed.", "He left! She stayed.", "He left-.-+!+ She stayed."],
    ["安洵信息公司", "安洵科技公司", "安洵-信息-+科技+公司"],
    ["one\n\ntwo", "one two", "one-\n\n-+ +two"],
    ["", "new", "+new+"],
    ["old", "", "-old-"],
    ["", "", ""],
  ])("%j → %j", (before, after, expected) => {
    expect(marked(diffWords(before, after))).toBe(expected);
  });

  it("does not break a change up for a word that both sides happen to share", () => {
    const before = "He sold the archive to a competitor";
    const after = "Investigators seized the servers last week";
    expect(marked(diffWords(before, after))).toBe(`-${before}-+${after}+`);
  });

  it("keeps four words in a row, however much changed around them", () => {
    const before = "Representatives up to now we do Extraordinarily";
    const after = "Correspondents up to now we do Unaccountably";
    expect(joined(diffWords(before, after), "same")).toBe(" up to now we do ");
  });

  it("tells typography apart unless asked to ignore it", () => {
    const before = "“It’s ﬁne”\u00a0– he\u00adard… \n\nonce";
    const after = '"It\'s fine" — heard... once';
    expect(diffWords(before, after).some((piece) => piece.kind !== "same")).toBe(true);
    const pieces = diffWords(before, after, { ignoreTypography: true });
    expect(pieces).toEqual([
      {
        kind: "same",
        text: after,
        before: { start: 0, end: before.length },
        after: { start: 0, end: after.length },
      },
    ]);
  });

  it("loses nothing of either text", () => {
    fc.assert(
      fc.property(anyText, anyText, (before, after) => {
        const pieces = diffWords(before, after);
        expect(joined(pieces, "same", "dropped")).toBe(before);
        expect(joined(pieces, "same", "added")).toBe(after);
      }),
      { numRuns: 500 },
    );
  });

  it("gives spans that tile both texts, and pieces that alternate", () => {
    fc.assert(
      fc.property(anyText, anyText, fc.boolean(), (before, after, ignoreTypography) => {
        const pieces = diffWords(before, after, { ignoreTypography });
        let old = 0;
        let now = 0;
        pieces.forEach((piece, index) => {
          expect(piece.before.start).toBe(old);
          expect(piece.after.start).toBe(piece.kind === "dropped" ? now : piece.after.start);
          if (piece.kind !== "added") old = piece.before.end;
          if (piece.kind !== "dropped") {
            expect(piece.after.start).toBe(now);
            now = piece.after.end;
          }
          const inBefore = before.slice(piece.before.start, piece.before.end);
          const inAfter = after.slice(piece.after.start, piece.after.end);
          expect(inBefore).toBe(piece.kind === "added" ? "" : inBefore);
          expect(piece.text).toBe(piece.kind === "dropped" ? inBefore : inAfter);
          if (piece.kind === "same") {
            expect(ignoreTypography || inBefore === inAfter).toBe(true);
            expect(equalButForTypography(inBefore, inAfter)).toBe(true);
          }
          expect(piece.kind).not.toBe(pieces[index + 1]?.kind);
        });
        expect([old, now]).toEqual([before.length, after.length]);
      }),
    );
  });

  it("finds one changed word among many, and calls nothing else changed", () => {
    const visible = words.filter((word) => word.trim() !== "");
    fc.assert(
      fc.property(fc.array(visible, { minLength: 1 }), fc.nat(), (list, seed) => {
        const at = seed % list.length;
        const changed = list.map((word, index) => (index === at ? "Zebra" : word));
        const pieces = diffWords(list.join(" "), changed.join(" "));
        expect(joined(pieces, "added")).toBe("Zebra");
        expect(joined(pieces, "dropped")).toBe(list[at]);
      }),
    );
  });

  it("answers two long texts that share nothing as one replaced by the other", () => {
    const text = (word: string) =>
      Array.from({ length: 20_000 }, (_, n) => `${word}${n}`).join(" ");
    const pieces = diffWords(text("before"), text("after"));
    expect(pieces.map((piece) => piece.kind)).toEqual(["dropped", "added"]);
  });

  it("answers long texts of few words in another order without losing any", () => {
    const text = (step: number) =>
      Array.from({ length: 20_000 }, (_, n) => `w${(n * step * (n + step)) % 97}`).join(" ");
    const [before, after] = [text(7), text(11)];
    const pieces = diffWords(before, after);
    expect(joined(pieces, "same", "dropped")).toBe(before);
    expect(joined(pieces, "same", "added")).toBe(after);
  });
});

describe("tokensOf", () => {
  const cut = (text: string) => tokensOf(text).map(({ start, end }) => text.slice(start, end));

  it.each([
    ["don’t stop", ["don’t", " ", "stop"]],
    ["a state-owned firm", ["a", " ", "state-owned", " ", "firm"]],
    ["failed—badly", ["failed", "—", "badly"]],
    ["1,500.25, then", ["1,500.25", ",", " ", "then"]],
    ["$4.2m at 10:30.", ["$", "4.2m", " ", "at", " ", "10:30", "."]],
    ["so... what", ["so", "...", " ", "what"]],
    ["so\u00adft cafe\u0301", ["so\u00adft", " ", "cafe\u0301"]],
    ["安洵ab", ["安", "洵", "ab"]],
    ["‘tis", ["‘", "tis"]],
    ["", []],
  ])("%j", (text, tokens) => {
    expect(cut(text)).toEqual(tokens);
  });

  it("leaves no gap, whatever the text", () => {
    fc.assert(
      fc.property(anyText, (text) => {
        expect(cut(text).join("")).toBe(text);
      }),
    );
  });
});
