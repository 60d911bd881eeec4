/** Rows for tests of the writers alone, without a database. */
import type { ExportColumn, FileCell, FileRow } from "@/lib/table/export/rules";

export type FileRecord = Record<ExportColumn, FileCell>;

/** A claim by column, instants as they are stored. */
export function exportRow(changes: Partial<FileRecord> = {}): FileRecord {
  return {
    ref: "C7",
    story: "harbour-works",
    claim: "The harbour was dredged twice",
    kind: "fact",
    asserted_by: "The port’s engineer",
    attribution_status: "document",
    verification_level: "corroborated",
    review_state: "decided",
    sources: "Harbour log; Port authority (denies)",
    source_count: 2,
    origin_count: 1,
    terms: "on_record; background",
    locators: "p. 12; ",
    legal_risk: "low",
    checker: "R. Reviewer",
    logged_by: "E. Editor",
    logged_at: "2026-05-31T13:10:09.000+00:00",
    verdict_by: "R. Reviewer",
    verdict_at: "2026-06-01T08:00:00.000+00:00",
    verdict_note: "Both agree.",
    tags: "port; water",
    note: "See the log.\nTwice.",
    as_of: "2026-05-30",
    recheck_on: "",
    updated_at: "2026-06-01T08:00:00.000+00:00",
    withdrawn: "",
    lapsed_level: "",
    logged_by_id: 2,
    verdict_by_id: 3,
    lints: 0,
    suspect: null,
    url: "http://localhost:3000/stories/harbour-works/claims/C7",
    ...changes,
  };
}

/** The cells of these columns, as the writers get them. */
export function cellsOf(record: FileRecord, columns: readonly ExportColumn[]): FileRow {
  return columns.map((column) => record[column]);
}

/** Hands out slices and remembers how many were asked for and whether anyone stopped. */
export function sliceSource(slices: number, make: (slice: number) => FileRow[]) {
  const seen = { asked: 0, stopped: false };
  async function* source(): AsyncGenerator<FileRow[]> {
    try {
      for (let slice = 0; slice < slices; slice += 1) {
        seen.asked += 1;
        await new Promise(setImmediate);
        yield make(slice);
      }
    } finally {
      seen.stopped = true;
    }
  }
  return { seen, source: source() };
}
