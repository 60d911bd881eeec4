import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { joinEntries, splitEntries, zoneClock } from "./cells";

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
    expect(zoneClock("Europe/London").iso(summer)).toBe("2026-05-31T14:10:09+01:00");
    expect(zoneClock("Europe/London").iso(winter)).toBe("2026-12-31T23:30:00+00:00");
    expect(zoneClock("Asia/Kathmandu").iso(winter)).toBe("2027-01-01T05:15:00+05:45");
    expect(zoneClock("America/St_Johns").iso(summer)).toBe("2026-05-31T10:40:09-02:30");
    expect(zoneClock("UTC").iso(summer)).toBe("2026-05-31T13:10:09+00:00");
  });

  it("name the same instant", () => {
    for (const zone of ["Europe/London", "Asia/Kathmandu", "America/St_Johns"]) {
      expect(new Date(zoneClock(zone).iso(winter)).getTime()).toBe(winter.getTime());
    }
  });

  it("are read as they are stored, on the days on which clocks change too", () => {
    const instants = fc
      .date({
        min: new Date("2015-01-01"),
        max: new Date("2035-01-01"),
        noInvalidDate: true,
      })
      .map((date) => date.toISOString().replace("Z", "+00:00"));
    // Lord Howe's clocks go forward by half an hour, Casablanca's twice within a month.
    const zones = ["Europe/London", "Australia/Lord_Howe", "Africa/Casablanca", "Asia/Kathmandu"];
    fc.assert(
      fc.property(
        fc.constantFrom(...zones),
        fc.array(instants, { maxLength: 20 }),
        (zone, list) => {
          const clock = zoneClock(zone);
          const shown = new Intl.DateTimeFormat("sv-SE", {
            timeZone: zone,
            dateStyle: "short",
            timeStyle: "medium",
          });
          for (const stored of list) {
            const iso = clock.iso(stored);
            expect(Math.floor(Date.parse(stored) / 1_000)).toBe(Date.parse(iso) / 1_000);
            expect(iso.slice(0, 19).replace("T", " ")).toBe(shown.format(new Date(stored)));
            const seconds = Math.round((clock.serial(stored) - 25_569) * 86_400);
            expect(new Date(seconds * 1_000).toISOString().slice(0, 19)).toBe(iso.slice(0, 19));
          }
        },
      ),
    );
  });

  it("become a spreadsheet's days, as the clock showed them", () => {
    expect(zoneClock("UTC").serial(new Date("2026-01-01T00:00:00Z"))).toBe(46_023);
    expect(zoneClock("Europe/London").serial(new Date("2026-06-30T23:00:00Z"))).toBe(46_204);
    expect(zoneClock("UTC").serial(new Date("2026-01-01T12:00:00Z"))).toBe(46_023.5);
  });
});
