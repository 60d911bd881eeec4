import { describe, expect, it } from "vitest";
import { parseTableQuery } from "@/lib/table/query";
import type { ClaimRow } from "@/lib/table/row";
import { tablePage } from "@/tests/support/table-page";
import { joinFresh, patchLive } from "./patch-page";
import { askedOf, type TablePage } from "./table-data";

const STORY = { kind: "story", slug: "harbour-fees" } as const;
const asked = (search = "") => askedOf(STORY, parseTableQuery(new URLSearchParams(search)).query);

const row = (number: number, change: Partial<ClaimRow> = {}): ClaimRow => ({
  ...tablePage([number]).rows[0]!,
  ...change,
});
const refs = ({ rows }: TablePage) => rows.map(({ ref }) => ref);
const withdrawn = { reason: "Doubled" } as NonNullable<ClaimRow["withdrawn"]>;
const never = () => false;
const always = () => true;

describe("what others did to a claim", () => {
  it("is shown in its row", () => {
    const { page: after, isUnsure } = patchLive(
      asked(),
      tablePage([1, 2]),
      [row(2, { level: "verified" })],
      never,
    );
    expect(after.rows.map(({ level }) => level)).toEqual(["unverified", "verified"]);
    expect(isUnsure).toBe(false);
  });

  it("takes no row away under the cursor, and counts what was withdrawn or came back", () => {
    const gone = patchLive(asked(), tablePage([1, 2]), [row(1, { withdrawn })], never).page;
    expect(refs(gone)).toEqual(["C1", "C2"]);
    expect(gone.rows[0]?.withdrawn).toEqual(withdrawn);
    expect(gone.total).toBe(1);
    const again = patchLive(asked(), gone, [row(1)], never).page;
    expect(again.total).toBe(2);
  });

  it("keeps a row that no longer fits the filter", () => {
    const filtered = asked("level=unverified");
    const after = patchLive(filtered, tablePage([1, 2]), [row(1, { level: "verified" })], never);
    expect(refs(after.page)).toEqual(["C1", "C2"]);
    expect(after.isUnsure).toBe(false);
  });
});

describe("a claim that is not shown", () => {
  it("is added at the end of the list alone", () => {
    const before = tablePage([1, 2]);
    const atEnd = patchLive(asked(), before, [row(3)], always);
    expect(refs(atEnd.page)).toEqual(["C1", "C2", "C3"]);
    expect(atEnd).toMatchObject({ isUnsure: false, page: { total: 3 } });
    const newest = tablePage([2, 1], { ordering: { column: "logged_at", descending: true } });
    const onTop = patchLive(asked("sort=-logged_at"), newest, [row(3)], always);
    expect(onTop).toEqual({ page: newest, isUnsure: true });
  });

  it("is asked for where it may newly fit, and left alone where it cannot", () => {
    const before = tablePage([1]);
    const elsewhere = row(5, { story: { slug: "bus-depot" } });
    expect(patchLive(asked("level=verified"), before, [row(5)], never).isUnsure).toBe(true);
    expect(patchLive(asked("level=verified"), before, [elsewhere], always).isUnsure).toBe(false);
    expect(patchLive(asked(), before, [row(5)], never)).toEqual({ page: before, isUnsure: false });
  });

  it("is only counted where the list goes on", () => {
    const before = tablePage([1, 2], { after: "cursor", total: 300 });
    const { page: after, isUnsure } = patchLive(asked(), before, [row(9)], always);
    expect(refs(after)).toEqual(["C1", "C2"]);
    expect({ total: after.total, isUnsure }).toEqual({ total: 301, isUnsure: false });
  });
});

describe("a fresh reading beside what is shown", () => {
  it("exchanges rows, moves none, and counts what would come between them", () => {
    const shown = tablePage([1, 3, 4]);
    const fresh = tablePage([1, 2, 3], { total: 3 });
    const { page: after, awaiting } = joinFresh(shown, {
      ...fresh,
      rows: fresh.rows.map((one) => ({ ...one, level: "verified" as const })),
    });
    expect(refs(after)).toEqual(["C1", "C3", "C4"]);
    expect(after.rows.map(({ level }) => level)).toEqual(["verified", "verified", "unverified"]);
    expect({ awaiting, total: after.total }).toEqual({ awaiting: 1, total: 3 });
  });

  it("adds what comes after the last", () => {
    const { page: after, awaiting } = joinFresh(tablePage([1]), tablePage([1, 2, 3]));
    expect(refs(after)).toEqual(["C1", "C2", "C3"]);
    expect({ awaiting, total: after.total }).toEqual({ awaiting: 0, total: 3 });
  });

  it("fills an empty table", () => {
    const { page: after, awaiting } = joinFresh(tablePage([]), tablePage([1]));
    expect({ refs: refs(after), awaiting, first: after.first }).toEqual({
      ...{ refs: ["C1"], awaiting: 0, first: 1 },
    });
  });

  it("keeps the total while that is still counted", () => {
    const fresh = tablePage([1, 2], { total: null });
    expect(joinFresh(tablePage([1, 2]), fresh).page.total).toBe(2);
  });
});
