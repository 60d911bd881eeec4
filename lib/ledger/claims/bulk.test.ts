import { beforeAll, describe, expect, it } from "vitest";
import type { z } from "zod";
import { parseInput } from "@/lib/access/action";
import type { Actor } from "@/lib/access/actor";
import type { Role } from "@/lib/access/policy";
import { verifyChain } from "@/lib/audit/chain";
import { db } from "@/lib/platform/db";
import {
  at,
  decide,
  eventsOf,
  eventTypesOf,
  handOver,
  makeClaim,
  makeDesk,
  rowOf,
  type Desk,
  type MadeClaim,
} from "@/tests/support/claims";
import { useDatabase } from "@/tests/support/database";
import { makeStory } from "@/tests/support/factories";
import { expectRefused } from "@/tests/support/refusal";
import { changeClaims } from "./bulk";
import { changeClaimsInput } from "./input";
import { withdrawClaim } from "./moves";

useDatabase();
let desk: Desk;
let story: { id: number; slug: string };
beforeAll(async () => {
  desk = await makeDesk();
  story = await makeStory(desk.editor);
});

type Change = z.input<typeof changeClaimsInput>["change"];

const change = (actor: Actor, claims: readonly MadeClaim[], how: Change) =>
  changeClaims(
    actor,
    parseInput(changeClaimsInput, { claimIds: claims.map((c) => c.claimId), change: how }),
  );

const make = (count: number, options = {}) =>
  Promise.all(Array.from({ length: count }, () => makeClaim(desk.editor, story, options)));

const named = ({ claimId, ref }: MadeClaim) => ({ claimId, ref });

