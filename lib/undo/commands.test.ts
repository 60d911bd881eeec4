/** What is undone, by whom, until when; and what somebody else did since stands in the way of. */
import Database from "better-sqlite3";
import { beforeAll, describe, expect, it } from "vitest";
import type { Actor } from "@/lib/access/actor";
import { UNDO_HOURS } from "@/lib/audit/acts";
import { changeClaims } from "@/lib/ledger/claims/bulk";
import { logClaims } from "@/lib/ledger/claims/commands";
import { changeClaimsInput, editClaimInput } from "@/lib/ledger/claims/input";
import { handOverClaim } from "@/lib/ledger/claims/moves";
import { editClaim } from "@/lib/ledger/claims/commands";
import { mergeClaims } from "@/lib/drafts/place/merge-claims";
import { pasteDraft } from "@/lib/drafts/commands";
import { acceptProposal, dismissProposal } from "@/lib/drafts/propose/decide-proposals";
import { setPart } from "@/lib/drafts/parts";
import { answerQuestion, raiseQuestion } from "@/lib/ledger/questions/commands";
import { giveVerdict } from "@/lib/ledger/verdicts/commands";
import { getReview } from "@/lib/ledger/verdicts/queries";
import { listReviewQueue } from "@/lib/ledger/verdicts/queue";
import { getClaim } from "@/lib/ledger/claims/queries";
import { db } from "@/lib/platform/db";
import { gatherTouched } from "@/lib/platform/touched";
import { recordExport } from "@/lib/table/export/record";
import { planExport } from "@/lib/table/export/commands";
import { addMember, removeMember } from "@/lib/stories/members";
import { saidChanges } from "@/lib/text/meaning/changes";
import {
  at,
  decide,
  eventsOf,
  eventTypesOf,
  handOver,
  judge,
  makeCitation,
  makeClaim,
  makeDesk,
  matches,
  rowOf,
  type Desk,
  type MadeClaim,
} from "@/tests/support/claims";
import { useDatabase } from "@/tests/support/database";
import { makePerson, makeStory } from "@/tests/support/factories";
import { expectRefused } from "@/tests/support/refusal";
import { undoAct } from "./commands";

const place = useDatabase();
let desk: Desk;
let story: { id: number; slug: string };
beforeAll(async () => {
  desk = await makeDesk();
  story = await makeStory(desk.editor);
});

/** Does something that can be undone. @returns by what. */
async function act(work: () => Promise<unknown>): Promise<{ act: number }> {
  const { undoable } = await gatherTouched(work);
  if (!undoable) throw new Error("It cannot be undone.");
  return { act: undoable.act };
}

async function edit(actor: Actor, claim: MadeClaim, patch: object): Promise<{ act: number }> {
  const now = await at(claim);
  return act(() => editClaim(actor, editClaimInput.parse({ ...now, patch })));
}

const change = (claims: readonly MadeClaim[], what: object) =>
  act(() =>
    changeClaims(
      desk.editor,
      changeClaimsInput.parse({ claimIds: claims.map(({ claimId }) => claimId), change: what }),
    ),
  );

async function readReview(claim: MadeClaim) {
  return getReview(desk.reviewer, await getClaim(desk.reviewer, story.slug, claim.number));
}

