import { beforeAll, describe, expect, it } from "vitest";
import { findStories } from "@/lib/stories/list";
import { useDatabase } from "@/tests/support/database";
import { makePerson, makeStory, type Reader } from "@/tests/support/factories";
import { logClaim } from "@/lib/ledger/claims/commands";
import { findClaimLines } from "./palette";

useDatabase();
let editor: Reader;
let stranger: Reader;
beforeAll(async () => {
  editor = await makePerson("editor");
  stranger = await makePerson("admin");
  const leak = await makeStory(editor, { slug: "contractor-leak", headline: "Leaked files" });
  const ferry = await makeStory(editor, { slug: "ferry-contract", headline: "Ferry files" });
  const secret = await makeStory(editor, {
    slug: "secret-files",
    headline: "Secret files",
    restricted: true,
  });
  for (const [story, wording] of [
    [leak, "Several hundred files were posted"],
    [leak, "The files name 7 targets"],
    [ferry, "The ferry was late"],
    [ferry, "Files were signed"],
    [secret, "Secret files exist"],
  ] as const) {
    await logClaim(editor, { story: story.slug, wording });
  }
});

async function found(query: string, actor = editor): Promise<string[]> {
  const lines = await findClaimLines(actor, query);
  return lines.map((line) => `${line.slug}.C${line.number}`);
}

describe("findClaimLines", () => {
  it("finds by ref, alone or with the story's name", async () => {
    expect(await found("C2")).toEqual(["ferry-contract.C2", "contractor-leak.C2"]);
    expect(await found("contractor-leak.C2")).toEqual(["contractor-leak.C2"]);
    expect(await found("leak c2")).toEqual(["contractor-leak.C2"]);
    expect(await found("C99")).toEqual([]);
  });

  it("finds by beginnings of words in the wording, the latest first", async () => {
    expect(await found("file")).toEqual([
      "secret-files.C1",
      "ferry-contract.C2",
      "contractor-leak.C2",
      "contractor-leak.C1",
    ]);
    expect(await found("hundred fil")).toEqual(["contractor-leak.C1"]);
    expect(await found("7")).toEqual(["contractor-leak.C2"]);
  });

  it("finds nothing of a story that does not exist for the asker", async () => {
    expect(await found("secret", stranger)).toEqual([]);
    expect(await found("secret-files.C1", stranger)).toEqual([]);
    expect(await found("C1", stranger)).not.toContain("secret-files.C1");
    expect(await findStories(stranger, "files")).toHaveLength(2);
    expect(await findStories(editor, "files")).toHaveLength(3);
  });

  it.each(['"', "*", "wording:x", "NEAR(a b)", "a AND", "(", "%", "'; --", "\u0000"])(
    "takes %j as mere text",
    async (query) => {
      await expect(found(query)).resolves.toBeInstanceOf(Array);
    },
  );
});
