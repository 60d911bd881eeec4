import { describe, expect, test } from "vitest";
import {
  chosenSpan,
  stepped,
  wholeSentence,
  wordFrom,
  wordsOf,
  type WordChoice,
  type WordStep,
} from "./words";

const TEXT = "The firm paid twice. It denies that.\n\nNobody replied — “yet”.";
const PARAGRAPHS = [
  { start: 0, end: 36 },
  { start: 38, end: TEXT.length },
];
const words = wordsOf(TEXT, PARAGRAPHS, "en");

function said(choice: WordChoice): string {
  const span = chosenSpan(words, choice);
  return span ? TEXT.slice(span.start, span.end) : "";
}

function walk(from: WordChoice, ...steps: Array<[1 | -1, WordStep, "on" | "extends"]>): string {
  return said(
    steps.reduce(
      (choice, [by, step, how]) => stepped(words, choice, { by, step, extends: how === "extends" }),
      from,
    ),
  );
}

const start = { anchor: 0, at: 0 };

describe("words of a draft by keys", () => {
  test("a step chooses the next word, and no punctuation", () => {
    expect(said(start)).toBe("The");
    expect(walk(start, [1, "word", "on"])).toBe("firm");
    expect(walk({ anchor: 3, at: 3 }, [1, "word", "on"])).toBe("It");
    expect(walk(start, [-1, "word", "on"])).toBe("The");
  });

  test("extending keeps where it began, and turns round there", () => {
    const [on, back] = [
      [1, "word", "extends"],
      [-1, "word", "extends"],
    ] as const;
    expect(walk(start, [...on], [...on])).toBe("The firm paid");
    expect(walk(start, [...on], [...on], [...back])).toBe("The firm");
    expect(walk({ anchor: 2, at: 2 }, [...back])).toBe("firm paid");
  });

  test("by sentence: to the next one's first word, and back over paragraphs", () => {
    expect(walk(start, [1, "sentence", "on"])).toBe("It");
    expect(walk(start, [1, "sentence", "on"], [1, "sentence", "on"])).toBe("Nobody");
    const last = { anchor: words.words.length - 1, at: words.words.length - 1 };
    expect(walk(last, [-1, "sentence", "on"])).toBe("Nobody");
    expect(walk(last, [-1, "sentence", "on"], [-1, "sentence", "on"])).toBe("It");
  });

  test("extending by sentence takes this one whole, then the next", () => {
    expect(walk(start, [1, "sentence", "extends"])).toBe("The firm paid twice");
    expect(walk(start, [1, "sentence", "extends"], [1, "sentence", "extends"])).toBe(
      "The firm paid twice. It denies that",
    );
    expect(said(wholeSentence(words, { anchor: 5, at: 5 }))).toBe("It denies that");
    expect(walk({ anchor: 1, at: 1 }, [1, "edge", "extends"])).toBe("firm paid twice");
  });

  test("the walk begins where one looks", () => {
    expect(wordFrom(words, 0)).toBe(0);
    expect(wordFrom(words, 21)).toBe(4);
    expect(wordFrom(words, TEXT.length)).toBe(words.words.length - 1);
  });

  test("every step from every word stays in the text, and every chosen span is words of it", () => {
    for (let at = 0; at < words.words.length; at += 1) {
      for (const by of [1, -1] as const) {
        for (const step of ["word", "sentence", "edge"] as const) {
          for (const isExtending of [true, false]) {
            const choice = stepped(words, { anchor: at, at }, { by, step, extends: isExtending });
            const span = chosenSpan(words, choice);
            expect(span).not.toBeNull();
            expect(TEXT.slice(span!.start, span!.end)).toMatch(/^\p{L}.*\p{L}$/su);
          }
        }
      }
    }
  });

  test("an empty text has no words to choose", () => {
    const none = wordsOf("", [], "en");
    expect(chosenSpan(none, { anchor: wordFrom(none, 0), at: 0 })).toBeNull();
  });
});
