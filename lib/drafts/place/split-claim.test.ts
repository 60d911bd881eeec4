/** A claim becomes several: what each is given, where each stands, and who may judge them. */
import { beforeAll, describe, expect, it } from "vitest";
import { verifyChain } from "@/lib/audit/chain";
import { removeCitation } from "@/lib/ledger/citations/commands";
import { attachFile, readAttachment, detachFile } from "@/lib/ledger/citations/attachments";
import { raiseQuestion } from "@/lib/ledger/questions/commands";
import { withdrawClaim } from "@/lib/ledger/claims/moves";
import { editClaim } from "@/lib/ledger/claims/commands";
import { getClaimById } from "@/lib/ledger/claims/queries";
import { getReview } from "@/lib/ledger/verdicts/queries";
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
  matches,
  rowOf,
  type Desk,
} from "@/tests/support/claims";
import { useDatabase } from "@/tests/support/database";
import { makePerson, makeStory } from "@/tests/support/factories";
import { expectRefused, refusal } from "@/tests/support/refusal";
import { pasteDraft } from "@/lib/drafts/commands";
import { pasteDraftInput } from "@/lib/drafts/input";
import { getDraft } from "@/lib/drafts/queries";
import { offerParts } from "@/lib/drafts/claim-parts";
import { logClaimAt } from "./place-claims";
import { splitClaim } from "./split-claim";
import { listUnsettled } from "./unsettled";

useDatabase();

let desk: Desk;

beforeAll(async () => {
  desk = await makeDesk();
});

const LIST = "A spreadsheet listed Alder, Birch and Cedar as targets";
const MEMBERS = ["Alder", "Birch", "Cedar"].map(
  (name) => `A spreadsheet listed ${name} as a target`,
);

async function split(claim: { claimId: number }, wordings: readonly string[], actor = desk.editor) {
  return splitClaim(actor, { ...(await at(claim)), wordings: [...wordings] });
}

