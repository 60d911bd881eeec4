import { describe, expect, it } from "vitest";
import { collect, readXlsx } from "@/tests/support/export-readers";
import { cellsOf, exportRow, sliceSource, type FileRecord } from "@/tests/support/export-rows";
import { EXPORT_COLUMNS, type ExportColumn, type FileRow } from "./rules";
import { writeXlsx } from "./xlsx";

const zone = "Europe/London";
const about = (rows: number) => [
  { label: "Exported at", value: new Date("2026-06-01T08:00:00Z") },
  { label: "Rows", value: rows },
  { label: "Query string", value: "=q" },
];

function write(slices: AsyncIterable<FileRow[]>, columns = EXPORT_COLUMNS) {
  return writeXlsx({ slices, columns, zone, about });
}

async function writeRows(
  records: FileRecord[],
  columns: readonly ExportColumn[] = EXPORT_COLUMNS,
): Promise<Buffer> {
  const rows = records.map((record) => cellsOf(record, columns));
  return collect(write(sliceSource(1, () => rows).source, columns));
}

const plainRow = () => cellsOf(exportRow(), EXPORT_COLUMNS);

/** A spreadsheet's clock has no zone; the reader hands it over as if it were UTC. */
function clock(shown: string): Date {
  return new Date(`${shown.replace(" ", "T")}Z`);
}

describe("writeXlsx", () => {
  it("writes texts as text, counts as numbers, instants as dates on the newsroom's clock", async () => {
    const { records, cells } = readXlsx(await writeRows([exportRow()]));
    const shownRow = Object.fromEntries(
      EXPORT_COLUMNS.map((column) => [column, exportRow()[column]]),
    );
    expect(records).toEqual([
      {
        ...shownRow,
        logged_at: clock("2026-05-31 14:10:09"),
        verdict_at: clock("2026-06-01 09:00:00"),
      },
    ]);
    const shown = cells.filter((cell) => cell.z === "yyyy\\-mm\\-dd\\ hh:mm");
    expect(shown.map((cell) => cell.w)).toEqual(["2026-05-31 14:10", "2026-06-01 09:00"]);
  });

  it("writes a day before Excel's first sound one as text", async () => {
    const days = ["1900-01-15", "1900-02-28", "1850-07-01", "1900-03-01"].map((day) =>
      exportRow({ as_of: day }),
    );
    const book = readXlsx(await writeRows(days, ["as_of"]));
    expect(book.records.map((record) => record["as_of"])).toEqual([
      "1900-01-15",
      "1900-02-28",
      "1850-07-01",
      clock("1900-03-01 00:00:00"),
    ]);
  });

  it("writes a day as a date without a clock", async () => {
    const book = readXlsx(await writeRows([exportRow()], ["ref", "as_of", "recheck_on"]));
    expect(book.records).toEqual([
      { ref: "C7", as_of: clock("2026-05-30 00:00:00"), recheck_on: "" },
    ]);
    expect(book.cells.find((cell) => cell.z === "yyyy\\-mm\\-dd")?.w).toBe("2026-05-30");
  });

  it("freezes the header, filters the whole table, sets widths and repeats the header in print", async () => {
    const { part } = readXlsx(await writeRows([exportRow(), exportRow()]));
    const sheet = part("xl/worksheets/sheet1.xml");
    expect(sheet).toContain(
      '<pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/>',
    );
    expect(sheet).toContain('<autoFilter ref="A1:Z3"/>');
    expect(sheet).toContain('<col min="3" max="3" width="60" customWidth="1"/>');
    const workbook = part("xl/workbook.xml");
    expect(workbook).toContain(">Claims!$A$1:$Z$3<");
    expect(workbook).toContain(">Claims!$1:$1<");
  });

  it("says on the second sheet what the first one holds", async () => {
    const { source } = sliceSource(3, () => [plainRow(), plainRow()]);
    const book = readXlsx(await collect(write(source)));
    expect(book.about.get("Rows")).toBe(6);
    expect(book.about.get("Query string")).toBe("=q");
    expect(book.about.get("Exported at")).toEqual(clock("2026-06-01 09:00:00"));
  });

  it.each([
    "=1+1",
    '=HYPERLINK("https://attacker.example")',
    "@x",
    "'=1",
    "_x0041_",
    "_x0041_x0042_",
    "_x005F_",
    "a_X000d_b",
    "a\rb",
    "a\nb",
    "a\u0007b\u001bc",
    "a\u0085b\u2028c",
    "\ufffe\uffff",
    " padded ",
    '<b>&amp;</b> ]]> "quoted"',
    "日本語 🙂 \u202eevil",
  ])("gives %j back to the letter, as text", async (claim) => {
    const { records, cells } = readXlsx(await writeRows([exportRow({ claim })], ["claim"]));
    expect(records).toEqual([{ claim }]);
    expect(cells.every((cell) => cell.t === "s" && cell.f === undefined && cell.z === "@")).toBe(
      true,
    );
  });

  // The reader used here takes a CRLF for a line feed, so this one is looked at in the file.
  it("keeps a carriage return from being lost to XML", async () => {
    const { part } = readXlsx(await writeRows([exportRow({ note: "a\r\nb" })], ["note"]));
    expect(part("xl/worksheets/sheet1.xml")).toContain(">a_x000D_\nb<");
  });

  it("marks a text that Excel's cell cannot hold", async () => {
    const note = "x".repeat(40_000);
    const { records } = readXlsx(await writeRows([exportRow({ note })], ["note"]));
    const cut = String(records[0]?.["note"]);
    expect(cut).toHaveLength(32_767);
    expect(cut).toMatch(/x … \[CUT: .* has 40,000\. The CSV export has all of it\.\]$/);
  });

  it("does not cut a character in half", async () => {
    const note = "🙂".repeat(20_000);
    const { records } = readXlsx(await writeRows([exportRow({ note })], ["note"]));
    expect(String(records[0]?.["note"]).isWellFormed()).toBe(true);
  });

  it("is a whole file without a single claim", async () => {
    const { records, part } = readXlsx(await writeRows([]));
    expect(records).toEqual([]);
    expect(part("xl/worksheets/sheet1.xml")).toContain('<autoFilter ref="A1:Z1"/>');
  });
});

