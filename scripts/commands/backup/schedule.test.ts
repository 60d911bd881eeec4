import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { madeAt, nameFor } from "@/lib/platform/backup-name";
import { outdated, readKeep, readSpan, untilDue } from "./schedule";

const HOUR = 3_600_000;
const DAY = 24 * HOUR;
const instants = fc.date({
  min: new Date("2020-01-01T00:00:00Z"),
  max: new Date("2040-01-01T00:00:00Z"),
  noInvalidDate: true,
});
const wholeSecond = (at: Date) => new Date(Math.floor(at.getTime() / 1000) * 1000);

describe("what is typed", () => {
  it.each([
    ["30m", 30 * 60_000],
    ["1h", HOUR],
    ["2d", 2 * DAY],
    ["1w", 7 * DAY],
  ])("%s is a time", (text, expected) => {
    expect(readSpan(text)).toBe(expected);
  });

  it.each(["", "1", "h", "0h", "-1h", "1.5h", "1 h", "1y", "1h1m", "99999h"])(
    "“%s” is none",
    (text) => {
      expect(() => readSpan(text)).toThrow("is not a time such as");
    },
  );

  it("takes several kinds to keep", () => {
    expect(readKeep("48h,14d")).toEqual([
      { every: HOUR, during: 48 * HOUR },
      { every: DAY, during: 14 * DAY },
    ]);
    expect(() => readKeep("48h,,14d")).toThrow("is not a time");
    expect(() => readKeep("30m")).toThrow("is not a time");
  });
});

describe("names", () => {
  it("say when a backup was made, and nothing else does", () => {
    fc.assert(
      fc.property(instants, fc.boolean(), (at, isSealed) => {
        expect(madeAt(nameFor(at, isSealed))).toEqual(wholeSecond(at));
      }),
    );
    const [good] = [nameFor(new Date("2026-02-28T09:00:00Z"), false)];
    for (const name of [
      `${good}.bak`,
      `x${good}`,
      good.replace("0228", "0231"),
      "sourceline.db",
      "sourceline-.tar.gz",
      "",
    ]) {
      expect(madeAt(name), name).toBeNull();
    }
  });
});

describe("when the next is due", () => {
  const at = new Date("2026-05-31T12:00:00Z");
  const ago = (milliseconds: number) => nameFor(new Date(at.getTime() - milliseconds), true);
  it("is counted from the newest, wherever it was made", () => {
    expect(untilDue([], HOUR, at)).toBe(0);
    expect(untilDue([ago(3 * HOUR), ago(HOUR / 4)], HOUR, at)).toBe((3 * HOUR) / 4);
    expect(untilDue([ago(3 * HOUR)], HOUR, at)).toBe(0);
    // A clock that was set back must not put them off until it has caught up.
    expect(untilDue([ago(-100 * DAY), ago(HOUR / 4)], HOUR, at)).toBe((3 * HOUR) / 4);
    expect(untilDue(["somebody's.zip"], HOUR, at)).toBe(0);
  });
});

describe("what is thrown away", () => {
  const keep = readKeep("48h,14d");

  it("leaves one an hour for 48 hours and one a day for 14 days, and little else", () => {
    fc.assert(
      fc.property(
        instants,
        fc.integer({ min: 1, max: 40 }),
        fc.constantFrom(20 * 60_000, HOUR, 3 * HOUR),
        (start, days, every) => {
          let kept: string[] = [];
          const made: number[] = [];
          let time = start.getTime();
          for (; time < start.getTime() + days * DAY; time += every) {
            kept.push(nameFor(new Date(time), false));
            made.push(wholeSecond(new Date(time)).getTime());
            const gone = new Set(outdated(kept, keep, new Date(time)));
            kept = kept.filter((name) => !gone.has(name));
          }
          const at = time - every;
          const times = new Set(kept.map((name) => madeAt(name)?.getTime()));
          for (const [span, count] of [
            [HOUR, 48],
            [DAY, 14],
          ] as const) {
            for (let back = 0; back < count; back += 1) {
              const bucket = Math.floor((at - back * span) / span);
              const within = made.filter((one) => Math.floor(one / span) === bucket);
              if (within.length > 0) {
                expect(within.some((one) => times.has(one))).toBe(true);
              }
            }
          }
          expect(kept.length).toBeLessThanOrEqual(49 + 15);
        },
      ),
      { numRuns: 30 },
    );
  });

  it("never is the newest, what lies ahead, or what bears another name", () => {
    const at = new Date("2026-05-31T12:00:00Z");
    const old = nameFor(new Date("2020-01-01T00:00:00Z"), false);
    const older = nameFor(new Date("2019-01-01T00:00:00Z"), true);
    const ahead = nameFor(new Date("2027-01-01T00:00:00Z"), false);
    expect(outdated([older, old, ahead, "notes.txt"], keep, at)).toEqual([older]);
  });
});
