import { describe, expect, it } from "vitest";
import type { ParsedToken } from "./parse";
import { SentenceTree } from "./tree";

/** "The pumps may be old , Lund said": words, heads and relations as the grammar would give them. */
function tree(): SentenceTree {
  const rows: Array<[string, number, string]> = [
    ["The", 1, "det"],
    ["pumps", 4, "nsubj"],
    ["may", 4, "aux"],
    ["be", 4, "cop"],
    ["old", 7, "ccomp"],
    [",", 4, "punct"],
    ["Lund", 7, "nsubj"],
    ["said", -1, "root"],
  ];
  let at = 0;
  const tokens = rows.map(([text, head, relation]): ParsedToken => {
    const start = at;
    at += text.length + 1;
    const end = start + text.length;
    return { text, start, end, head, relation, upos: "X", xpos: "X", lemma: text.toLowerCase() };
  });
  return new SentenceTree(tokens);
}

describe("SentenceTree", () => {
  it("knows its root, and what hangs on a word in which relation", () => {
    const { root } = tree();
    expect(root).toBe(7);
    expect(tree().children(7)).toEqual([4, 6]);
    expect(tree().children(4, "aux", "cop")).toEqual([2, 3]);
    expect(tree().child(4, "nsubj")).toBe(1);
    expect(tree().child(6, "nsubj")).toBe(-1);
  });

  it("gives a word with all that hangs on it as one stretch of tokens and of text", () => {
    expect(tree().subtree(4)).toEqual({ start: 0, end: 6 });
    expect(tree().subtree(1)).toEqual({ start: 0, end: 2 });
    expect(tree().subtree(7)).toEqual({ start: 0, end: 8 });
    expect(tree().span({ start: 1, end: 5 })).toEqual({ start: 4, end: 20 });
  });

  it("climbs from a word to the root, and finds the word that a stretch hangs by", () => {
    expect(tree().ancestors(0)).toEqual([1, 4, 7]);
    expect(tree().ancestors(7)).toEqual([]);
    expect(tree().headOf({ start: 0, end: 6 })).toBe(4);
    expect(tree().headOf({ start: 0, end: 8 })).toBe(7);
  });

  it("stands an empty sentence", () => {
    const empty = new SentenceTree([]);
    expect(empty.root).toBe(-1);
    expect(empty.children(0)).toEqual([]);
  });
});
