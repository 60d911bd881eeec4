import { describe, expect, it } from "vitest";
import { guardFormula } from "./formulas";
import { collect, readCsv, readUnguardedCsv } from "@/tests/support/export-readers";
import { cellsOf, exportRow, sliceSource, type FileRecord } from "@/tests/support/export-rows";
import { writeCsv } from "./csv";
import { EXPORT_COLUMNS } from "./rules";

const zone = "Europe/London";
const HEADER =
  "ref,story,claim,kind,asserted_by,attribution_status,verification_level,review_state,sources,source_count,origin_count,terms,locators,legal_risk,checker,logged_by,logged_at,verdict_by,verdict_at,verdict_note,tags,note,lapsed_level,logged_by_id,verdict_by_id,url";

async function write(...records: FileRecord[]): Promise<Buffer> {
  const rows = records.map((record) => cellsOf(record, EXPORT_COLUMNS));
  return collect(writeCsv(sliceSource(1, () => rows).source, EXPORT_COLUMNS, zone));
}

describe("writeCsv", () => {
  it("begins with the byte-order mark and the published header names", async () => {
    expect((await write()).toString("utf8")).toBe(`\ufeff${HEADER}\r\n`);
  });

  it("writes a claim under its header names", async () => {
    const [record] = readCsv(await write(exportRow()));
    expect(record).toMatchObject({
      ref: "C7",
      claim: "The harbour was dredged twice",
      source_count: "2",
      logged_at: "2026-05-31T14:10:09+01:00",
      verdict_at: "2026-06-01T09:00:00+01:00",
      locators: "p. 12; ",
      note: "See the log.\nTwice.",
    });
  });

  it("ends every record with CRLF, the last too, and doubles quotes", async () => {
    const bytes = await collect(
      writeCsv(
        sliceSource(2, (slice) => [["C7", `He said "no", ${slice}`]]).source,
        ["ref", "claim"],
        zone,
      ),
    );
    expect(bytes.toString("utf8")).toBe(
      '\ufeffref,claim\r\nC7,"He said ""no"", 0"\r\nC7,"He said ""no"", 1"\r\n',
    );
  });

  it("leaves an absent instant empty", async () => {
    const [record] = readCsv(await write(exportRow({ verdict_at: null, verdict_by: "" })));
    expect(record).toMatchObject({ verdict_at: "", verdict_by: "" });
  });

  it.each(["=1+1", "+44 20 7946 0000", "-5 %", "@handle", "＝1", "\t=1", " =1", "'=1", ";=1"])(
    "guards %j, and it can be undone",
    async (claim) => {
      const bytes = await write(exportRow({ claim, note: claim }));
      const guarded = guardFormula(claim);
      expect(guarded).not.toBe(claim);
      expect(readCsv(bytes)[0]).toMatchObject({ claim: guarded, note: guarded });
      expect(readUnguardedCsv(bytes)[0]).toMatchObject({ claim, note: claim });
    },
  );

  it.each(["a\rb", "a\nb", "a\r\nb", "a\u2028b", " padded ", 'a"b', "a,b", "\ufeffa", "日本語 🙂"])(
    "gives %j back to the letter",
    async (note) => {
      expect(readCsv(await write(exportRow({ note })))[0]).toMatchObject({ note });
    },
  );

  it("leaves no line empty, which most readers would skip", async () => {
    const bytes = await collect(
      writeCsv(sliceSource(1, () => [[""], ["x"]]).source, ["note"], zone),
    );
    expect(readCsv(bytes)).toEqual([{ note: "" }, { note: "x" }]);
  });

  it("reads no further than it is read", async () => {
    const { seen, source } = sliceSource(100, () => [cellsOf(exportRow(), EXPORT_COLUMNS)]);
    const chunks = writeCsv(source, EXPORT_COLUMNS, zone);
    await chunks.next();
    expect(seen.asked).toBe(0);
    await chunks.next();
    expect(seen.asked).toBe(1);
    await chunks.return(undefined);
    expect(seen).toEqual({ asked: 1, stopped: true });
  });
});