describe("changing many claims", () => {
  const changes: Array<[string, Change, Record<string, unknown>]> = [
    ["attribution", { attribution: "unnamed" }, { attribution: "unnamed", contentRevision: 1 }],
    ["kind", { kind: "denial" }, { kind: "denial", contentRevision: 1 }],
    ["legal risk", { legalRisk: "high" }, { legalRisk: "high", contentRevision: 0 }],
    ["re-check day", { recheckOn: "2027-03-01" }, { recheckOn: new Date("2027-03-01T00:00Z") }],
    ["hand over", { handOver: true }, { reviewState: "ready" }],
    ["withdraw", { withdraw: "Cut" }, { withdrawnReason: "Cut" }],
    ["tags", { addTags: ["new"] }, { tags: [{ tag: "new" }, { tag: "old" }] }],
    ["tags off", { removeTags: ["#OLD", "never"] }, { tags: [] }],
  ];
  it.each(changes)(
    "%s: each claim changes, with an event of its own",
    async (_n, how, expected) => {
      const claims = await make(3, { tags: ["old"] });
      expect(await change(desk.editor, claims, how)).toEqual({ changed: 3, skipped: [] });
      for (const claim of claims) {
        expect(await rowOf(claim)).toMatchObject({ ...expected, revision: 1 });
        expect(await eventTypesOf(claim)).toHaveLength(2);
      }
    },
  );

  it("assigns a checker, whose name is in each history", async () => {
    const claims = await make(2);
    await change(desk.reviewer, claims, { checkerId: desk.reviewer.userId });
    for (const claim of claims) {
      expect((await rowOf(claim)).checkerId).toBe(desk.reviewer.userId);
      expect((await eventsOf(claim, "claim.edited"))[0]?.data.changes).toEqual({
        checker: { from: null, to: desk.reviewer.name },
      });
    }
  });

  it("restores, and counts only what changed", async () => {
    const [gone, standing] = await make(2);
    if (!gone || !standing) throw new Error("Two claims were to be made.");
    await withdrawClaim(desk.editor, { ...(await at(gone)), reason: "Cut" });
    expect(await change(desk.editor, [gone, standing], { restore: true })).toEqual({
      changed: 1,
      skipped: [],
    });
    expect(await eventTypesOf(standing)).toEqual(["claim.logged"]);
  });

  it("lets verdicts lapse where it changes content", async () => {
    const [claim] = await make(1);
    if (!claim) throw new Error("A claim was to be made.");
    await decide(desk, claim);
    await change(desk.editor, [claim], { attribution: "published" });
    expect((await rowOf(claim)).reviewState).toBe("recheck");
    expect((await eventsOf(claim, "verdict.lapsed"))[0]?.data.because).toBe(
      "the attribution changed",
    );
  });

  it("skips those whose state does not permit it, says why, and changes the rest", async () => {
    const [open, ready, decided, withdrawn] = await make(4);
    if (!open || !ready || !decided || !withdrawn) throw new Error("Four claims were to be made.");
    await handOver(desk.editor, ready);
    await decide(desk, decided);
    await withdrawClaim(desk.editor, { ...(await at(withdrawn)), reason: "Cut" });
    const result = await change(desk.editor, [ready, open, decided, withdrawn], {
      handOver: true,
    });
    expect(result).toMatchObject({
      changed: 1,
      skipped: [
        { ...named(ready), why: `${ready.ref} cannot be handed over: it is ready.` },
        { ...named(decided), why: `${decided.ref} cannot be handed over: it is decided.` },
        { ...named(withdrawn), why: `${withdrawn.ref} is withdrawn.` },
      ],
    });
    expect((await rowOf(open)).reviewState).toBe("ready");
  });

  it("leaves nothing half-written of a claim it skips", async () => {
    const full = await makeClaim(desk.editor, story, {
      tags: Array.from({ length: 20 }, (_, i) => `t${i}`),
    });
    const free = await makeClaim(desk.editor, story);
    const result = await change(desk.editor, [full, free], { addTags: ["one-more"] });
    expect(result).toMatchObject({
      changed: 1,
      skipped: [{ ...named(full), why: "A claim has at most 20 tags." }],
    });
    expect((await rowOf(full)).tags).toHaveLength(20);
    expect(await rowOf(full)).toMatchObject({ revision: 0 });
    // One that it has already still fits.
    expect(await change(desk.editor, [full], { addTags: ["t3"] })).toEqual({
      changed: 0,
      skipped: [],
    });
  });

  it("changes nothing and logs nothing where all of them have it already, or all are skipped", async () => {
    const claims = await make(2, { legalRisk: "high" });
    const before = await db().event.count();
    expect(await change(desk.editor, claims, { legalRisk: "high" })).toEqual({
      changed: 0,
      skipped: [],
    });
    const refused = await change(desk.editor, claims, { checkerId: desk.viewer.userId });
    expect(refused.changed).toBe(0);
    expect(refused.skipped).toHaveLength(2);
    expect(await db().event.count()).toBe(before);
  });

  it("takes a claim selected twice once", async () => {
    const [claim] = await make(1);
    if (!claim) throw new Error("A claim was to be made.");
    expect(await change(desk.editor, [claim, claim, claim], { withdraw: "Cut" })).toEqual({
      changed: 1,
      skipped: [],
    });
  });

  it("among them one that does not exist for the editor: refused like one that is not there", async () => {
    const hidden = await makeStory(desk.admin, { restricted: true });
    const secret = await makeClaim(desk.admin, hidden);
    const mine = await make(2);
    const missing = { claimId: 999_999, number: 1, ref: "C1" };
    const answers: string[] = [];
    for (const other of [secret, missing]) {
      const error = await expectRefused("NOT_FOUND", () =>
        change(desk.editor, [...mine, other], { legalRisk: "high" }),
      );
      answers.push(JSON.stringify(error.toAnswer()));
    }
    expect(new Set(answers).size).toBe(1);
    for (const claim of mine) expect((await rowOf(claim)).legalRisk).toBe("none");
  });

  const everyone: Role[] = ["admin", "editor", "reviewer", "viewer"];
  const editors: Role[] = ["admin", "editor"];
  const desks: Role[] = ["admin", "editor", "reviewer"];
  it.each<[Change, Role[]]>([
    [{ attribution: "named" }, editors],
    [{ kind: "figure" }, editors],
    [{ legalRisk: "low" }, editors],
    [{ handOver: true }, editors],
    [{ withdraw: "Cut" }, editors],
    [{ restore: true }, editors],
    [{ checkerId: null }, desks],
    [{ recheckOn: "2027-01-01" }, desks],
    [{ addTags: ["x"] }, desks],
    [{ removeTags: ["x"] }, desks],
  ])("%j is for %j", async (how, roles) => {
    const [claim] = await make(1);
    if (!claim) throw new Error("A claim was to be made.");
    for (const role of everyone) {
      if (roles.includes(role)) await change(desk[role], [claim], how);
      else await expectRefused("FORBIDDEN", () => change(desk[role], [claim], how));
    }
  });

  it.each<[string, unknown, string]>([
    ["a level", { level: "verified" }, "change"],
    ["two changes", { legalRisk: "low", kind: "fact" }, "change"],
    ["no change", {}, "change"],
    ["an unknown risk", { legalRisk: "extreme" }, "change.legalRisk"],
    ["no reason", { withdraw: "  " }, "change.withdraw"],
    ["no tag", { addTags: ["#"] }, "change.addTags"],
    ["a wrong day", { recheckOn: "soon" }, "change.recheckOn"],
  ])("is refused for %s, naming the field", async (_what, how, field) => {
    const claims = await make(1);
    const error = await expectRefused("INVALID", () => change(desk.editor, claims, how as Change));
    expect(Object.keys(error.fields ?? {})).toEqual([field]);
  });

  it("is refused for nothing selected and for too many", async () => {
    await expectRefused("INVALID", () => change(desk.editor, [], { legalRisk: "low" }));
    const many = Array.from({ length: 1_001 }, (_, i) => ({ claimId: i + 1, number: 1, ref: "" }));
    await expectRefused("INVALID", () => change(desk.editor, many, { legalRisk: "low" }));
  });
});

it("leaves the chain of events whole", async () => {
  expect(await verifyChain()).toMatchObject({ ok: true });
});
