/** The commands of the gate: who may not, what the state forbids, and what each leaves. */
import { beforeAll, beforeEach, describe, expect, it } from "vitest";
import { parseInput } from "@/lib/access/action";
import type { Actor } from "@/lib/access/actor";
import { verifyChain } from "@/lib/audit/chain";
import { pasteDraft } from "@/lib/drafts/commands";
import { sayNothingToCheck } from "@/lib/drafts/nothing-to-check";
import { editClaim } from "@/lib/ledger/claims/commands";
import { raiseQuestion } from "@/lib/ledger/questions/commands";
import { db } from "@/lib/platform/db";
import { editStory } from "@/lib/stories/commands";
import { undoAct } from "@/lib/undo/commands";
import { at, makeCitation, makeClaim, makeDesk, rowOf, type Desk } from "@/tests/support/claims";
import { useDatabase } from "@/tests/support/database";
import { makePerson, makeStory } from "@/tests/support/factories";
import { expectRefused, refusal } from "@/tests/support/refusal";
import { readStandingClearance } from "./cleared";
import { clearDraft, overrideBlocker, reopenGate, takeBackOverride } from "./commands";
import {
  changePolicyInput,
  choosePolicyInput,
  clearInput,
  copyPolicyInput,
  overrideInput,
  signOffInput,
} from "./input";
import { changePolicy, choosePolicy, copyPolicy } from "./policy-commands";
import { getGate, readGate } from "./queries";
import { signOff, takeBackSignOff } from "./sign-offs";

useDatabase();
let desk: Desk;
let story: { id: number; slug: string };
beforeAll(async () => {
  desk = await makeDesk();
});

const TEXT = "The council met on the quay.";

async function bringIn(plain: string, isNothing = true): Promise<void> {
  const gate = await readGate(desk.editor, story.slug);
  const after = gate.facts.draft?.number;
  await pasteDraft(desk.editor, { story: story.slug, plain, after });
  const { id: draftId } = await db().draft.findFirstOrThrow({
    where: { storyId: story.id },
    orderBy: { number: "desc" },
  });
  if (isNothing) await sayNothingToCheck(desk.editor, { draftId, start: 0, isNothing: true });
}

beforeEach(async () => {
  story = await makeStory(desk.editor, { status: "checking" });
  await bringIn(TEXT);
});

async function seen() {
  const gate = await readGate(desk.editor, story.slug);
  return { story: story.slug, sha256: gate.facts.draft!.sha256, seen: gate.seen };
}

const clear = async (actor: Actor, given?: Awaited<ReturnType<typeof seen>>) =>
  clearDraft(actor, parseInput(clearInput, given ?? (await seen())));

/** What the gate has written of this story, to be as it was where a command is refused. */
async function written() {
  const where = { storyId: story.id };
  return JSON.stringify([
    await db().story.findUniqueOrThrow({ where: { id: story.id } }),
    await db().clearance.findMany({ where }),
    await db().gateOverride.findMany({ where }),
    await db().signOff.findMany({ where }),
    await db().storyPolicy.findMany({ where }),
    await db().event.count(),
  ]);
}

async function untouched(work: () => Promise<unknown>) {
  const before = await written();
  const error = await refusal(work);
  expect(await written()).toBe(before);
  return error;
}

const status = async () => (await db().story.findUniqueOrThrow({ where: { id: story.id } })).status;

const blocker = async (actor: Actor, kind: string) => {
  const gate = await readGate(actor, story.slug);
  return gate.blockers.find((one) => one.kind === kind)!;
};

async function override(actor: Actor, kind: string, reason = "Its lawyer wrote.") {
  const { key, fingerprint } = await blocker(desk.editor, kind);
  const input = { story: story.slug, kind, key, fingerprint, reason };
  return overrideBlocker(actor, parseInput(overrideInput, input));
}

