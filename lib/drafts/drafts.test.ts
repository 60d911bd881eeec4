/** A draft comes in; claims are logged from it, carried into the next, and settled by people. */
import Database from "better-sqlite3";
import { beforeAll, describe, expect, it } from "vitest";
import type { Actor } from "@/lib/access/actor";
import { withdrawClaim } from "@/lib/ledger/claims/moves";
import { db } from "@/lib/platform/db";
import { env } from "@/lib/platform/env";
import {
  at,
  decide,
  eventsOf,
  makeClaim,
  makeDesk,
  rowOf,
  type Desk,
} from "@/tests/support/claims";
import { useDatabase } from "@/tests/support/database";
import { makeStory } from "@/tests/support/factories";
import { expectRefused, refusal } from "@/tests/support/refusal";
import { addUploadedDraft, pasteDraft } from "./commands";
import { pasteDraftInput } from "./input";
import { attachClaim, confirmPlacement, logClaimAt } from "./place/place-claims";
import { getPlacement } from "./place/placement-of";
import { findLatestNumber, getDraft, listDrafts } from "./queries";
import { getComparison } from "./side-by-side";
import { DRAFTS_LIMIT } from "./rules";
import { listUnsettled } from "./place/unsettled";

useDatabase();

let desk: Desk;

beforeAll(async () => {
  desk = await makeDesk();
});

const HARBOUR = [
  "Dredging doubled",
  "The harbour board may have paid twice for the same dredging, invoices show.",
  "A second contract appeared to go to a firm in Leith. The tugs were idle all winter.",
  "Nobody at the port answered the telephone.",
];

const COPIED = `"title", "text", "paragraphs", "links", "notes", "sentences", "wordCount", "sha256", "addedById", "addedAt"`;

function paste(actor: Actor, slug: string, paragraphs: readonly string[], after?: number) {
  const plain = paragraphs.join("\n\n");
  return pasteDraft(
    actor,
    pasteDraftInput.parse({ story: slug, plain, ...(after !== undefined && { after }) }),
  );
}

async function startWith(paragraphs: readonly string[]) {
  const story = await makeStory(desk.editor);
  await paste(desk.editor, story.slug, paragraphs);
  const draft = await getDraft(desk.editor, story.slug, 1);
  return { story, draft };
}

async function logAt(draft: { id: number; text: string }, words: string, actor = desk.editor) {
  const start = draft.text.indexOf(words);
  return logClaimAt(actor, {
    draftId: draft.id,
    start,
    end: start + words.length,
    wording: words,
  });
}