describe("the record of a split claim", () => {
  it("keeps the number for the first part, and makes claims of the others", async () => {
    const story = await makeStory(desk.editor);
    const claim = await makeClaim(desk.editor, story, {
      ...{ wording: LIST, kind: "allegation", attribution: "document", legalRisk: "high" },
      ...{
        assertedBy: "the leak",
        note: "Sheet 2",
        tags: ["leak"],
        checkerId: desk.reviewer.userId,
      },
    });
    const { claims } = await split(claim, MEMBERS);
    expect(claims.map(({ ref }) => ref)).toEqual(["C1", "C2", "C3"]);
    const rows = await Promise.all(claims.map(rowOf));
    expect(rows.map(({ wording }) => wording)).toEqual(MEMBERS);
    for (const row of rows) {
      expect(row).toMatchObject({
        ...{
          kind: "allegation",
          attribution: "document",
          legalRisk: "high",
          assertedBy: "the leak",
        },
        ...{ note: "Sheet 2", checkerId: desk.reviewer.userId, reviewState: "open" },
        level: "unverified",
      });
      expect(row.tags.map(({ tag }) => tag)).toEqual(["leak"]);
    }
    const [first, second] = await Promise.all(
      claims.map(({ claimId }) => getClaimById(desk.viewer, claimId)),
    );
    expect(first).toMatchObject({ splitFrom: null, parts: ["C2", "C3"] });
    expect(second).toMatchObject({ splitFrom: "C1", parts: [] });
    expect(matches("birch")).toEqual([claims[1]?.claimId]);
    expect(await db().story.findUniqueOrThrow({ where: { id: story.id } })).toMatchObject({
      nextClaimNumber: 4,
    });
    expect((await eventsOf(claim, "claim.split"))[0]?.data).toMatchObject({
      into: ["C1", "C2", "C3"],
      changes: { wording: { from: LIST, to: MEMBERS[0] } },
    });
    expect((await eventsOf(claims[1]!, "claim.split_off"))[0]?.data).toMatchObject({
      ref: "C2",
      from: "C1",
      wording: MEMBERS[1],
    });
    expect(await verifyChain()).toMatchObject({ ok: true });
  });

  it("copies every citation whole, with its terms, what it rests on and its files", async () => {
    const story = await makeStory(desk.editor);
    const claim = await makeClaim(desk.editor, story, { wording: LIST });
    const leak = await makeSource(desk.editor, { kind: "document" });
    const { citationId } = await makeCitation(desk.editor, claim, {
      ...{ stance: "contradicts", terms: "off_record", termsAgreed: "never", basis: "told" },
      ...{ credibility: 3, quote: "Not so", locator: "p. 4", saidOn: "2026-05-03", note: "By fax" },
      restsOn: [leak.id],
    });
    const removed = await makeCitation(desk.editor, claim);
    const file = {
      name: "fax.txt",
      type: "text/plain",
      content: new TextEncoder().encode("Not so"),
    };
    await attachFile(desk.editor, citationId, file);
    await removeCitation(desk.editor, { citationId: removed.citationId, revision: 0 });

    const { claims } = await split(claim, MEMBERS);
    const [kept, ...others] = await Promise.all(
      claims.map(({ claimId }) => getClaimById(desk.editor, claimId)),
    );
    const plain = (citation: NonNullable<typeof kept>["citations"][number]) => {
      const { id: _, revision: __, attachments, ...rest } = citation;
      return { ...rest, files: attachments.map(({ name }) => name) };
    };
    for (const other of others) {
      expect(other.citations.map(plain)).toEqual(kept!.citations.map(plain));
      expect(other.citations[0]?.terms).toBe("off_record");
      expect(other.removedCitations).toEqual([]);
      expect(other.sourceCount).toBe(1);
    }
    const rows = await Promise.all(claims.map(rowOf));
    expect(rows.map(({ leavingSourceCount }) => leavingSourceCount)).toEqual([0, 0, 0]);

    const copy = others[0]!.citations[0]!.attachments[0]!;
    await detachFile(desk.editor, { attachmentId: kept!.citations[0]!.attachments[0]!.id });
    const { content } = await readAttachment(desk.viewer, copy.id);
    expect(new TextDecoder().decode(content)).toBe("Not so");
    expect((await eventsOf(claims[1]!, "claim.split_off"))[0]?.data.citations).toMatchObject([
      { copyOf: citationId, citationId: others[0]!.citations[0]!.id },
    ]);
  });

  it("lapses the verdict on the whole, and hands each part over where the whole was", async () => {
    const story = await makeStory(desk.editor);
    const claim = await makeClaim(desk.editor, story, { wording: LIST });
    await decide(desk, claim);
    const { questionId } = await raiseQuestion(desk.reviewer, {
      ...{ claimId: claim.claimId, question: "All three?", sendBack: false },
    });
    const { claims } = await split(claim, MEMBERS);
    const [first, second] = await Promise.all(claims.map(rowOf));
    expect(first).toMatchObject({ reviewState: "recheck", level: "unverifiable" });
    expect(first?.verdicts[0]).toMatchObject({ lapsedReason: "it was split into C1, C2, C3" });
    expect(second).toMatchObject({ reviewState: "ready", level: "unverified", verdicts: [] });
    expect(second?.readyAt).not.toBeNull();
    const queue = await listReviewQueue(desk.reviewer, { scope: "mine", story: story.slug });
    expect(queue.entries.map(({ ref }) => ref)).toEqual(["C1", "C2", "C3"]);
    expect(await db().question.findUniqueOrThrow({ where: { id: questionId } })).toMatchObject({
      claimId: claim.claimId,
    });
  });

  it("keeps four eyes on each part for whoever wrote the whole", async () => {
    const story = await makeStory(desk.editor);
    const author = await makePerson("admin");
    const changer = await makePerson("admin");
    const claim = await makeClaim(author, story, { wording: LIST });
    await editClaim(changer, { ...(await at(claim)), patch: { wording: `${LIST} in 2024` } });
    await handOver(desk.editor, claim);
    const { claims } = await split(claim, MEMBERS);
    for (const part of claims) {
      for (const who of [author, changer]) {
        expect((await refusal(() => judge(who, part))).code).toBe("RULE_UNMET");
        const review = await getReview(who, await getClaimById(who, part.claimId));
        expect(review.fourEyes).not.toBeNull();
        expect(review.unmet).toHaveLength(1);
      }
      const queue = await listReviewQueue(author, { scope: "mine", story: story.slug });
      expect(queue.total).toBe(0);
      await judge(desk.reviewer, part);
    }
  });
});

