import { describe, expect, it } from "vitest";
import { timeText } from "./time-text";

const now = Date.parse("2026-03-12T14:00:00Z");
const at = (iso: string) => Date.parse(iso);

describe("timeText", () => {
  it.each([
    ["2026-03-12T13:59:40Z", "just now"],
    ["2026-03-12T13:57:00Z", "3 min ago"],
    ["2026-03-13T11:00:00Z", "in 21 h"],
    ["2026-03-17T14:00:00Z", "in 5 d"],
    ["2024-02-16T09:00:00Z", "16 Feb 2024"],
  ])("tells %s relative to now as %s", (iso, words) => {
    expect(timeText(at(iso), "relative", now, "UTC")).toBe(words);
  });

  it.each([
    ["2026-03-14T14:00:00Z", "2 d"],
    ["2026-03-12T11:00:00Z", "3 h over"],
    ["2026-03-12T14:00:20Z", "now"],
  ])("tells what is left until %s as %s", (iso, words) => {
    expect(timeText(at(iso), "left", now, "UTC")).toBe(words);
  });

  it.each([
    ["2026-03-12T09:05:00Z", "09:05"],
    ["2026-03-10T14:10:00Z", "Tue 14:10"],
    ["2026-01-02T14:10:00Z", "2 Jan"],
    ["2025-09-02T14:10:00Z", "2 Sep 2025"],
  ])("shortens %s to %s", (iso, words) => {
    expect(timeText(at(iso), "short", now, "UTC")).toBe(words);
  });

  it("counts days in the newsroom's zone, not the machine's", () => {
    const lateEvening = at("2026-03-12T23:30:00Z");
    expect(timeText(lateEvening, "full", now, "Asia/Tokyo")).toBe("Fri 13 Mar 2026, 08:30");
    expect(timeText(lateEvening, "date", now, "America/New_York")).toBe("12 Mar 2026");
  });
});
