import { describe, expect, it } from "vitest";
import { BULK_FIELD_NAMES, claimField, claimFields } from "@/components/claims/fields/claim-fields";
import { parseTableQuery } from "@/lib/table/query";
import type { ClaimRow } from "@/lib/table/row";
import { undoSteps } from "./bulk-undo";
import { neededColumns, pageOf } from "./table-data";

const { query } = parseTableQuery(new URLSearchParams("cols=ref"));

function row(id: number, change: Partial<ClaimRow> = {}): ClaimRow {
  const [blank] = pageOf({
    rows: [{ id, ref: `C${id}`, story: { slug: "ferry" }, revision: 0 }],
    total: 1,
    isExact: true,
    first: 1,
    before: null,
    after: null,
    ordering: { column: "ref", descending: false },
    isUnsearchable: false,
    names: {},
  }).rows;
  return { ...blank!, ...change };
}

describe("a change of many claims", () => {
  it("is taken back by what each claim had, and not where nothing changed", () => {
    const before = [
      row(1, { legalRisk: "low" }),
      row(2, { legalRisk: "high" }),
      row(3, { legalRisk: "low" }),
      row(4, { legalRisk: "medium" }),
    ];
    expect(undoSteps({ legalRisk: "high" }, before)).toEqual([
      { claimIds: [1, 3], change: { legalRisk: "low" } },
      { claimIds: [4], change: { legalRisk: "medium" } },
    ]);
  });

  it("gives checkers and dates back, and takes them away again", () => {
    const before = [row(1, { checker: { id: 7, name: "Ana" }, recheckOn: "2026-05-31" }), row(2)];
    expect(undoSteps({ checkerId: null }, before)).toEqual([
      { claimIds: [1], change: { checkerId: 7 } },
    ]);
    expect(undoSteps({ recheckOn: "2026-06-30" }, before)).toEqual([
      { claimIds: [1], change: { recheckOn: "2026-05-31" } },
      { claimIds: [2], change: { recheckOn: "" } },
    ]);
  });

  it("leaves those their tag who had it before, however it was typed", () => {
    const before = [row(1, { tags: ["ferry"] }), row(2)];
    const tags = claimFields.tags.read("#Ferry");
    expect(undoSteps({ addTags: tags }, before)).toEqual([
      { claimIds: [2], change: { removeTags: ["ferry"] } },
    ]);
    expect(undoSteps({ removeTags: tags }, before)).toEqual([
      { claimIds: [1], change: { addTags: ["ferry"] } },
    ]);
  });

  it("is not taken back for claims that were not on the page", () => {
    expect(undoSteps({ kind: "denial" }, [row(1), null])).toBeNull();
    expect(undoSteps({ handOver: true }, [row(1)])).toBeNull();
  });

  it("finds what it needs in every row, whichever columns are shown", () => {
    const columns = neededColumns({ kind: "story", slug: "ferry" }, query);
    expect(columns).toEqual(
      expect.arrayContaining(BULK_FIELD_NAMES.map((name) => claimField(name).column)),
    );
  });
});
