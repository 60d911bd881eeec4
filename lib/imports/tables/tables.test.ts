/** Files of every form to rows: what is found out, what is seen, what is refused. */
import { PassThrough } from "node:stream";
import { buffer } from "node:stream/consumers";
import { parse } from "csv-parse/sync";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import * as XLSX from "@e965/xlsx";
import { ZipFile } from "yazl";
import { findDelimiter, readDelimited } from "./delimited";
import { findMapping } from "./find-mapping";
import { findTable } from "./find-table";
import { readTableFile } from "./read-file";
import { importedRows } from "./read-rows";

const bytesOf = (text: string, encoding: BufferEncoding = "utf8") => Buffer.from(text, encoding);
const csv = (...lines: string[]) => bytesOf(lines.join("\n"));

async function read(name: string, bytes: Uint8Array) {
  const file = await readTableFile({ name, bytes });
  const table = findTable(file);
  if (!table) throw new Error("There is no table.");
  const mapping = findMapping(table);
  const how = { ...mapping, isGuarded: false, file: name, days: null, withoutDays: false };
  return { file, table, ...mapping, rows: table.rows.map(importedRows(table, how)) };
}

describe("separated text", () => {
  it("is read as another parser reads it, whatever stands in the cells", () => {
    const cell = fc.string({
      unit: fc.constantFrom("a", '"', ",", ";", "\n", "\r\n", "\t", " ", "é"),
    });
    const rows = fc.array(fc.array(cell, { minLength: 2, maxLength: 5 }), { minLength: 1 });
    fc.assert(
      fc.property(rows, fc.constantFrom(",", ";", "\t", "|"), (given, delimiter) => {
        const written = given
          .map((row) => row.map((text) => `"${text.replaceAll('"', '""')}"`).join(delimiter))
          .join("\r\n");
        const found = readDelimited(written, delimiter);
        expect(found.map(({ cells }) => cells)).toEqual(given);
        expect(found.map(({ cells }) => cells)).toEqual(
          parse(written, { delimiter, relax_column_count: true }),
        );
      }),
    );
  });

  it.each([
    [
      'a,"b\nc",d\ne,f',
      [
        ["a", "b\nc", "d"],
        ["e", "f"],
      ],
      [1, 3],
    ],
    [
      'a,"never closed\nb,c',
      [
        ["a", '"never closed'],
        ["b", "c"],
      ],
      [1, 2],
    ],
    [
      '"No" she said,Ann\n5" pipe,Ben',
      [
        ['"No" she said', "Ann"],
        ['5" pipe', "Ben"],
      ],
      [1, 2],
    ],
    ["a,b\r\rc,d\r", [["a", "b"], [""], ["c", "d"]], [1, 2, 3]],
    ["", [[""]], [1]],
    ["a,", [["a", ""]], [1]],
  ])("%j", (text, cells, lines) => {
    const rows = readDelimited(text, ",");
    expect(rows.map((row) => row.cells)).toEqual(cells);
    expect(rows.map(({ line }) => line)).toEqual(lines);
  });

  it.each([
    ["a;b;c\n1,5;2,5;3,5\n4;5;6", ";"],
    ["a\tb\n1, 2\t3, 4, 5", "\t"],
    ["claim,source\nOne; two; three,Ann\nFour,Ben", ","],
    ["a|b\n1|2", "|"],
    ["one column\nof text", ","],
  ])("finds what separates %j", (text, delimiter) => {
    expect(findDelimiter(text, "file.csv")).toBe(delimiter);
  });

  it("takes Excel's own line for what it is", async () => {
    const { file, rows } = await read("a.csv", csv("sep=;", "Claim;Source", "One, two;Ann"));
    expect(file.delimiter).toBe(";");
    expect(rows[0]).toMatchObject({ wording: "One, two", line: 3 });
  });
});

