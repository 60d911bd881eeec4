import { beforeAll, describe, expect, it } from "vitest";
import type { z } from "zod";
import { parseInput } from "@/lib/access/action";
import type { Actor } from "@/lib/access/actor";
import { verifyChain } from "@/lib/audit/chain";
import { attachFile, detachFile } from "@/lib/ledger/citations/attachments";
import { addCitation, editCitation, removeCitation } from "@/lib/ledger/citations/commands";
import { editClaim } from "@/lib/ledger/claims/commands";
import type { addCitationInput } from "@/lib/ledger/claims/input";
import { withdrawClaim } from "@/lib/ledger/claims/moves";
import { getClaim } from "@/lib/ledger/claims/queries";
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
import { makePerson, makeStory, type Reader } from "@/tests/support/factories";
import { codeOf, expectRefused } from "@/tests/support/refusal";
import { giveVerdict } from "./commands";
import { giveVerdictInput } from "./input";
import { getReview } from "./queries";
import { listReviewQueue } from "./queue";
import { VERDICT_LEVELS, type VerdictLevel } from "./rules";

useDatabase();
let desk: Desk;
let story: { id: number; slug: string };
beforeAll(async () => {
  desk = await makeDesk();
  story = await makeStory(desk.editor);
});

const give = (actor: Actor, input: z.input<typeof giveVerdictInput>) =>
  giveVerdict(actor, parseInput(giveVerdictInput, input));

type Cite = Partial<Omit<z.input<typeof addCitationInput>, "claimId">>;

/** A claim in the queue, on this evidence. */
async function readyClaim(...citations: Cite[]): Promise<MadeClaim> {
  const claim = await makeClaim(desk.editor, story);
  for (const citation of citations) await makeCitation(desk.editor, claim, citation);
  await handOver(desk.editor, claim);
  return claim;
}

async function reviewOf(actor: Reader, claim: MadeClaim) {
  return getReview(actor, await getClaim(actor, story.slug, claim.number));
}

describe("a verdict", () => {
  it("is recorded with its reason, and sets the claim's level", async () => {
    const claim = await readyClaim({ basis: "document", locator: "p. 4" });
    const { contentRevision } = await rowOf(claim);
    const { verdictId, revision } = await give(desk.reviewer, {
      claimId: claim.claimId,
      contentRevision,
      level: "verified",
      note: " Seen the page.\r\nTwice. ",
    });
    const row = await rowOf(claim);
    expect(row).toMatchObject({
      level: "verified",
      reviewState: "decided",
      revision,
      verdictById: desk.reviewer.userId,
      contentChangedById: desk.editor.userId,
      contentRevision,
    });
    expect(row.verdicts).toMatchObject([
      {
        id: verdictId,
        level: "verified",
        note: "Seen the page.\nTwice.",
        reviewerId: desk.reviewer.userId,
        givenAt: row.verdictAt,
        contentRevision,
        lapsedAt: null,
      },
    ]);
    expect(await eventsOf(claim, "verdict.given")).toEqual([
      {
        by: desk.reviewer.userId,
        data: {
          ref: claim.ref,
          level: "verified",
          previousLevel: "unverified",
          note: "Seen the page.\nTwice.",
          contentRevision,
        },
      },
    ]);
  });

  it.each([
    ["note", { note: " \n" }],
    ["note", { note: "\u200b" }],
    ["level", { level: "unverified" }],
    ["level", { level: "true" }],
    ["contentRevision", { contentRevision: -1 }],
    ["contentRevision", { contentRevision: 0.5 }],
    ["replaces", { replaces: "1" }],
  ])("is refused for a wrong %s", async (field, wrong) => {
    const claim = await readyClaim();
    const input = { claimId: claim.claimId, contentRevision: 0, level: "unverifiable", note: "x" };
    const error = await expectRefused("INVALID", () =>
      give(desk.reviewer, { ...input, ...wrong } as never),
    );
    expect(Object.keys(error.fields ?? {})).toEqual([field]);
  });

  it.each(["editor", "viewer"] as const)("is not given by a %s", async (role) => {
    const claim = await readyClaim();
    await expectRefused("FORBIDDEN", () => judge(desk[role], claim));
  });

  it("is not given on a claim that was never handed over, nor on a withdrawn one", async () => {
    const open = await makeClaim(desk.editor, story);
    const unready = await expectRefused("RULE_UNMET", () => judge(desk.reviewer, open));
    expect(unready.unmet).toEqual(["The claim has not been handed over for review."]);
    const withdrawn = await readyClaim();
    await withdrawClaim(desk.editor, { ...(await at(withdrawn)), reason: "Cut" });
    const gone = await expectRefused("RULE_UNMET", () => judge(desk.reviewer, withdrawn));
    expect(gone.unmet).toEqual(["The claim is withdrawn."]);
  });

  it("finds no claim of a story that does not exist for the reviewer", async () => {
    const hidden = await makeStory(desk.editor, { restricted: true });
    const claim = await makeClaim(desk.editor, hidden);
    await handOver(desk.editor, claim);
    const there = await expectRefused("NOT_FOUND", () => judge(desk.reviewer, claim));
    const nowhere = await expectRefused("NOT_FOUND", () =>
      give(desk.reviewer, {
        claimId: 999_999,
        contentRevision: 7,
        level: "verified",
        note: "x",
      }),
    );
    expect(there.toAnswer()).toEqual(nowhere.toAnswer());
  });
});

