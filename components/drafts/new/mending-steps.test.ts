import { describe, expect, it } from "vitest";
import { readPlain } from "@/lib/text/import/plain";
import { joined, lookedOver, retyped, type LookedOver } from "./mending";
import { mended, NOTHING, redone, typed, undone, type MendingState } from "./mending-steps";

const begun: MendingState = {
  ...NOTHING,
  isOpen: true,
  draft: {
    title: null,
    fileName: "",
    readAs: "",
    paragraphs: lookedOver(readPlain("One.\n\nTwo.\n\nThree.")),
  },
};

const texts = ({ draft }: MendingState) => draft?.paragraphs.map(({ text }) => text);
const names = ({ done }: MendingState) => done.map(({ name }) => name);
const paragraphAt = (state: MendingState, index: number) =>
  state.draft?.paragraphs[index] as LookedOver;

/** Typed sign by sign at a paragraph's end. */
function typing(state: MendingState, index: number, words: string): MendingState {
  return Array.from(words).reduce((now, sign) => {
    const paragraph = paragraphAt(now, index);
    return typed(now, index + 1, retyped(paragraph, paragraph.text + sign));
  }, state);
}

const join = (state: MendingState) =>
  mended(state, { name: "Joining paragraphs 1 and 2", change: (list) => joined(list, 0) });

describe("what was mended", () => {
  it("is taken back step by step, and done again", () => {
    const all = typing(join(begun), 1, "a");
    expect(texts(all)).toEqual(["One. Two.", "Three.a"]);
    const back = undone(all);
    expect(texts(back)).toEqual(["One. Two.", "Three."]);
    expect(texts(undone(back))).toEqual(["One.", "Two.", "Three."]);
    expect(undone(undone(undone(back)))).toEqual(undone(back));
    expect(texts(redone(undone(back)))).toEqual(["One. Two.", "Three."]);
    expect(texts(redone(redone(undone(back))))).toEqual(["One. Two.", "Three.a"]);
    expect(redone(all)).toBe(all);
  });

  it("is one step for a word that is typed, and another for each paragraph", () => {
    const twoWords = typing(begun, 0, "and more");
    expect(names(twoWords)).toEqual(["Typing in paragraph 1", "Typing in paragraph 1"]);
    expect(texts(undone(twoWords))?.[0]).toBe("One.and");
    expect(names(typing(twoWords, 1, "x"))).toHaveLength(3);
    // Gone back to after another step, typing is one anew.
    expect(names(typing(undone(typing(twoWords, 1, "x")), 0, "y"))).toHaveLength(3);
  });

  it("is no step where nothing changed", () => {
    expect(typed(begun, 1, paragraphAt(begun, 0))).toBe(begun);
  });

  it("puts the caret where the text changed", () => {
    expect(undone(join(begun)).caret).toEqual({ key: 0, at: 4 });
    expect(redone(undone(join(begun))).caret).toEqual({ key: 0, at: 9 });
  });

  it("cannot be done again after something else was done", () => {
    expect(redone(join(undone(typing(begun, 2, "x")))).undone).toEqual([]);
    expect(texts(redone(join(undone(typing(begun, 2, "x")))))).toEqual(["One. Two.", "Three."]);
  });
});