describe("logging that is undone", () => {
  it("withdraws the claim, says why, and gives its number to nobody else", async () => {
    let claim: MadeClaim | undefined;
    const did = await act(async () => {
      claim = await makeClaim(desk.editor, story, { wording: "The quayside was undermined" });
    });
    if (!claim) throw new Error("No claim was logged.");
    expect(await undoAct(desk.editor, did)).toEqual({ said: `${claim.ref} logged`, left: [] });
    const row = await rowOf(claim);
    expect(row.withdrawnReason).toBe(`Undone: ${claim.ref} logged`);
    expect(row.withdrawnById).toBe(desk.editor.userId);
    const next = await makeClaim(desk.editor, story);
    expect(next.number).toBe(claim.number + 1);
    expect(await eventTypesOf(claim)).toEqual(["claim.logged", "act.undone"]);
    const [told] = await eventsOf(claim, "act.undone");
    expect(told).toMatchObject({
      by: desk.editor.userId,
      data: { ref: claim.ref, said: `${claim.ref} logged`, from: did.act },
    });
  });

  it("goes back one act after the other, each as it was", async () => {
    let claim: MadeClaim | undefined;
    const logged = await act(async () => {
      claim = await makeClaim(desk.editor, story, { wording: "A lighter sank in the basin" });
    });
    if (!claim) throw new Error("No claim was logged.");
    const reworded = await edit(desk.editor, claim, { wording: "A barge sank in the basin" });
    const tagged = await edit(desk.editor, claim, { tags: ["barges"] });
    expect(matches("barge")).toContain(claim.claimId);
    await undoAct(desk.editor, tagged);
    await undoAct(desk.editor, reworded);
    expect(await rowOf(claim)).toMatchObject({ wording: "A lighter sank in the basin", tags: [] });
    expect(matches("barge")).not.toContain(claim.claimId);
    expect(matches("lighter")).toContain(claim.claimId);
    await undoAct(desk.editor, logged);
    expect((await rowOf(claim)).withdrawnAt).not.toBeNull();
  });

  it("is refused once somebody has gone by the claim, and says who and what", async () => {
    let claim: MadeClaim | undefined;
    const did = await act(async () => {
      claim = await makeClaim(desk.editor, story);
    });
    if (!claim) throw new Error("No claim was logged.");
    const asked = { claimId: claim.claimId, question: "Who says so?", sendBack: false };
    await raiseQuestion(desk.reviewer, asked);
    const error = await expectRefused("CONFLICT", () => undoAct(desk.editor, did));
    expect(error.message).toBe(
      `“${claim.ref} logged” is not undone. ${desk.reviewer.name} asked a question about it since.`,
    );
  });

  it("is refused after one's own later act, until that is undone", async () => {
    let claim: MadeClaim | undefined;
    const did = await act(async () => {
      claim = await makeClaim(desk.editor, story);
    });
    if (!claim) throw new Error("No claim was logged.");
    const now = await at(claim);
    const handed = await act(() => handOverClaim(desk.editor, now));
    const error = await expectRefused("CONFLICT", () => undoAct(desk.editor, did));
    expect(error.message).toContain("You handed it over for review since; undo that first.");
    await undoAct(desk.editor, handed);
    await undoAct(desk.editor, did);
  });
});

