import { beforeAll, describe, expect, it } from "vitest";
import type { z } from "zod";
import { parseInput } from "@/lib/access/action";
import type { Actor } from "@/lib/access/actor";
import { verifyChain } from "@/lib/audit/chain";
import { db } from "@/lib/platform/db";
import { makeClaim, makeDesk, makeSource, type Desk } from "@/tests/support/claims";
import { useDatabase } from "@/tests/support/database";
import { makeStory } from "@/tests/support/factories";
import { expectRefused } from "@/tests/support/refusal";
import { logClaims } from "./commands";
import { logClaimsInput } from "./input";
import { lookOver } from "./looked-over";

useDatabase();
let desk: Desk;
beforeAll(async () => {
  desk = await makeDesk();
});

type Claims = z.input<typeof logClaimsInput>["claims"];

const log = (story: string, claims: Claims, actor: Actor = desk.editor) =>
  logClaims(actor, parseInput(logClaimsInput, { story, claims }));

const claimsOf = (storyId: number) =>
  db().claim.findMany({
    where: { storyId },
    orderBy: { number: "asc" },
    include: { citations: { include: { source: true } } },
  });

const named = (wording: string, name: string, rest: Partial<Claims[number]> = {}) => ({
  wording,
  source: { name, kind: "person" as const },
  ...rest,
});

describe("claims of a table", () => {
  it("cite the source that the directory knows by any of its names, and one that is new once", async () => {
    const story = await makeStory(desk.editor);
    const known = await makeSource(desk.editor, { name: "Zoë Quist", aliases: "Z. Q. Harbour" });
    const before = await db().source.count();
    await log(story.slug, [
      named("One", "ZOE QUIST"),
      named("Two", "z. q. harbour"),
      named("Three", "Óscar Brandt", {
        saidOn: "2026-03-04",
        sourceNote: "by phone",
        kind: "denial",
      }),
      named("Four", "oscar brandt", { attribution: "unnamed" }),
      { wording: "Five", note: "seen", asOf: "2026-03-05" },
    ]);
    expect(await db().source.count()).toBe(before + 1);
    const claims = await claimsOf(story.id);
    expect(claims.map(({ citations }) => citations.map(({ source }) => source.name))).toEqual([
      ["Zoë Quist"],
      ["Zoë Quist"],
      ["Óscar Brandt"],
      ["Óscar Brandt"],
      [],
    ]);
    expect(claims[0]?.citations[0]?.sourceId).toBe(known.id);
    expect(claims[2]).toMatchObject({ kind: "denial", attribution: "named", note: "" });
    expect(claims[2]?.citations[0]).toMatchObject({
      note: "by phone",
      saidOn: new Date("2026-03-04T00:00:00.000Z"),
    });
    expect(claims[3]?.attribution).toBe("unnamed");
    expect(claims[4]).toMatchObject({ note: "seen", asOf: new Date("2026-03-05T00:00:00.000Z") });
    const events = await db().event.findMany({
      where: { storyId: story.id },
      orderBy: { seq: "asc" },
    });
    expect(events.map(({ type }) => type).filter((type) => type === "claim.logged")).toHaveLength(
      5,
    );
    expect((await verifyChain()).ok).toBe(true);
  });

  it("count their source and its origin", async () => {
    const story = await makeStory(desk.editor);
    await log(story.slug, [named("One", "Vera Lindqvist", { sourceNote: "Quayside interview" })]);
    const [claim] = await claimsOf(story.id);
    expect(claim).toMatchObject({ sourceCount: 1, originCount: 1, sourceNames: "Vera Lindqvist" });
  });

  it("whose source is nearly one that is there are refused by row, and nothing is written", async () => {
    const story = await makeStory(desk.editor);
    await makeSource(desk.editor, { name: "Marguerite Oakhanger" });
    const claims = [named("One", "Ulf Brenner"), named("Two", "Margerite Oakhanger")];
    const error = await expectRefused("INVALID", () => log(story.slug, claims));
    expect(Object.keys(error.fields ?? {})).toEqual(["claims.1.source"]);
    expect(error.message).toContain("Marguerite Oakhanger");
    expect(await claimsOf(story.id)).toEqual([]);
    expect(await db().source.count({ where: { name: "Ulf Brenner" } })).toBe(0);
    const sure = [
      claims[0],
      { ...claims[1], source: { ...claims[1]?.source, evenIfSimilar: true } },
    ];
    expect((await log(story.slug, sure as Claims)).refs).toEqual(["C1", "C2"]);
  });

  it("that nearly name each other's source are refused too", async () => {
    const story = await makeStory(desk.editor);
    const claims = [named("One", "Gwendolen Stark"), named("Two", "Gwendolyn Stark")];
    const error = await expectRefused("INVALID", () => log(story.slug, claims));
    expect(Object.keys(error.fields ?? {})).toEqual(["claims.1.source"]);
  });

  it("that name one of two who bear the name are refused by row", async () => {
    const story = await makeStory(desk.editor);
    await makeSource(desk.editor, { name: "Twin Namesake" });
    await db().source.findFirstOrThrow({ where: { name: "Twin Namesake" } });
    await makeSource(desk.editor, {
      name: "Other Name",
      aliases: "Twin Namesake",
      evenIfSimilar: true,
    });
    const error = await expectRefused("INVALID", () =>
      log(story.slug, [named("One", "twin namesake")]),
    );
    expect(error.fields?.["claims.0.source"]).toContain("2 sources");
  });

  it.each<[string, Claims[number], string]>([
    ["a source twice", { ...named("x", "A"), sourceId: 1 }, "claims.0.source"],
    ["a day without a source", { wording: "x", saidOn: "2026-01-02" }, "claims.0.saidOn"],
    ["a note without a source", { wording: "x", sourceNote: "n" }, "claims.0.sourceNote"],
    ["no such day", named("x", "A", { saidOn: "2026-02-30" }), "claims.0.saidOn"],
    ["a control character", named("x\0", "A"), "claims.0.wording"],
    ["a nameless source", named("x", " "), "claims.0.source.name"],
    ["an unknown kind", { wording: "x", kind: "rumour" as never }, "claims.0.kind"],
    ["a foreign field", { wording: "x", level: "verified" } as never, "claims.0"],
  ])("%s is refused by row and field", async (_what, claim, field) => {
    const story = await makeStory(desk.editor);
    const error = await expectRefused("INVALID", async () => log(story.slug, [claim]));
    expect(Object.keys(error.fields ?? {})).toContain(field);
  });
});

