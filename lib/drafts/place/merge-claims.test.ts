/** Two claims become one, and two again: what goes over, what stays, and what is right afterwards. */
import { beforeAll, describe, expect, it } from "vitest";
import { verifyChain } from "@/lib/audit/chain";
import { attachFile, readAttachment } from "@/lib/ledger/citations/attachments";
import { editCitation } from "@/lib/ledger/citations/commands";
import { changeClaims } from "@/lib/ledger/claims/bulk";
import { editClaim } from "@/lib/ledger/claims/commands";
import { restoreClaim, withdrawClaim } from "@/lib/ledger/claims/moves";
import { getClaimById } from "@/lib/ledger/claims/queries";
import { closeQuestion, raiseQuestion } from "@/lib/ledger/questions/commands";
import { listReviewQueue } from "@/lib/ledger/verdicts/queue";
import { db } from "@/lib/platform/db";
import {
  at,
  decide,
  eventsOf,
  handOver,
  judge,
  makeCitation,
  makeClaim,
  makeDesk,
  makeSource,
  rowOf,
  type Desk,
  type MadeClaim,
} from "@/tests/support/claims";
import { useDatabase } from "@/tests/support/database";
import { makePerson, makeStory } from "@/tests/support/factories";
import { expectRefused, refusal } from "@/tests/support/refusal";
import { pasteDraft } from "@/lib/drafts/commands";
import { pasteDraftInput } from "@/lib/drafts/input";
import { listMergeCandidates } from "@/lib/drafts/merge-candidates";
import { getDraft } from "@/lib/drafts/queries";
import { listFurtherPlaces } from "./further";
import { mergeClaims, undoMergeOfClaims } from "./merge-claims";
import { logClaimAt } from "./place-claims";
import { listUnsettled } from "./unsettled";

useDatabase();

let desk: Desk;

beforeAll(async () => {
  desk = await makeDesk();
});

type Some = { claimId: number };

async function merge(from: Some, into: Some, actor = desk.editor) {
  return mergeClaims(actor, { ...(await at(from)), into: await at(into) });
}

async function undo(from: Some, actor = desk.editor) {
  return undoMergeOfClaims(actor, await at(from));
}

async function two(options: { from?: object; into?: object } = {}) {
  const story = await makeStory(desk.editor);
  const into = await makeClaim(desk.editor, story, options.into);
  const from = await makeClaim(desk.editor, story, options.from);
  return { story, into, from };
}

const citationsOf = async (claim: Some) =>
  (await getClaimById(desk.editor, claim.claimId)).citations;