describe("a change that is undone", () => {
  it("of a tag or a checker stands beside what somebody else changed of the same claim", async () => {
    const claim = await makeClaim(desk.editor, story);
    const tagged = await edit(desk.editor, claim, { tags: ["port"] });
    await edit(desk.admin, claim, { wording: "It was dredged at night" });
    await undoAct(desk.editor, tagged);
    expect(await rowOf(claim)).toMatchObject({ wording: "It was dredged at night", tags: [] });
  });

  it("of a field is refused where somebody else changed that field again", async () => {
    const claim = await makeClaim(desk.editor, story);
    const did = await edit(desk.editor, claim, { legalRisk: "high" });
    await edit(desk.admin, claim, { legalRisk: "low" });
    const error = await expectRefused("CONFLICT", () => undoAct(desk.editor, did));
    expect(error.message).toContain(`${desk.admin.name} edited it since.`);
  });

  it("of the wording is refused once a verdict was given on it", async () => {
    const claim = await makeClaim(desk.editor, story);
    const did = await edit(desk.editor, claim, { wording: "It was dredged in the dark" });
    await decide(desk, claim);
    const error = await expectRefused("CONFLICT", () => undoAct(desk.editor, did));
    // The editor handed it over before; what somebody else did is told first.
    expect(error.message).toContain(`${desk.reviewer.name} gave a verdict on it since.`);
    expect((await rowOf(claim)).wording).toBe("It was dredged in the dark");
  });

  it("brings a verdict back that lapsed by it, of what stands to the letter as it was judged", async () => {
    const claim = await makeClaim(desk.editor, story);
    await decide(desk, claim);
    const judged = await rowOf(claim);
    const did = await edit(desk.admin, claim, { wording: "Something else altogether" });
    expect(await rowOf(claim)).toMatchObject({ reviewState: "recheck" });
    await undoAct(desk.admin, did);
    const row = await rowOf(claim);
    expect(row).toMatchObject({ reviewState: "decided", level: judged.level, verdictById: desk.reviewer.userId }); // prettier-ignore
    expect(row.verdicts).toEqual(judged.verdicts);
    // Whoever read the other wording is told, although the old one is back.
    expect(row.contentRevision).toBeGreaterThan(judged.contentRevision + 1);
    // Who changed it and took that back is no author of what stands: four eyes ask for nobody else.
    expect(row.contentChangedById).toBe(judged.contentChangedById);
    await judge(desk.admin, claim);
  });

  it("of many claims leaves those that somebody has changed since, and names them", async () => {
    const claims = [];
    for (let n = 0; n < 3; n += 1) claims.push(await makeClaim(desk.editor, story));
    const did = await change(claims, { legalRisk: "medium" });
    const [, second] = claims;
    if (!second) throw new Error("There are three claims.");
    await edit(desk.admin, second, { legalRisk: "high" });
    const undone = await undoAct(desk.editor, did);
    expect(undone).toEqual({
      said: "3 claims changed in legal risk",
      left: [{ ref: second.ref, why: `${desk.admin.name} edited it since.` }],
    });
    const risks = await Promise.all(claims.map(async (claim) => (await rowOf(claim)).legalRisk));
    expect(risks).toEqual(["none", "high", "none"]);
    expect(await eventTypesOf(second)).not.toContain("act.undone");
  });

  it("of many claims, all of which were changed since, is refused", async () => {
    const claims = [await makeClaim(desk.editor, story), await makeClaim(desk.editor, story)];
    const did = await change(claims, { handOver: true });
    for (const claim of claims) await judge(desk.reviewer, claim);
    const error = await expectRefused("CONFLICT", () => undoAct(desk.editor, did));
    expect(error.message).toContain(`${desk.reviewer.name} gave a verdict on it since.`);
  });

  it("takes a whole table back that was pasted", async () => {
    const before = await db().claim.count({ where: { storyId: story.id, withdrawnAt: null } });
    const claims = ["One", "Two", "Three"].map((wording) => ({ wording }));
    const did = await act(() => logClaims(desk.editor, { story: story.slug, claims }));
    expect((await undoAct(desk.editor, did)).said).toBe("3 claims logged");
    expect(await db().claim.count({ where: { storyId: story.id, withdrawnAt: null } })).toBe(
      before,
    );
  });
});

describe("a verdict that is undone", () => {
  async function judged(): Promise<{ claim: MadeClaim; did: { act: number } }> {
    const claim = await makeClaim(desk.editor, story);
    await handOver(desk.editor, claim);
    return { claim, did: await act(() => judge(desk.reviewer, claim)) };
  }

  it("leaves no verdict: the claim waits as before, in the queue and in four eyes", async () => {
    const { claim, did } = await judged();
    await undoAct(desk.reviewer, did);
    const row = await rowOf(claim);
    expect(row).toMatchObject({ level: "unverified", reviewState: "ready", verdictById: null });
    expect(row.verdicts).toMatchObject([{ lapsedReason: `${desk.reviewer.name} took it back` }]);
    const { entries } = await listReviewQueue(desk.reviewer, { scope: "mine" });
    expect(entries.find(({ claimId }) => claimId === claim.claimId)).toMatchObject({
      lapsedBecause: "",
    });
    const review = await readReview(claim);
    expect(review.verdicts).toMatchObject([{ isUndone: true }]);
    await judge(desk.reviewer, claim);
  });

  it("puts the one back that it had replaced", async () => {
    const { claim } = await judged();
    const { contentRevision, verdicts } = await rowOf(claim);
    const [first] = verdicts;
    const input = {
      claimId: claim.claimId,
      contentRevision,
      note: "After all.",
      replaces: first?.id,
    };
    await makeCitation(desk.admin, claim, { stance: "contradicts" });
    await edit(desk.admin, claim, { tags: ["x"] });
    const now = await rowOf(claim);
    const did = await act(() =>
      giveVerdict(desk.reviewer, {
        ...{ ...input, contentRevision: now.contentRevision, replaces: undefined },
        level: "disputed",
      }),
    );
    await undoAct(desk.reviewer, did);
    expect(await rowOf(claim)).toMatchObject({ level: "unverifiable", reviewState: "recheck" });
    const { entries } = await listReviewQueue(desk.reviewer, { scope: "all" });
    const entry = entries.find(({ claimId }) => claimId === claim.claimId);
    expect(entry?.lapsedBecause).toMatch(/^a citation of .* was added$/);
  });

  it("is measured no more: what changed is told since the verdict before", async () => {
    const { claim } = await judged();
    const { wording } = await rowOf(claim);
    await edit(desk.admin, claim, { wording: "It may open in May" });
    const did = await act(() => judge(desk.reviewer, claim));
    await undoAct(desk.reviewer, did);
    await edit(desk.admin, claim, { wording: "It opens in May" });
    const { changes } = await readReview(claim);
    expect(changes).toEqual(saidChanges(wording, "It opens in May"));
    expect(changes).not.toEqual(saidChanges("It may open in May", "It opens in May"));
  });

  it("stands once the claim was exported", async () => {
    const { claim, did } = await judged();
    const params = new URLSearchParams({ story: story.slug });
    await recordExport(desk.viewer, await planExport(desk.viewer, "csv", params));
    const error = await expectRefused("CONFLICT", () => undoAct(desk.reviewer, did));
    expect(error.message).toContain(`${desk.viewer.name} exported the story since.`);
    expect((await rowOf(claim)).reviewState).toBe("decided");
  });

  it("stands once somebody else acted on it", async () => {
    const { claim, did } = await judged();
    await edit(desk.editor, claim, { wording: "It was dredged once" });
    const error = await expectRefused("CONFLICT", () => undoAct(desk.reviewer, did));
    expect(error.message).toContain(`${desk.editor.name} edited it since.`);
  });
});

