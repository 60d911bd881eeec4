import { existsSync, readFileSync, statSync } from "node:fs";
import path from "node:path";
import { beforeEach, describe, expect, it } from "vitest";
import { db } from "@/lib/platform/db";
import { useDatabase } from "@/tests/support/database";
import { codeOf, expectRefused } from "@/tests/support/refusal";
import { expectCounted, forgetAttempts } from "@/tests/support/sessions";
import { setUpNewsroom } from "./set-up";
import { ensureSetUpCode, isSetUpCode } from "./set-up-code";

const place = useDatabase();
const here = "192.0.2.1";
const file = () => path.join(place.dataDir, "set-up-code");
const first = {
  email: "first@newsroom.example",
  name: "First",
  password: "a quiet field of barley",
};
beforeEach(() => forgetAttempts());

/** In the order of a newsroom's first day: the tests of this file build on one another. */
describe("setting up", () => {
  it("makes one code, in a file that this account alone may read, and keeps it", async () => {
    const [code, again] = await Promise.all([ensureSetUpCode(), ensureSetUpCode()]);
    expect(code).toMatch(/^[2-9A-Z]{4}-[2-9A-Z]{4}-[2-9A-Z]{4}$/);
    expect(again).toBe(code);
    expect(readFileSync(file(), "utf8").trim()).toBe(code);
    expect(statSync(file()).mode & 0o777).toBe(0o600);
  });

  it("takes the code however it is typed, and no other", async () => {
    const code = (await ensureSetUpCode()) ?? "";
    for (const given of [code, code.toLowerCase(), ` ${code.replaceAll("-", " ")} `]) {
      expect(isSetUpCode(given)).toBe(true);
    }
    for (const given of ["", "-", code.slice(0, -1), `${code}A`]) {
      expect(isSetUpCode(given)).toBe(false);
    }
  });

  it("refuses wrong codes, and after ten of them every code for a while", async () => {
    for (let index = 0; index < 10; index += 1) {
      const refused = await expectCounted("INVALID", () =>
        setUpNewsroom({ ...first, code: "AAAA-AAAA-AAAA" }, here),
      );
      expect(refused.fields).toHaveProperty("code");
    }
    const code = (await ensureSetUpCode()) ?? "";
    await expectCounted("THROTTLED", () => setUpNewsroom({ ...first, code }, here));
    // Somebody else's guesses keep nobody out.
    await expectCounted("INVALID", () =>
      setUpNewsroom({ ...first, code: "AAAA-AAAA-AAAA" }, "192.0.2.2"),
    );
    expect(await db().user.count()).toBe(0);
  });

  it("makes one administrator when two set up at the same moment", async () => {
    const code = (await ensureSetUpCode()) ?? "";
    const codes = await Promise.all([
      codeOf(setUpNewsroom({ ...first, code }, here)),
      codeOf(setUpNewsroom({ ...first, email: "second@newsroom.example", code }, here)),
    ]);
    expect(codes.filter((each) => each === null)).toHaveLength(1);
    expect(codes.filter((each) => each === "NOT_FOUND")).toHaveLength(1);
    const users = await db().user.findMany();
    expect(users).toHaveLength(1);
    expect(users[0]).toMatchObject({ role: "admin" });
    const events = await db().event.findMany({ orderBy: { seq: "asc" } });
    expect(events.map((event) => event.type)).toEqual(["newsroom.set_up", "person.joined"]);
  });

  it("is over then: no code, no file, and no second time", async () => {
    expect(existsSync(file())).toBe(false);
    expect(await ensureSetUpCode()).toBeNull();
    expect(isSetUpCode("")).toBe(false);
    await expectRefused("NOT_FOUND", () =>
      setUpNewsroom({ ...first, code: "AAAA-AAAA-AAAA" }, here),
    );
  });
});
