/** The figures under a claim table, while others change what stands in it. */
import { describe, expect, it } from "vitest";
import { parseTableQuery } from "@/lib/table/query";
import type { ClaimRow } from "@/lib/table/row";
import { tablePage } from "@/tests/support/table-page";
import { joinFresh, patchLive, patchPage } from "./patch-page";
import { positionWords } from "./position-words";
import { askedOf, type TablePage } from "./table-data";

const asked = (search = "") =>
  askedOf(
    { kind: "story", slug: "harbour-fees" },
    parseTableQuery(new URLSearchParams(search)).query,
  );
const withdrawn = { reason: "Doubled" } as NonNullable<ClaimRow["withdrawn"]>;
const row = (number: number, change: Partial<ClaimRow> = {}): ClaimRow => ({
  ...tablePage([number]).rows[0]!,
  ...change,
});
const live = (page: TablePage, changed: ClaimRow, query = "") =>
  patchLive(asked(query), page, [changed], () => false);

describe("the figures under a table", () => {
  it("name the whole, or the stretch of it", () => {
    expect(positionWords(tablePage([1, 2]))).toBe("2 claims");
    expect(positionWords(tablePage([1]))).toBe("1 claim");
    expect(positionWords(tablePage([1, 2], { after: "on", total: 412 }))).toBe("1–2 of 412 claims");
    expect(positionWords(tablePage([1, 2], { after: "on", total: null }))).toBe(
      "1–2, counting the claims…",
    );
    expect(positionWords(tablePage([]))).toBe("0 claims");
  });

  it("count no row that a colleague took out, and say that it is still shown", () => {
    const left = live(tablePage([1, 2, 3]), row(2, { withdrawn })).page;
    expect(positionWords(left)).toBe("2 claims, and 1 that left since");
    expect(positionWords(live(left, row(2)).page)).toBe("3 claims");
    // Taken out twice, it is counted out once; what one does oneself takes it from the screen.
    const twice = live(left, row(2, { withdrawn, note: "seen" })).page;
    expect(positionWords(twice)).toBe("2 claims, and 1 that left since");
    const mine = patchPage(asked(), left, "claims.edit", [row(2, { withdrawn })]);
    expect(positionWords(mine!)).toBe("2 claims");
  });

  it("follow a fresh reading in which a row fits the filter no more", () => {
    const { page } = joinFresh(tablePage([1, 2, 3]), tablePage([1, 3]));
    expect(page.rows).toHaveLength(3);
    expect(positionWords(page)).toBe("2 claims, and 1 that left since");
    const again = live(page, row(2, { note: "seen" }), "level=unverified");
    expect(again.isUnsure).toBe(true);
    expect(positionWords(again.page)).toBe("2 claims, and 1 that left since");
    expect(positionWords(joinFresh(again.page, tablePage([1, 2, 3])).page)).toBe("3 claims");
  });

  it("never end beyond the whole, whatever was counted meanwhile", () => {
    expect(positionWords(tablePage([1, 2, 3], { total: 2 }))).toBe("3 claims");
    const last = { before: "back", first: 101, total: 101 };
    expect(positionWords(tablePage([1, 2], last))).toBe("100–101 of 101 claims");
  });
});
