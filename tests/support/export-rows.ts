/** Rows for tests of the writers alone, without a database. */
import type { ExportRow } from "@/lib/table/export/rules";

export function exportRow(changes: Partial<ExportRow> = {}): ExportRow {
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
    logged_at: new Date("2026-05-31T13:10:09Z"),
    verdict_by: "R. Reviewer",
    verdict_at: new Date("2026-06-01T08:00:00Z"),
    verdict_note: "Both agree.",
    tags: "port; water",
    note: "See the log.\nTwice.",
    as_of: "2026-05-30",
    recheck_on: "",
    updated_at: new Date("2026-06-01T08:00:00Z"),
    withdrawn: "",
    ...changes,
  };
}

/** Hands out slices and remembers how many were asked for and whether anyone stopped. */
export function sliceSource(slices: number, make: (slice: number) => ExportRow[]) {
  const seen = { asked: 0, stopped: false };
  async function* source(): AsyncGenerator<ExportRow[]> {
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
