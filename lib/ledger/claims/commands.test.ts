import { beforeAll, describe, expect, it } from "vitest";
import type { z } from "zod";
import { parseInput } from "@/lib/access/action";
import type { Actor } from "@/lib/access/actor";
import { verifyChain } from "@/lib/audit/chain";
import { commit } from "@/lib/audit/commit";
import { db } from "@/lib/platform/db";
import type { SourceKind } from "@/lib/ledger/sources/rules";
import {
  at,
  decide,
  eventsOf,
  eventTypesOf,
  handOver,
  makeClaim,
  makeDesk,
  makeSource,
  matches,
  rowOf,
  type Desk,
} from "@/tests/support/claims";
import { useDatabase } from "@/tests/support/database";
import { makePerson, makeStory } from "@/tests/support/factories";
import { codeOf, expectRefused } from "@/tests/support/refusal";
import { editClaim, logClaim, logClaims } from "./commands";
import { editClaimInput, logClaimInput, logClaimsInput } from "./input";
import { restoreClaim, withdrawClaim } from "./moves";
import type { AttributionStatus } from "./rules";

useDatabase();
let desk: Desk;
let story: { id: number; slug: string };
beforeAll(async () => {
  desk = await makeDesk();
  story = await makeStory(desk.editor);
});

/** As the endpoint runs them: input checked, then the command. */
const log = (actor: Actor, input: z.input<typeof logClaimInput>) =>
  logClaim(actor, parseInput(logClaimInput, input));
const logMany = (actor: Actor, input: z.input<typeof logClaimsInput>) =>
  logClaims(actor, parseInput(logClaimsInput, input));
const edit = (actor: Actor, input: z.input<typeof editClaimInput>) =>
  editClaim(actor, parseInput(editClaimInput, input));

/** Marks a source as merged away, as merging does to its row. */
async function mergeAway(sourceId: number, intoId: number): Promise<void> {
  await commit(desk.editor, async (tx) => {
    await tx.source.update({ where: { id: sourceId }, data: { mergedIntoId: intoId } });
    const merge = { fromId: sourceId, from: "a", intoId, into: "b", citations: 0 };
    return { result: null, events: [{ type: "source.merged", sourceId, data: merge }] };
  });
}