describe("levels need evidence", () => {
  /** Written out in full: for each body of evidence, the levels that it allows. */
  const evidence: Array<[string, () => Cite[] | Promise<Cite[]>, VerdictLevel[]]> = [
    ["nothing", () => [], ["unverifiable"]],
    ["one supporting word", () => [{}], ["single_source", "unverifiable"]],
    ["context alone", () => [{ stance: "context" }], ["unverifiable"]],
    ["a denial", () => [{ stance: "denies" }], ["disputed", "unverifiable"]],
    [
      "a contradiction",
      () => [{ stance: "contradicts", basis: "document", locator: "p. 1" }],
      ["disputed", "unverifiable", "false"],
    ],
    [
      "two experts on one leak",
      async () => {
        const restsOn = [(await makeSource(desk.editor)).id];
        return [{ restsOn }, { restsOn }];
      },
      ["single_source", "unverifiable"],
    ],
    [
      "one head, cited twice",
      async () => {
        const sourceId = (await makeSource(desk.editor)).id;
        return [{ sourceId }, { sourceId }];
      },
      ["single_source", "unverifiable"],
    ],
    [
      "two independent origins",
      () => [{}, {}],
      ["verified", "corroborated", "single_source", "unverifiable"],
    ],
    [
      "a document with its page",
      () => [{ basis: "document", locator: "p. 4" }],
      ["verified", "single_source", "unverifiable"],
    ],
    [
      "a document without a page",
      () => [{ basis: "document", locator: " " }],
      ["single_source", "unverifiable"],
    ],
    [
      "hearsay with a page",
      () => [{ basis: "told", locator: "p. 4" }],
      ["single_source", "unverifiable"],
    ],
    [
      "an eye-witness who says when, and a denial",
      () => [{ basis: "witnessed", locator: "12:40" }, { stance: "denies" }],
      ["verified", "single_source", "disputed", "unverifiable"],
    ],
  ];
  it.each(evidence)("%s", async (_name, cite, allowed) => {
    const claim = await readyClaim(...(await cite()));
    const shown = await reviewOf(desk.reviewer, claim);
    for (const level of VERDICT_LEVELS) {
      const unmet = shown.levels.find((option) => option.level === level)?.unmet;
      if (allowed.includes(level)) {
        await judge(desk.reviewer, claim, level);
        expect(unmet).toEqual([]);
        expect((await rowOf(claim)).level).toBe(level);
      } else {
        const error = await expectRefused("RULE_UNMET", () => judge(desk.reviewer, claim, level));
        // The screen shows beforehand the same list that the command enforces.
        expect(error.unmet).toEqual(unmet);
      }
    }
  });

  it("an attachment stands for a page, and only while it is there", async () => {
    const claim = await readyClaim({ basis: "witnessed" });
    const [citation] = await db().citation.findMany({ where: { claimId: claim.claimId } });
    await expectRefused("RULE_UNMET", () => judge(desk.reviewer, claim, "verified"));
    const photo = { name: "photo.jpg", type: "image/jpeg", content: new Uint8Array([1, 2, 3]) };
    const file = await attachFile(desk.editor, citation?.id ?? 0, photo);
    await judge(desk.reviewer, claim, "verified");
    await detachFile(desk.editor, file);
    await expectRefused("RULE_UNMET", () => judge(desk.reviewer, claim, "verified"));
  });

  it("a removed citation is no evidence", async () => {
    const claim = await readyClaim({});
    const [citation] = await db().citation.findMany({ where: { claimId: claim.claimId } });
    await removeCitation(desk.editor, { citationId: citation?.id ?? 0, revision: 0 });
    await expectRefused("RULE_UNMET", () => judge(desk.reviewer, claim, "single_source"));
  });

  it("names every obstacle at once", async () => {
    const claim = await makeClaim(desk.admin, story);
    const error = await expectRefused("RULE_UNMET", () => judge(desk.admin, claim, "verified"));
    expect(error.unmet).toHaveLength(3);
    expect(error.message).toBe(`${claim.ref} cannot be marked verified yet.`);
  });
});

