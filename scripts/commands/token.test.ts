/** API tokens from the terminal, in a process of its own beside whatever has the data folder. */
import path from "node:path";
import { beforeAll, describe, expect, it } from "vitest";
import { visitorOfToken } from "@/lib/access/token";
import { makeDesk, type Desk } from "@/tests/support/claims";
import { useDatabase } from "@/tests/support/database";
import { sourceline } from "@/tests/support/sourceline";

const place = useDatabase();
let desk: Desk;
beforeAll(async () => {
  desk = await makeDesk();
});

const run = (...args: string[]) =>
  sourceline(["token", ...args], { dataDir: path.dirname(place.databaseFile) });

describe("token", { timeout: 60_000 }, () => {
  it("create prints the token and nothing else", async () => {
    const { email } = desk.editor;
    const made = await run("create", "--email", email, "--name", "CI", "--scope", "read,write");
    expect(made.code).toBe(0);
    expect(made.text).toMatch(/^sl_[\w-]{43}\n$/);
    expect(await visitorOfToken(made.text.trim())).toMatchObject({
      actor: { userId: desk.editor.userId },
      token: { scopes: ["read", "write"] },
    });
  });

  it("create, list and revoke answer in JSON where they are asked to", async () => {
    const { email } = desk.viewer;
    const made = await run("create", "--email", email, "--name", "Wire", "--days", "7", "--json");
    const { id, token, scopes } = JSON.parse(made.text) as Record<string, unknown>;
    expect(scopes).toEqual(["read"]);
    const listed = await run("list", "--email", email, "--json");
    expect(JSON.parse(listed.text)).toMatchObject([{ id, name: "Wire", owner: { email } }]);
    expect(listed.text).not.toContain(token as string);
    const revoked = await run("revoke", String(id), "--json");
    expect(JSON.parse(revoked.text)).toEqual({ revoked: id });
    expect(await visitorOfToken(token as string)).toBeNull();
  });

  it.each([
    [["create", "--name", "CI"], "Say whose"],
    [["create", "--email", "nobody@newsroom.example", "--name", "CI"], "could not be found"],
    [["create", "--email", "x@y.z", "--name", "CI", "--scope", "all"], "is read or write"],
    [["create", "--email", "x@y.z", "--name", "CI", "--days", "366"], "at most 365 days"],
    [["revoke", "seven"], "Say which"],
    [[], "Say what to do"],
  ])("%j is refused in words", async (args, words) => {
    const { code, text } = await run(...args);
    expect(code).toBe(1);
    expect(text).toContain(words);
  });
});