describe("logging a claim", () => {
  it("takes one line: wording, numbered, unverified, in the story's own voice", async () => {
    const fresh = await makeStory(desk.editor);
    const wording = "  The ministry was\namong the targets ";
    const logged = await log(desk.editor, { story: fresh.slug, wording });
    expect(logged).toMatchObject({ number: 1, ref: "C1" });
    expect(await rowOf(logged)).toMatchObject({
      wording: "The ministry was among the targets",
      attribution: "unattributed",
      kind: "fact",
      level: "unverified",
      reviewState: "open",
      legalRisk: "none",
      loggedById: desk.editor.userId,
      contentChangedById: desk.editor.userId,
      sourceCount: 0,
      originCount: 0,
      sourceNames: "",
    });
    const [event] = await eventsOf(logged, "claim.logged");
    expect(event).toEqual({
      by: desk.editor.userId,
      data: {
        ref: "C1",
        wording: "The ministry was among the targets",
        attribution: "unattributed",
        kind: "fact",
      },
    });
  });

  it("takes every detail of the full form", async () => {
    const logged = await log(desk.editor, {
      story: story.slug,
      wording: "It paid 4 million",
      kind: "figure",
      assertedBy: "the finance ministry",
      legalRisk: "high",
      checkerId: desk.reviewer.userId,
      tags: ["#Money", "ministry", "money "],
      asOf: "2024-02-29",
      recheckOn: "2026-12-31",
      note: "Ask again.\r\nTwice.",
    });
    expect(await rowOf(logged)).toMatchObject({
      kind: "figure",
      assertedBy: "the finance ministry",
      legalRisk: "high",
      checkerId: desk.reviewer.userId,
      tags: [{ tag: "ministry" }, { tag: "money" }],
      asOf: new Date("2024-02-29T00:00:00Z"),
      recheckOn: new Date("2026-12-31T00:00:00Z"),
      note: "Ask again.\nTwice.",
    });
  });

  it("cites the source it names, and search finds both", async () => {
    const source = await makeSource(desk.editor, { name: "Zürich register", kind: "dataset" });
    const logged = await log(desk.editor, {
      story: story.slug,
      wording: "Registered in quillburgh",
      sourceId: source.id,
    });
    expect(await rowOf(logged)).toMatchObject({
      attribution: "document",
      sourceCount: 1,
      originCount: 1,
      sourceNames: "Zürich register",
    });
    expect((await eventsOf(logged, "claim.logged"))[0]?.data.source).toBe("Zürich register");
    expect(matches("quillburgh")).toEqual([logged.claimId]);
    expect(matches("zurich")).toEqual([logged.claimId]);
  });

  it.each<[SourceKind, AttributionStatus]>([
    ["person", "named"],
    ["organisation", "named"],
    ["document", "document"],
    ["dataset", "document"],
    ["recording", "document"],
    ["publication", "published"],
    ["account", "published"],
    ["own_observation", "own_reporting"],
  ])(
    "a %s as source makes the claim %s, unless the editor says otherwise",
    async (kind, status) => {
      const source = await makeSource(desk.editor, { kind });
      const base = { story: story.slug, wording: "As it is", sourceId: source.id };
      expect((await rowOf(await log(desk.editor, base))).attribution).toBe(status);
      const unnamed = await log(desk.editor, { ...base, attribution: "unnamed" });
      expect((await rowOf(unnamed)).attribution).toBe("unnamed");
    },
  );

  it("fifty at once are numbered without a gap", async () => {
    const busy = await makeStory(desk.editor);
    const logged = await Promise.all(
      Array.from({ length: 50 }, (_, i) =>
        log(desk.editor, { story: busy.slug, wording: `Claim ${i}` }),
      ),
    );
    const expected = Array.from({ length: 50 }, (_, i) => i + 1);
    expect(logged.map((claim) => claim.number).sort((a, b) => a - b)).toEqual(expected);
    const row = await db().story.findUniqueOrThrow({ where: { id: busy.id } });
    expect(row.nextClaimNumber).toBe(51);
  });
});

