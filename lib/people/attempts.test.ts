import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { setClockForSeeding } from "@/lib/platform/clock";
import { db } from "@/lib/platform/db";
import { useDatabase } from "@/tests/support/database";
import { forgetAttempts } from "@/tests/support/sessions";
import { admitAttempt, forgive, uncountAttempt } from "./attempts";
import type { Limit } from "./throttle";

useDatabase();
const start = Date.parse("2026-03-02T12:00:00Z");
const limit = (key: string, most = 3, withinSeconds = 60): Limit => ({ key, most, withinSeconds });

/** An attempt at so many seconds. */
function admit(second: number, ...limits: Limit[]) {
  setClockForSeeding(new Date(start + second * 1_000));
  return admitAttempt(limits);
}

beforeEach(forgetAttempts);
afterEach(() => setClockForSeeding(null));

describe("attempts", () => {
  it("are let in as often as the limit allows; then it says how long to wait", async () => {
    for (const second of [0, 10, 20]) {
      expect(await admit(second, limit("a"))).toMatchObject({ admitted: true });
    }
    expect(await admit(30, limit("a"))).toEqual({ admitted: false, waitSeconds: 30, first: true });
  });

  it("say once per lock that it is new", async () => {
    for (const second of [0, 0, 0]) await admit(second, limit("a"));
    expect(await admit(1, limit("a"))).toMatchObject({ first: true });
    expect(await admit(2, limit("a"))).toMatchObject({ first: false });
    for (const second of [61, 61, 61]) {
      expect(await admit(second, limit("a"))).toMatchObject({ admitted: true });
    }
    expect(await admit(62, limit("a"))).toMatchObject({ first: true });
  });

  it("do not lengthen a lock once they are refused", async () => {
    for (const second of [0, 0, 0, 30, 50]) await admit(second, limit("a"));
    expect(await admit(60, limit("a"))).toMatchObject({ admitted: true });
  });

  it("are let in one by one as the oldest leaves the window", async () => {
    for (const second of [0, 10, 20]) await admit(second, limit("a"));
    expect(await admit(60, limit("a"))).toMatchObject({ admitted: true });
    expect(await admit(61, limit("a"))).toMatchObject({ waitSeconds: 9 });
  });

  it("count against none of their limits where one refuses them", async () => {
    for (const second of [0, 0, 0]) await admit(second, limit("address"));
    await admit(1, limit("address"), limit("account", 1));
    expect(await admit(2, limit("account", 1))).toMatchObject({ admitted: true });
  });

  it("count while they are under way, and not once they have succeeded", async () => {
    const both = [limit("a"), limit("b")];
    const burst = await Promise.all(Array.from({ length: 10 }, () => admit(0, ...both)));
    const admitted = burst.flatMap((each) => (each.admitted ? [each.ids] : []));
    expect(admitted).toHaveLength(3);
    await uncountAttempt(admitted[0]!);
    expect(await admit(1, ...both)).toMatchObject({ admitted: true });
    expect(await admit(2, ...both)).toMatchObject({ admitted: false });
  });

  it("forgives those before a success under one key, and under no other", async () => {
    for (const second of [0, 1]) await admit(second, limit("a"), limit("b"));
    const last = await admit(2, limit("a"), limit("b"));
    await forgive({ ids: last.admitted ? last.ids : [], key: "a" });
    expect(await admit(3, limit("a", 1))).toMatchObject({ admitted: true });
    expect(await admit(3, limit("b", 2))).toMatchObject({ admitted: false });
  });

  it("are kept as hashes, and for no longer than they count", async () => {
    for (let index = 0; index < 20; index += 1) await admit(index, limit(`person ${index}`));
    expect(JSON.stringify(await db().attempt.findMany())).not.toContain("person");
    await admit(3_700, limit("later"));
    expect(await db().attempt.count()).toBe(1);
  });
});
