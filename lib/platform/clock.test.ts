import { afterEach, describe, expect, it, vi } from "vitest";
import { now, setClockForSeeding } from "./clock";

afterEach(() => {
  vi.unstubAllEnvs();
  setClockForSeeding(null);
});

describe("setClockForSeeding", () => {
  const past = new Date("2024-02-22T12:00:00Z");

  it("stops the clock and sets it going again", () => {
    setClockForSeeding(past);
    expect(now()).toEqual(past);
    now().setFullYear(1999);
    expect(now()).toEqual(past);
    setClockForSeeding(null);
    expect(Math.abs(now().getTime() - Date.now())).toBeLessThan(60_000);
  });

  it("refuses a time that lies ahead", () => {
    expect(() => setClockForSeeding(new Date(Date.now() + 3_600_000))).toThrow(/future/);
  });

  it("refuses inside the server", () => {
    vi.stubEnv("NEXT_RUNTIME", "nodejs");
    expect(() => setClockForSeeding(past)).toThrow(/running server/);
    vi.unstubAllEnvs();
  });
});