describe("logging a claim is refused", () => {
  it("for an unknown source, naming the field", async () => {
    const error = await expectRefused("INVALID", () =>
      log(desk.editor, { story: story.slug, wording: "x", sourceId: 999_999 }),
    );
    expect(error.fields).toEqual({ sourceId: "That source is not in the directory." });
  });

  it("for a source that was merged away, naming the field", async () => {
    const [gone, stays] = [await makeSource(desk.editor), await makeSource(desk.editor)];
    await mergeAway(gone.id, stays.id);
    const error = await expectRefused("INVALID", () =>
      log(desk.editor, { story: story.slug, wording: "x", sourceId: gone.id }),
    );
    expect(error.fields?.sourceId).toMatch(/merged/);
  });

  it("for a killed story", async () => {
    const killed = await makeStory(desk.editor, { status: "killed" });
    await expectRefused("RULE_UNMET", () => log(desk.editor, { story: killed.slug, wording: "x" }));
  });

  it.each(["viewer", "reviewer"] as const)("to a %s", async (role) => {
    const input = { story: story.slug, wording: "x" };
    await expectRefused("FORBIDDEN", () => log(desk[role], input));
    await expectRefused("FORBIDDEN", () =>
      logMany(desk[role], { story: story.slug, claims: [{ wording: "x" }] }),
    );
  });

  it("in a story that does not exist for the editor, in the same words as for one that is not there", async () => {
    const hidden = await makeStory(desk.admin, { restricted: true });
    await makeClaim(desk.admin, hidden);
    const there = await expectRefused("NOT_FOUND", () =>
      log(desk.editor, { story: hidden.slug, wording: "x" }),
    );
    const nowhere = await expectRefused("NOT_FOUND", () =>
      log(desk.editor, { story: "no-such-story", wording: "x" }),
    );
    expect(there.toAnswer()).toEqual(nowhere.toAnswer());
    const many = { story: hidden.slug, claims: [{ wording: "x" }] };
    await expectRefused("NOT_FOUND", () => logMany(desk.editor, many));
  });

  const wrong: Array<[string, Record<string, unknown>, string]> = [
    ["no wording", { wording: "" }, "wording"],
    ["a wording of white space", { wording: " \u00a0\n\t" }, "wording"],
    ["a wording that shows nothing", { wording: "\u200b\u2060\u00ad\u202e" }, "wording"],
    ["a wording too long", { wording: "x".repeat(1_001) }, "wording"],
    ["half a character", { wording: "a\ud800" }, "wording"],
    ["a control character", { wording: "a\u0000b" }, "wording"],
    ["a control character in a tag", { tags: ["a\u0007b"] }, "tags"],
    ["half a character in a tag", { tags: ["\udc00"] }, "tags"],
    ["too many tags", { tags: Array.from({ length: 21 }, (_, i) => `t${i}`) }, "tags"],
    ["a day that is not in the calendar", { asOf: "2023-02-29" }, "asOf"],
    ["a day with a time", { recheckOn: "2024-01-01T00:00:00Z" }, "recheckOn"],
    ["a day as a number", { asOf: 20240101 }, "asOf"],
    ["an unknown kind", { kind: "rumour" }, "kind"],
    ["an unknown attribution status", { attribution: "NAMED" }, "attribution"],
    ["a level, which only a verdict gives", { level: "verified" }, "input"],
    ["a source that is no number", { sourceId: "1" }, "sourceId"],
    ["a source number beyond counting", { sourceId: 2 ** 53 }, "sourceId"],
    ["a source number below one", { sourceId: 0 }, "sourceId"],
  ];
  it.each(wrong)("for %s, naming the field", async (_what, input, field) => {
    const raw = { story: story.slug, wording: "x", ...input } as z.input<typeof logClaimInput>;
    const error = await expectRefused("INVALID", () => log(desk.editor, raw));
    expect(Object.keys(error.fields ?? {})).toEqual([field]);
    expect(error.message).toContain(field);
  });

  it("for a source number larger than any there is", async () => {
    const error = await expectRefused("INVALID", () =>
      log(desk.editor, { story: story.slug, wording: "x", sourceId: 2 ** 40 }),
    );
    expect(Object.keys(error.fields ?? {})).toEqual(["sourceId"]);
  });

  it("for a checker who cannot check, without saying why", async () => {
    const disabled = await makePerson("reviewer");
    await commit(desk.admin, async (tx, time) => {
      await tx.user.update({ where: { id: disabled.userId }, data: { disabledAt: time } });
      return {
        result: null,
        events: [{ type: "person.disabled", userId: disabled.userId, data: {} }],
      };
    });
    const refusals = [desk.viewer.userId, disabled.userId, 888_888].map((checkerId) =>
      expectRefused("INVALID", () =>
        log(desk.editor, { story: story.slug, wording: "x", checkerId }),
      ),
    );
    const answers = (await Promise.all(refusals)).map((error) => JSON.stringify(error.toAnswer()));
    expect(new Set(answers).size).toBe(1);
    expect(answers[0]).toContain("checkerId");
  });

  it("for a checker who is not a member of the restricted story", async () => {
    const hidden = await makeStory(desk.editor, { restricted: true });
    const error = await expectRefused("INVALID", () =>
      log(desk.editor, { story: hidden.slug, wording: "x", checkerId: desk.reviewer.userId }),
    );
    expect(Object.keys(error.fields ?? {})).toEqual(["checkerId"]);
  });
});

describe("tags", () => {
  it.each([
    [
      ["# Hash", "##two"],
      ["hash", "two"],
    ],
    [["a, b;c"], ["a b c"]],
    [[" ", "#", "\u200b"], []],
    [["cafe\u0301", "café"], ["café"]],
    [
      ["\u{1f600}", "\uff46"],
      ["\uff46", "\u{1f600}"],
    ],
  ])("%j are kept as %j", async (given, kept) => {
    const logged = await makeClaim(desk.editor, story, { tags: given });
    expect((await rowOf(logged)).tags.map((row) => row.tag)).toEqual(kept);
    const { revision } = await rowOf(logged);
    const again = { claimId: logged.claimId, revision, patch: { tags: [...given].reverse() } };
    expect(await edit(desk.editor, again)).toEqual({ revision });
  });
});

