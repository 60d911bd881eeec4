import { expect, it } from "vitest";
import { paragraphsOf } from "@/tests/support/readings";
import { readText } from "./reading";
import { treeOf } from "./trees";

it("gives a sentence that comes again the same tree, in its own place", () => {
  const one = "“It leaked,” said Jo Lund, who had warned the board.";
  const text = `Nobody listened. ${one}\n\n${one}`;
  const reading = readText(text, paragraphsOf(text));
  const [, first, again] = reading.sentences.map((sentence) => treeOf(reading, sentence).tokens);
  expect(again?.map(({ start, end, ...token }) => [text.slice(start, end), token])).toEqual(
    first?.map(({ text: own, start: _start, end: _end, ...token }) => [
      own,
      { ...token, text: own },
    ]),
  );
  expect(again?.[0]?.start).toBe(text.lastIndexOf(one));
});
