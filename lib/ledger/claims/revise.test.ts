import { beforeAll, describe, expect, it } from "vitest";
import { SYSTEM } from "@/lib/access/actor";
import { atLeastOne, commit, unchanged } from "@/lib/audit/commit";
import { verifyChain } from "@/lib/audit/chain";
import type { NewEvent } from "@/lib/audit/events";
import {
  decide,
  eventsOf,
  handOver,
  judge,
  makeClaim,
  makeDesk,
  rowOf,
  type Desk,
  type MadeClaim,
} from "@/tests/support/claims";
import { useDatabase } from "@/tests/support/database";
import { makeStory } from "@/tests/support/factories";
import { expectRefused } from "@/tests/support/refusal";
import { giveVerdict } from "@/lib/ledger/verdicts/commands";
import { findClaim } from "./find";
import { lapseFromOutside, reviseClaim } from "./revise";

useDatabase();
let desk: Desk;
let story: { id: number; slug: string };
beforeAll(async () => {
  desk = await makeDesk();
  story = await makeStory(desk.editor);
});

describe("revising a claim", () => {
  it("conflicts where the row moved on since it was found, and nothing of the step is kept", async () => {
    const { claimId } = await makeClaim(desk.editor, story);
    const error = await expectRefused("CONFLICT", () =>
      commit(desk.editor, async (tx, at) => {
        const claim = await findClaim(tx, desk.editor, claimId);
        await reviseClaim(tx, desk.editor, at, claim, { note: "first" });
        await reviseClaim(tx, desk.editor, at, claim, { note: "second" });
        return unchanged(null);
      }),
    );
    expect(error.message).toContain("C1");
    expect((await rowOf({ claimId })).note).toBe("");
  });
});

describe("a change from outside, such as a merge of sources", () => {
  async function touch(claim: MadeClaim): Promise<NewEvent[]> {
    return commit(SYSTEM, async (tx, at) => {
      const found = await findClaim(tx, desk.editor, claim.claimId);
      const content = { because: "A is B" };
      const lapsed = [...(await lapseFromOutside(tx, at, [{ claim: found, content }])).values()];
      const merged: NewEvent = { type: "source.edited", data: { changes: {} } };
      return { result: lapsed, events: atLeastOne([merged, ...lapsed]) };
    });
  }

  it("makes a verdict lapse without naming an author, and says why", async () => {
    const claim = await makeClaim(desk.editor, story);
    await decide(desk, claim);
    const before = await rowOf(claim);
    expect(await touch(claim)).toHaveLength(1);
    const after = await rowOf(claim);
    expect(after).toMatchObject({
      reviewState: "recheck",
      contentChangedById: desk.editor.userId,
      contentRevision: before.contentRevision + 1,
      revision: before.revision + 1,
    });
    expect(after.verdicts[0]).toMatchObject({ lapsedReason: "A is B" });
    expect(after.readyAt).toEqual(after.verdicts[0]?.lapsedAt);
    const [lapse] = await eventsOf(claim, "verdict.lapsed");
    expect(lapse).toMatchObject({ by: null, data: { because: "A is B", level: "unverifiable" } });
  });

  it("refuses a verdict that is being written on what stood before; edits go on", async () => {
    const claim = await makeClaim(desk.editor, story);
    await handOver(desk.editor, claim);
    const { contentRevision, revision } = await rowOf(claim);
    expect(await touch(claim)).toEqual([]);
    await expectRefused("CONFLICT", () =>
      giveVerdict(desk.reviewer, {
        claimId: claim.claimId,
        contentRevision,
        level: "unverifiable",
        note: "x",
      }),
    );
    expect((await rowOf(claim)).revision).toBe(revision);
    await judge(desk.reviewer, claim);
  });
});

it("leaves the chain of events whole", async () => {
  expect(await verifyChain()).toMatchObject({ ok: true });
});