describe("a draft", () => {
  it("is refused where the story has as many as it can have, by name and with what to do", async () => {
    const { story, draft } = await startWith(HARBOUR);
    const file = new Database(env().databaseFile);
    // The drafts between are of no matter: numbers are given once and none is taken away.
    file
      .prepare(
        `INSERT INTO "Draft" ("storyId", "number", ${COPIED}) SELECT "storyId", ?, ${COPIED} FROM "Draft" WHERE "id" = ?`,
      )
      .run(DRAFTS_LIMIT, draft.id);
    file.close();
    const refused = await expectRefused("RULE_UNMET", () =>
      paste(desk.editor, story.slug, [...HARBOUR, "One more."]),
    );
    expect(refused.message).toContain("200 drafts");
    expect(refused.unmet).toHaveLength(1);
    const other = await startWith([...HARBOUR, "One more."]);
    expect(other.draft.number).toBe(1);
  });

  it("is kept in its normal form, numbered, with its facts in the log", async () => {
    const { story, draft } = await startWith(HARBOUR);
    expect(draft).toMatchObject({
      number: 1,
      isLatest: true,
      text: HARBOUR.join("\n\n"),
      fileName: "",
      addedBy: desk.editor.name,
      counts: { placed: 0, moved: 0, pending: 0, orphaned: 0, unplaced: 0 },
    });
    expect(draft.paragraphs.map(({ text }) => text)).toEqual(HARBOUR);
    expect(draft.coverage.carrying).toBe(0);
    expect(draft.coverage.bare.length).toBe(draft.coverage.sentences);
    const event = await db().event.findFirstOrThrow({
      where: { storyId: story.id, type: "draft.added" },
    });
    expect(JSON.parse(event.data)).toMatchObject({ number: 1, words: draft.wordCount });
  });

  it("comes in as a file, and says which", async () => {
    const story = await makeStory(desk.editor);
    const bytes = new TextEncoder().encode("One paragraph.\n\nAnd another.");
    await addUploadedDraft(desk.editor, { story: story.slug }, { name: "leak v3.txt", bytes });
    expect(await listDrafts(desk.viewer, story.slug)).toMatchObject([
      { number: 1, fileName: "leak v3.txt" },
    ]);
  });

  it("cannot be changed or deleted, by anybody", async () => {
    const { draft } = await startWith(HARBOUR);
    const { default: Database } = await import("better-sqlite3");
    const file = new Database(`${process.env.DATA_DIR ?? ""}/sourceline.db`);
    try {
      expect(() =>
        file.prepare(`UPDATE "Draft" SET "text" = '' WHERE "id" = ?`).run(draft.id),
      ).toThrow(/never changed/);
      expect(() => file.prepare(`DELETE FROM "Draft" WHERE "id" = ?`).run(draft.id)).toThrow(
        /never deleted/,
      );
    } finally {
      file.close();
    }
  });

  it("is refused from who may not add one, and for a story that does not exist for them", async () => {
    const story = await makeStory(desk.editor);
    const hidden = await makeStory(desk.editor, { restricted: true });
    const killed = await makeStory(desk.editor, { status: "killed" });
    await expectRefused("FORBIDDEN", () => paste(desk.viewer, story.slug, HARBOUR));
    await expectRefused("NOT_FOUND", () => paste(desk.admin, hidden.slug, HARBOUR));
    await expectRefused("RULE_UNMET", () => paste(desk.editor, killed.slug, HARBOUR));
    expect(await findLatestNumber(desk.editor, story.slug)).toBeNull();
    await paste(desk.editor, hidden.slug, HARBOUR);
    await expectRefused("NOT_FOUND", () => getDraft(desk.admin, hidden.slug, 1));
    await expectRefused("NOT_FOUND", () => listUnsettled(desk.admin, hidden.slug, 1));
    expect(await findLatestNumber(desk.admin, hidden.slug)).toBeNull();
  });

  it("is refused when it is the last one again, or somebody added one meanwhile", async () => {
    const { story } = await startWith(HARBOUR);
    const again = await refusal(() => paste(desk.editor, story.slug, HARBOUR));
    expect(again).toMatchObject({ code: "INVALID" });
    expect(again.fields?.text).toContain("draft 1");
    const late = await refusal(() => paste(desk.editor, story.slug, [...HARBOUR, "More."], 0));
    expect(late).toMatchObject({ code: "CONFLICT", current: { number: 1 } });
    expect(await findLatestNumber(desk.editor, story.slug)).toBe(1);
  });

  it("of two added at once, each gets its own number and every claim its place", async () => {
    const { story, draft } = await startWith(HARBOUR);
    await logAt(draft, "The tugs were idle all winter");
    const added = await Promise.all([
      paste(desk.editor, story.slug, [...HARBOUR, "One more."]),
      paste(desk.admin, story.slug, [...HARBOUR, "Another one."]),
    ]);
    expect(added.map(({ number }) => number).sort()).toEqual([2, 3]);
    expect(added.map(({ placed }) => placed)).toEqual([1, 1]);
  });
});

describe("a claim logged from the text", () => {
  it("stands where the words were selected, without the spaces around them", async () => {
    const { story, draft } = await startWith(HARBOUR);
    const words = "A second contract appeared to go to a firm in Leith.";
    const start = draft.text.indexOf(words);
    const claim = await logClaimAt(desk.editor, {
      draftId: draft.id,
      start: start - 2,
      end: start + words.length + 1,
      wording: "A Leith firm got a second contract",
    });
    const view = await getDraft(desk.viewer, story.slug, 1);
    expect(view.claims).toMatchObject([
      { ref: claim.ref, start, end: start + words.length, state: "placed", paragraph: 3 },
    ]);
    expect(view.coverage.carrying).toBe(1);
    expect(await eventsOf(claim, "claim.placed")).toMatchObject([
      { data: { ref: claim.ref, draft: 1, quote: words } },
    ]);
    expect(await getPlacement(desk.viewer, claim.claimId)).toMatchObject({
      draftNumber: 1,
      state: "placed",
      paragraph: 3,
    });
  });

  it.each([
    ["outside of the text", 0, 1_000_000],
    ["backwards", 9, 4],
    ["nothing", 3, 3],
    ["between paragraphs", 16, 18],
  ])("is refused for a selection %s, and leaves nothing behind", async (_, start, end) => {
    const { draft } = await startWith(HARBOUR);
    const refused = await expectRefused("INVALID", () =>
      logClaimAt(desk.editor, { draftId: draft.id, start, end, wording: "Something" }),
    );
    expect(refused.fields).toHaveProperty("end");
  });

  it("is refused in a draft that is no longer the newest", async () => {
    const { story, draft } = await startWith(HARBOUR);
    await paste(desk.admin, story.slug, [...HARBOUR, "More."]);
    expect(await refusal(() => logAt(draft, "Dredging doubled"))).toMatchObject({
      code: "CONFLICT",
      current: { number: 2 },
    });
  });
});

