import { beforeAll, describe, expect, it } from "vitest";
import { parseInput } from "@/lib/access/action";
import type { Actor } from "@/lib/access/actor";
import { db } from "@/lib/platform/db";
import { createSource } from "./commands";
import { editSourceInput } from "./input";
import type { SourceCandidate } from "./queries";
import { useDatabase } from "@/tests/support/database";
import { makePerson, makeStory } from "@/tests/support/factories";
import { refusal } from "@/tests/support/refusal";
import { addCitation } from "@/lib/ledger/citations/commands";
import { logClaim } from "@/lib/ledger/claims/commands";
import { editSource, type SourceVersion } from "./changes";

useDatabase();
let editor: Actor;
let story: { id: number; slug: string };
beforeAll(async () => {
  editor = await makePerson("editor", "Desk editor");
  story = await makeStory(editor);
});

async function source(name: string): Promise<number> {
  return (await createSource(editor, { name, kind: "organisation", evenIfSimilar: true })).id;
}

async function edit(
  sourceId: number,
  patch: Record<string, unknown>,
  rest: Record<string, unknown> = {},
) {
  const { revision } = await db().source.findUniqueOrThrow({ where: { id: sourceId } });
  return editSource(
    editor,
    parseInput(editSourceInput, { sourceId, revision, patch, reason: "Found wanting", ...rest }),
  );
}

describe("editSource", () => {
  it("carries a new name into the claims that cite it, and into their search", async () => {
    const sourceId = await source("Anxun");
    const { claimId } = await logClaim(editor, { story: story.slug, wording: "X", sourceId });
    await edit(sourceId, { name: "Shanghai contractor", reliability: "D" });
    const claim = await db().claim.findUniqueOrThrow({ where: { id: claimId } });
    expect(claim.sourceNames).toBe("Shanghai contractor");
    const hits = await db().$queryRaw<unknown[]>`
      SELECT rowid FROM "claim_fts" WHERE "claim_fts" MATCH 'withheldSources:contractor'`;
    expect(hits).toHaveLength(1);
    const event = await db().event.findFirstOrThrow({
      where: { sourceId, type: "source.edited" },
    });
    expect(JSON.parse(event.data)).toEqual({
      changes: {
        name: { from: "Anxun", to: "Shanghai contractor" },
        reliability: { from: "F", to: "D" },
      },
    });
  });

  it("counts origins anew when derivations change, and writes names into the log", async () => {
    const [leak, report, reader] = [
      await source("Leaked disk"),
      await source("Wire report"),
      await source("Blog reader"),
    ];
    const { claimId } = await logClaim(editor, {
      story: story.slug,
      wording: "Y",
      sourceId: report,
    });
    await addCitation(editor, { claimId, sourceId: reader });
    const origins = async () =>
      (await db().claim.findUniqueOrThrow({ where: { id: claimId } })).originCount;
    expect(await origins()).toBe(2);
    await edit(report, { derivesFrom: [leak] });
    await edit(reader, { derivesFrom: [leak, leak] });
    expect(await origins()).toBe(1);
    await edit(reader, { derivesFrom: [] });
    expect(await origins()).toBe(2);
    const events = await db().event.findMany({ where: { sourceId: reader } });
    expect(events.map((event) => event.data)).toContain(
      '{"changes":{"derivesFrom":{"from":[],"to":["Leaked disk"]}}}',
    );
  });

  it("refuses circles of any length, naming them, and changes nothing", async () => {
    const [a, b, c] = [await source("Ring A"), await source("Ring B"), await source("Ring C")];
    await edit(a, { derivesFrom: [b] });
    await edit(b, { derivesFrom: [c] });
    for (const [at, origin] of [
      [c, a],
      [c, c],
    ] as const) {
      const error = await refusal(() => edit(at, { derivesFrom: [origin], note: "half" }));
      expect(error.code).toBe("INVALID");
      expect(error.fields?.derivesFrom).toMatch(/Ring C .*← Ring C/);
    }
    const row = await db().source.findUniqueOrThrow({
      where: { id: c },
      include: { derivesFrom: true },
    });
    expect(row).toMatchObject({ note: "", derivesFrom: [] });
  });

  it("offers a near-duplicate of the new name, but not one that was near before", async () => {
    const [first, second] = [await source("Harbour police"), await source("Harbor police")];
    await edit(second, { aliases: "Water police" });
    const third = await source("Coast guard");
    const error = await refusal(() => edit(third, { name: "Harbour Police Ltd" }));
    expect(error.code).toBe("CONFLICT");
    expect((error.current as SourceCandidate[]).map((candidate) => candidate.id).sort()).toEqual(
      [first, second].sort(),
    );
    await edit(third, { name: "Harbour Police Ltd" }, { evenIfSimilar: true });
  });

  it("shows both versions when somebody else was first", async () => {
    const sourceId = await source("Register office");
    await edit(sourceId, { note: "Theirs" });
    const error = await refusal(() =>
      editSource(editor, { sourceId, revision: 0, patch: { note: "Mine" } }),
    );
    expect(error.code).toBe("CONFLICT");
    expect(error.current as SourceVersion).toMatchObject({
      revision: 1,
      note: "Theirs",
      changedBy: "Desk editor",
    });
  });

  it("writes nothing where nothing changes, and is not for viewers", async () => {
    const sourceId = await source("Unchanged bureau");
    const before = await db().event.count();
    expect(await edit(sourceId, { name: "Unchanged bureau", derivesFrom: [] })).toEqual({
      sourceId,
      revision: 0,
      recheck: 0,
    });
    expect(await db().event.count()).toBe(before);
    const viewer = await makePerson("viewer");
    const error = await refusal(() =>
      editSource(viewer, { sourceId, revision: 0, patch: { note: "x" } }),
    );
    expect(error.code).toBe("FORBIDDEN");
  });
});