describe("four eyes", () => {
  const expectKept = async (actor: Reader, claim: MadeClaim, why: RegExp) => {
    const error = await expectRefused("RULE_UNMET", () => judge(actor, claim));
    expect(error.unmet).toEqual([expect.stringMatching(why)]);
    expect((await reviewOf(actor, claim)).fourEyes).toMatch(why);
  };

  it("keep who logged a claim from its verdict, an admin too", async () => {
    const claim = await makeClaim(desk.admin, story);
    await handOver(desk.editor, claim);
    await editClaim(desk.editor, { ...(await at(claim)), patch: { wording: "By another" } });
    await expectKept(desk.admin, claim, /You logged this claim/);
    await judge(desk.reviewer, claim);
  });

  it("keep who last changed its wording, until somebody else does", async () => {
    const claim = await readyClaim();
    await editClaim(desk.admin, { ...(await at(claim)), patch: { wording: "Mine" } });
    await expectKept(desk.admin, claim, /last changed its wording or citations/);
    await editClaim(desk.editor, { ...(await at(claim)), patch: { wording: "Not mine" } });
    await judge(desk.admin, claim);
  });

  const touches: Array<[string, (actor: Actor, claim: MadeClaim) => Promise<unknown>]> = [
    ["added a citation", (actor, claim) => makeCitation(actor, claim)],
    [
      "edited one",
      async (actor, claim) => {
        const [citation] = await db().citation.findMany({ where: { claimId: claim.claimId } });
        await editCitation(actor, {
          citationId: citation?.id ?? 0,
          revision: 0,
          patch: { note: "Looked at it" },
        });
      },
    ],
    [
      "removed one",
      async (actor, claim) => {
        const [citation] = await db().citation.findMany({ where: { claimId: claim.claimId } });
        await removeCitation(actor, { citationId: citation?.id ?? 0, revision: 0 });
      },
    ],
  ];
  it.each(touches)("keep a reviewer who %s", async (_what, touch) => {
    const claim = await readyClaim({});
    const helper = await makePerson("reviewer");
    await touch(helper, claim);
    await expectKept(helper, claim, /last changed its wording or citations/);
    await judge(desk.reviewer, claim);
  });

  it("let a reviewer judge who only assigned, tagged or asked", async () => {
    const claim = await readyClaim();
    const patch = { tags: ["x"], recheckOn: null, checkerId: desk.reviewer.userId };
    await editClaim(desk.reviewer, { ...(await at(claim)), patch });
    await judge(desk.reviewer, claim);
  });
});