/** Texts that hardly deflate, so that what is read ahead shows in bytes. */
function noise(slice: number): FileRow[] {
  return Array.from({ length: 100 }, (_, index) => {
    let state = slice * 100 + index + 1;
    const note = Array.from({ length: 1_000 }, () => {
      state = (state * 48_271) % 2_147_483_647;
      return String.fromCharCode(33 + (state % 90));
    }).join("");
    return cellsOf(exportRow({ note }), EXPORT_COLUMNS);
  });
}

describe("streaming", () => {
  it("waits for whoever receives the file", async () => {
    const { seen, source } = sliceSource(1_000, noise);
    const chunks = write(source);
    for (let read = 0; read < 10; read += 1) await chunks.next();
    for (let turn = 0; turn < 200; turn += 1) await new Promise(setImmediate);
    expect(seen.asked).toBeLessThan(10);
    await chunks.return(undefined);
  });

  it("stops reading claims when the receiver goes", async () => {
    const { seen, source } = sliceSource(1_000, noise);
    const chunks = write(source);
    for (let read = 0; read < 10; read += 1) await chunks.next();
    await chunks.return(undefined);
    for (let turn = 0; turn < 20; turn += 1) await new Promise(setImmediate);
    expect(seen.stopped).toBe(true);
    expect(seen.asked).toBeLessThan(20);
  });

  it("fails where the reading of claims fails, and leaves no whole file", async () => {
    async function* broken(): AsyncGenerator<FileRow[]> {
      yield [plainRow()];
      await new Promise(setImmediate);
      throw new Error("the disk is gone");
    }
    const parts: Uint8Array[] = [];
    const reading = (async () => {
      for await (const chunk of write(broken())) parts.push(chunk);
    })();
    await expect(reading).rejects.toThrow("the disk is gone");
    expect(() => readXlsx(Buffer.concat(parts))).toThrow();
  });
});
