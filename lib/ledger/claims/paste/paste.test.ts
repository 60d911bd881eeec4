import { describe, expect, it } from "vitest";
import { findColumns, withRole, type ColumnRole } from "./columns";
import { lookThrough, type Known } from "./doubts";
import { readPasted } from "./read-pasted";
import {
  bodyOf,
  orderWithin,
  sheetReader,
  toSheet,
  withCell,
  withHeadings,
  type Sheet,
} from "./sheet";
import { faultsOfRows, nextSlice } from "./slices";
import { readAttribution, readKind } from "./words";

const block = (...rows: string[][]) => rows.map((row) => row.join("\t")).join("\n");

describe("a paste", () => {
  it.each([
    ["a wording", "The bridge closed in May"],
    ["a wording with a mark", "c. 40 people came"],
    ["a quotation over two lines in one piece", "One\n\n  \n"],
    ["nothing", ""],
  ])("%s is typed as it stands", (_what, text) => {
    expect(readPasted(text, null)).toBeNull();
  });

  it.each([
    ["lines", "The bridge closed\nThe road opened", ["The bridge closed", "The road opened"]],
    [
      "quoted lines",
      '"The bridge closed"\n"The road opened"',
      ['"The bridge closed"', '"The road opened"'],
    ],
    ["a list from a word processor", "1.\tOne\n2.\tTwo", ["One", "Two"]],
    ["bullets with tabs", "•\tOne\n•\tTwo", ["One", "Two"]],
    ["indented lines", "\tOne\n\tTwo", ["One", "Two"]],
    ["lines of which one is indented", "One\n\tTwo", ["One", "Two"]],
  ])("%s are lines", (_what, text, lines) => {
    expect(readPasted(text, null)).toEqual({ kind: "lines", lines });
  });

  it.each([
    [
      "with tabs",
      "a\tb\nc\td",
      [
        ["a", "b"],
        ["c", "d"],
      ],
    ],
    ["of one row", "The bridge closed\tHarbour office", [["The bridge closed", "Harbour office"]]],
    [
      "with numbers, when it says more",
      "1.\ta\tb\n2.\tc\td",
      [
        ["1.", "a", "b"],
        ["2.", "c", "d"],
      ],
    ],
    [
      "of one column that a program quoted",
      '"He said ""no""."\nOther',
      [['He said "no".'], ["Other"]],
    ],
    [
      "of one column with line breaks in its cells",
      '"The weir\nbroke"\nThe road opened\n"The dam\r\nheld"',
      [["The weir\nbroke"], ["The road opened"], ["The dam\nheld"]],
    ],
  ])("a table %s", (_what, text, rows) => {
    expect(readPasted(text, null)).toEqual({ kind: "table", rows, columnsLeft: 0 });
  });

  it("that is a table as HTML is read from there, where its cells end without a doubt", () => {
    const text = (value: string) => ({ type: "text" as const, value });
    const element = (tagName: string, ...children: object[]) =>
      ({ type: "element", tagName, properties: {}, children }) as never;
    const table = element(
      "table",
      element("tr", element("td", text('"Yes"')), element("td", text("Ann"))),
    );
    expect(readPasted('"Yes"\tAnn', table)).toMatchObject({ rows: [['"Yes"', "Ann"]] });
    const single = element("table", element("tr", element("td", text("One cell"))));
    expect(readPasted("One cell", single)).toBeNull();
    const column = element(
      "table",
      element("tr", element("td", text("One"), element("br"), text("more"))),
      element("tr", element("td", text("Two"))),
    );
    expect(readPasted('"One\nmore"\nTwo', column)).toMatchObject({
      rows: [["One\nmore"], ["Two"]],
    });
  });
});