describe("a merge", () => {
  it("withdraws the one as merged, and its address leads on", async () => {
    const { story, from, into } = await two();
    await merge(from, into);
    const gone = await getClaimById(desk.viewer, from.claimId);
    expect(gone).toMatchObject({
      mergedInto: into.ref,
      withdrawn: { by: desk.editor.name, reason: "Merged into C1" },
      can: { restore: false, undoMerge: false },
    });
    expect(await getClaimById(desk.editor, from.claimId)).toMatchObject({
      can: { restore: false, undoMerge: true, merge: false, split: false },
    });
    expect(await getClaimById(desk.viewer, into.claimId)).toMatchObject({ merged: [from.ref] });
    expect((await eventsOf(from, "claim.merged_away"))[0]?.data).toMatchObject({ into: "C1" });
    expect((await eventsOf(into, "claim.merged_here"))[0]?.data).toMatchObject({ from: "C2" });
    expect(await db().claim.count({ where: { storyId: story.id, withdrawnAt: null } })).toBe(1);
    expect(await verifyChain()).toMatchObject({ ok: true });
  });

  it("gives citations over with terms and files, but for those that are held already", async () => {
    const { from, into } = await two();
    const [leak, mayor] = [await makeSource(desk.editor), await makeSource(desk.editor)];
    const same = { sourceId: leak.id, quote: "We paid", locator: "p. 4" };
    await makeCitation(desk.editor, into, { ...same, note: "By fax" });
    await makeCitation(desk.editor, from, same);
    await makeCitation(desk.editor, from, { ...same, quote: "We paid twice" });
    const secret = await makeCitation(desk.editor, from, {
      ...{ sourceId: mayor.id, terms: "off_record", termsAgreed: "never", stance: "denies" },
      restsOn: [leak.id],
    });
    const content = new TextEncoder().encode("No.");
    await attachFile(desk.editor, secret.citationId, {
      name: "a.txt",
      type: "text/plain",
      content,
    });

    await merge(from, into);
    const citations = await citationsOf(into);
    expect(citations.map(({ source, quote, terms }) => [source.id, quote, terms])).toEqual([
      [leak.id, "We paid", "on_record"],
      [leak.id, "We paid twice", "on_record"],
      [mayor.id, "", "off_record"],
    ]);
    expect(citations[2]).toMatchObject({
      ...{ termsAgreed: "never", stance: "denies", restsOn: [{ id: leak.id }] },
      attachments: [{ name: "a.txt" }],
    });
    const file = await readAttachment(desk.viewer, citations[2]!.attachments[0]!.id);
    expect(new TextDecoder().decode(file.content)).toBe("No.");
    // The one that is withdrawn keeps its own.
    expect(await citationsOf(from)).toHaveLength(3);
    expect(await rowOf(into)).toMatchObject({ sourceCount: 2, leavingSourceCount: 1 });
    expect((await eventsOf(into, "claim.merged_here"))[0]?.data).toMatchObject({ held: 1 });
  });

  it("lapses the verdict of the claim that stays only where citations came to it", async () => {
    const unlike = await two();
    await makeCitation(desk.editor, unlike.from);
    await decide(desk, unlike.into);
    await merge(unlike.from, unlike.into);
    expect(await rowOf(unlike.into)).toMatchObject({ reviewState: "recheck" });
    expect((await eventsOf(unlike.into, "verdict.lapsed"))[0]?.data.because).toBe(
      "C2 was merged into it",
    );
    const alike = await two();
    await decide(desk, alike.into);
    await merge(alike.from, alike.into);
    expect(await rowOf(alike.into)).toMatchObject({ reviewState: "decided" });
  });

  it("joins tags, legal risk, checker, day and note", async () => {
    const { from, into } = await two({
      into: { tags: ["leak"], note: "Sheet 2", recheckOn: "2026-06-01" },
      from: {
        ...{ tags: ["leak", "police"], legalRisk: "high", note: "Ask again" },
        ...{ recheckOn: "2026-05-01", checkerId: desk.reviewer.userId },
      },
    });
    const before = await rowOf(into);
    await merge(from, into);
    const row = await rowOf(into);
    expect(row).toMatchObject({
      ...{ legalRisk: "high", checkerId: desk.reviewer.userId },
      note: "Sheet 2\n\nC2: Ask again",
      recheckOn: new Date("2026-05-01"),
    });
    expect(row.tags.map(({ tag }) => tag)).toEqual(["leak", "police"]);
    await undo(from);
    const { legalRisk, checkerId, note, recheckOn, tags } = before;
    expect(await rowOf(into)).toMatchObject({ legalRisk, checkerId, note, recheckOn, tags });
  });

  it("moves open questions, and leaves closed ones where they were put", async () => {
    const { from, into } = await two();
    const ask = (question: string) =>
      raiseQuestion(desk.reviewer, { claimId: from.claimId, question, sendBack: false });
    const [open, closed] = [await ask("Who says so?"), await ask("When?")];
    await closeQuestion(desk.reviewer, { questionId: closed.questionId, revision: 0 });
    await merge(from, into);
    const claimOf = async ({ questionId }: { questionId: number }) =>
      (await db().question.findUniqueOrThrow({ where: { id: questionId } })).claimId;
    expect(await claimOf(open)).toBe(into.claimId);
    expect(await claimOf(closed)).toBe(from.claimId);
    await undo(from);
    expect(await claimOf(open)).toBe(from.claimId);
  });

  it("keeps four eyes for whoever wrote either", async () => {
    const story = await makeStory(desk.editor);
    const [one, other, third] = [
      await makePerson("admin"),
      await makePerson("admin"),
      await makePerson("admin"),
    ];
    const into = await makeClaim(desk.editor, story);
    await editClaim(third, { ...(await at(into)), patch: { wording: "It was paid twice" } });
    const from = await makeClaim(one, story);
    await makeCitation(other, from);
    await handOver(desk.editor, into);
    await merge(from, into);
    for (const author of [one, other, third]) {
      expect((await refusal(() => judge(author, into))).unmet?.join(" ")).toMatch(/somebody else/);
      const queue = await listReviewQueue(author, { scope: "mine", story: story.slug });
      expect(queue.total).toBe(0);
    }
    await judge(desk.reviewer, into);
    // What is not merged any more is not theirs; who changed it last before stays an author.
    await undo(from);
    await judge(one, into);
    expect((await refusal(() => judge(third, into))).code).toBe("RULE_UNMET");
  });

  it("is refused at another revision of either, to others, and of what does not exist", async () => {
    const { story, from, into } = await two();
    const seen = { ...(await at(from)), into: await at(into) };
    await editClaim(desk.editor, { ...seen.into, patch: { note: "New" } });
    const late = await expectRefused("CONFLICT", () => mergeClaims(desk.editor, seen));
    expect(late.current).toMatchObject({ note: "New" });
    await expectRefused("FORBIDDEN", () => merge(from, into, desk.reviewer));
    await expectRefused("RULE_UNMET", () => merge(from, from));
    const elsewhere = await makeClaim(desk.editor, await makeStory(desk.editor));
    await expectRefused("RULE_UNMET", () => merge(from, elsewhere));
    const hidden = await makeStory(desk.editor, { restricted: true });
    const secret = await makeClaim(desk.editor, hidden);
    const stranger = await makePerson("editor");
    await expectRefused("NOT_FOUND", () => merge(from, secret, stranger));
    await expectRefused("NOT_FOUND", () => listMergeCandidates(stranger, secret.claimId, ""));
    await withdrawClaim(desk.editor, { ...(await at(into)), reason: "Said twice" });
    await expectRefused("RULE_UNMET", () => merge(from, into));
    expect(await db().claim.count({ where: { storyId: story.id, mergedIntoId: null } })).toBe(2);
  });
});