describe("logging many claims", () => {
  it("keeps their order and gives one number after another", async () => {
    const place = await makeStory(desk.editor);
    const source = await makeSource(desk.editor, { kind: "document" });
    const claims = Array.from({ length: 120 }, (_, i) => ({
      wording: `Line ${i}`,
      sourceId: i % 2 ? source.id : null,
    }));
    const { refs } = await logMany(desk.editor, { story: place.slug, claims });
    expect(refs).toEqual(claims.map((_, i) => `C${i + 1}`));
    const rows = await db().claim.findMany({
      where: { storyId: place.id },
      orderBy: { number: "asc" },
    });
    expect(rows.map((row) => [row.wording, row.sourceCount])).toEqual(
      claims.map((claim, i) => [claim.wording, i % 2]),
    );
    expect(rows.map((row) => row.attribution).slice(0, 2)).toEqual(["unattributed", "document"]);
    const events = await db().event.findMany({
      where: { storyId: place.id, type: "claim.logged" },
      orderBy: { seq: "asc" },
    });
    expect(events.map((event) => event.claimId)).toEqual(rows.map((row) => row.id));
  });

  it("logs all or none: one bad source in the middle and nothing is there, with the line named", async () => {
    const place = await makeStory(desk.editor);
    const source = await makeSource(desk.editor);
    const claims = [
      { wording: "Good", sourceId: source.id },
      { wording: "Bad", sourceId: 777_777 },
      { wording: "Good too" },
    ];
    const error = await expectRefused("INVALID", () =>
      logMany(desk.editor, { story: place.slug, claims }),
    );
    expect(Object.keys(error.fields ?? {})).toEqual(["claims.1.sourceId"]);
    const next = await makeClaim(desk.editor, place);
    expect(next.number).toBe(1);
  });

  it("names the line that is empty", async () => {
    const error = await expectRefused("INVALID", () =>
      logMany(desk.editor, { story: story.slug, claims: [{ wording: "a" }, { wording: " " }] }),
    );
    expect(Object.keys(error.fields ?? {})).toEqual(["claims.1.wording"]);
  });
});

type Patch = z.input<typeof editClaimInput>["patch"];