describe("clearing", () => {
  it("is for the draft by its hash, and says by whom, when and by which policy", async () => {
    const { draft, sha256 } = await clear(desk.editor);
    expect(draft).toBe(1);
    expect(await status()).toBe("cleared");
    expect(await readStandingClearance(story.id)).toMatchObject({
      ...{ draft: 1, sha256, by: desk.editor.name, policy: "Standard", overridden: 0 },
      reopened: null,
    });
  });

  it.each(["reviewer", "viewer"] as const)("is not for a %s", async (role) => {
    const given = await seen();
    expect((await untouched(() => clear(desk[role], given))).code).toBe("FORBIDDEN");
  });

  it("does not exist where the story does not", async () => {
    const stranger = await makePerson("editor");
    story = await makeStory(desk.editor, { restricted: true, status: "checking" });
    await bringIn(TEXT);
    const given = await seen();
    expect((await untouched(() => clear(stranger, given))).code).toBe("NOT_FOUND");
  });

  it("names all that stands in the way", async () => {
    await makeClaim(desk.editor, story, { wording: "It was paid for twice" });
    const error = await untouched(() => clear(desk.editor));
    expect(error).toMatchObject({ code: "RULE_UNMET", message: "2 things stand in the way." });
    expect(error.unmet).toEqual([
      "C1 It was paid for twice: no verdict",
      "C1 It was paid for twice: not placed",
    ]);
  });

  it.each([
    ["cleared", "It is cleared already."],
    ["published", "It is published; take it back to checking for a correction."],
    ["killed", "The story was killed; give it another status first."],
  ] as const)("is refused where the story is %s", async (state, fault) => {
    story = await makeStory(desk.editor, { status: state });
    await pasteDraft(desk.editor, { story: story.slug, plain: TEXT }).catch(() => null);
    if (state === "cleared") {
      story = await makeStory(desk.editor, { status: "checking" });
      await bringIn(TEXT);
      await clear(desk.editor);
    }
    const given = { ...(await seen().catch(() => null)), story: story.slug };
    const input = { sha256: "0".repeat(64), seen: 0, ...given };
    const error = await untouched(() => clear(desk.editor, input));
    expect(error).toMatchObject({ code: "RULE_UNMET", unmet: [fault] });
  });

  it("is refused of another text than its giver saw", async () => {
    const given = await seen();
    await bringIn("The council met on the pier.");
    const error = await untouched(() => clear(desk.editor, given));
    expect(error.code).toBe("CONFLICT");
    expect(error.message).toContain("Draft 2 came in meanwhile");
    expect(error.current).toMatchObject({ draft: 2 });
  });

  it("is refused where anything of the story was changed since, and names who changed what", async () => {
    const given = await seen();
    const claim = await makeClaim(desk.admin, story);
    const error = await untouched(() => clear(desk.editor, given));
    expect(error.code).toBe("CONFLICT");
    expect(error.message).toContain(`${desk.admin.name} changed ${claim.ref} while you were at it`);
  });

  it("during an edit has one outcome: it is cleared as it was seen, or nothing is", async () => {
    for (let round = 0; round < 6; round += 1) {
      const given = await seen();
      const question = { story: story.slug, wording: `It was dredged ${round} times` };
      const [cleared, edited] = await Promise.allSettled([
        clear(desk.editor, given),
        makeClaim(desk.admin, story, { wording: question.wording }),
      ]);
      expect(edited.status).toBe("fulfilled");
      if (cleared.status === "rejected") {
        expect((cleared.reason as { code: string }).code).toBe("CONFLICT");
      }
      // Whichever came first: what stands is not cleared, because it was changed.
      expect(await status()).toBe("checking");
      expect(await readStandingClearance(story.id)).toBeNull();
      story = await makeStory(desk.editor, { status: "checking" });
      await bringIn(TEXT);
    }
  });

  it("given twice at once clears once", async () => {
    const given = await seen();
    const outcomes = await Promise.allSettled([
      clear(desk.editor, given),
      clear(desk.admin, given),
    ]);
    expect(outcomes.map((outcome) => outcome.status).sort()).toEqual(["fulfilled", "rejected"]);
    expect(await db().clearance.count({ where: { storyId: story.id } })).toBe(1);
  });
});

