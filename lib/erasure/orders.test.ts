/** Who may erase, hold and lift, that each takes two, and what becomes of two who do so at once. */
import { beforeAll, beforeEach, describe, expect, it } from "vitest";
import type { Actor } from "@/lib/access/actor";
import { verifyChain } from "@/lib/audit/chain";
import { isErasedMark } from "@/lib/audit/erased-mark";
import { db } from "@/lib/platform/db";
import { makeDesk, makeCitation, makeClaim, type Desk } from "@/tests/support/claims";
import { useDatabase } from "@/tests/support/database";
import { makePerson, makeStory } from "@/tests/support/factories";
import { makePlantedStory, type PlantedStory } from "@/tests/support/planted-story";
import { expectRefused } from "@/tests/support/refusal";
import { carryOut } from "./carry-out";
import {
  askErasure,
  confirmErasure,
  confirmRetention,
  proposeRetention,
  withdrawErasure,
} from "./commands";
import { countDue } from "./due";
import { eraseRows } from "./erase-set";
import { askLift, confirmHold, liftHold, placeHold, withdrawLift } from "./holds";
import { planErasure, type Erasure } from "./plan";
import type { ErasureClass } from "./rules";

useDatabase();
let desk: Desk;
let second: Actor;
let story: PlantedStory;

beforeAll(async () => {
  desk = await makeDesk();
  second = await makePerson("admin");
  const days = { notes: 30, contacts: 30, identities: 30, files: null, drafts: 400 };
  const { policyId } = await proposeRetention(desk.admin, { desk: "", ...days });
  await expectRefused("RULE_UNMET", () => confirmRetention(desk.admin, { policyId }));
  await confirmRetention(second, { policyId });
});
beforeEach(async () => {
  story = await makePlantedStory(desk, 100);
});

async function order(classes: ErasureClass[] = ["notes", "contacts"]): Promise<Erasure> {
  const { erasureId } = await askErasure(desk.admin, { number: story.id, classes });
  await confirmErasure(second, { erasureId });
  return db().storyErasure.findUniqueOrThrow({ where: { id: erasureId } }) as Promise<Erasure>;
}

async function noteOf({ claimId }: PlantedStory): Promise<string> {
  return (await db().claim.findUniqueOrThrow({ where: { id: claimId } })).note;
}

