import { describe, expect, it } from "vitest";
import { dayInZone, instantFrom, instantFromWall, wallTimeOf, skippedTo } from "./wall-time";

describe("instantFromWall", () => {
  it.each([
    ["2026-05-31T18:00", "UTC", "2026-05-31T18:00:00.000Z"],
    ["2026-05-31T18:00", "Europe/London", "2026-05-31T17:00:00.000Z"],
    ["2026-01-31T18:00", "Europe/London", "2026-01-31T18:00:00.000Z"],
    ["2026-05-31T18:00", "America/New_York", "2026-05-31T22:00:00.000Z"],
    ["2026-05-31T18:00", "Asia/Kathmandu", "2026-05-31T12:15:00.000Z"],
    // Clocks go back on 25 October 2026: 01:30 happens twice, the first is summer time.
    ["2026-10-25T01:30", "Europe/London", "2026-10-25T00:30:00.000Z"],
    ["2026-10-25T00:30", "Europe/London", "2026-10-24T23:30:00.000Z"],
    ["2026-10-25T02:30", "Europe/London", "2026-10-25T02:30:00.000Z"],
    // Clocks go forward on 29 March 2026: 01:30 is skipped.
    ["2026-03-29T01:30", "Europe/London", "2026-03-29T01:30:00.000Z"],
    ["2026-03-29T02:30", "Europe/London", "2026-03-29T01:30:00.000Z"],
  ])("%s in %s is %s", (wall, zone, instant) => {
    expect(instantFromWall(wall, zone).toISOString()).toBe(instant);
  });

  it("gives back what the wall showed", () => {
    for (const zone of ["UTC", "Europe/London", "America/St_Johns", "Pacific/Apia"]) {
      for (let month = 1; month <= 12; month += 1) {
        const wall = `2026-${String(month).padStart(2, "0")}-15T09:41`;
        expect(wallTimeOf(instantFromWall(wall, zone), zone)).toBe(wall);
      }
    }
  });
});

describe("skippedTo", () => {
  it.each([
    ["2026-03-29T02:30", "Europe/Berlin", "2026-03-29T03:30"],
    ["2026-03-29T01:30", "Europe/London", "2026-03-29T02:30"],
    ["2026-03-29T02:30", "Europe/London", null],
    ["2026-10-25T02:30", "Europe/Berlin", null],
    ["2026-03-29T02:30:15", "UTC", null],
  ])("%s in %s: %s", (wall, zone, shown) => {
    expect(skippedTo(wall, zone)).toBe(shown);
  });
});

describe("instantFrom", () => {
  it("takes an offset at its word", () => {
    const at = "2026-05-31T17:00:00.000Z";
    expect(instantFrom("2026-05-31T18:00:00+01:00", "Asia/Tokyo").toISOString()).toBe(at);
    expect(instantFrom("2026-05-31T18:00", "Europe/London").toISOString()).toBe(at);
  });
});

describe("dayInZone", () => {
  it("is the day on the newsroom's calendar", () => {
    const instant = new Date("2026-05-31T23:30:00Z");
    expect(dayInZone(instant, "UTC").toISOString()).toBe("2026-05-31T00:00:00.000Z");
    expect(dayInZone(instant, "Europe/London").toISOString()).toBe("2026-06-01T00:00:00.000Z");
  });
});
