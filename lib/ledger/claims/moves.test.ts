import { beforeAll, describe, expect, it } from "vitest";
import type { Actor } from "@/lib/access/actor";
import type { Role } from "@/lib/access/policy";
import { verifyChain } from "@/lib/audit/chain";
import { db } from "@/lib/platform/db";
import { closeQuestion, raiseQuestion } from "@/lib/ledger/questions/commands";
import {
  at,
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
import { codeOf, expectRefused } from "@/tests/support/refusal";
import { editClaim } from "./commands";
import { handOverClaim, restoreClaim, takeBackClaim, withdrawClaim } from "./moves";
import { REVIEW_STATES, type ReviewState } from "./rules";

useDatabase();
let desk: Desk;
let story: { id: number; slug: string };
beforeAll(async () => {
  desk = await makeDesk();
  story = await makeStory(desk.editor);
});

/** Brings a new claim into a state the way a newsroom does. */
async function claimIn(state: ReviewState): Promise<MadeClaim> {
  const claim = await makeClaim(desk.editor, story);
  if (state === "ready") await handOver(desk.editor, claim);
  if (state === "decided" || state === "recheck") await decide(desk, claim);
  if (state === "recheck") {
    await editClaim(desk.editor, { ...(await at(claim)), patch: { wording: "Reworded" } });
  }
  expect((await rowOf(claim)).reviewState).toBe(state);
  return claim;
}

const moves = {
  handOver: async (claim: MadeClaim) => handOverClaim(desk.editor, await at(claim)),
  takeBack: async (claim: MadeClaim) => takeBackClaim(desk.editor, await at(claim)),
  sendBack: (claim: MadeClaim) =>
    raiseQuestion(desk.reviewer, { claimId: claim.claimId, question: "Who?", sendBack: true }),
  decide: (claim: MadeClaim) => judge(desk.reviewer, claim),
};

/** Written out in full on purpose: a change to the table must be made twice, knowingly. */
const TABLE: Record<keyof typeof moves, Record<ReviewState, ReviewState | null>> = {
  handOver: { open: "ready", ready: null, decided: null, recheck: "ready" },
  takeBack: { open: null, ready: "open", decided: null, recheck: null },
  sendBack: { open: null, ready: "open", decided: null, recheck: "open" },
  decide: { open: null, ready: "decided", decided: "decided", recheck: "decided" },
};

const cases = (Object.keys(TABLE) as Array<keyof typeof moves>).flatMap((move) =>
  REVIEW_STATES.map((state) => [move, state, TABLE[move][state]] as const),
);

describe("the states of review", () => {
  it.each(cases)("%s from %s leads to %s", async (move, from, to) => {
    const claim = await claimIn(from);
    if (to === null) {
      const error = await expectRefused("RULE_UNMET", () => moves[move](claim));
      expect(error.message).toContain(claim.ref);
      expect(error.unmet).not.toEqual([]);
      return;
    }
    const before = await rowOf(claim);
    await moves[move](claim);
    const after = await rowOf(claim);
    expect(after.reviewState).toBe(to);
    expect(after.revision).toBe(before.revision + 1);
    expect(after.contentRevision).toBe(before.contentRevision);
    expect(after.contentChangedById).toBe(before.contentChangedById);
  });

  it("waits in the queue from when it was handed over, and again from when its verdict lapsed", async () => {
    const claim = await claimIn("ready");
    const { readyAt } = await rowOf(claim);
    expect(readyAt).not.toBeNull();
    await takeBackClaim(desk.editor, await at(claim));
    expect((await rowOf(claim)).readyAt).toBeNull();
    const lapsed = await claimIn("recheck");
    const row = await rowOf(lapsed);
    expect(row.readyAt).toEqual(row.updatedAt);
  });

  it("leaves no level standing whose verdict lapsed, once the claim leaves recheck", async () => {
    for (const leave of ["handOver", "sendBack"] as const) {
      const claim = await claimIn("recheck");
      expect((await rowOf(claim)).level).toBe("unverifiable");
      await moves[leave](claim);
      expect((await rowOf(claim)).level).toBe("unverified");
      const type = leave === "handOver" ? "claim.handed_over" : "question.raised";
      expect((await eventsOf(claim, type)).at(-1)?.data.lapsedLevel).toBe("unverifiable");
    }
    const fresh = await claimIn("ready");
    expect((await eventsOf(fresh, "claim.handed_over"))[0]?.data).toEqual({
      ref: fresh.ref,
      from: "open",
    });
  });

  it("stays where it is when a question is asked without sending it back", async () => {
    for (const state of REVIEW_STATES) {
      const claim = await claimIn(state);
      const { level } = await rowOf(claim);
      await raiseQuestion(desk.reviewer, {
        claimId: claim.claimId,
        question: "Who?",
        sendBack: false,
      });
      expect(await rowOf(claim)).toMatchObject({ reviewState: state, level });
    }
  });
});

type Move = (actor: Actor, target: { claimId: number; revision: number }) => Promise<unknown>;
const commands: Array<[string, Move, ReviewState]> = [
  ["handing over", handOverClaim, "open"],
  ["taking back", takeBackClaim, "ready"],
  ["withdrawing", (actor, target) => withdrawClaim(actor, { ...target, reason: "Cut" }), "open"],
  ["restoring", restoreClaim, "open"],
];

describe.each(commands)("%s", (name, move, state) => {
  const prepare = async () => {
    const claim = await claimIn(state);
    if (name === "restoring") {
      await withdrawClaim(desk.editor, { ...(await at(claim)), reason: "Cut" });
    }
    return claim;
  };

  it.each<[Role, boolean]>([
    ["admin", true],
    ["editor", true],
    ["reviewer", false],
    ["viewer", false],
  ])("by %s: %s", async (role, allowed) => {
    const claim = await prepare();
    const target = await at(claim);
    if (allowed) await move(desk[role], target);
    else await expectRefused("FORBIDDEN", () => move(desk[role], target));
  });

  it("from an old view conflicts; of five at once one goes through", async () => {
    const claim = await prepare();
    const target = await at(claim);
    await expectRefused("CONFLICT", () =>
      move(desk.editor, { ...target, revision: target.revision - 1 }),
    );
    const outcomes = await Promise.all(
      Array.from({ length: 5 }, () => codeOf(move(desk.editor, target))),
    );
    expect(outcomes.filter((code) => code === null)).toHaveLength(1);
    expect(outcomes.filter((code) => code === "CONFLICT")).toHaveLength(4);
  });

  it("finds no claim of a story that does not exist for the editor", async () => {
    const hidden = await makeStory(desk.admin, { restricted: true });
    const claim = await makeClaim(desk.admin, hidden);
    const target = await at(claim);
    const there = await expectRefused("NOT_FOUND", () => move(desk.editor, target));
    const nowhere = await expectRefused("NOT_FOUND", () =>
      move(desk.editor, { claimId: 999_999, revision: 0 }),
    );
    expect(there.toAnswer()).toEqual(nowhere.toAnswer());
  });
});

describe("a withdrawn claim", () => {
  it("keeps its number, verdict and reason, and comes back as it was", async () => {
    const claim = await claimIn("decided");
    const before = await rowOf(claim);
    await withdrawClaim(desk.editor, { ...(await at(claim)), reason: "Cut for length" });
    const gone = await rowOf(claim);
    expect(gone).toMatchObject({
      number: claim.number,
      reviewState: "decided",
      level: "unverifiable",
      withdrawnById: desk.editor.userId,
      withdrawnReason: "Cut for length",
    });
    expect(gone.withdrawnAt).not.toBeNull();
    await restoreClaim(desk.admin, await at(claim));
    const { revision: _revision, updatedAt: _updatedAt, ...row } = await rowOf(claim);
    expect(before).toMatchObject(row);
    expect((await eventsOf(claim, "claim.withdrawn"))[0]?.data.reason).toBe("Cut for length");
    expect((await eventsOf(claim, "claim.restored"))[0]?.by).toBe(desk.admin.userId);
  });

  it("is neither moved nor asked about, only restored", async () => {
    const claim = await claimIn("ready");
    await withdrawClaim(desk.editor, { ...(await at(claim)), reason: "Cut" });
    for (const move of Object.values(moves)) {
      await expectRefused("RULE_UNMET", () => move(claim));
    }
    const target = await at(claim);
    await expectRefused("RULE_UNMET", () =>
      withdrawClaim(desk.editor, { ...target, reason: "Again" }),
    );
  });

  it("lets its open questions be closed", async () => {
    const claim = await claimIn("open");
    const { questionId } = await raiseQuestion(desk.reviewer, {
      claimId: claim.claimId,
      question: "Who?",
      sendBack: false,
    });
    await withdrawClaim(desk.editor, { ...(await at(claim)), reason: "Cut" });
    await closeQuestion(desk.reviewer, { questionId, revision: 0 });
    expect(
      (await db().question.findUniqueOrThrow({ where: { id: questionId } })).closedAt,
    ).not.toBeNull();
  });

  it("that was not withdrawn is restored to no effect", async () => {
    const claim = await claimIn("open");
    const target = await at(claim);
    expect(await restoreClaim(desk.editor, target)).toEqual({ revision: target.revision });
    expect(await eventsOf(claim, "claim.restored")).toEqual([]);
  });
});

it("leaves the chain of events whole", async () => {
  expect(await verifyChain()).toMatchObject({ ok: true });
});