describe("the columns", () => {
  const cases: Array<[string, string[][], boolean, Array<ColumnRole | null>]> = [
    [
      "by the house's own names",
      [
        ["claim", "source", "attribution"],
        ["The bridge closed", "Harbour office", "named"],
      ],
      true,
      ["wording", "source", "attribution"],
    ],
    [
      "by other names, in any order, with one nobody knows",
      [
        ["No.", "Who", "Statement", "Date"],
        ["1", "Ann Doe", "It closed.", "2026-01-02"],
      ],
      true,
      [null, "source", "wording", "saidOn"],
    ],
    [
      "in German",
      [
        ["Behauptung", "Quelle", "Datum", "Anmerkung"],
        ["Es schloss.", "Hafenamt", "3. Mai 2026", "?"],
      ],
      true,
      ["wording", "source", "saidOn", "note"],
    ],
    [
      "with what is meant in brackets",
      [
        ["CLAIM (verbatim)", "Source:", "As of"],
        ["It closed", "Ann", "2026-01-02"],
      ],
      true,
      ["wording", "source", "asOf"],
    ],
    [
      "by what they hold, without headings",
      [
        ["1", "The bridge closed in May of that year", "Ann Doe", "named", "2026-05-01"],
        ["2", "The road opened again in June", "Ben Roe", "unnamed", "2026-06-01"],
      ],
      false,
      [null, "wording", "source", "attribution", "saidOn"],
    ],
    [
      "by what they hold, under headings that nobody knows",
      [
        ["Xyz", "Foo"],
        ["The bridge closed in May of that year", "2026-05-01"],
      ],
      true,
      ["wording", "saidOn"],
    ],
    [
      "without headings, where the first row is a claim like the others",
      [
        ["The ferry was late", "Note"],
        ["The ferry was early again", "Report of the harbour"],
      ],
      false,
      ["wording", "source"],
    ],
    ["of one column with a heading", [["Claims"], ["It closed"], ["It opened"]], true, ["wording"]],
    ["of one column without", [["It closed"], ["It opened"]], false, ["wording"]],
    [
      "two of one name: the first is it",
      [
        ["claim", "source", "source"],
        ["It closed", "Ann", "Ben"],
      ],
      true,
      ["wording", "source", null],
    ],
  ];
  it.each(cases)("%s", (_what, rows, hasHeadings, roles) => {
    const found = findColumns(rows);
    expect(found).toEqual({ hasHeadings, roles });
  });

  it("have each role once, whatever a person chooses", () => {
    expect(withRole(["wording", "source", null], 2, "source")).toEqual(["wording", null, "source"]);
    expect(withRole(["wording", "source"], 1, null)).toEqual(["wording", null]);
  });
});

it("values are read in words", () => {
  expect(
    ["Named source", "named", "ANON.", "press", "own reporting", "own_reporting", "-"].map(
      readAttribution,
    ),
  ).toEqual(["named", "named", "unnamed", "published", "own_reporting", "own_reporting", null]);
  expect(["Fact", "quote", "Zitat", "characterization", "rumour"].map(readKind)).toEqual([
    "fact",
    "quotation",
    "quotation",
    "characterisation",
    null,
  ]);
});

const NOBODY: Known = { names: new Map(), said: new Map() };
const everybodyNew = (sheet: Sheet): Known => ({
  ...NOBODY,
  names: new Map(
    bodyOf(sheet).flatMap(({ cells }) =>
      cells.map((cell) => [cell.toLowerCase(), { kind: "new" as const }] as const),
    ),
  ),
});

function sheetOf(text: string): Sheet {
  const pasted = readPasted(text, null);
  if (!pasted) throw new Error("That is no paste.");
  return toSheet(pasted, "a-story");
}

function through(sheet: Sheet, known = everybodyNew(sheet), mayCreateSource = true) {
  const body = bodyOf(sheet);
  return lookThrough(
    sheet,
    body,
    sheetReader(sheet, orderWithin(sheet, body)),
    known,
    mayCreateSource,
  );
}