describe("a question that is undone", () => {
  it("is closed by who asked, and with a claim sent back the claim waits again", async () => {
    const claim = await makeClaim(desk.editor, story);
    await handOver(desk.editor, claim);
    const input = { claimId: claim.claimId, question: "Which year?", sendBack: true };
    const did = await act(() => raiseQuestion(desk.reviewer, input));
    expect((await rowOf(claim)).reviewState).toBe("open");
    await undoAct(desk.reviewer, did);
    expect((await rowOf(claim)).reviewState).toBe("ready");
    const [question] = await db().question.findMany({ where: { claimId: claim.claimId } });
    expect(question).toMatchObject({ closedById: desk.reviewer.userId, dismissReason: "Taken back by who asked." }); // prettier-ignore
  });

  it("stands once it was answered", async () => {
    const claim = await makeClaim(desk.editor, story);
    const input = { claimId: claim.claimId, question: "Which year?", sendBack: false };
    let questionId = 0;
    const did = await act(async () => {
      ({ questionId } = await raiseQuestion(desk.reviewer, input));
    });
    await answerQuestion(desk.editor, { questionId, revision: 0, answer: "Last year." });
    const error = await expectRefused("CONFLICT", () => undoAct(desk.reviewer, did));
    expect(error.message).toContain(`${desk.editor.name} answered a question about it since.`);
  });
});

