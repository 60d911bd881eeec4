import { describe, expect, it } from "vitest";
import { readHtml } from "@/lib/text/import/html";
import { readMended } from "@/lib/text/import/mended";
import { joined, lookedOver, mendedParagraphs, retyped, type LookedOver } from "./mending";

const [only] = lookedOver(
  readHtml(
    "<p>The <a href='https://a.example'>board</a> paid<a href='#fn1'>1</a>.</p><p id=fn1>Who says?</p>",
  ),
) as [LookedOver];

/** The words that its links and notes stand at. */
const held = ({ text, links, notes }: LookedOver) => [
  ...links.map(({ start, end }) => text.slice(start, end)),
  ...notes.map(({ at }) => text.slice(0, at)),
];

describe("a paragraph that is retyped keeps its links and notes", () => {
  it.each([
    ["The board paid.", ["board", "The board paid"]],
    ["In May the board paid.", ["board", "In May the board paid"]],
    ["The board never paid.", ["board", "The board never paid"]],
    ["The big board paid.", ["big board", "The big board paid"]],
    ["The board, some say, paid.", ["board", "The board, some say, paid"]],
    ["The boarding paid.", ["board", "The boarding paid"]],
    ["The bord paid.", ["bord", "The bord paid"]],
    ["The council paid.", ["council", "The council paid"]],
    ["The paid.", ["The paid"]],
    ["The board paid. Twice.", ["board", "The board paid"]],
    ["", [""]],
  ])("as “%s”", (text, words) => {
    const next = retyped(only, text);
    expect(next.text).toBe(text);
    expect(held(next)).toEqual(words);
  });
});

it("finds a link's words again, in a paragraph cut out and pasted elsewhere in pieces", () => {
  const pasted = retyped(retyped(only, ""), "At last, the board paid.");
  expect(held(pasted)[0]).toBe("board");
  expect(pasted.lost).toEqual([]);
  expect(retyped(retyped(only, ""), "Nobody paid.").links).toEqual([]);
});

it("joins paragraphs with all that belongs to them", () => {
  const list = lookedOver(
    readHtml(
      "<h2>One</h2><p><a href='https://a.example'>Two</a><del>gone</del> three</p><p>Four</p>",
    ),
  );
  const [first, ...others] = joined(list, 0);
  expect(first).toMatchObject({ text: "One Two three", kind: "heading", level: 2 });
  expect(held(first as LookedOver)).toEqual(["Two"]);
  expect(first?.leftOut).toEqual([{ what: "Deleted text", text: "gone" }]);
  expect(others.map(({ text }) => text)).toEqual(["Four"]);
  expect(joined(list, 2)).toEqual(list);
});

it("comes in as it was read, where nothing is mended", () => {
  const source =
    "<h1>One</h1><ul><li>Two <a href='https://a.example'>three</a><ol><li>four</ol></ul><blockquote class=pullquote>Five<a href='#fn1'>1</a></blockquote><p id=fn1>Who?</p><figcaption>Six</figcaption>";
  const read = readHtml(source);
  const paragraphs = mendedParagraphs(lookedOver(read));
  expect(readMended({ title: read.title, paragraphs })).toEqual({ ...read, leftOut: [] });
});