describe("the tables that newsrooms use", () => {
  it.each([
    ["Fact,Method,Source,Date,Verified", "claim,note,source,date,verification"],
    ["Line,Facts left,Need attention", "note,claim,note"],
    ["Statement,Speaker,Priority,Status", "claim,source,note,verification"],
    [
      "Claim,Location,Status,Source 1,Source 2,Action",
      "claim,note,verification,source,source,note",
    ],
    [
      "Statement,Source cited,Verification source,Verdict,Sign-off",
      "claim,source,source,verification,ratedBy",
    ],
    ["claimReviewed,claimant,rating,claimDate,reviewUrl", "claim,source,verification,date,url"],
    [
      "Statement / Claim,Who said it?,Status,Date of claim,Link,Comments",
      "claim,source,verification,date,url,note",
    ],
    ["Behauptung,Quelle,Bewertung,Datum,Anmerkung", "claim,source,verification,date,note"],
    ["No.,Claim,Checked by,Page", ",claim,ratedBy,locator"],
    ["Claim,Source,Claim", "claim,source,"],
  ])("%s", async (header, fields) => {
    const cells = header
      .split(",")
      .map((_, at) => `The harbour was closed on day ${at} of the year`);
    const found = await read("t.csv", csv(header, cells.join(","), cells.join(",")));
    expect(found.fields.map((field) => field ?? "").join(",")).toBe(fields);
    expect(found.table.headerLine).toBe(1);
  });

  it("is known by what the columns hold where nobody named them", async () => {
    const { fields, table } = await read(
      "t.csv",
      csv(
        "The harbour was closed for nine days,Ann Doe,https://a.example/1,2026-05-03,Mostly true",
        "Nobody paid for the new crane at all,Ben Roe,https://a.example/2,2026-05-04,False",
      ),
    );
    expect(table.headerLine).toBeNull();
    expect(fields).toEqual(["claim", "source", "url", "date", "verification"]);
  });

  it("keeps ratings as notes that say whose they are, and never as a level", async () => {
    const { rows } = await read(
      "waits.csv",
      csv(
        "Statement,Source cited,Verification source,Verdict,Sign-off",
        "One in nine left,Board paper,Ward list,Mostly true,PL 12/10",
      ),
    );
    expect(rows[0]?.note).toBe("Rated “Mostly true” by PL 12/10 (Verdict, in waits.csv).");
    expect(rows[0]?.citations.map(({ name, terms }) => [name, terms])).toEqual([
      ["Board paper", "not_said"],
      ["Ward list", "not_said"],
    ]);
  });

  it("says why a row cannot come in", async () => {
    const { rows } = await read(
      "t.csv",
      csv(
        "Claim,Source,Date",
        "See row 11,Ann,",
        ",Ann,",
        `${"x".repeat(1_001)},Ann,`,
        "The trust was fined,Ann,31.02.2024",
        "It was fined again,Ann,03/04/2024",
        "It closed,Ann,last spring",
        "It opened,Ann,n/a",
      ),
    );
    expect(rows.map(({ fault }) => fault)).toEqual([
      "There is no statement: the cell points to another row.",
      "There is no statement.",
      "The statement has 1,001 characters; at most 1,000 are kept.",
      "The date “31.02.2024” is no day.",
      "The date “03/04/2024” can be read in two ways: say whether the day or the month comes first.",
      null,
      null,
    ]);
    expect(rows[5]?.citations[0]?.note).toBe("Date as given: last spring");
  });
});

function workbook(build: (sheet: XLSX.WorkSheet, book: XLSX.WorkBook) => void, rows: unknown[][]) {
  const sheet = XLSX.utils.aoa_to_sheet(rows, { cellDates: true });
  const book = XLSX.utils.book_new();
  XLSX.utils.book_append_sheet(book, sheet, "Checks");
  build(sheet, book);
  return book;
}

const written = (book: XLSX.WorkBook, form: "xlsx" | "ods") =>
  new Uint8Array(XLSX.write(book, { type: "buffer", bookType: form }) as Buffer);