describe("what is pasted is what is logged", () => {
  it("a block with line breaks, doubled quotes and a quotation", () => {
    const sheet = sheetOf(
      block(
        ["claim", "source", "attribution"],
        ["The ferry sank in June", "Port office", "named"],
        ['"She said ""never"".\nThen she rang off."', "Mia Holt", "named"],
        ['"Sunk for good" was the title', "Evening Echo", "published"],
      ),
    );
    expect(sheet).toMatchObject({ hasHeadings: true, roles: ["wording", "source", "attribution"] });
    expect([...through(sheet).claims.values()]).toEqual([
      {
        wording: "The ferry sank in June",
        source: { name: "Port office", kind: "organisation", evenIfSimilar: true },
        attribution: "named",
      },
      {
        wording: 'She said "never". Then she rang off.',
        source: { name: "Mia Holt", kind: "person", evenIfSimilar: true },
        attribution: "named",
      },
      {
        wording: '"Sunk for good" was the title',
        source: { name: "Evening Echo", kind: "publication", evenIfSimilar: true },
        attribution: "published",
      },
    ]);
  });

  it("day and note belong to the citation, and to the claim where no source is named", () => {
    const sheet = sheetOf(
      block(
        ["claim", "source", "date", "note"],
        ["One", "Ann Doe", "13/5/2026", "by phone"],
        ["Two", "", "3/5/2026", "seen"],
        ["Three", "Ann Doe", "last spring", ""],
      ),
    );
    const { claims, doubts } = through(sheet);
    expect([...claims.values()]).toMatchObject([
      { saidOn: "2026-05-13", sourceNote: "by phone" },
      { asOf: "2026-05-03", note: "seen" },
      { sourceNote: "Date: last spring" },
    ]);
    expect(doubts).toContainEqual({ kind: "day", text: "last spring", rowIds: [3] });
  });

  it("what can be read in two ways waits for an answer, and keeps its words until then", () => {
    const sheet = sheetOf(block(["claim", "date"], ["One", "3/5/2026"]));
    const asked = through(sheet);
    expect(asked.doubts).toContainEqual({ kind: "day-order", text: "3/5/2026", rowIds: [1] });
    expect(asked.claims.get(1)).toMatchObject({ note: "Date: 3/5/2026" });
    const answered = through({ ...sheet, dayOrder: "month-first" });
    expect(answered.claims.get(1)).toMatchObject({ asOf: "2026-03-05" });
  });

  it("a word that is no value is left open until somebody says what it means", () => {
    const sheet = sheetOf(block(["claim", "attribution"], ["One", "hearsay"], ["Two", "hearsay"]));
    expect(through(sheet).doubts).toEqual([
      { kind: "value", field: "attribution", text: "hearsay", rowIds: [1, 2] },
    ]);
    expect(through(sheet).claims.get(1)).toEqual({ wording: "One" });
    const answered = { ...sheet, attributions: { hearsay: "unnamed" as const } };
    expect(through(answered).claims.get(2)).toEqual({ wording: "Two", attribution: "unnamed" });
    expect(through({ ...sheet, attributions: {} }).doubts).toHaveLength(1);
    const hostile = sheetOf(block(["claim", "kind"], ["One", "__proto__"], ["Two", "toString"]));
    expect(through(hostile).doubts).toHaveLength(2);
  });

  it("a name waits while it may be another's, and a row without wording always", () => {
    const sheet = sheetOf(
      block(["claim", "source"], ["One", "Petra Holin"], ["", "Ann"], ["Two", "Max"]),
    );
    const known: Known = {
      ...NOBODY,
      names: new Map([
        ["petra holin", { kind: "near", candidates: [{ id: 7, name: "Petra Hollin" }] }],
        ["max", { kind: "known", id: 9, name: "Max" }],
        [
          "ann",
          {
            kind: "several",
            candidates: [
              { id: 1, name: "Ann" },
              { id: 2, name: "Ann" },
            ],
          },
        ],
      ]),
    };
    const asked = through(sheet, known);
    expect([...asked.claims]).toEqual([[3, { wording: "Two", sourceId: 9 }]]);
    expect(asked.doubts.map(({ kind }) => kind)).toEqual(["source", "fault", "source"]);
    const chosen = { "petra holin": { as: "known", id: 7, name: "Petra Hollin" } } as const;
    expect(through({ ...sheet, sources: chosen }, known).claims.get(1)).toMatchObject({
      sourceId: 7,
    });
    const other = { "petra holin": { as: "new", kind: "person" } } as const;
    expect(through({ ...sheet, sources: other }, known).claims.get(1)).toMatchObject({
      source: { name: "Petra Holin", evenIfSimilar: true },
    });
    expect(through({ ...sheet, sources: other }, known, false).claims.has(1)).toBe(false);
    const none = { "petra holin": { as: "none" } } as const;
    expect(through({ ...sheet, sources: none }, known).claims.get(1)).toEqual({ wording: "One" });
    // Nothing is logged whose source was not looked up yet.
    expect(through(sheet, NOBODY).claims.size).toBe(0);
  });

  it.each([
    ["The Müller report", "THE MULLER REPORT."],
    ["It’s “closed”", 'It\'s "closed"'],
    ["The gov\u00ADernment knew", "The government knew"],
    ["Rasmus Sørensen paid", "Rasmus Sorensen paid"],
    ["１２ people", "12 people"],
  ])("%j repeats %j", (one, other) => {
    const { doubts } = through(sheetOf(`${one}\n${other}`));
    expect(doubts).toEqual([{ kind: "repeated", rowId: 1, firstId: 0 }]);
  });

  it.each([
    ["It rose by 4 %", "It rose by 5 %"],
    ["It rose by 4.5", "It rose by 4 5"],
    ["It was -4", "It was 4"],
    ["10² people", "102 people"],
  ])("%j is not %j", (one, other) => {
    expect(through(sheetOf(`${one}\n${other}`)).doubts).toEqual([]);
  });

  it("what cannot be kept is named by its row", () => {
    const sheet = sheetOf(`One\nT\0wo\n${"x".repeat(1_001)}\nhalf \ud800\nשלום`);
    const { claims, doubts } = through(sheet);
    expect(doubts.map((doubt) => doubt.kind === "fault" && doubt.rowId)).toEqual([1, 2, 3]);
    expect([...claims.keys()]).toEqual([0, 4]);
  });

  it("the first row is a claim again when somebody says that it holds no headings", () => {
    const sheet = sheetOf(block(["claim", "source"], ["One", "Ann"]));
    const without = withHeadings(sheet, false);
    expect(bodyOf(without)).toHaveLength(2);
    expect(withHeadings(without, true)).toEqual(sheet);
    expect(withCell(sheet, 1, 0, "Other").rows[1]).toEqual({ id: 1, cells: ["Other", "Ann"] });
  });
});

