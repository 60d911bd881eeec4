import { beforeAll, describe, expect, it } from "vitest";
import type { Actor } from "@/lib/access/actor";
import { commit } from "@/lib/audit/commit";
import { useDatabase } from "@/tests/support/database";
import { makePerson, makeStory } from "@/tests/support/factories";
import { editSource } from "./changes";
import { createSource } from "./commands";
import { listSources } from "./directory";
import type { SourceKind } from "./rules";
import { suggestSources } from "./queries";

useDatabase();
let editor: Actor;
const ids = new Map<string, number>();

async function add(name: string, kind: SourceKind, aliases = ""): Promise<void> {
  const made = await createSource(editor, { name, kind, aliases, evenIfSimilar: true });
  ids.set(name, made.id);
}

/** A claim with one citation, straight through the door; claims' own commands stand above us. */
async function cite(storyId: number, sourceName: string): Promise<void> {
  await commit(editor, async (tx, at) => {
    const number = (await tx.claim.count({ where: { storyId } })) + 1;
    const claim = await tx.claim.create({
      data: {
        storyId,
        number,
        wording: `Claim ${number}`,
        loggedById: editor.userId,
        loggedAt: at,
        contentChangedById: editor.userId,
        updatedAt: at,
        citations: {
          create: {
            ...{ sourceId: ids.get(sourceName)!, terms: "not_said" },
            ...{ addedById: editor.userId, addedAt: at },
          },
        },
      },
    });
    return {
      result: undefined,
      events: [
        {
          type: "claim.logged",
          storyId,
          claimId: claim.id,
          data: { ref: `C${number}`, wording: claim.wording, attribution: "named", kind: "fact" },
        },
      ],
    };
  });
}

beforeAll(async () => {
  editor = await makePerson("editor");
  await add("Mandiant", "organisation", "FireEye");
  await add("Mandy Example", "person");
  await add("Report by Mandiant", "document");
  await add("Zürich Insurance", "organisation");
  await add("Fireside recording", "recording");
  const open = await makeStory(editor);
  const restricted = await makeStory(editor, { restricted: true });
  await cite(open.id, "Mandiant");
  await cite(restricted.id, "Mandiant");
  await cite(open.id, "Zürich Insurance");
});

async function names(query: string, actor = editor): Promise<string[]> {
  return (await suggestSources(actor, query)).map((source) => source.name);
}

describe("suggestSources", () => {
  it("puts names that begin so before names that hold the word", async () => {
    expect(await names("mand")).toEqual(["Mandiant", "Mandy Example", "Report by Mandiant"]);
  });

  it("finds by alias after names, and says which", async () => {
    const found = await suggestSources(editor, "fire");
    expect(found.map((source) => [source.name, source.alias])).toEqual([
      ["Fireside recording", null],
      ["Mandiant", "FireEye"],
    ]);
    expect(await names("FireEye")).toEqual(["Mandiant"]);
  });

  it("needs every word, in any order, and folds marks and case", async () => {
    expect(await names("mandiant REPORT")).toEqual(["Report by Mandiant"]);
    expect(await names("zuri")).toEqual(["Zürich Insurance"]);
    expect(await names("ZÜRICH ins")).toEqual(["Zürich Insurance"]);
    expect(await names("andiant")).toEqual([]);
  });

  it("finds by title and employer, each word by its beginning, after names", async () => {
    const made = await createSource(editor, {
      name: "Rosa Lind",
      kind: "person",
      title: "Chief analyst",
      employer: "Sørensen Labs",
      evenIfSimilar: true,
    });
    for (const query of ["chief", "lind anal", "soren", "SØRENSEN rosa", "ana lab"]) {
      expect((await suggestSources(editor, query)).map(({ id }) => id)).toEqual([made.id]);
      expect((await listSources(editor, { search: query })).total).toBe(1);
    }
    expect(await names("nalyst")).toEqual([]);
    await editSource(editor, { sourceId: made.id, revision: 0, patch: { employer: "Mandiant" } });
    expect(await names("mandiant")).toEqual(["Mandiant", "Report by Mandiant", "Rosa Lind"]);
    expect(await names("soren")).toEqual([]);
  });

  it.each(["%", "_", "'", '"', "*", "\\", "\u0000", " \n", "x".repeat(10_000), "\ud800"])(
    "takes %j as mere text",
    async (query) => {
      await expect(suggestSources(editor, query)).resolves.toBeInstanceOf(Array);
    },
  );

  it("offers what one cited last before anything is typed", async () => {
    expect(await names("")).toEqual(["Zürich Insurance", "Mandiant"]);
    expect(await names("", await makePerson("editor"))).toEqual([]);
  });

  it("counts citations only as far as the asker may see", async () => {
    const stranger = await makePerson("admin");
    expect((await suggestSources(editor, "mandiant"))[0]?.citations).toBe(2);
    expect((await suggestSources(stranger, "mandiant"))[0]?.citations).toBe(1);
  });
});