describe.each(["xlsx", "ods"] as const)("a spreadsheet (%s)", (form) => {
  it("shows what its reader sees: days, merged cells, hidden ones, decoys passed over", async () => {
    const day = new Date(Date.UTC(2024, 9, 9));
    const book = workbook(
      (sheet, whole) => {
        sheet["!merges"] = [{ s: { r: 3, c: 1 }, e: { r: 4, c: 1 } }];
        const list = XLSX.utils.aoa_to_sheet([["Ann"], ["Ben"]]);
        XLSX.utils.book_append_sheet(whole, list, "Lists");
        whole.SheetNames.reverse();
      },
      [
        ["Checks of the week"],
        [],
        ["Claim", "Source", "Date"],
        ["Nine beds closed & more", "Board paper", day],
        ["Two wards <closed>", null, day],
        ["  A share of 12.5  ", "Rota", 45_000.5],
      ],
    );
    const { table, rows } = await read(`t.${form}`, written(book, form));
    expect(table).toMatchObject({ sheet: "Checks", headerLine: 3, titleRows: 1, mergedCells: 1 });
    expect(table.otherSheets).toEqual(["Lists"]);
    expect(
      rows.map(({ wordingCell, sourceCell, date, line }) => [wordingCell, sourceCell, date, line]),
    ).toEqual([
      ["Nine beds closed & more", "Board paper", "2024-10-09", 4],
      ["Two wards <closed>", "Board paper", "2024-10-09", 5],
      ["  A share of 12.5  ", "Rota", "45000.5", 6],
    ]);
  });
});

describe("a file that is no table", () => {
  it.each([
    ["%PDF-1.7", "This is a PDF file"],
    ["{\\rtf1", "This is a text, not a table"],
    ["", "The file is empty"],
    ["PK\x03\x04 and no more", "The file is damaged"],
    ['[{"a": 1', "The file is no JSON"],
  ])("%j", async (start, message) => {
    await expect(readTableFile({ name: "t.csv", bytes: bytesOf(start) })).rejects.toThrow(message);
  });

  it("is refused where it unpacks without end, or declares entities", async () => {
    const zipOf = async (sheet: Buffer) => {
      const zip = new ZipFile();
      const parts = {
        "xl/workbook.xml": Buffer.from(
          '<workbook xmlns:r="r"><sheets><sheet name="A" r:id="r1"/></sheets></workbook>',
        ),
        "xl/_rels/workbook.xml.rels": Buffer.from(
          '<Relationships><Relationship Id="r1" Target="worksheets/s.xml"/></Relationships>',
        ),
        "xl/worksheets/s.xml": sheet,
      };
      for (const [name, content] of Object.entries(parts)) zip.addBuffer(content, name);
      zip.end();
      return buffer(zip.outputStream.pipe(new PassThrough()));
    };
    const read = async (sheet: Buffer) =>
      readTableFile({ name: "t.xlsx", bytes: await zipOf(sheet) });
    await expect(read(Buffer.alloc(20_000_000, " "))).rejects.toThrow("damaged");
    await expect(read(Buffer.from('<!DOCTYPE a [<!ENTITY b "c">]><worksheet/>'))).rejects.toThrow(
      "damaged",
    );
    await expect(read(Buffer.from("<worksheet><sheetData>"))).rejects.toThrow("damaged");
  });
});

describe("JSON", () => {
  it.each([
    ["t.json", '[{"claim": "One", "source": {"name": "Ann"}}, {"claim": "Two"}]'],
    ["t.json", '{"claims": [{"claim": "One", "source": {"name": "Ann"}}, {"claim": "Two"}]}'],
    ["t.jsonl", '{"claim": "One", "source": {"name": "Ann"}}\n\n{"claim": "Two"}\n'],
  ])("%s", async (name, text) => {
    const { rows, table } = await read(name, bytesOf(text));
    expect(table.columns.map((column) => column.name)).toEqual(["claim", "source.name"]);
    expect(rows.map(({ wording }) => wording)).toEqual(["One", "Two"]);
  });
});