describe("any change after it", () => {
  beforeEach(async () => {
    await clear(desk.editor);
  });

  it("opens the gate again, and says what it was", async () => {
    const { ref } = await makeClaim(desk.admin, story);
    expect(await status()).toBe("checking");
    expect((await getGate(desk.editor, story.slug)).cleared[0]).toMatchObject({
      draft: 1,
      reopened: { by: desk.admin.name, because: `${ref} logged` },
    });
    const event = await db().event.findFirstOrThrow({ where: { type: "clearance.reopened", storyId: story.id } }); // prettier-ignore
    expect(JSON.parse(event.data)).toMatchObject({ draft: 1, because: `${ref} logged` });
  });

  it("opens it: another draft", async () => {
    await bringIn("The council met on the pier.", false);
    expect((await getGate(desk.editor, story.slug)).cleared[0]!.reopened!.because).toBe("draft 2 brought in"); // prettier-ignore
    expect(await status()).toBe("checking");
  });

  it("opens it: another headline, and not another deadline", async () => {
    const { revision } = await db().story.findUniqueOrThrow({ where: { id: story.id } });
    const edit = (patch: object, after: number) =>
      editStory(desk.editor, { storyId: story.id, revision: after, patch });
    await edit({ desk: "Investigations" }, revision);
    expect(await status()).toBe("cleared");
    await edit({ headline: "Another" }, revision + 1);
    expect(await status()).toBe("checking");
  });

  it("that is undone leaves the gate open: somebody clears it again", async () => {
    const claim = await makeClaim(desk.editor, story);
    const act = await db().act.findFirstOrThrow({ where: { userId: desk.editor.userId }, orderBy: { id: "desc" } }); // prettier-ignore
    await undoAct(desk.editor, { act: act.id });
    expect((await rowOf(claim)).withdrawnAt).not.toBeNull();
    expect(await status()).toBe("checking");
    await clear(desk.editor);
    expect(await status()).toBe("cleared");
  });
});

describe("opening the gate by hand", () => {
  const reopen = (actor: Actor) => reopenGate(actor, { story: story.slug, reason: "A call." });

  it("takes the clearance back, with the reason", async () => {
    await clear(desk.editor);
    await reopen(desk.editor);
    expect(await status()).toBe("checking");
    expect((await getGate(desk.editor, story.slug)).cleared[0]!.reopened).toMatchObject({ because: "A call." }); // prettier-ignore
  });

  it("is refused where it is open, and to whoever may not clear", async () => {
    expect((await untouched(() => reopen(desk.editor))).code).toBe("RULE_UNMET");
    await clear(desk.editor);
    expect((await untouched(() => reopen(desk.reviewer))).code).toBe("FORBIDDEN");
  });
});

describe("an override", () => {
  beforeEach(async () => {
    await makeClaim(await makePerson("editor"), story, { wording: "It was paid for twice" });
  });

  it("stands in its place with who and why, and lets the draft be cleared", async () => {
    await override(desk.editor, "undecided");
    await override(desk.admin, "unplaced", "It is on the page of numbers.");
    const gate = await getGate(desk.viewer, story.slug);
    expect(gate.open).toBe(0);
    expect(gate.blockers.map((one) => one.override)).toMatchObject([
      { by: desk.editor.name, reason: "Its lawyer wrote." },
      { by: desk.admin.name, reason: "It is on the page of numbers." },
    ]);
    await clear(desk.editor);
    expect(await readStandingClearance(story.id)).toMatchObject({ overridden: 2 });
  });

  it("lapses when the facts change, and is shown as fallen", async () => {
    await override(desk.editor, "undecided");
    const claim = await db().claim.findFirstOrThrow({ where: { storyId: story.id } });
    const revised = { claimId: claim.id, revision: claim.revision };
    await editClaim(desk.editor, { ...revised, patch: { wording: "It was paid for thrice" } });
    expect(await blocker(desk.editor, "undecided")).toMatchObject({
      ...{ override: null, fallen: { reason: "Its lawyer wrote." } },
    });
  });

  it.each(["reviewer", "viewer"] as const)("is not a %s's to give", async (role) => {
    expect((await untouched(() => override(desk[role], "undecided"))).code).toBe("FORBIDDEN");
  });

  it("is not for whoever wrote what somebody else signs (DESIGN §2.1)", async () => {
    const wording = "The mayor took the money";
    await makeClaim(desk.editor, story, { wording, legalRisk: "high" });
    const error = await untouched(() => override(desk.editor, "legal_risk"));
    expect(error.code).toBe("RULE_UNMET");
    const { blockers } = await getGate(desk.editor, story.slug);
    expect(blockers.find(({ kind }) => kind === "legal_risk")?.cannot).toBe(error.message);
    await override(desk.admin, "legal_risk");
  });

  it("is an administrator's alone where the policy says so", async () => {
    await choosePolicy(desk.editor, { story: story.slug, policy: "strict" });
    const error = await untouched(() => override(desk.editor, "undecided"));
    expect(error).toMatchObject({ code: "FORBIDDEN" });
    expect(error.message).toContain("administrators alone");
    await override(desk.admin, "undecided");
  });

  it("is of what stands in the way as it was read", async () => {
    const { kind, key } = await blocker(desk.editor, "undecided");
    const other = { story: story.slug, kind, key, fingerprint: "0".repeat(32), reason: "So" };
    expect((await untouched(() => overrideBlocker(desk.editor, other))).code).toBe("RULE_UNMET");
  });

  it("is given once, and of no text not at all", async () => {
    await override(desk.editor, "undecided");
    expect((await untouched(() => override(desk.admin, "undecided"))).code).toBe("CONFLICT");
    story = await makeStory(desk.editor);
    expect((await untouched(() => override(desk.editor, "no_draft"))).code).toBe("RULE_UNMET");
  });

  it("is taken back once, which opens the gate", async () => {
    const given = await override(desk.editor, "undecided");
    await override(desk.editor, "unplaced");
    await clear(desk.editor);
    expect((await untouched(() => takeBackOverride(desk.viewer, given))).code).toBe("FORBIDDEN");
    await takeBackOverride(desk.editor, given);
    expect(await status()).toBe("checking");
    expect((await untouched(() => takeBackOverride(desk.editor, given))).code).toBe("RULE_UNMET");
  });

  it("needs a reason", () => {
    const blank = { story: "x", kind: "lint", key: "1", fingerprint: "0".repeat(32), reason: " " };
    expect(() => parseInput(overrideInput, blank)).toThrow("why it does not hold the story up");
  });
});

