/** Accounts and exports from the terminal, and `--json` where a command has no form of its own for it. */
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { makeClaim, makeDesk, type Desk } from "@/tests/support/claims";
import { useDatabase } from "@/tests/support/database";
import { makeStory } from "@/tests/support/factories";
import { sourceline } from "@/tests/support/sourceline";

const place = useDatabase();
const folder = mkdtempSync(path.join(tmpdir(), "sourceline-export-"));
let desk: Desk;
let slug: string;
beforeAll(async () => {
  desk = await makeDesk();
  const story = await makeStory(desk.editor);
  slug = story.slug;
  await makeClaim(desk.editor, story, { wording: "The ferry was late." });
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const run = (...args: string[]) => sourceline(args, { dataDir: path.dirname(place.databaseFile) });

describe("from the terminal", { timeout: 60_000 }, () => {
  it("accounts are listed, and somebody new is invited in an administrator's name", async () => {
    const listed = JSON.parse((await run("user", "list", "--json")).text) as object[];
    expect(listed).toContainEqual(expect.objectContaining({ email: desk.editor.email }));
    const whom = ["--email", "new@newsroom.example", "--role", "viewer"];
    const made = await run("user", "invite", ...whom, "--as", desk.admin.email);
    expect(made.text).toMatch(/^https?:\/\/\S+\/invitation\/\S+\n$/);
    const refused = await run("user", "invite", ...whom, "--as", desk.editor.email);
    expect(refused.code).toBe(1);
    expect(refused.text).toContain("your role is editor");
  });

  it("claims are written into a file, in somebody's name", async () => {
    const file = path.join(folder, "claims.csv");
    const made = await run("export", "claims", file, "--as", desk.viewer.email, "--story", slug, "--json"); // prettier-ignore
    expect(JSON.parse(made.text)).toEqual({ file, rows: 1 });
    expect(readFileSync(file, "utf8")).toContain("The ferry was late.");
    const story = ["--story", "nowhere", "--as", desk.viewer.email];
    expect((await run("export", "claims", file, ...story)).code).toBe(1);
  });

  it("whatever has no JSON of its own says its lines in one object", async () => {
    const { text, code } = await run("audit", "head", "--json");
    expect(code).toBe(0);
    expect(JSON.parse(text)).toEqual({ ok: true, code: 0, said: [expect.stringMatching(/^\d+:/)] });
  });
});