describe("undoing a merge", () => {
  it("takes off what was copied, and leaves what people changed since", async () => {
    const { from, into } = await two();
    const [left, edited] = [
      await makeCitation(desk.editor, from),
      await makeCitation(desk.editor, from),
    ];
    await merge(from, into);
    const [, second] = await citationsOf(into);
    await editCitation(desk.editor, {
      ...{ citationId: second!.id, revision: 0, patch: { locator: "p. 9" } },
    });
    await decide(desk, into);
    await undo(from);
    expect((await citationsOf(into)).map(({ locator }) => locator)).toEqual(["p. 9"]);
    expect((await citationsOf(from)).map(({ id }) => id)).toEqual([
      left.citationId,
      edited.citationId,
    ]);
    expect(await rowOf(into)).toMatchObject({ reviewState: "recheck", sourceCount: 1 });
    expect(await rowOf(from)).toMatchObject({ withdrawnAt: null, mergedIntoId: null });
    expect(await eventsOf(from, "claim.merge_undone")).toHaveLength(1);
    expect(await verifyChain()).toMatchObject({ ok: true });
  });

  it("is the way back: restoring, editing and citing are refused in words", async () => {
    const { from, into } = await two();
    await merge(from, into);
    const restored = await refusal(async () => restoreClaim(desk.editor, await at(from)));
    expect(restored).toMatchObject({ code: "RULE_UNMET", message: "C2 was merged into C1." });
    const many = await changeClaims(desk.editor, {
      ...{ claimIds: [from.claimId], change: { restore: true } },
    });
    expect(many).toMatchObject({
      changed: 0,
      skipped: [{ claimId: from.claimId, ref: "C2", why: "C2 was merged into C1." }],
    });
    const cited = await refusal(() => makeCitation(desk.editor, from));
    expect(cited.unmet).toEqual(["Go on with C1, or undo the merge."]);
  });

  it("goes from the top of a chain of merges, and happens once", async () => {
    const story = await makeStory(desk.editor);
    const [a, b, c] = [
      await makeClaim(desk.editor, story),
      await makeClaim(desk.editor, story),
      await makeClaim(desk.editor, story),
    ] as [MadeClaim, MadeClaim, MadeClaim];
    await merge(a, b);
    await merge(b, c);
    const blocked = await expectRefused("RULE_UNMET", () => undo(a));
    expect(blocked.unmet).toEqual(["Undo the merge of C2 first."]);
    await undo(b);
    await undo(a);
    await expectRefused("RULE_UNMET", () => undo(a));
    expect(await db().claim.count({ where: { storyId: story.id, withdrawnAt: null } })).toBe(3);
    // What was undone can be done again, and undone.
    await merge(a, b);
    await undo(a);
  });
});