describe("a sign-off", () => {
  async function allegation() {
    const claim = await makeClaim(desk.editor, story, {
      ...{ wording: "The mayor took the money", kind: "allegation", legalRisk: "high" },
    });
    await makeCitation(desk.editor, claim, { terms: "background" });
    return claim;
  }
  const sign = async (actor: Actor, claim: { claimId: number }, as: string, revision?: number) => {
    const contentRevision = revision ?? (await rowOf(claim)).contentRevision;
    const input = { claimId: claim.claimId, as, contentRevision, note: "Looked at the notebook." };
    return signOff(actor, parseInput(signOffInput, input));
  };

  it("of either kind takes the blocker away", async () => {
    const claim = await allegation();
    expect(await blocker(desk.editor, "sole_unnamed")).toMatchObject({
      fault: "One unnamed source",
    });
    expect(await blocker(desk.editor, "legal_risk")).toMatchObject({ fault: "High legal risk" });
    await sign(desk.admin, claim, "unnamed");
    await sign(desk.reviewer, claim, "legal");
    expect(await blocker(desk.editor, "sole_unnamed")).toBeUndefined();
    expect(await blocker(desk.editor, "legal_risk")).toBeUndefined();
  });

  it("lapses with the claim's words or citations", async () => {
    const claim = await allegation();
    await sign(desk.reviewer, claim, "legal");
    await editClaim(desk.editor, { ...(await at(claim)), patch: { wording: "The mayor took it" } });
    const lapsed = await blocker(desk.editor, "legal_risk");
    expect(lapsed.fact).toContain(`Signed by ${desk.reviewer.name} before its words`);
  });

  it("is an editor's or a lawyer's, and never its author's", async () => {
    const claim = await allegation();
    const refused: Array<[Actor, string, string]> = [
      [desk.viewer, "legal", "FORBIDDEN"],
      [desk.editor, "legal", "FORBIDDEN"],
      [desk.reviewer, "unnamed", "FORBIDDEN"],
      [desk.editor, "unnamed", "RULE_UNMET"],
    ];
    for (const [actor, as, code] of refused) {
      expect((await untouched(() => sign(actor, claim, as))).code).toBe(code);
    }
  });

  it("is of what was seen, and of something to sign", async () => {
    const claim = await allegation();
    const { contentRevision } = await rowOf(claim);
    const stale = () => sign(desk.reviewer, claim, "legal", contentRevision - 1);
    expect((await untouched(stale)).code).toBe("CONFLICT");
    const plain = await makeClaim(desk.editor, story);
    for (const [actor, as] of [
      [desk.reviewer, "legal"],
      [desk.admin, "unnamed"],
    ] as const) {
      // prettier-ignore
      expect((await untouched(() => sign(actor, plain, as))).code).toBe("RULE_UNMET");
    }
  });

  it("is given once and taken back once", async () => {
    const claim = await allegation();
    const given = await sign(desk.reviewer, claim, "legal");
    expect((await untouched(() => sign(desk.admin, claim, "legal"))).code).toBe("CONFLICT");
    expect((await untouched(() => takeBackSignOff(desk.editor, given))).code).toBe("FORBIDDEN");
    await takeBackSignOff(desk.reviewer, given);
    expect((await untouched(() => takeBackSignOff(desk.reviewer, given))).code).toBe("RULE_UNMET");
    expect(await blocker(desk.editor, "legal_risk")).toBeDefined();
  });
});