describe("editing a claim", () => {
  const cases: Array<[keyof Patch, Patch, unknown, unknown, boolean]> = [
    ["wording", { wording: "Other words" }, "It may have paid", "Other words", true],
    ["attribution", { attribution: "unnamed" }, "unattributed", "unnamed", true],
    ["kind", { kind: "allegation" }, "fact", "allegation", true],
    ["assertedBy", { assertedBy: "a spokeswoman" }, "", "a spokeswoman", true],
    ["asOf", { asOf: "2024-02-18" }, null, "2024-02-18T00:00:00.000Z", true],
    ["note", { note: "Call back" }, "", "Call back", false],
    ["legalRisk", { legalRisk: "medium" }, "none", "medium", false],
    ["recheckOn", { recheckOn: "2027-01-01" }, null, "2027-01-01T00:00:00.000Z", false],
    ["tags", { tags: ["b", "a"] }, [], ["a", "b"], false],
  ];
  it.each(cases)("%s: the history has old and new", async (field, patch, from, to, lapses) => {
    const claim = await makeClaim(desk.editor, story, { wording: "It may have paid" });
    await decide(desk, claim);
    const before = await rowOf(claim);
    const other = await makePerson("editor");
    const { revision } = await edit(other, { ...(await at(claim)), patch });
    const after = await rowOf(claim);
    expect(after.revision).toBe(revision);
    expect(revision).toBe(before.revision + 1);
    const [event] = await eventsOf(claim, "claim.edited");
    expect(event).toEqual({
      by: other.userId,
      data: { ref: claim.ref, changes: { [field]: { from, to } } },
    });
    expect(after.reviewState).toBe(lapses ? "recheck" : "decided");
    expect(after.contentChangedById).toBe(lapses ? other.userId : desk.editor.userId);
    expect(after.contentRevision).toBe(before.contentRevision + (lapses ? 1 : 0));
    expect(after.verdicts[0]?.lapsedAt === null).toBe(!lapses);
    expect(after.level).toBe("unverifiable");
    expect(await eventsOf(claim, "verdict.lapsed")).toHaveLength(lapses ? 1 : 0);
  });

  it("checker: the history has the names, and the verdict stands", async () => {
    const claim = await makeClaim(desk.editor, story);
    await decide(desk, claim);
    const checkerId = desk.reviewer.userId;
    await edit(desk.editor, { ...(await at(claim)), patch: { checkerId } });
    await edit(desk.editor, { ...(await at(claim)), patch: { checkerId: null } });
    const events = await eventsOf(claim, "claim.edited");
    expect(events.map((event) => event.data.changes)).toEqual([
      { checker: { from: null, to: desk.reviewer.name } },
      { checker: { from: desk.reviewer.name, to: null } },
    ]);
    expect((await rowOf(claim)).reviewState).toBe("decided");
  });

  it("says what the wording says otherwise, and for what the verdict lapsed", async () => {
    const claim = await makeClaim(desk.editor, story, {
      wording: "It may have paid, documents appear to show",
    });
    await decide(desk, claim);
    const patch = { wording: "It paid, documents show", note: "Bolder" };
    await edit(desk.editor, { ...(await at(claim)), patch });
    const [lapse] = await eventsOf(claim, "verdict.lapsed");
    expect(lapse?.data).toEqual({
      ref: claim.ref,
      level: "unverifiable",
      because: "the wording changed",
      meaning: ["‘may have’ is gone", "‘appear to’ is gone"],
    });
    expect((await rowOf(claim)).verdicts[0]?.lapsedReason).toBe("the wording changed");
  });

  it("leaves a claim alone that was edited to what it was", async () => {
    const claim = await makeClaim(desk.editor, story, {
      wording: "Same",
      tags: ["a", "b"],
      asOf: "2024-01-01",
      checkerId: desk.reviewer.userId,
    });
    const { revision } = await rowOf(claim);
    const patch = {
      wording: " Same ",
      tags: ["B", "a"],
      asOf: "2024-01-01",
      recheckOn: "",
      note: "",
      checkerId: desk.reviewer.userId,
    };
    expect(await edit(desk.editor, { claimId: claim.claimId, revision, patch })).toEqual({
      revision,
    });
    expect(await edit(desk.editor, { claimId: claim.claimId, revision, patch: {} })).toEqual({
      revision,
    });
    expect(await eventTypesOf(claim)).toEqual(["claim.logged"]);
  });

  it("keeps search at what the claim says now", async () => {
    const claim = await makeClaim(desk.editor, story, { wording: "frobnicated harbour" });
    const patch = { wording: "dredged harbour", note: "ask wibblethorpe", assertedBy: "quonklin" };
    await edit(desk.editor, { ...(await at(claim)), patch });
    expect(matches("frobnicated")).toEqual([]);
    for (const word of ["wibblethorpe", "quonklin"]) {
      expect(matches(word)).toEqual([claim.claimId]);
    }
  });

  it("is refused for a withdrawn claim, until it is restored", async () => {
    const claim = await makeClaim(desk.editor, story);
    await withdrawClaim(desk.editor, { ...(await at(claim)), reason: "Cut" });
    const target = await at(claim);
    const patch = { note: "x" };
    const error = await expectRefused("RULE_UNMET", () => edit(desk.editor, { ...target, patch }));
    expect(error.unmet).toEqual(["Restore the claim first."]);
    await restoreClaim(desk.editor, target);
    await edit(desk.editor, { ...(await at(claim)), patch });
  });

  it.each<["admin" | "editor" | "reviewer" | "viewer", Patch, boolean]>([
    ["admin", { wording: "x" }, true],
    ["editor", { wording: "x" }, true],
    ["reviewer", { wording: "x" }, false],
    ["viewer", { wording: "x" }, false],
    ["reviewer", { tags: ["x"], recheckOn: "2027-01-01", checkerId: null }, true],
    ["reviewer", { tags: ["x"], legalRisk: "high" }, false],
    ["reviewer", { note: "x" }, false],
    ["viewer", { tags: ["x"] }, false],
    ["viewer", {}, false],
  ])("%s may change %j: %s", async (role, patch, allowed) => {
    const claim = await makeClaim(desk.editor, story);
    const input = { ...(await at(claim)), patch };
    if (allowed) await edit(desk[role], input);
    else await expectRefused("FORBIDDEN", () => edit(desk[role], input));
  });

  it("finds no claim of a story that does not exist for the editor", async () => {
    const hidden = await makeStory(desk.admin, { restricted: true });
    const claim = await makeClaim(desk.admin, hidden, { wording: "Secret words" });
    const target = await at(claim);
    const stale = { ...target, revision: 99 };
    const missing = { claimId: 999_999, revision: 0 };
    const answers = [];
    for (const input of [target, stale, missing]) {
      const error = await expectRefused("NOT_FOUND", () =>
        edit(desk.editor, { ...input, patch: { wording: "x" } }),
      );
      answers.push(JSON.stringify(error.toAnswer()));
    }
    expect(new Set(answers).size).toBe(1);
  });
});