describe("a verdict is about what the reviewer read", () => {
  it("conflicts when the claim was reworded meanwhile, and shows what stands", async () => {
    const claim = await readyClaim();
    const { contentRevision } = await rowOf(claim);
    await editClaim(desk.editor, { ...(await at(claim)), patch: { wording: "Reworded" } });
    const input = { claimId: claim.claimId, contentRevision, level: "unverifiable", note: "x" };
    const error = await expectRefused("CONFLICT", () => give(desk.reviewer, input as never));
    expect(error.current).toMatchObject({ wording: "Reworded", changedBy: desk.editor.name });
  });

  it("conflicts when a citation was added meanwhile", async () => {
    const claim = await readyClaim();
    const { contentRevision } = await rowOf(claim);
    const { id: sourceId } = await makeSource(desk.editor);
    await addCitation(desk.editor, { claimId: claim.claimId, sourceId });
    await expectRefused("CONFLICT", () =>
      give(desk.reviewer, {
        claimId: claim.claimId,
        contentRevision,
        level: "unverifiable",
        note: "x",
      }),
    );
  });

  it("goes through when only a tag, a note or a question came meanwhile", async () => {
    const claim = await readyClaim();
    const { contentRevision } = await rowOf(claim);
    await editClaim(desk.editor, { ...(await at(claim)), patch: { tags: ["x"], note: "y" } });
    await give(desk.reviewer, {
      claimId: claim.claimId,
      contentRevision,
      level: "unverifiable",
      note: "x",
    });
  });

  it("of five at once one wins, and the others are told whose", async () => {
    const claim = await readyClaim({});
    const { contentRevision } = await rowOf(claim);
    const reviewers = [desk.reviewer, desk.admin];
    for (let more = 0; more < 3; more += 1) reviewers.push(await makePerson("reviewer"));
    const outcomes = await Promise.all(
      reviewers.map((reviewer, index) =>
        codeOf(
          give(reviewer, {
            claimId: claim.claimId,
            contentRevision,
            level: index % 2 ? "single_source" : "unverifiable",
            note: "x",
          }),
        ),
      ),
    );
    expect(outcomes.filter((code) => code === null)).toHaveLength(1);
    expect(outcomes.filter((code) => code === "CONFLICT")).toHaveLength(4);
    const row = await rowOf(claim);
    expect(row.verdicts).toHaveLength(1);
    const winner = reviewers[outcomes.indexOf(null)];
    const late = await expectRefused("CONFLICT", () =>
      give(winner === desk.admin ? desk.reviewer : desk.admin, {
        claimId: claim.claimId,
        contentRevision,
        level: "unverifiable",
        note: "x",
      }),
    );
    expect(late.message).toContain(winner?.name);
  });

  it("replaces the one in force when the reviewer saw it; the former lapses", async () => {
    const claim = await readyClaim({}, {});
    const first = await judge(desk.reviewer, claim, "single_source");
    const { contentRevision } = await rowOf(claim);
    const input = {
      claimId: claim.claimId,
      contentRevision,
      level: "corroborated",
      note: "Two by now.",
    } as const;
    await expectRefused("CONFLICT", () => give(desk.admin, input));
    await expectRefused("CONFLICT", () => give(desk.admin, { ...input, replaces: 999_999 }));
    await give(desk.admin, { ...input, replaces: first.verdictId });
    const row = await rowOf(claim);
    expect(row).toMatchObject({ level: "corroborated", verdictById: desk.admin.userId });
    expect(row.verdicts.map((verdict) => verdict.lapsedAt === null)).toEqual([false, true]);
    expect(row.verdicts[0]?.lapsedReason).toBe("a later verdict replaced it");
    const given = await eventsOf(claim, "verdict.given");
    expect(given[1]?.data.previousLevel).toBe("single_source");
  });

  it("needs to replace nothing once the former has lapsed", async () => {
    const claim = await readyClaim();
    await judge(desk.reviewer, claim);
    await editClaim(desk.editor, { ...(await at(claim)), patch: { wording: "Reworded" } });
    const { contentRevision } = await rowOf(claim);
    await give(desk.reviewer, {
      claimId: claim.claimId,
      contentRevision,
      level: "unverifiable",
      note: "Again.",
    });
    expect((await rowOf(claim)).verdicts.map((verdict) => verdict.lapsedAt === null)).toEqual([
      false,
      true,
    ]);
  });

  it("and an edit at the same moment never leave a verdict in force on words it was not about", async () => {
    for (let round = 0; round < 5; round += 1) {
      const claim = await readyClaim();
      const { contentRevision, revision } = await rowOf(claim);
      const { claimId } = claim;
      const verdict = { claimId, contentRevision, level: "unverifiable", note: "x" } as const;
      const patch = { wording: `Reworded ${round}` };
      const attempts = [
        codeOf(give(desk.reviewer, verdict)),
        codeOf(editClaim(desk.editor, { claimId, revision, patch })),
      ];
      const outcomes = await Promise.all(round % 2 ? attempts : attempts.reverse());
      expect(outcomes.filter((code) => code === null).length).toBeGreaterThan(0);
      const row = await rowOf(claim);
      for (const given of row.verdicts) {
        if (given.lapsedAt === null) expect(given.contentRevision).toBe(row.contentRevision);
      }
    }
  });
});

