import { beforeAll, describe, expect, it } from "vitest";
import { parseInput } from "@/lib/access/action";
import type { Actor } from "@/lib/access/actor";
import { db } from "@/lib/platform/db";
import { useDatabase } from "@/tests/support/database";
import { makePerson } from "@/tests/support/factories";
import { refusal } from "@/tests/support/refusal";
import { createSource } from "./commands";
import { createSourceInput } from "./input";
import type { SourceCandidate } from "./queries";

useDatabase();
let editor: Actor;
beforeAll(async () => {
  editor = await makePerson("editor");
});

function make(raw: Record<string, unknown>, actor = editor) {
  return createSource(actor, parseInput(createSourceInput, raw));
}

describe("createSource", () => {
  it("keeps what was typed, with the event", async () => {
    const made = await make({
      name: "  Threat desk  ",
      kind: "organisation",
      reliability: "B",
      aliases: "TD\n\nTD\n The desk ",
      url: "https://example.org/desk",
    });
    const row = await db().source.findUniqueOrThrow({ where: { id: made.id } });
    expect(row).toMatchObject({
      name: "Threat desk",
      kind: "organisation",
      reliability: "B",
      aliases: "TD\nThe desk",
      nameKey: " threat desk\n td\n the desk",
      createdById: editor.userId,
    });
    const event = await db().event.findFirstOrThrow({ where: { sourceId: made.id } });
    expect(event).toMatchObject({ type: "source.created", actorId: editor.userId });
  });

  it("offers a near-duplicate instead of doubling it, and obeys a person who says otherwise", async () => {
    const first = await make({ name: "Mandiant", kind: "organisation" });
    const error = await refusal(() =>
      make({ name: "Mandiant Intelligence", kind: "organisation" }),
    );
    expect(error.code).toBe("CONFLICT");
    expect(error.current as SourceCandidate[]).toMatchObject([
      { id: first.id, name: "Mandiant", kind: "organisation", citations: 0 },
    ]);
    expect(await db().source.count({ where: { name: "Mandiant Intelligence" } })).toBe(0);

    const second = await make({
      name: "Mandiant Intelligence",
      kind: "organisation",
      evenIfSimilar: true,
    });
    expect(second.id).not.toBe(first.id);
  });

  it("offers by alias, too", async () => {
    await make({ name: "Contractor", kind: "organisation", aliases: "Anxun\nI-Soon" });
    const error = await refusal(() => make({ name: "i soon", kind: "organisation" }));
    expect(error.current as SourceCandidate[]).toMatchObject([{ name: "Contractor" }]);
  });

  it("lets two people who name a source at once make it once", async () => {
    const outcomes = await Promise.allSettled([
      make({ name: "Site operator", kind: "person" }),
      make({ name: "Site operator", kind: "person" }),
    ]);
    expect(outcomes.map((outcome) => outcome.status).sort()).toEqual(["fulfilled", "rejected"]);
    expect(await db().source.count({ where: { name: "Site operator" } })).toBe(1);
  });

  it("derives from sources of the directory only", async () => {
    const leak = await make({ name: "Leaked archive", kind: "document" });
    const report = await make({ name: "Wire story", kind: "publication", derivesFrom: [leak.id] });
    expect(await db().sourceDerivation.findMany({ where: { sourceId: report.id } })).toEqual([
      { sourceId: report.id, originId: leak.id },
    ]);
    const error = await refusal(() =>
      make({ name: "Orphan", kind: "publication", derivesFrom: [999_999] }),
    );
    expect(error.code).toBe("INVALID");
    expect(error.fields?.derivesFrom).toMatch(/not in the directory/);
    expect(await db().source.count({ where: { name: "Orphan" } })).toBe(0);
  });

  it.each([
    [{ kind: "person" }, "name"],
    [{ name: "   ", kind: "person" }, "name"],
    [{ name: "x".repeat(301), kind: "person" }, "name"],
    [{ name: "half \ud800", kind: "person" }, "name"],
    [{ name: "zero \u0000", kind: "person" }, "name"],
    [{ name: "x", kind: "rumour" }, "kind"],
    [{ name: "x", kind: "person", reliability: "G" }, "reliability"],
    [{ name: "x", kind: "person", url: "javascript:alert(1)" }, "url"],
    [{ name: "x", kind: "person", url: "example.org" }, "url"],
    [{ name: "x", kind: "person", aliases: "a\n".repeat(3) + "b".repeat(301) }, "aliases"],
  ])("refuses %j, naming the field", async (raw, field) => {
    const error = await refusal(async () => make(raw));
    expect(error.code).toBe("INVALID");
    expect(Object.keys(error.fields ?? {})).toEqual([field]);
  });

  it("is not for viewers", async () => {
    const viewer = await makePerson("viewer");
    const error = await refusal(() => make({ name: "Viewer's own", kind: "person" }, viewer));
    expect(error.code).toBe("FORBIDDEN");
  });
});