describe("the next draft", () => {
  it("keeps what stands unchanged, and the verdict with it", async () => {
    const { story, draft } = await startWith(HARBOUR);
    const claim = await logAt(draft, "The tugs were idle all winter");
    await decide(desk, claim);
    const added = await paste(desk.editor, story.slug, ["A new opening.", ...HARBOUR]);
    expect(added).toMatchObject({ number: 2, placed: 1, moved: 0, pending: 0, orphaned: 0 });
    expect(await rowOf(claim)).toMatchObject({ reviewState: "decided" });
    const next = await getDraft(desk.editor, story.slug, 2);
    const [mark] = next.claims;
    expect(next.text.slice(mark!.start, mark!.end)).toBe("The tugs were idle all winter");
  });

  it("makes a verdict lapse when the words changed, and names the hedge that went", async () => {
    const { story, draft } = await startWith(HARBOUR);
    const claim = await logAt(draft, "The harbour board may have paid twice for the same dredging");
    await decide(desk, claim);
    const changed = HARBOUR.map((text) => text.replace("may have paid", "paid"));
    expect(await paste(desk.admin, story.slug, changed)).toMatchObject({ moved: 1, placed: 0 });

    const row = await rowOf(claim);
    expect(row).toMatchObject({ reviewState: "recheck", contentChangedById: desk.editor.userId });
    expect(row.verdicts[0]?.lapsedReason).toBe("its words changed in draft 2");
    const [lapse] = await eventsOf(claim, "verdict.lapsed");
    expect(lapse?.data.meaning?.join()).toContain("may have");
    expect(await eventsOf(claim, "claim.moved")).toMatchObject([
      { by: desk.admin.userId, data: { draft: 2, by: "words" } },
    ]);

    const [unsettled] = await listUnsettled(desk.editor, story.slug, 2);
    expect(unsettled).toMatchObject({ state: "moved", ref: claim.ref, isLapsed: true });
    expect(unsettled!.before).toContain("may have paid");
    expect(unsettled!.after).toContain("board paid twice");
    const placement = { placementId: unsettled!.placementId!, revision: unsettled!.revision };
    await confirmPlacement(desk.editor, placement);
    expect(await listUnsettled(desk.editor, story.slug, 2)).toEqual([]);
    await expectRefused("CONFLICT", () => confirmPlacement(desk.editor, placement));
    expect(await rowOf(claim)).toMatchObject({ reviewState: "recheck" });
  });

  it("does not confirm by itself what nobody confirmed", async () => {
    const { story, draft } = await startWith(HARBOUR);
    await logAt(draft, "The tugs were idle all winter");
    const changed = HARBOUR.map((text) => text.replace("idle", "moored"));
    await paste(desk.editor, story.slug, changed);
    expect(await paste(desk.editor, story.slug, [...changed, "A last line."])).toMatchObject({
      number: 3,
      moved: 1,
      placed: 0,
    });
    const [unsettled] = await listUnsettled(desk.editor, story.slug, 3);
    expect(unsettled!.before).toContain("idle");
  });

  it("orphans what is gone, makes its verdict lapse, and finds it again when it comes back", async () => {
    const { story, draft } = await startWith(HARBOUR);
    const claim = await logAt(draft, "Nobody at the port answered the telephone");
    await decide(desk, claim);
    const without = HARBOUR.slice(0, 3);
    expect(await paste(desk.editor, story.slug, without)).toMatchObject({ orphaned: 1 });
    expect(await rowOf(claim)).toMatchObject({ reviewState: "recheck" });
    expect(await getPlacement(desk.editor, claim.claimId)).toMatchObject({
      state: "orphaned",
      paragraph: 0,
      before: "Nobody at the port answered the telephone",
    });

    // Gone still, the words of the draft in which it stood are looked for.
    expect(await paste(desk.editor, story.slug, [...without, "Rain fell."])).toMatchObject({
      number: 3,
      orphaned: 1,
    });
    expect(await paste(desk.editor, story.slug, HARBOUR)).toMatchObject({ number: 4, moved: 1 });
    expect(await eventsOf(claim, "claim.orphaned")).toHaveLength(1);
  });

  it("leaves it to a person where two places are equally likely", async () => {
    const twice = "The ferry was late.";
    const { story, draft } = await startWith([
      "Opening words here.",
      twice,
      "In between, much else.",
    ]);
    const claim = await logAt(draft, "The ferry was late");
    const added = await paste(desk.editor, story.slug, [
      "Another text altogether, with nothing kept.",
      twice,
      "Something that was not there before.",
      twice,
      "And an ending of its own.",
    ]);
    expect(added).toMatchObject({ pending: 1, placed: 0, moved: 0 });
    const [unsettled] = await listUnsettled(desk.editor, story.slug, 2);
    expect(unsettled).toMatchObject({ state: "pending", ref: claim.ref });
    expect(unsettled!.candidates.map(({ paragraph }) => paragraph)).toEqual([2, 4]);
    const next = await getDraft(desk.editor, story.slug, 2);
    expect(next.claims).toEqual([]);

    const [, second] = unsettled!.candidates;
    const attach = {
      draftId: next.id,
      claimId: claim.claimId,
      start: second!.start,
      end: second!.end,
    };
    await expectRefused("CONFLICT", () => attachClaim(desk.editor, attach));
    await attachClaim(desk.editor, { ...attach, revision: unsettled!.revision });
    expect((await getDraft(desk.editor, story.slug, 2)).claims).toMatchObject([{ paragraph: 4 }]);
  });

  it("carries a withdrawn claim along in silence", async () => {
    const { story, draft } = await startWith(HARBOUR);
    const claim = await logAt(draft, "The tugs were idle all winter");
    await withdrawClaim(desk.editor, { ...(await at(claim)), reason: "Not a claim" });
    await paste(desk.editor, story.slug, [...HARBOUR.slice(0, 2), "Rain."]);
    const next = await getDraft(desk.editor, story.slug, 2);
    expect(next.counts).toMatchObject({ orphaned: 0, unplaced: 0 });
    expect(await eventsOf(claim, "claim.orphaned")).toEqual([]);
  });

  it("is compared with the one before, by paragraph and word", async () => {
    const { story } = await startWith(HARBOUR);
    await paste(desk.editor, story.slug, [
      HARBOUR[0]!,
      HARBOUR[1]!.replace("twice", "three times"),
      HARBOUR[2]!,
    ]);
    const { counts, rows } = await getComparison(desk.viewer, story.slug, 1, 2);
    expect(counts).toMatchObject({ same: 2, changed: 1, dropped: 1, added: 0 });
    const changed = rows.find(({ kind }) => kind === "changed");
    expect(changed!.pieces.filter(({ kind }) => kind === "added").map(({ text }) => text)).toEqual([
      "three times",
    ]);
    await expectRefused("NOT_FOUND", () => getComparison(desk.viewer, story.slug, 1, 9));
  });
});