describe("two people editing one claim", () => {
  it("the second is told who was first and what stands now, and nothing is lost", async () => {
    const claim = await makeClaim(desk.editor, story, {
      wording: "First",
      tags: ["z", "y"],
      asOf: "2024-05-01",
      checkerId: desk.reviewer.userId,
    });
    const seen = await at(claim);
    await edit(desk.admin, { ...seen, patch: { wording: "Theirs" } });
    const error = await expectRefused("CONFLICT", () =>
      edit(desk.editor, { ...seen, patch: { wording: "Mine" } }),
    );
    expect(error.message).toContain(desk.admin.name);
    expect(error.current).toMatchObject({
      revision: seen.revision + 1,
      wording: "Theirs",
      attribution: "unattributed",
      kind: "fact",
      legalRisk: "none",
      checkerId: desk.reviewer.userId,
      checker: desk.reviewer.name,
      tags: ["y", "z"],
      asOf: "2024-05-01",
      recheckOn: "",
      note: "",
      changedBy: desk.admin.name,
    });
    const { revision } = error.current as { revision: number };
    await edit(desk.editor, { claimId: claim.claimId, revision, patch: { wording: "Mine" } });
    const changes = (await eventsOf(claim, "claim.edited")).map((event) => event.data.changes);
    expect(changes).toEqual([
      { wording: { from: "First", to: "Theirs" } },
      { wording: { from: "Theirs", to: "Mine" } },
    ]);
  });

  it("of twenty edits at once on what all of them saw, one wins", async () => {
    const claim = await makeClaim(desk.editor, story);
    const seen = await at(claim);
    const outcomes = await Promise.all(
      Array.from({ length: 20 }, (_, i) =>
        codeOf(edit(desk.editor, { ...seen, patch: { wording: `Version ${i}` } })),
      ),
    );
    expect(outcomes.filter((code) => code === null)).toHaveLength(1);
    expect(outcomes.filter((code) => code === "CONFLICT")).toHaveLength(19);
  });

  const fields: Array<[keyof Patch, Patch, unknown, Patch]> = [
    ["wording", { wording: "Mine" }, "Start", { wording: "Theirs" }],
    ["attribution", { attribution: "named" }, "unattributed", { attribution: "unnamed" }],
    ["kind", { kind: "figure" }, "fact", { kind: "denial" }],
    ["assertedBy", { assertedBy: "mine" }, "", { assertedBy: "theirs" }],
    ["legalRisk", { legalRisk: "low" }, "none", { legalRisk: "high" }],
    ["note", { note: "mine" }, "", { note: "theirs" }],
    ["asOf", { asOf: "" }, "2024-01-01", { asOf: "2025-01-01" }],
    ["recheckOn", { recheckOn: "2026-01-01" }, "", { recheckOn: "2027-01-01" }],
    ["checkerId", { checkerId: null }, null, {}],
    ["tags", { tags: ["mine"] }, ["b", "a"], { tags: ["theirs"] }],
  ];
  it.each(fields)(
    "%s: goes through where only something else changed, and conflicts where it did",
    async (field, mine, seen, theirs) => {
      const options = { wording: "Start", tags: ["a", "b"], asOf: "2024-01-01" };
      const claim = await makeClaim(desk.editor, story, options);
      const start = await at(claim);
      const elsewhere: Patch = field === "note" ? { legalRisk: "low" } : { note: "elsewhere" };
      await edit(desk.admin, { ...start, patch: elsewhere });
      const input = { ...start, patch: mine, was: { [field]: seen } };
      const change = field === "checkerId" ? { checkerId: desk.reviewer.userId } : theirs;
      const second = await makeClaim(desk.editor, story, options);
      const secondStart = await at(second);
      await edit(desk.admin, { ...secondStart, patch: change });
      await expectRefused("CONFLICT", () =>
        edit(desk.editor, { ...secondStart, patch: mine, was: { [field]: seen } }),
      );
      await edit(desk.editor, input);
      expect((await eventsOf(claim, "claim.edited")).map((event) => event.by)).toContain(
        desk.admin.userId,
      );
    },
  );

  it("conflicts where a field of the edit was not said to have been seen", async () => {
    const claim = await makeClaim(desk.editor, story, { wording: "Start" });
    const start = await at(claim);
    await edit(desk.admin, { ...start, patch: { note: "x" } });
    await expectRefused("CONFLICT", () =>
      edit(desk.editor, {
        ...start,
        patch: { wording: "Mine", legalRisk: "high" },
        was: { wording: "Start" },
      }),
    );
  });

  it.each<[string, Patch, Record<string, unknown>]>([
    ["an object", { wording: "Mine" }, { wording: { toString: "Start" } }],
    ["no day", { asOf: "" }, { asOf: "yesterday" }],
    ["a number for a day", { asOf: "" }, { asOf: 7 }],
    ["tags that are no texts", { tags: [] }, { tags: [{ toString: 1 }, { toString: 2 }, null] }],
    ["one text for tags", { tags: [] }, { tags: "ab" }],
    ["a false emptiness", { note: "Mine" }, { note: 0 }],
  ])("conflicts, and does not fail, where what was seen is %s", async (_what, patch, was) => {
    const claim = await makeClaim(desk.editor, story, {
      wording: "Start",
      note: "n",
      tags: ["a", "b"],
    });
    const start = await at(claim);
    await edit(desk.admin, { ...start, patch: { legalRisk: "high", asOf: "2024-01-01" } });
    await expectRefused("CONFLICT", () => edit(desk.editor, { ...start, patch, was }));
  });

  it("is refused, and does not fail, where what was seen is a prototype", async () => {
    const claim = await makeClaim(desk.editor, story, { wording: "Start" });
    const was = JSON.parse('{"__proto__":{"wording":"Start"}}') as never;
    const patch = { wording: "Mine" };
    const start = await at(claim);
    await expectRefused("INVALID", () => edit(desk.editor, { ...start, patch, was }));
  });

  it("names who changed the claim, not who answered a question on it since", async () => {
    const claim = await makeClaim(desk.editor, story);
    const seen = await at(claim);
    await edit(desk.admin, { ...seen, patch: { note: "Mine first" } });
    await commit(desk.reviewer, () =>
      Promise.resolve({
        result: null,
        events: [
          {
            type: "question.answered",
            storyId: story.id,
            claimId: claim.claimId,
            data: { ref: claim.ref, questionId: 1, answer: "Yes" },
          },
        ],
      }),
    );
    const error = await expectRefused("CONFLICT", () =>
      edit(desk.editor, { ...seen, patch: { note: "Mine" } }),
    );
    expect(error.message).toContain(desk.admin.name);
  });
});

it("a claim handed over stays in the queue when it is edited, as a new content revision", async () => {
  const claim = await makeClaim(desk.editor, story);
  await handOver(desk.editor, claim);
  await edit(desk.editor, { ...(await at(claim)), patch: { wording: "Reworded" } });
  expect(await rowOf(claim)).toMatchObject({ reviewState: "ready", contentRevision: 1 });
  expect(await eventsOf(claim, "verdict.lapsed")).toEqual([]);
});

it("leaves the chain of events whole", async () => {
  expect(await verifyChain()).toMatchObject({ ok: true });
});
