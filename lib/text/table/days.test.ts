import { describe, expect, it } from "vitest";
import { orderOfDays, readDay, type DayOrder } from "./days";

describe("a day", () => {
  it.each([
    ["2026-03-04", "2026-03-04"],
    ["2026/3/4", "2026-03-04"],
    ["2026.03.04", "2026-03-04"],
    ["2026-03-04 10:30", "2026-03-04"],
    ["2026-03-04T10:30:00Z", "2026-03-04"],
    ["4 March 2026", "2026-03-04"],
    ["4 Mar 2026", "2026-03-04"],
    ["4-Mar-2026", "2026-03-04"],
    ["4th March 2026", "2026-03-04"],
    ["4th of March 2026", "2026-03-04"],
    ["March 4, 2026", "2026-03-04"],
    ["Mar. 4th, 2026", "2026-03-04"],
    ["Wednesday, 4 March 2026", "2026-03-04"],
    ["Wed, March 4, 2026", "2026-03-04"],
    ["4. März 2026", "2026-03-04"],
    ["12. Mai 2026", "2026-05-12"],
    ["12 de mayo de 2026", "2026-05-12"],
    ["1er août 2026", "2026-08-01"],
    ["2 juin 2026", "2026-06-02"],
    ["2 juillet 2026", "2026-07-02"],
    ["2 maggio 2026", "2026-05-02"],
    ["2 outubro 2026", "2026-10-02"],
    ["4.3.2026", "2026-03-04"],
    ["4. 3. 2026", "2026-03-04"],
    ["04.03.26", "2026-03-04"],
    ["13/4/2026", "2026-04-13"],
    ["4/13/2026", "2026-04-13"],
    ["4/4/2026", "2026-04-04"],
    ["٢٠٢٦-٠٣-٠٤", "2026-03-04"],
    ["\u200e4/13/2026\u200e", "2026-04-13"],
  ])("%j is %s", (text, day) => {
    expect(readDay(text, null)).toEqual({ kind: "day", day });
  });

  it.each([
    ["2026-02-30"],
    ["30 February 2026"],
    ["31.4.2026"],
    ["13/13/2026"],
    ["12 January"],
    ["March 2026"],
    ["spring 2026"],
    ["2026"],
    ["46085"],
    ["yesterday"],
    ["4 Foo 2026"],
    ["0000-01-01"],
    [""],
    ["\0"],
    ["9".repeat(100_000)],
  ])("%j is none", (text) => {
    expect(readDay(text, null)).toEqual({ kind: "none" });
  });

  it("that could be two is asked about, until the order is known", () => {
    expect(readDay("3/4/2026", null)).toEqual({ kind: "either" });
    expect(readDay("3/4/2026", "day-first")).toEqual({ kind: "day", day: "2026-04-03" });
    expect(readDay("3/4/2026", "month-first")).toEqual({ kind: "day", day: "2026-03-04" });
    expect(readDay("3-4-26", "day-first")).toEqual({ kind: "day", day: "2026-04-03" });
  });
});

it.each<[string[], DayOrder | null]>([
  [["3/4/2026", "13/4/2026"], "day-first"],
  [["3/4/2026", "4/13/2026"], "month-first"],
  [["3/4/2026", "5/4/2026"], null],
  [["13/4/2026", "4/13/2026"], null],
  [["13.4.2026"], null],
  [[], null],
])("the order of %j is %s", (texts, order) => {
  expect(orderOfDays(texts)).toBe(order);
});
