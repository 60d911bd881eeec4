/** Sentences read with the weights as they are shipped. */
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { grammar } from "./load";
import { parseSentence, tagTokens, type ParsedToken, type TaggedToken } from "./parse";
import { parseAround } from "./quoted";
import { tokenize } from "./tokenize";
import { SentenceTree } from "./tree";

const read = (text: string): ParsedToken[] => parseSentence(grammar(), text);

const tagged = (text: string): TaggedToken[] => tagTokens(grammar(), tokenize(text));

/** "Lund nsubj→ say": each asked-for word with its relation and its head's dictionary form. */
function arcs(tokens: readonly ParsedToken[], words: readonly string[]): string[] {
  return words.map((word) => {
    const token = tokens.find(({ text }) => text === word);
    return `${word} ${token?.relation ?? "?"} ${tokens[token?.head ?? -1]?.lemma ?? "–"}`;
  });
}

function expectTree(text: string, tokens: readonly ParsedToken[]): void {
  let at = 0;
  for (const { start, end, text: own } of tokens) {
    expect(text.slice(at, start).trim()).toBe("");
    expect(text.slice(start, end)).toBe(own);
    at = end;
  }
  expect(text.slice(at).trim()).toBe("");
  const roots = tokens.filter(({ head }) => head < 0);
  expect(roots).toHaveLength(tokens.length === 0 ? 0 : 1);
  const tree = new SentenceTree(tokens);
  let inAll = 0;
  tokens.forEach((_, index) => {
    expect(tree.ancestors(index).length).toBeLessThan(tokens.length);
    const { start, end } = tree.subtree(index);
    // Without crossings a subtree is a stretch: it holds as many words as hang on its head.
    const below = tokens.filter(
      (__, other) => other === index || tree.ancestors(other).includes(index),
    );
    expect(end - start).toBe(below.length);
    inAll += 1;
  });
  expect(inAll).toBe(tokens.length);
}

describe("parseSentence", () => {
  it("finds who says what, with and without “that”", () => {
    expect(
      arcs(read("The minister denied that his wife had known of the payments."), [
        "minister",
        "denied",
        "wife",
        "known",
        "payments",
      ]),
    ).toEqual([
      "minister nsubj deny",
      "denied root –",
      "wife nsubj know",
      "known ccomp deny",
      "payments obl know",
    ]);
    expect(arcs(read("Lund said the dam was closed."), ["Lund", "dam", "closed"])).toEqual([
      "Lund nsubj say",
      "dam nsubj:pass close",
      "closed ccomp say",
    ]);
  });

  it("finds passives, relative clauses and lists", () => {
    const told = read("Residents, who said the road was closed, were told to leave.");
    expect(arcs(told, ["Residents", "told", "leave", "said"])).toEqual([
      "Residents nsubj:pass tell",
      "told root –",
      "leave xcomp tell",
      "said acl:relcl resident",
    ]);
    const listed = read("A file listed the Foreign Office, the Army and NATO as targets.");
    expect(arcs(listed, ["file", "Office", "Army", "NATO"])).toEqual([
      "file nsubj list",
      "Office obj list",
      "Army conj Office",
      "NATO conj Office",
    ]);
  });

  it("gives tags and dictionary forms", () => {
    const tokens = read("According to two former employees, the firm bribed three inspectors.");
    expect(tokens.map(({ lemma }) => lemma).join(" ")).toBe(
      "accord to two former employee , the firm bribe three inspector .",
    );
    expect(tokens.map(({ upos }) => upos).join(" ")).toBe(
      "VERB ADP NUM ADJ NOUN PUNCT DET NOUN VERB NUM NOUN PUNCT",
    );
  });

  const word = fc.constantFrom(
    ..."Lund said the dam , that “ ” \" ' — ( ) was not closed . ! n't 3 % of to and U.S. 樋口".split(
      " ",
    ),
  );
  const wordy = fc.array(word, { maxLength: 60 }).map((words) => words.join(" "));

  it("makes a tree of anything, with each token in its place", () => {
    fc.assert(
      fc.property(fc.oneof(wordy, fc.string({ unit: "binary", maxLength: 80 })), (text) =>
        expectTree(text, read(text)),
      ),
      { numRuns: 150 },
    );
  });

  it("reads the same text the same way each time, whatever came between", () => {
    fc.assert(
      fc.property(wordy, wordy, (text, other) => {
        const first = read(text);
        read(other);
        expect(read(text)).toEqual(first);
      }),
      { numRuns: 40 },
    );
  });

  it("joins the pieces of what is too long for a sentence", () => {
    const text = "the dam said that ".repeat(150);
    const tokens = read(text);
    expect(tokens).toHaveLength(600);
    expectTree(text.slice(0, 20), read(text.slice(0, 20)));
    expect(tokens.filter(({ head }) => head < 0)).toHaveLength(1);
    expect(tokens.every(({ head }) => head < tokens.length)).toBe(true);
  });
});

describe("parseAround", () => {
  const around = (text: string): ParsedToken[] => {
    const start = text.indexOf("“");
    const end = text.indexOf("”") + 1;
    const sentences = [{ start: start + 1, end: end - 1 }];
    return parseAround(grammar(), tagged(text), [{ start, end, sentences }]);
  };

  it.each([
    ["“We had no warning at all,” said Mary Kessel, the harbour master.", "say", "Mary"],
    ["Kessel, who lives nearby, told reporters: “We had no warning.”", "tell", "Kessel"],
    ["“We had no warning,” Kessel said on Monday.", "say", "Kessel"],
    ["Kessel said: “We had no warning.”", "say", "Kessel"],
  ])("hangs the quoted words on their cue: %s", (text, cue, speaker) => {
    const tokens = around(text);
    expectTree(text, tokens);
    expect(arcs(tokens, ["had", speaker])).toEqual([`had ccomp ${cue}`, `${speaker} nsubj ${cue}`]);
    expect(arcs(tokens, ["We", "warning"])).toEqual(["We nsubj have", "warning obj have"]);
  });

  it("hangs later sentences of a quotation on its first, and its marks on that", () => {
    const text = "“It leaked. Nobody came,” Lund said.";
    const tokens = parseAround(grammar(), tagged(text), [
      {
        start: 0,
        end: 25,
        sentences: [
          { start: 1, end: 11 },
          { start: 12, end: 24 },
        ],
      },
    ]);
    expectTree(text, tokens);
    expect(arcs(tokens, ["leaked", "came", "“", "”"])).toEqual([
      "leaked ccomp say",
      "came parataxis leak",
      "“ punct leak",
      "” punct leak",
    ]);
  });

  it("reads a quotation that stands alone", () => {
    const tokens = around("“Nobody came.”");
    expectTree("“Nobody came.”", tokens);
    expect(arcs(tokens, ["came", "Nobody"])).toEqual(["came root –", "Nobody nsubj come"]);
  });

  it("makes a tree whatever is quoted", () => {
    const piece = fc.array(fc.constantFrom("Lund", "said", ".", ",", "it", "leaked"), {
      maxLength: 8,
    });
    fc.assert(
      fc.property(piece, piece, piece, (before, inside, after) => {
        const head = before.map((part) => `${part} `).join("");
        const quoted = `“${inside.join(" ")}”`;
        const text = `${head}${quoted} ${after.join(" ")}`;
        const start = head.length;
        const end = start + quoted.length;
        const sentences = [{ start: start + 1, end: end - 1 }];
        expectTree(text, parseAround(grammar(), tagged(text), [{ start, end, sentences }]));
      }),
      { numRuns: 100 },
    );
  });
});
