import { describe, expect, it } from "vitest";
import { readHtml } from "@/lib/text/import/html";
import { readMended } from "@/lib/text/import/mended";
import {
  divided,
  formed,
  formOf,
  joined,
  lookedOver,
  mendedParagraphs,
  placeInWords,
  retyped,
  type LookedOver,
} from "./mending";

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
  expect(first?.leftOut).toEqual([{ what: "Deleted text", text: "gone", at: 7 }]);
  expect(others.map(({ text }) => text)).toEqual(["Four"]);
  expect(joined(list, 2)).toEqual(list);
});

describe("a paragraph that is divided", () => {
  const whole = lookedOver(
    readHtml(
      "<h2>Head line</h2><p>One <a href='https://a.example'>two three</a> four<a href='#fn1'>1</a><del>gone</del> five<a href='#fn2'>2</a>.</p><p id=fn1>Who?</p><p id=fn2>When?</p>",
    ),
  );

  it("keeps links, notes and what was left out with the words that they stand at", () => {
    const at = "One two three four".length;
    const [, first, second] = divided(whole, 1, at);
    expect([first?.text, second?.text]).toEqual(["One two three four", "five."]);
    expect(held(first as LookedOver)).toEqual(["two three", "One two three four"]);
    expect(held(second as LookedOver)).toEqual(["five"]);
    expect([first?.leftOut.length, second?.leftOut.length]).toEqual([1, 0]);
    expect(joined(divided(whole, 1, at), 1)[1]).toEqual(whole[1]);
  });

  it("cuts a link in two", () => {
    const [, first, second] = divided(whole, 1, "One two".length);
    expect(held(first as LookedOver)[0]).toBe("two");
    expect(held(second as LookedOver)[0]).toBe("three");
  });

  it("has a key of its own, at any place", () => {
    for (const at of [0, 5, 9]) {
      const keys = divided(whole, 0, at).map(({ key }) => key);
      expect(new Set(keys).size).toBe(3);
      expect(keys.slice(0, 1)).toEqual([whole[0]?.key]);
    }
    expect(divided(whole, 7, 0)).toEqual(whole);
  });

  it("is text behind the end of a heading, and a heading behind its middle", () => {
    const forms = (at: number) => divided(whole, 0, at).map(formOf).slice(0, 2);
    expect(forms(9)).toEqual(["heading 2", "paragraph"]);
    expect(forms(4)).toEqual(["heading 2", "heading 2"]);
  });
});

it.each([
  ["paragraph", "paragraph", 0],
  ["heading 3", "heading", 3],
  ["list_item", "list_item", 1],
  ["quotation", "quotation", 0],
  ["heading 9", "paragraph", 0],
] as const)("a paragraph is made a %s, and keeps what belongs to it", (form, kind, level) => {
  expect(formed(only, form)).toEqual({ ...only, kind, level });
});

it.each([
  ["One two three four five six.", 23, "after “…two three four five”"],
  ["One two.", 7, "after “One two”"],
  ["One two.", 0, "at its beginning"],
  ["", 0, ""],
])("of “%s”, what stood at %d is said to be %s", (text, at, words) => {
  expect(placeInWords(text, at)).toBe(words);
});

it("comes in as it was read, where nothing is mended", () => {
  const source =
    "<h1>One</h1><ul><li>Two <a href='https://a.example'>three</a><ol><li>four</ol></ul><blockquote class=pullquote>Five<a href='#fn1'>1</a></blockquote><p id=fn1>Who?</p><figcaption>Six</figcaption>";
  const read = readHtml(source);
  const paragraphs = mendedParagraphs(lookedOver(read));
  expect(readMended({ title: read.title, paragraphs })).toEqual({ ...read, leftOut: [] });
});
