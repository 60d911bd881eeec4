import { describe, expect, it } from "vitest";
import { BULK_FIELD_NAMES, claimField } from "@/components/claims/fields/claim-fields";
import { parseTableQuery } from "@/lib/table/query";
import { bulkWords } from "./bulk-words";
import { neededColumns } from "./table-data";

describe("a change of many claims", () => {
  it("says how many were changed, who was left out, and why", () => {
    const skipped = [
      { ref: "C3", why: "C3 is withdrawn." },
      { ref: "C4", why: "C4 is decided." },
    ];
    expect(bulkWords("handed over", { changed: 1, skipped })).toEqual({
      message: "1 claim handed over",
      detail: "Skipped 2. C3: C3 is withdrawn. C4: C4 is decided.",
    });
    expect(bulkWords("tagged", { changed: 0, skipped: [] })).toEqual({
      message: "No claim needed the change",
    });
  });

  it("finds what it needs in every row, whichever columns are shown", () => {
    const { query } = parseTableQuery(new URLSearchParams("cols=ref"));
    const columns = neededColumns({ kind: "story", slug: "ferry" }, query);
    expect(columns).toEqual(
      expect.arrayContaining(BULK_FIELD_NAMES.map((name) => claimField(name).column)),
    );
  });
});
