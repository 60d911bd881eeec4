import { describe, expect, it } from "vitest";
import { secondsToWait, Throttle, waitInWords, type Limit } from "./throttle";

const start = Date.parse("2026-03-02T12:00:00Z");
const at = (seconds: number) => new Date(start + seconds * 1000);
const limit = (key: string, most = 3, withinSeconds = 60): Limit => ({ key, most, withinSeconds });

describe("Throttle", () => {
  it("admits as many as the limit allows, then says how long to wait", () => {
    const throttle = new Throttle();
    for (const second of [0, 10, 20]) {
      expect(throttle.admit([limit("a")], at(second))).toEqual({ admitted: true });
    }
    expect(throttle.admit([limit("a")], at(30))).toEqual({
      admitted: false,
      waitSeconds: 30,
      first: true,
    });
  });

  it("says once per lock that it is new", () => {
    const throttle = new Throttle();
    for (const second of [0, 0, 0]) throttle.admit([limit("a")], at(second));
    expect(throttle.admit([limit("a")], at(1))).toMatchObject({ first: true });
    expect(throttle.admit([limit("a")], at(2))).toMatchObject({ first: false });
    for (const second of [61, 61, 61]) {
      expect(throttle.admit([limit("a")], at(second))).toEqual({ admitted: true });
    }
    expect(throttle.admit([limit("a")], at(62))).toMatchObject({ first: true });
  });

  it("does not lengthen a lock by what is refused", () => {
    const throttle = new Throttle();
    for (const second of [0, 0, 0, 30, 50]) throttle.admit([limit("a")], at(second));
    expect(throttle.admit([limit("a")], at(60))).toEqual({ admitted: true });
  });

  it("frees one attempt as the oldest leaves the window", () => {
    const throttle = new Throttle();
    for (const second of [0, 10, 20]) throttle.admit([limit("a")], at(second));
    expect(throttle.admit([limit("a")], at(60)).admitted).toBe(true);
    expect(throttle.admit([limit("a")], at(61))).toMatchObject({ waitSeconds: 9 });
  });

  it("counts a refused attempt against none of its limits", () => {
    const throttle = new Throttle();
    for (const second of [0, 0, 0]) throttle.admit([limit("address")], at(second));
    throttle.admit([limit("address"), limit("account", 1)], at(1));
    expect(throttle.admit([limit("account", 1)], at(2)).admitted).toBe(true);
  });

  it("counts attempts under way, and takes back those that succeed", () => {
    const throttle = new Throttle();
    const both = [limit("a"), limit("b")];
    const admitted = Array.from({ length: 10 }, () => throttle.admit(both, at(0)).admitted);
    expect(admitted.filter(Boolean)).toHaveLength(3);
    throttle.takeBack(both, at(0));
    expect(throttle.admit(both, at(1)).admitted).toBe(true);
    expect(throttle.admit(both, at(2)).admitted).toBe(false);
  });

  it("remembers no more than its capacity, the least recent going first", () => {
    const throttle = new Throttle(100);
    for (let index = 0; index < 1000; index += 1) {
      throttle.admit([limit(`address ${index}`)], at(index / 1000));
      throttle.admit([limit("kept", 5000)], at(index / 1000));
    }
    expect(throttle.size).toBe(100);
    expect(throttle.admit([limit("kept", 1000)], at(1)).admitted).toBe(false);
  });
});

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