describe("looking over", () => {
  it("says who is known, who is nearly so, who is new, and what is said already", async () => {
    const story = await makeStory(desk.editor);
    const known = await makeSource(desk.editor, { name: "Aurélie Fontaine" });
    await makeSource(desk.editor, { name: "Bartholomew Crane" });
    const claim = await makeClaim(desk.editor, story, { wording: "The gov\u00ADernment knew." });
    const found = await lookOver(desk.editor, {
      story: story.slug,
      sources: [
        "aurelie fontaine",
        "Bartholomew Crane",
        "Bartolomew Crane",
        "Nobody Known",
        "Nobody Knowm",
      ],
      wordings: ["THE GOVERNMENT KNEW", "The government did not know"],
    });
    expect(found.sources).toMatchObject([
      { kind: "known", id: known.id },
      { kind: "known", name: "Bartholomew Crane" },
      { kind: "near", candidates: [{ name: "Bartholomew Crane" }] },
      { kind: "new" },
      { kind: "near", candidates: [{ id: null, name: "Nobody Known" }] },
    ]);
    expect(found.said).toEqual([{ ref: claim.ref, wording: "The gov\u00ADernment knew." }, null]);
  });

  it("is for those who log, in stories that exist for them", async () => {
    const story = await makeStory(desk.editor, { restricted: true });
    const asked = { story: story.slug, sources: [], wordings: [] };
    await expectRefused("FORBIDDEN", () => lookOver(desk.viewer, asked));
    await expectRefused("NOT_FOUND", () => lookOver(desk.admin, asked));
    await expectRefused("NOT_FOUND", () => lookOver(desk.editor, { ...asked, story: "none" }));
  });
});