it("the review queue holds what waits, and for me what four eyes leave to me", async () => {
  const queue = await makeStory(desk.editor);
  const make = () => makeClaim(desk.editor, queue);
  const [open, ready, decided, withdrawn, mine] = [
    await make(),
    await make(),
    await make(),
    await make(),
    await make(),
  ];
  for (const claim of [ready, withdrawn, mine]) await handOver(desk.editor, claim);
  await decide(desk, decided);
  await withdrawClaim(desk.editor, { ...(await at(withdrawn)), reason: "Cut" });
  await makeCitation(desk.reviewer, mine);
  const refs = async (actor: Reader, scope: "all" | "mine" | "checker") => {
    const { entries, total } = await listReviewQueue(actor, { scope, story: queue.slug });
    expect(total).toBe(entries.length);
    return entries.map((entry) => entry.ref);
  };
  expect(await refs(desk.reviewer, "all")).toEqual([ready.ref, mine.ref]);
  expect(await refs(desk.reviewer, "mine")).toEqual([ready.ref]);
  expect(await refs(desk.reviewer, "checker")).toEqual([]);
  const patch = { checkerId: desk.reviewer.userId };
  await editClaim(desk.reviewer, { ...(await at(ready)), patch });
  await editClaim(desk.reviewer, { ...(await at(open)), patch });
  expect(await refs(desk.reviewer, "checker")).toEqual([ready.ref]);
  await editClaim(desk.editor, { ...(await at(decided)), patch: { wording: "Reworded" } });
  expect(await refs(desk.admin, "all")).toEqual([ready.ref, decided.ref, mine.ref]);
  const hidden = await makeStory(desk.admin, { restricted: true });
  const secret = await makeClaim(desk.admin, hidden);
  await handOver(desk.admin, secret);
  const { entries } = await listReviewQueue(desk.reviewer, { scope: "all" });
  expect(entries.map((entry) => entry.claimId)).not.toContain(secret.claimId);
});

it("leaves the chain of events whole", async () => {
  expect(await verifyChain()).toMatchObject({ ok: true });
});
