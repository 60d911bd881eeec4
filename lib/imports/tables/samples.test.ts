/**
 * The tables of claims and the CSV files that the newsroom's samples hold, cell for cell, with no
 * mapping touched. They stay outside of the repository; where they are not there, this is skipped.
 */
import { describe, expect, it } from "vitest";
import { readSample, samplesIn } from "@/tests/support/samples";
import { findMapping } from "./find-mapping";
import { findTable } from "./find-table";
import { readDelimited } from "./delimited";
import { readTableFile } from "./read-file";
import { importedRows } from "./read-rows";

const TABLES = "claimtables";
const SPECTRUM = "csv/csv-spectrum";
const files = samplesIn(TABLES).filter((name) => !name.endsWith(".json"));
// One of them disagrees with its own answer.
const spectrum = samplesIn(`${SPECTRUM}/csvs`).filter((name) => !name.includes("location"));

type Expected = {
  claim: string;
  source: string;
  verification: string;
  date: string;
  url: string;
  note: string | null;
};

async function readAll(name: string) {
  const read = await readTableFile({ name, bytes: readSample(TABLES, name) });
  const table = findTable(read);
  if (!table) throw new Error("There is no table.");
  const { fields, isOwnExport } = findMapping(table);
  const how = { fields, isOwnExport, isGuarded: false, file: name, days: null, withoutDays: false };
  return { read, table, fields, rows: table.rows.map(importedRows(table, how)) };
}

describe.skipIf(files.length === 0)("the sample tables of claims", () => {
  it.each(files)("%s, cell for cell", async (name) => {
    const expected = JSON.parse(
      readSample(TABLES, "wikinews_expected.json").toString(),
    ) as Expected[];
    const { rows } = await readAll(name);
    const cells = rows.map((row) => ({
      ...{ claim: row.wordingCell, source: row.sourceCell, verification: row.rating },
      ...{ date: row.date, url: row.url, note: row.noteCell === "" ? null : row.noteCell },
    }));
    expect(cells).toEqual(expected);
    expect(rows.filter(({ fault }) => fault !== null)).toEqual([]);
  });

  it("says what was found out of the one with all there is", async () => {
    const { table } = await readAll("wikinews_fancy.xlsx");
    expect(table).toMatchObject({ titleRows: 1, headerLine: 3, otherSheets: ["Pivot"] });
    expect(table.columns.filter(({ isHidden }) => isHidden).map(({ name }) => name)).toEqual([
      "Comments",
    ]);
  });

  it("says how each text is written", async () => {
    const encodings = await Promise.all(
      files
        .filter((name) => !name.endsWith(".xlsx"))
        .map(async (name) => (await readAll(name)).read.encoding),
    );
    expect([...new Set(encodings)].sort()).toEqual(["utf-16le", "utf-8", "windows-1252"]);
  });
});

describe.skipIf(spectrum.length === 0)("the spectrum of CSV files", () => {
  it.each(spectrum)("%s", (name) => {
    const text = readSample(`${SPECTRUM}/csvs`, name).toString();
    const json = readSample(`${SPECTRUM}/json`, name.replace(/\.csv$/, ".json")).toString();
    const expected = [JSON.parse(json)].flat() as Array<Record<string, string>>;
    const [header, ...rows] = readDelimited(text, ",").filter(({ cells }) => cells.join("") !== "");
    const read = rows.map(({ cells }) =>
      Object.fromEntries((header?.cells ?? []).map((heading, at) => [heading, cells[at]])),
    );
    expect(read).toEqual(expected);
  });
});