describe("an erasure", () => {
  it("is of what is due, asked by one administrator and confirmed by another", async () => {
    const number = story.id;
    const early = () => askErasure(desk.admin, { number, classes: ["drafts"] });
    expect((await expectRefused("RULE_UNMET", early)).message).toContain("drafts");
    await expectRefused("RULE_UNMET", () => askErasure(desk.admin, { number, classes: ["files"] }));
    await expectRefused("FORBIDDEN", () => askErasure(desk.editor, { number, classes: ["notes"] }));
    const { erasureId } = await askErasure(desk.admin, { number, classes: ["notes"] });
    await expectRefused("RULE_UNMET", () => askErasure(second, { number, classes: ["notes"] }));
    await expectRefused("RULE_UNMET", () => confirmErasure(desk.admin, { erasureId }));
    await withdrawErasure(second, { erasureId });
    await expectRefused("NOT_FOUND", () => confirmErasure(second, { erasureId }));
    await carryOut();
    expect(isErasedMark(await noteOf(story))).toBe(false);
  });

  it("is confirmed once where two do so at once", async () => {
    const third = await makePerson("admin");
    const { erasureId } = await askErasure(desk.admin, { number: story.id, classes: ["notes"] });
    const both = await Promise.allSettled([
      confirmErasure(second, { erasureId }),
      confirmErasure(third, { erasureId }),
    ]);
    expect(both.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"]);
    await carryOut();
    expect(isErasedMark(await noteOf(story))).toBe(true);
  });

  it("goes on where it was cut short, after any of its sets", async () => {
    const erasure = await order();
    const first = await planErasure(erasure);
    if (first.kind !== "rows") throw new Error("Nothing stands.");
    // The process ends here, between two sets, and another takes it up.
    await eraseRows({ erasure, plan: { ...first, rows: first.rows.slice(0, 3) } });
    expect((await planErasure(erasure)).kind).toBe("rows");
    await carryOut();
    expect((await planErasure(erasure)).kind).toBe("done");
    expect(await verifyChain()).toMatchObject({ ok: true });
    expect(isErasedMark(await noteOf(story))).toBe(true);
  });

  it("leaves a row alone that somebody wrote since it was planned, and comes back to it", async () => {
    const erasure = await order(["contacts"]);
    const plan = await planErasure(erasure);
    if (plan.kind !== "rows") throw new Error("Nothing stands.");
    await eraseRows({ erasure, plan: { ...plan, seen: 0 } });
    const { reach } = await db().sourceContact.findFirstOrThrow({
      where: { sourceId: story.sourceId },
    });
    expect(isErasedMark(reach)).toBe(false);
    await carryOut();
    const after = await db().sourceContact.findFirstOrThrow({
      where: { sourceId: story.sourceId },
    });
    expect(isErasedMark(after.reach)).toBe(true);
  });

  it("leaves what is kept of a source to the last story that has a use for it", async () => {
    const other = await makeStory(desk.editor);
    const claim = await makeClaim(desk.editor, other);
    await makeCitation(desk.editor, claim, { sourceId: story.sourceId });
    await order(["contacts", "identities", "notes"]);
    await carryOut();
    const where = { where: { sourceId: story.sourceId } };
    expect(isErasedMark((await db().sourceContact.findFirstOrThrow(where)).reach)).toBe(false);
    expect((await db().sourceIdentity.findFirstOrThrow(where)).sealed).not.toBe("");
    expect(isErasedMark(await noteOf(story))).toBe(true);
    expect(await verifyChain()).toMatchObject({ ok: true });
  });

  it("is due no more once it is done, and due again when something is written", async () => {
    const isDue = async () => (await countDue()).stories.some(({ number }) => number === story.id);
    expect(await isDue()).toBe(true);
    await order(["notes", "contacts", "identities"]);
    await carryOut();
    expect(await isDue()).toBe(false);
    await makeClaim(desk.editor, story, { note: "A late word" });
    expect(await isDue()).toBe(true);
  });
});

describe("a legal hold", () => {
  it("is of the story that is called so, and of none where two are", async () => {
    const called = String(story.id);
    const namesake = await makeStory(desk.admin, { slug: called });
    const reason = "A claim was filed";
    const both = () => placeHold(desk.admin, { story: called, reason });
    const error = await expectRefused("INVALID", both);
    expect(error.fields?.story).toContain(`no. ${namesake.id}`);
    expect(await db().storyHold.count({ where: { storyId: story.id } })).toBe(0);
    const { holdId } = await placeHold(desk.admin, { story: `no. ${namesake.id}`, reason });
    const hold = await db().storyHold.findUniqueOrThrow({ where: { id: holdId } });
    expect(hold.storyId).toBe(namesake.id);
  });

  it("works at once, is confirmed by another, and is lifted by two", async () => {
    const number = story.id;
    const place = () => placeHold(desk.admin, { story: story.slug, reason: "A claim was filed" });
    await expectRefused("FORBIDDEN", () => placeHold(desk.editor, { story: "x", reason: "x" }));
    const { holdId } = await place();
    await expectRefused("RULE_UNMET", place);
    const ask = () => askErasure(second, { number, classes: ["notes"] });
    expect((await expectRefused("RULE_UNMET", ask)).message).toContain("hold");
    await expectRefused("RULE_UNMET", () => confirmHold(desk.admin, { holdId }));
    await confirmHold(second, { holdId });
    await expectRefused("CONFLICT", () => confirmHold(second, { holdId }));
    await askLift(desk.admin, { holdId, reason: "It was settled" });
    await expectRefused("CONFLICT", () => askLift(second, { holdId, reason: "Settled" }));
    await expectRefused("RULE_UNMET", () => liftHold(desk.admin, { holdId }));
    await withdrawLift(second, { holdId });
    await expectRefused("CONFLICT", () => liftHold(second, { holdId }));
    await askLift(desk.admin, { holdId, reason: "It was settled" });
    await expectRefused("RULE_UNMET", ask);
    await liftHold(second, { holdId });
    await expectRefused("CONFLICT", () => liftHold(second, { holdId }));
    await ask();
  });

  it("refuses the confirmation of what was asked before it", async () => {
    const { erasureId } = await askErasure(desk.admin, { number: story.id, classes: ["notes"] });
    await placeHold(second, { story: String(story.id), reason: "A claim was filed" });
    const refused = await expectRefused("RULE_UNMET", () => confirmErasure(second, { erasureId }));
    expect(refused.message).toContain("legal hold");
  });

  it("stops an erasure on its way: what is gone is gone, the rest stays", async () => {
    const erasure = await order();
    const plan = await planErasure(erasure);
    if (plan.kind !== "rows") throw new Error("Nothing stands.");
    await eraseRows({ erasure, plan: { ...plan, rows: plan.rows.slice(0, 2) } });
    const held = await placeHold(second, { story: story.slug, reason: "A claim was filed" });
    expect(held.isUnderWay).toBe(true);
    await carryOut();
    const stopped = await db().storyErasure.findUniqueOrThrow({ where: { id: erasure.id } });
    expect(stopped).toMatchObject({ finishedAt: null });
    expect(stopped.stoppedAt).not.toBeNull();
    expect(await planErasure(erasure)).toMatchObject({ kind: "rows" });
    expect(await verifyChain()).toMatchObject({ ok: true });
    // Lifted, what is left of it is asked for anew.
    await askLift(second, { holdId: held.holdId, reason: "It was settled" });
    await liftHold(desk.admin, { holdId: held.holdId });
    await order();
    await carryOut();
    expect(isErasedMark(await noteOf(story))).toBe(true);
  });
});
