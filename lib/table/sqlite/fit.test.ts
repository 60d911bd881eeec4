/** The order in which a search shows what it found, and that nothing unseen moves it. */
import { beforeAll, describe, expect, it } from "vitest";
import type { Actor } from "@/lib/access/actor";
import { readCursor, writeCursor } from "@/lib/table/cursor";
import { listClaims, NEWSROOM, type ClaimPage } from "@/lib/table/page";
import { EVERYTHING, type TableQuery } from "@/lib/table/query";
import { makeClaim, makeCitation, makeSource } from "@/tests/support/claims";
import { useDatabase } from "@/tests/support/database";
import { makePerson, makeStory, type Reader } from "@/tests/support/factories";

useDatabase();
let editor: Actor;
let outsider: Reader;
let open: { slug: string };
let secret: { slug: string };
const hidden: number[] = [];

beforeAll(async () => {
  editor = await makePerson("editor");
  outsider = await makePerson("admin");
  open = await makeStory(editor, { slug: "river" });
  secret = await makeStory(editor, { slug: "hush", restricted: true });
});

const searching = (text: string): TableQuery => ({ ...EVERYTHING, text });

async function wordingsOf(text: string): Promise<string[]> {
  const { rows } = await listClaims(outsider, NEWSROOM, searching(text));
  return rows.map(({ wording }) => wording);
}

describe("of what a search finds, the first is", () => {
  it("what holds the words as they were typed, then their beginnings, then the rest", async () => {
    const say = (wording: string, note = "") => makeClaim(editor, open, { wording, note });
    const source = await makeSource(editor, { name: "Dam Authority" });
    await say("Nothing of it", "the dam");
    await makeCitation(editor, await say("It was said"), { sourceId: source.id });
    await say("The damage was done");
    await say("A dam was built");
    await say("The mayor paid for the dam");
    expect(await wordingsOf("dam")).toEqual([
      "The mayor paid for the dam",
      "A dam was built",
      "The damage was done",
      "It was said",
      "Nothing of it",
    ]);
    expect(await wordingsOf("dam built")).toEqual(["A dam was built"]);
  });

  it("what holds the words side by side", async () => {
    await makeClaim(editor, open, { wording: "The lock keeper closed the gate" });
    await makeClaim(editor, open, { wording: "The keeper broke the lock" });
    expect((await wordingsOf("lock keeper"))[0]).toBe("The lock keeper closed the gate");
    expect((await wordingsOf("keeper lock"))[0]).toBe("The keeper broke the lock");
  });

  it("the claim that is called so", async () => {
    const called = await makeClaim(editor, open, { wording: "Weirs were raised" });
    await makeClaim(editor, open, { wording: `River ${called.ref} river ${called.ref}` });
    expect((await wordingsOf(`river ${called.ref}`))[0]).toBe("Weirs were raised");
  });
});

describe("what the reader may not see", () => {
  const texts = ["dam", "dam built", "river", "the", "lock keeper", "damage OR dam", "was"];
  const seen = async () => {
    const pages: ClaimPage[] = [];
    for (const text of texts) pages.push(await listClaims(outsider, NEWSROOM, searching(text)));
    return pages;
  };

  it("moves nothing, whatever words it holds", async () => {
    const before = await seen();
    for (const wording of ["dam dam dam built", "river lock", "keeper", "was damage", "the"]) {
      hidden.push((await makeClaim(editor, secret, { wording, note: wording })).claimId);
    }
    expect(await seen()).toEqual(before);
  });

  it("is no place to go on from: a cursor at it leads to the first page", async () => {
    const first = await listClaims(outsider, NEWSROOM, searching("dam"), { size: 2 });
    for (const id of [...hidden, 10_000]) {
      const cursor = { sort: "relevance", key: null, id, position: 0 };
      const page = await listClaims(
        outsider,
        NEWSROOM,
        { ...searching("dam"), page: { direction: "after", cursor } },
        { size: 2 },
      );
      expect(page.rows).toEqual(first.rows);
    }
  });
});

describe("a cursor", () => {
  it("carries no measure of fit, and leads through all that was found and back", async () => {
    const all = await wordingsOf("was");
    expect(all.length).toBeGreaterThan(2);
    const there: string[] = [];
    let page = await listClaims(outsider, NEWSROOM, searching("was"), { size: 1 });
    const pages = [page];
    while (page.after) {
      const cursor = readCursor(page.after)!;
      expect(cursor).toEqual({
        sort: "relevance",
        key: null,
        id: page.rows[0]?.id,
        position: page.first,
      });
      const at = { direction: "after", cursor } as const;
      page = await listClaims(outsider, NEWSROOM, { ...searching("was"), page: at }, { size: 1 });
      pages.push(page);
    }
    there.push(...pages.flatMap(({ rows }) => rows.map(({ wording }) => wording)));
    expect(there).toEqual(all);
    const cursor = readCursor(page.before!)!;
    const at = { direction: "before", cursor } as const;
    const back = await listClaims(
      outsider,
      NEWSROOM,
      { ...searching("was"), page: at },
      { size: 1 },
    );
    expect(back.rows).toEqual(pages.at(-2)?.rows);
    expect(writeCursor(cursor)).toBe(page.before);
  });
});