describe("slices", () => {
  const ready = (count: number, length = 10) =>
    Array.from({ length: count }, (_, id) => [id, { wording: "x".repeat(length) }] as const);
  const sent = { key: "k", story: "s" };

  it("hold as many as one command takes, in order, and end", () => {
    const slice = nextSlice(ready(5_000), sent);
    expect(slice?.rowIds).toEqual(Array.from({ length: 500 }, (_, id) => id));
    expect(nextSlice(ready(3), sent)?.claims).toHaveLength(3);
    expect(nextSlice([], sent)).toBeNull();
  });

  it("stay below what one request may weigh, but hold one row at least", () => {
    const slice = nextSlice(ready(500, 9_000), sent);
    expect(slice?.claims.length).toBeLessThan(100);
    expect(JSON.stringify(slice?.claims).length).toBeLessThan(700_000);
    expect(nextSlice(ready(2, 2_000_000), sent)?.claims).toHaveLength(1);
  });

  it("lead a refusal back to its rows", () => {
    const faults = faultsOfRows(
      { rowIds: [10, 20] },
      {
        "claims.1.source": "near",
        "claims.1.wording": "long",
        "claims.7.note": "?",
        story: "no",
      },
    );
    expect([...faults]).toEqual([[20, "near"]]);
    expect(faultsOfRows({ rowIds: [1] }, undefined).size).toBe(0);
  });
});