describe("a claim that has no place", () => {
  it("is given one by hand, which is no reason to judge it anew", async () => {
    const { story, draft } = await startWith(HARBOUR);
    const claim = await makeClaim(desk.editor, story, { wording: "The tugs lay idle" });
    await decide(desk, claim);
    expect(await listUnsettled(desk.editor, story.slug, 1)).toMatchObject([
      { state: "unplaced", ref: claim.ref, placementId: null },
    ]);
    const start = draft.text.indexOf("The tugs");
    const span = { start, end: start + 13 };
    const made = await attachClaim(desk.editor, {
      draftId: draft.id,
      claimId: claim.claimId,
      ...span,
    });
    expect(await rowOf(claim)).toMatchObject({ reviewState: "decided" });

    // Moved to other words, it is another statement.
    await attachClaim(desk.editor, {
      draftId: draft.id,
      claimId: claim.claimId,
      start: 0,
      end: 16,
      revision: made.revision,
    });
    expect(await rowOf(claim)).toMatchObject({ reviewState: "recheck" });
  });

  it("of another story is refused, as is a viewer", async () => {
    const { draft } = await startWith(HARBOUR);
    const other = await makeStory(desk.editor);
    const claim = await makeClaim(desk.editor, other);
    const input = { draftId: draft.id, claimId: claim.claimId, start: 0, end: 8 };
    await expectRefused("INVALID", () => attachClaim(desk.editor, input));
    await expectRefused("FORBIDDEN", () => attachClaim(desk.viewer, input));
  });
});
