import { fromParse5 } from "hast-util-from-parse5";
import { parse } from "parse5";
import { describe, expect, it } from "vitest";
import { COLUMN_LIMIT, toGrid } from "./grid";
import { readHtmlTable, type TreeNode } from "./html-table";

const read = (html: string) => readHtmlTable(fromParse5(parse(html)) as TreeNode);

describe("a table on the clipboard", () => {
  it.each([
    [
      "<table><tr><td>a<td>b<tr><td>c<td>d</table>",
      [
        ["a", "b"],
        ["c", "d"],
      ],
    ],
    [
      "<google-sheets-html-origin><style>td{border:1px}</style><table><colgroup><col></colgroup><tbody><tr><td>a</td><td>b</td></tr></tbody></table>",
      [["a", "b"]],
    ],
    [
      "<html><head><title>Sheet</title></head><body><!--StartFragment--><table><thead><tr><th>claim<th>source</thead><tfoot><tr><td>x<td>y</tfoot></table><!--EndFragment--></body></html>",
      [
        ["claim", "source"],
        ["x", "y"],
      ],
    ],
    [
      "<table><tr><td>He said “no”.<br>Then he left.<td>Ben</table>",
      [["He said “no”.\nThen he left.", "Ben"]],
    ],
    ['<table><tr><td>"Quoted ""twice"""<td>Ann</table>', [['"Quoted ""twice"""', "Ann"]]],
    ["<table><tr><td><p>One</p><p>Two</p></td></tr></table>", [["One\nTwo"]]],
    ["<table><tr><td>One\n   two&nbsp;three</td></tr></table>", [["One two\u00a0three"]]],
    ["<table><tr><td><b>Bo</b>ld <i>text</i></td></tr></table>", [["Bold text"]]],
    [
      "<table><tr><td colspan=2>a<td>b<tr><td>c<td>d<td>e</table>",
      [
        ["a", "", "b"],
        ["c", "d", "e"],
      ],
    ],
    [
      "<table><tr><td>a<td rowspan=2>Ann<tr><td>b</table>",
      [
        ["a", "Ann"],
        ["b", "Ann"],
      ],
    ],
    [
      "<table><tr><td rowspan=3>x<td>a<tr><td>b<tr><td>c</table>",
      [
        ["x", "a"],
        ["x", "b"],
        ["x", "c"],
      ],
    ],
    ["<table><tr style='display:none'><td>hidden<tr><td>seen</table>", [["seen"]]],
    ["<table><tr><td>seen<span style='mso-hide:all'>hidden</span></table>", [["seen"]]],
    ["<table><tr><td>a<script>alert(1)</script></table>", [["a"]]],
    ["<p>A text</p><table><tr><td>a</table>", null],
    ["<table><tr><td>a</table><table><tr><td>b</table>", null],
    ["<p>No table</p>", null],
    ["", null],
  ])("%s", (html, rows) => {
    expect(read(html)).toEqual(rows);
  });

  it("spans without measure are cut", () => {
    const rows = read("<table><tr><td colspan=1000000 rowspan=1000000>a</table>");
    expect(rows?.[0]).toHaveLength(COLUMN_LIMIT);
    expect(read("<table><tr><td colspan=-3 rowspan=x>a</table>")).toEqual([["a"]]);
  });

  it("tables nested without end exhaust nothing", () => {
    const nested = (tagName: string, within: TreeNode): TreeNode => {
      let node = within;
      for (let depth = 0; depth < 100_000; depth += 1) {
        node = { type: "element", tagName, properties: {}, children: [node] };
      }
      return node;
    };
    const text: TreeNode = { type: "text", value: "a" };
    const element = (tagName: string, child: TreeNode): TreeNode => ({
      type: "element",
      tagName,
      properties: {},
      children: [child],
    });
    expect(readHtmlTable(nested("div", element("table", text)))).toBeNull();
    const deep = element("table", element("tr", element("td", nested("b", text))));
    expect(readHtmlTable(deep)).toEqual([[""]]);
    expect(readHtmlTable(element("table", nested("tbody", element("tr", text))))).toEqual([]);
  });
});

describe("a grid", () => {
  it("is without what holds nothing", () => {
    expect(toGrid([["", " "], ["", "a", "", "b"], ["\u200b"], ["", "c"]])).toEqual({
      rows: [
        ["a", "b"],
        ["c", ""],
      ],
      columnsLeft: 0,
    });
  });

  it("is as wide as somebody can look through, and says what it left", () => {
    const wide = Array.from({ length: 10_000 }, (_, column) => `c${column}`);
    const grid = toGrid([wide, wide]);
    expect(grid.rows.map((row) => row.length)).toEqual([COLUMN_LIMIT, COLUMN_LIMIT]);
    expect(grid.columnsLeft).toBe(10_000 - COLUMN_LIMIT);
    expect(toGrid([]).rows).toEqual([]);
  });
});