describe("a policy", () => {
  const copy = (actor: Actor, name: string, from = "standard") =>
    copyPolicy(actor, parseInput(copyPolicyInput, { from, name }));
  const change = (actor: Actor, on: { policyId: number; revision: number }, patch: object) =>
    changePolicy(actor, parseInput(changePolicyInput, { ...on, patch }));
  const choose = (actor: Actor, policy: string) =>
    choosePolicy(actor, parseInput(choosePolicyInput, { story: story.slug, policy }));

  it("is copied and adjusted by an administrator, and holds for the stories that chose it", async () => {
    const made = await copy(desk.admin, "Investigations");
    await bringIn("The council met on the pier.", false);
    await choose(desk.editor, String(made.policyId));
    expect(await blocker(desk.editor, "coverage")).toMatchObject({ fault: "Unchecked" });
    await change(desk.admin, made, { coverage: 0 });
    expect(await blocker(desk.editor, "coverage")).toBeUndefined();
  });

  it("is nobody else's to make", async () => {
    for (const actor of [desk.editor, desk.reviewer, desk.viewer]) {
      expect((await untouched(() => copy(actor, "Ours"))).code).toBe("FORBIDDEN");
    }
    const made = await copy(desk.admin, "Sports");
    expect((await untouched(() => change(desk.editor, made, { lints: false }))).code).toBe("FORBIDDEN"); // prettier-ignore
    expect((await untouched(() => choose(desk.reviewer, "breaking"))).code).toBe("FORBIDDEN");
  });

  it("has a name of its own, and is changed by one at a time", async () => {
    const made = await copy(desk.admin, "Culture");
    for (const name of ["Culture", "standard"]) {
      expect((await untouched(() => copy(desk.admin, name))).fields).toHaveProperty("name");
    }
    await change(desk.admin, made, { lints: false });
    expect((await untouched(() => change(desk.admin, made, { lints: true }))).code).toBe(
      "CONFLICT",
    );
    const gone = () => change(desk.admin, { policyId: 9_999, revision: 0 }, {});
    expect((await untouched(gone)).code).toBe("NOT_FOUND");
    expect((await untouched(() => choose(desk.editor, "9999"))).fields).toHaveProperty("policy");
  });

  it("chosen anew opens the gate; a killed story chooses none", async () => {
    await clear(desk.editor);
    await choose(desk.editor, "strict");
    expect(await status()).toBe("checking");
    story = await makeStory(desk.editor, { status: "killed" });
    expect((await untouched(() => choose(desk.editor, "strict"))).code).toBe("RULE_UNMET");
  });

  it("lists the presets first", async () => {
    const { policies } = await getGate(desk.viewer, story.slug);
    expect(policies.slice(0, 3).map(({ name }) => name)).toEqual([
      "Strict",
      "Standard",
      "Breaking",
    ]);
  });
});

it("asks open questions, and leaves the log whole", async () => {
  const { claimId } = await makeClaim(desk.editor, story);
  await raiseQuestion(desk.reviewer, { claimId, question: "Who says so?", sendBack: false });
  expect(await blocker(desk.editor, "question")).toMatchObject({ fault: "Open question" });
  await expectRefused("RULE_UNMET", () => clear(desk.editor));
  expect(await verifyChain()).toMatchObject({ ok: true });
});
