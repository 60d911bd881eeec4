import { beforeAll, describe, expect, it } from "vitest";
import { makeClaim, makeDesk, type Desk } from "@/tests/support/claims";
import { useDatabase } from "@/tests/support/database";
import { makeStory } from "@/tests/support/factories";
import { auditList } from "./audit-list";

useDatabase();
let desk: Desk;
beforeAll(async () => {
  desk = await makeDesk();
  const harbour = await makeStory(desk.editor, { slug: "harbour" });
  const hush = await makeStory(desk.editor, {
    slug: "hush",
    restricted: true,
    members: [desk.admin],
  });
  await makeClaim(desk.editor, harbour, { wording: "It opens\nin May" });
  await makeClaim(desk.editor, hush, { wording: "Nobody may know" });
});

async function listed(...args: string[]): Promise<string[]> {
  const lines: string[] = [];
  expect(await auditList(args, (line) => lines.push(line))).toBe(0);
  return lines;
}

describe("audit list", () => {
  it("tells each event in a line, the latest first, and restricted stories without content", async () => {
    const lines = await listed();
    expect(lines[0]).toMatch(/^ +\d+ {2}\d{4}-\d\d-\d\d \d\d:\d\d {2}an event in a story of its members$/); // prettier-ignore
    expect(lines.join("\n")).toContain(" logged “It opens in May”  [harbour]");
    expect(lines.join("\n")).not.toMatch(/hush|Nobody may know/);
  });

  it("reads as somebody who may", async () => {
    expect((await listed("--as", desk.admin.email))[0]).toContain("“Nobody may know”  [hush]");
    await expect(listed("--as", desk.editor.email)).rejects.toThrow("could not be found");
  });

  it("takes the page's filters, and pages through as many as are wanted", async () => {
    expect(await listed("--story", "harbour")).toHaveLength(2);
    expect(await listed("--group", "left")).toEqual([]);
    // Joined, and what was done in the story that is not restricted.
    expect(await listed("--person", desk.editor.email)).toHaveLength(3);
    expect(await listed("--to", "2020-01-01")).toEqual([]);
    expect(await listed("--limit", "3")).toHaveLength(3);
    const all = (await listed("--json")).map((line) => (JSON.parse(line) as { seq: number }).seq);
    expect(all).toEqual(all.map((_, index) => all.length - index));
  });

  it.each([
    [["--group", "all"], "--group is not understood"],
    [["--colour", "red"], "--colour"],
    [["--limit", "0"], "whole number"],
    [["--person", "who@newsroom.example"], "Nobody has an account"],
    [["more"], "more"],
  ])("refuses %j", async (args, said) => {
    await expect(listed(...args)).rejects.toThrow(said);
  });
});