describe("what is decided about a draft", () => {
  const text = "The port paid 12 invoices, Odile Varga said.\n\nThe ferry is late, the mayor said.";

  async function drafted() {
    const made = await makeStory(desk.editor);
    const { draftId } = await pasteDraft(desk.editor, { story: made.slug, plain: text });
    const proposals = await db().proposal.findMany({ where: { draftId, state: "open" } });
    return { made, draftId, proposals };
  }

  it("opens the proposal again that was accepted, with its claim withdrawn", async () => {
    const { proposals } = await drafted();
    const [proposal] = proposals;
    if (!proposal) throw new Error("The draft has no proposal.");
    const input = { proposalId: proposal.id, revision: proposal.revision };
    const did = await act(() => acceptProposal(desk.editor, input));
    await undoAct(desk.editor, did);
    const now = await db().proposal.findUniqueOrThrow({ where: { id: proposal.id } });
    expect(now).toMatchObject({ state: "open", claimId: null, decidedById: null });
    await acceptProposal(desk.editor, { proposalId: proposal.id, revision: now.revision });
  });

  it("stands once the next draft came in", async () => {
    const { made, draftId, proposals } = await drafted();
    const [proposal] = proposals;
    if (!proposal) throw new Error("The draft has no proposal.");
    const input = { proposalId: proposal.id, revision: proposal.revision };
    const dismissed = await act(() => dismissProposal(desk.editor, input));
    const part = await act(() => setPart(desk.editor, { draftId, paragraph: 1, part: "deck" }));
    await pasteDraft(desk.admin, { story: made.slug, plain: `${text}\n\nIt rained.` });
    for (const did of [dismissed, part]) {
      const error = await expectRefused("CONFLICT", () => undoAct(desk.editor, did));
      expect(error.message).toContain(`${desk.admin.name} brought in draft 2 since.`);
    }
  });

  it("separates two claims that were merged", async () => {
    const into = await makeClaim(desk.editor, story);
    const from = await makeClaim(desk.editor, story);
    await makeCitation(desk.editor, from);
    const pair = { ...(await at(from)), into: await at(into) };
    const did = await act(() => mergeClaims(desk.editor, pair));
    expect((await rowOf(into)).sourceCount).toBe(1);
    expect((await undoAct(desk.editor, did)).said).toBe(`${from.ref} merged into ${into.ref}`);
    expect(await rowOf(from)).toMatchObject({ withdrawnAt: null, mergedIntoId: null });
    expect((await rowOf(into)).sourceCount).toBe(0);
    expect(await eventTypesOf(from)).toContain("act.undone");
  });
});

describe("undoing", () => {
  it("is nobody else's, not even an administrator's", async () => {
    const claim = await makeClaim(desk.editor, story);
    const did = await edit(desk.editor, claim, { tags: ["mine"] });
    for (const other of [desk.admin, desk.reviewer, desk.viewer]) {
      await expectRefused("NOT_FOUND", () => undoAct(other, did));
    }
    await undoAct(desk.editor, did);
    await expectRefused("NOT_FOUND", () => undoAct(desk.editor, did));
  });

  it("needs what doing it needs: a role that was lost is lost for this, too", async () => {
    const claim = await makeClaim(desk.editor, story);
    const reworded = await edit(desk.editor, claim, { wording: "It was dredged by hand" });
    const tagged = await edit(desk.editor, claim, { tags: ["hand"] });
    const { userId, name, email } = desk.editor;
    const as = (role: Actor["role"]): Actor => ({ userId, name, email, role });
    const asReviewer = as("reviewer");
    await undoAct(asReviewer, tagged);
    await expectRefused("FORBIDDEN", () => undoAct(asReviewer, reworded));
    await expectRefused("FORBIDDEN", () => undoAct(as("viewer"), reworded));
  });

  it("is not there for who does not see the story any more", async () => {
    const member = await makePerson("editor");
    const hidden = await makeStory(desk.editor, { restricted: true, members: [member] });
    const claim = await makeClaim(desk.editor, hidden);
    const did = await edit(member, claim, { tags: ["hidden"] });
    await removeMember(desk.editor, { storyId: hidden.id, userId: member.userId });
    await expectRefused("NOT_FOUND", () => undoAct(member, did));
    await addMember(desk.editor, { storyId: hidden.id, userId: member.userId });
    await undoAct(member, did);
  });

  it("is over after a day, and what is older is swept away", async () => {
    const claim = await makeClaim(desk.editor, story);
    const did = await edit(desk.editor, claim, { tags: ["old"] });
    const file = new Database(place.databaseFile);
    const past = new Date(Date.now() - (UNDO_HOURS + 1) * 3_600_000).toISOString();
    file.prepare(`UPDATE "Act" SET "at" = ? WHERE "id" = ?`).run(past, did.act);
    file.close();
    const error = await expectRefused("RULE_UNMET", () => undoAct(desk.editor, did));
    expect(error.message).toContain("more than a day ago");
    await edit(desk.editor, claim, { tags: ["new"] });
    await expectRefused("NOT_FOUND", () => undoAct(desk.editor, did));
  });

  it("is told as what it undoes, which is not undone itself", async () => {
    const claim = await makeClaim(desk.editor, story);
    const did = await edit(desk.editor, claim, { tags: ["again"] });
    const { undoable, touched } = await gatherTouched(() => undoAct(desk.editor, did));
    expect(undoable).toBeNull();
    expect(touched).toContain(claim.claimId);
  });
});