describe("a split is refused", () => {
  it("to whom it is not for, of what does not exist for them, and of what moved on", async () => {
    const hidden = await makeStory(desk.editor, { restricted: true });
    const claim = await makeClaim(desk.editor, hidden, { wording: LIST });
    const other = await makePerson("editor");
    await expectRefused("NOT_FOUND", () => split(claim, MEMBERS, other));
    await expectRefused("NOT_FOUND", () => offerParts(other, claim.claimId));
    await expectRefused("FORBIDDEN", () => split(claim, MEMBERS, desk.viewer));
    await expectRefused("FORBIDDEN", () => split(claim, MEMBERS, desk.reviewer));
    const seen = await at(claim);
    await editClaim(desk.editor, { ...seen, patch: { note: "Sheet 2" } });
    const late = await refusal(() => splitClaim(desk.editor, { ...seen, wordings: [...MEMBERS] }));
    expect(late).toMatchObject({ code: "CONFLICT", current: { note: "Sheet 2" } });
    expect(await db().claim.count({ where: { storyId: hidden.id } })).toBe(1);
  });

  it("twice over: the second of two alike is a conflict, and makes no claims", async () => {
    const story = await makeStory(desk.editor);
    const claim = await makeClaim(desk.editor, story, { wording: LIST });
    const input = { ...(await at(claim)), wordings: [...MEMBERS] };
    const both = await Promise.allSettled([
      splitClaim(desk.editor, input),
      splitClaim(desk.editor, input),
    ]);
    expect(both.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"]);
    expect(await db().claim.count({ where: { storyId: story.id } })).toBe(3);
  });

  it.each<[name: string, wordings: string[], unmet: RegExp]>([
    ["into one", [LIST], /at least two/],
    ["into the same twice", ["Alder paid", "alder  paid"], /Lines 1 and 2 say the same/],
    ["into too many", Array.from({ length: 21 }, (_, n) => `Part ${n}`), /at most 20/],
  ])("%s", async (_, wordings, unmet) => {
    const claim = await makeClaim(desk.editor, await makeStory(desk.editor), { wording: LIST });
    const refused = await refusal(() => split(claim, wordings));
    expect(refused.code).toBe("RULE_UNMET");
    expect(refused.unmet?.join(" ")).toMatch(unmet);
  });

  it("of a withdrawn claim", async () => {
    const story = await makeStory(desk.editor);
    const claim = await makeClaim(desk.editor, story, { wording: LIST });
    await withdrawClaim(desk.editor, { ...(await at(claim)), reason: "Said twice" });
    await expectRefused("RULE_UNMET", () => split(claim, MEMBERS));
  });
});

describe("the places of a split claim", () => {
  const TEXT = ["On Monday a spreadsheet listed Alder, Birch and Cedar as targets.", "It rained."];

  async function placed() {
    const story = await makeStory(desk.editor);
    const bring = (paragraphs: readonly string[]) =>
      pasteDraft(
        desk.editor,
        pasteDraftInput.parse({ story: story.slug, plain: paragraphs.join("\n\n") }),
      );
    await bring(TEXT);
    const draft = await getDraft(desk.editor, story.slug, 1);
    const words = "a spreadsheet listed Alder, Birch and Cedar as targets";
    const start = draft.text.indexOf(words);
    const claim = await logClaimAt(desk.editor, {
      ...{ draftId: draft.id, start, end: start + words.length, wording: LIST },
    });
    return { story, claim, bring };
  }

  it("are narrower words of the same sentence, which stays covered and is watched for all", async () => {
    const { story, claim, bring } = await placed();
    const { claims } = await split(claim, MEMBERS);
    const draft = await getDraft(desk.viewer, story.slug, 1);
    expect(
      draft.claims.map(({ ref, start, end, state }) => [ref, draft.text.slice(start, end), state]),
    ).toEqual([
      ["C1", "Alder", "placed"],
      ["C2", "Birch", "placed"],
      ["C3", "Cedar", "placed"],
    ]);
    expect(draft.coverage).toMatchObject({ carrying: 1, sentences: 2 });
    expect(draft.counts).toMatchObject({ placed: 3, unplaced: 0 });
    for (const part of claims) await decide(desk, part);
    await bring([
      "On Monday a spreadsheet listed Alder, Birch and Cedar as victims.",
      "It rained.",
    ]);
    const rows = await Promise.all(claims.map(rowOf));
    expect(rows.map(({ reviewState }) => reviewState)).toEqual(["recheck", "recheck", "recheck"]);
  });

  it("are to be decided for each part where the whole's was", async () => {
    const { story, claim, bring } = await placed();
    await bring(["Something else altogether was written here by others.", "It rained."]);
    await split(claim, MEMBERS);
    const unsettled = await listUnsettled(desk.editor, story.slug, 2);
    expect(unsettled.map(({ ref, state }) => [ref, state])).toEqual([
      ["C1", "orphaned"],
      ["C2", "orphaned"],
      ["C3", "orphaned"],
    ]);
  });

  it("come from the words that the reading offers", async () => {
    const { claim } = await placed();
    expect(await offerParts(desk.editor, claim.claimId)).toEqual(
      ["Alder", "Birch", "Cedar"].map((name) => `A spreadsheet listed ${name} as targets`),
    );
  });
});
