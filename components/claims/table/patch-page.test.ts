import { describe, expect, it } from "vitest";
import { parseTableQuery } from "@/lib/table/query";
import type { ClaimRow } from "@/lib/table/row";
import { tablePage } from "@/tests/support/table-page";
import { patchPage } from "./patch-page";
import { askedOf, type TablePage } from "./table-data";

const STORY = { kind: "story", slug: "harbour-fees" } as const;
const NEWSROOM = { kind: "newsroom", slug: null } as const;

const asked = (search = "", scope: typeof STORY | typeof NEWSROOM = STORY) =>
  askedOf(scope, parseTableQuery(new URLSearchParams(search)).query);

/** Claim C7 has the id 107, unless it is of another story. */
function row(number: number, change: Partial<ClaimRow> = {}): ClaimRow {
  const [blank] = tablePage([number]).rows;
  return { ...blank!, ...change };
}

const refs = (patched: TablePage | null) => patched?.rows.map(({ ref }) => ref);
const newest = { ordering: { column: "logged_at", descending: true } } as const;

describe("a changed row", () => {
  it("is exchanged where it is shown, and leaves the others as they are", () => {
    const before = tablePage([1, 2, 3]);
    const after = patchPage(asked(), before, "claims.edit", [row(2, { revision: 1 })]);
    expect(refs(after)).toEqual(["C1", "C2", "C3"]);
    expect(after?.rows[1]).toMatchObject({ revision: 1, wording: "Claim 2" });
    expect(after?.rows[0]).toBe(before.rows[0]);
    expect(after?.total).toBe(3);
  });

  it("of another page, or another story, changes nothing", () => {
    const before = tablePage([1, 2]);
    const elsewhere = row(2, { id: 7, story: { slug: "bus-depot" } });
    expect(patchPage(asked(), before, "claims.edit", [row(9), elsewhere])).toBe(before);
    expect(patchPage(asked(), before, "claims.log", [elsewhere])).toBe(before);
  });

  it("stays although it no longer fits the filter", () => {
    const before = tablePage([1, 2]);
    const changed = row(1, { legalRisk: "low" });
    expect(refs(patchPage(asked("risk=high"), before, "claims.edit", [changed]))).toEqual([
      "C1",
      "C2",
    ]);
  });

  it("keeps the marks of a search while its words are the same", () => {
    const hits = { wording: "\u0002Claim\u0003 1", elsewhere: [] };
    const shown = { ...row(1), hits };
    const before = tablePage([], { rows: [shown], total: 1 });
    const patch = (change: Partial<ClaimRow>) =>
      patchPage(asked("q=claim"), before, "claims.edit", [row(1, change)])?.rows[0]?.hits;
    expect(patch({ note: "seen" })).toEqual(hits);
    expect(patch({ wording: "Another" })).toBeNull();
  });
});

describe("a withdrawn claim", () => {
  const gone = row(2, { withdrawn: { at: "2026-05-31T10:00:00.000Z", reason: "No" } });

  it("leaves the table, and comes back to its place", () => {
    const left = patchPage(asked(), tablePage([1, 2, 3]), "claims.withdraw", [gone]);
    expect(refs(left)).toEqual(["C1", "C3"]);
    expect(left?.total).toBe(2);
    const back = patchPage(asked(), left!, "claims.restore", [row(2)]);
    expect(refs(back)).toEqual(["C1", "C2", "C3"]);
    expect(back?.total).toBe(3);
  });

  it("stays where withdrawn ones are shown, and leaves those of withdrawn ones when restored", () => {
    const all = patchPage(asked("withdrawn=all"), tablePage([1, 2]), "claims.withdraw", [gone]);
    expect(all?.rows[1]?.withdrawn?.reason).toBe("No");
    const only = tablePage([], { rows: [gone], total: 1, first: 1 });
    const restored = patchPage(asked("withdrawn=only"), only, "claims.restore", [row(2)]);
    expect(restored).toMatchObject({ rows: [], total: 0, first: 0 });
  });
});

describe("a new claim", () => {
  const log = (query: string, before: TablePage, number: number, scope = asked(query)) =>
    patchPage(scope, before, "claims.log", [row(number)]);

  it("stands at the end of its story, in the order of the numbers", () => {
    const after = log("", tablePage([1, 2]), 3);
    expect(refs(after)).toEqual(["C1", "C2", "C3"]);
    expect(after).toMatchObject({ total: 3, first: 1 });
    expect(log("", tablePage([]), 1)).toMatchObject({ total: 1, first: 1 });
  });

  it("stands on top where the order goes down", () => {
    const down = { ordering: { column: "ref", descending: true } } as const;
    expect(refs(log("sort=-ref", tablePage([2, 1], down), 3))).toEqual(["C3", "C2", "C1"]);
    expect(refs(log("", tablePage([2, 1], newest), 3, asked("", NEWSROOM)))).toEqual([
      "C3",
      "C2",
      "C1",
    ]);
  });

  it("is counted where it stands on another page", () => {
    const begun = tablePage([1, 2], { after: "next", total: 9 });
    expect(refs(log("", begun, 10))).toEqual(["C1", "C2"]);
    expect(log("", begun, 10)).toMatchObject({ total: 10, first: 1 });
    const later = tablePage([2, 1], { ...newest, before: "previous", total: 9, first: 8 });
    expect(log("", later, 10, asked("", NEWSROOM))).toMatchObject({ total: 10, first: 9 });
  });

  it("is asked for where its place is not certain", () => {
    expect(log("level=unverified", tablePage([1]), 2)).toBeNull();
    expect(log("q=ship", tablePage([1], { ordering: "relevance" }), 2)).toBeNull();
    const byWording = { ordering: { column: "claim", descending: false } } as const;
    expect(log("sort=claim", tablePage([1], byWording), 2)).toBeNull();
    // In the newsroom a number says nothing of the other stories'.
    expect(log("sort=ref", tablePage([1]), 2, asked("sort=ref", NEWSROOM))).toBeNull();
    // Restored, on another page: it may have been counted already, or not.
    const begun = tablePage([1, 2], { after: "next" });
    expect(patchPage(asked(), begun, "claims.restore", [row(9)])).toBeNull();
  });

  it("takes several at once to their places", () => {
    const after = patchPage(asked(), tablePage([1, 4]), "claims.logMany", [row(6), row(5)]);
    expect(refs(after)).toEqual(["C1", "C4", "C5", "C6"]);
  });
});

describe("the address of the rows", () => {
  it("is that of the table, with what an undo needs, and the same while a claim is open", () => {
    const { address } = asked("q=ship&cols=ref,claim");
    expect(address).toBe(
      "/api/v1/stories/harbour-fees/claims?q=ship&cols=ref,claim,attribution_status,kind,legal_risk,checker,tags,recheck_on&total=later",
    );
    expect(asked("q=ship&cols=ref,claim&open=C2").address).toBe(address);
    expect(asked("", NEWSROOM).address).toMatch(/^\/api\/v1\/claims\?cols=story,ref,claim,/);
  });
});
