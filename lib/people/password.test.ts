import { parseOptions } from "@node-rs/argon2";
import { describe, expect, it } from "vitest";
import { hashPassword, isPassword, NOBODY_S_HASH } from "./password";

describe("passwords", () => {
  it("are hashed by argon2id with OWASP's parameters, each with a salt of its own", async () => {
    const [one, other] = await Promise.all([
      hashPassword("a quiet field of barley"),
      hashPassword("a quiet field of barley"),
    ]);
    expect(one).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/);
    expect(one).not.toBe(other);
    expect(await isPassword(one, "a quiet field of barley")).toBe(true);
    expect(await isPassword(one, "a quiet field of Barley")).toBe(false);
  });

  it("are the same however an accent was typed", async () => {
    const hash = await hashPassword("caf\u00e9 in the morning");
    expect(await isPassword(hash, "cafe\u0301 in the morning")).toBe(true);
  });

  it("cost the same to refuse where there is no account", async () => {
    expect(parseOptions(NOBODY_S_HASH)).toEqual(parseOptions(await hashPassword("whatever")));
    expect(await isPassword(null, "whatever")).toBe(false);
    expect(await isPassword(undefined, "whatever")).toBe(false);
  });
});
