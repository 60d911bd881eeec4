import { describe, expect, it } from "vitest";
import { secondsToWait, waitInWords, type Limit } from "./throttle";

const start = Date.parse("2026-03-02T12:00:00Z");
const at = (seconds: number) => new Date(start + seconds * 1000);
const limit = (key: string, most = 3, withinSeconds = 60): Limit => ({ key, most, withinSeconds });

describe("secondsToWait", () => {
  it.each([
    [[], 0, 0],
    [[0, 1], 2, 0],
    [[0, 1, 2], 2, 58],
    [[0, 1, 2], 59.5, 1],
    [[0, 1, 2], 60, 0],
    [[2, 0, 1], 2, 58],
  ])("after failures at %j, at %d: %d", (failures, second, wait) => {
    const times = failures.map((each) => at(each).getTime());
    expect(secondsToWait(times, limit("a"), at(second))).toBe(wait);
  });
});

describe("waitInWords", () => {
  it.each([
    [1, "Try again in 1 second."],
    [90, "Try again in 90 seconds."],
    [91, "Try again in 2 minutes."],
    [900, "Try again in 15 minutes."],
  ])("%d", (seconds, words) => {
    expect(waitInWords(seconds)).toBe(words);
  });
});
