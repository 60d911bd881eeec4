import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { isoInZone, joinEntries, serialInZone, splitEntries } from "./cells";

describe("joinEntries", () => {
  it("keeps a single entry as it is", () => {
    expect(joinEntries([])).toBe("");
    expect(joinEntries(["p. 3; p. 5"])).toBe("p. 3; p. 5");
  });

  it("keeps a semicolon inside one entry from shifting the others", () => {
    expect(joinEntries(["Leaked files", "NATO (denies)"])).toBe("Leaked files; NATO (denies)");
    expect(joinEntries(["p. 3; p. 5", "", "sheet 2"])).toBe("p. 3;; p. 5; ; sheet 2");
  });

  it("can be taken apart again, whatever the entries", () => {
    const entry = fc.string({ unit: fc.constantFrom(";", " ", "a", "é") });
    fc.assert(
      fc.property(fc.array(entry), (entries) => {
        expect(splitEntries(joinEntries(entries), entries.length)).toEqual(entries);
      }),
    );
  });
});

describe("instants", () => {
  const summer = new Date("2026-05-31T13:10:09.900Z");
  const winter = new Date("2026-12-31T23:30:00Z");

  it("carry the newsroom's clock and its distance from UTC", () => {
    expect(isoInZone(summer, "Europe/London")).toBe("2026-05-31T14:10:09+01:00");
    expect(isoInZone(winter, "Europe/London")).toBe("2026-12-31T23:30:00+00:00");
    expect(isoInZone(winter, "Asia/Kathmandu")).toBe("2027-01-01T05:15:00+05:45");
    expect(isoInZone(summer, "America/St_Johns")).toBe("2026-05-31T10:40:09-02:30");
    expect(isoInZone(summer, "UTC")).toBe("2026-05-31T13:10:09+00:00");
  });

  it("name the same instant", () => {
    for (const zone of ["Europe/London", "Asia/Kathmandu", "America/St_Johns"]) {
      expect(new Date(isoInZone(winter, zone)).getTime()).toBe(winter.getTime());
    }
  });

  it("become a spreadsheet's days, as the clock showed them", () => {
    expect(serialInZone(new Date("2026-01-01T00:00:00Z"), "UTC")).toBe(46_023);
    expect(serialInZone(new Date("2026-06-30T23:00:00Z"), "Europe/London")).toBe(46_204);
    expect(serialInZone(new Date("2026-01-01T12:00:00Z"), "UTC")).toBe(46_023.5);
  });
});