describe("the places of merged claims", () => {
  const TEXT = [
    "Depot cost the ministry 40 million euros",
    "The ministry spent 40 million euros on the depot, auditors said.",
    "It rained on Monday.",
  ];

  async function placed() {
    const story = await makeStory(desk.editor);
    const bring = (paragraphs: readonly string[]) =>
      pasteDraft(
        desk.editor,
        pasteDraftInput.parse({ story: story.slug, plain: paragraphs.join("\n\n") }),
      );
    await bring(TEXT);
    const draft = await getDraft(desk.editor, story.slug, 1);
    const log = (words: string) => {
      const start = draft.text.indexOf(words);
      const end = start + words.length;
      return logClaimAt(desk.editor, { draftId: draft.id, start, end, wording: words });
    };
    return { story, bring, log };
  }

  it("are all watched as places of the claim that stays, and covered as before", async () => {
    const { story, bring, log } = await placed();
    const into = await log("The ministry spent 40 million euros on the depot");
    const from = await log("Depot cost the ministry 40 million euros");
    const before = (await getDraft(desk.viewer, story.slug, 1)).coverage;
    await merge(from, into);
    const draft = await getDraft(desk.viewer, story.slug, 1);
    expect(draft.coverage).toEqual(before);
    expect(draft.claims.map(({ ref }) => ref)).toEqual(["C1"]);
    expect(draft.further).toMatchObject([{ ref: "C1", state: "placed", start: 0 }]);
    expect(await listUnsettled(desk.editor, story.slug, 1)).toEqual([]);
    await decide(desk, into);
    await bring([TEXT[0]!.replace("40", "54"), TEXT[1]!, TEXT[2]!]);
    expect(await rowOf(into)).toMatchObject({ reviewState: "recheck" });
    expect(await rowOf(from)).toMatchObject({ reviewState: "open" });
  });

  it("are the other's where the claim that stays had none, and given back with the merge", async () => {
    const { story, log } = await placed();
    const into = await makeClaim(desk.editor, story);
    const from = await log("The ministry spent 40 million euros on the depot");
    await merge(from, into);
    expect((await getDraft(desk.viewer, story.slug, 1)).claims.map(({ ref }) => ref)).toEqual([
      into.ref,
    ]);
    await undo(from);
    const draft = await getDraft(desk.viewer, story.slug, 1);
    expect(draft.claims.map(({ ref }) => ref)).toEqual([from.ref]);
    expect(
      (await listUnsettled(desk.editor, story.slug, 1)).map(({ ref, state }) => [ref, state]),
    ).toEqual([[into.ref, "orphaned"]]);
  });

  it("are one where both stand on the same words", async () => {
    const { story, log } = await placed();
    const into = await log("The ministry spent 40 million euros on the depot");
    const from = await log("The ministry spent 40 million euros");
    await merge(from, into);
    expect(
      (await listFurtherPlaces(desk.editor, story.slug, 1)).filter(
        ({ state, paragraph }) => state === "placed" || paragraph === 2,
      ),
    ).toEqual([]);
  });
});

describe("the claims to merge with", () => {
  it("are those of the story that stand, the likest first, found by words and by number", async () => {
    const story = await makeStory(desk.editor);
    const log = (wording: string) => makeClaim(desk.editor, story, { wording });
    const claim = await log("The ministry spent 40 million euros on the depot in 2023");
    const other = await log("The harbour was dredged by a firm from Leith");
    const near = await log("In 2023 the ministry spent 40 million euros on its depot");
    const gone = await log("The ministry spent 40 million euros on the depot");
    await withdrawClaim(desk.editor, { ...(await at(gone)), reason: "Said twice" });
    await makeClaim(desk.editor, await makeStory(desk.editor));
    const refs = async (query: string) =>
      (await listMergeCandidates(desk.editor, claim.claimId, query)).map(({ ref, isNear }) => [
        ref,
        isNear,
      ]);
    expect(await refs("")).toEqual([
      [near.ref, true],
      [other.ref, false],
    ]);
    expect(await refs("leith harbour")).toEqual([[other.ref, false]]);
    expect(await refs("c3")).toEqual([[near.ref, true]]);
    expect(await refs("nothing")).toEqual([]);
    await expectRefused("FORBIDDEN", () => listMergeCandidates(desk.viewer, claim.claimId, ""));
  });
});
