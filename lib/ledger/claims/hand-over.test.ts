/** The hand-over check (DESIGN §1, "locator"): what citations lack is asked for, or goes with a reason. */
import { beforeAll, describe, expect, it } from "vitest";
import { editCitation } from "@/lib/ledger/citations/commands";
import { getLints } from "@/lib/ledger/lint/queries";
import { unwaiveLint } from "@/lib/ledger/lint/commands";
import { authorize } from "@/lib/access/policy";
import { db } from "@/lib/platform/db";
import { undoAct } from "@/lib/undo/commands";
import { useDatabase } from "@/tests/support/database";
import { expectRefused } from "@/tests/support/refusal";
import { makeStory } from "@/tests/support/factories";
import {
  at,
  decide,
  eventsOf,
  makeCitation,
  makeClaim,
  makeDesk,
  makeSource,
  rowOf,
  type Desk,
} from "@/tests/support/claims";
import { changeClaims } from "./bulk";
import { handOverClaim, takeBackClaim } from "./moves";
import { getClaimById } from "./queries";

useDatabase();

let desk: Desk;
let story: { id: number; slug: string };

beforeAll(async () => {
  desk = await makeDesk();
  story = await makeStory(desk.editor);
});

/** A claim with one citation of a person, of whom neither day nor channel is said. */
async function makeIncomplete() {
  const claim = await makeClaim(desk.editor, story);
  const source = await makeSource(desk.editor);
  const { citationId } = await makeCitation(desk.editor, claim, { sourceId: source.id });
  return { ...claim, citationId, source };
}

async function gapsOf({ claimId }: { claimId: number }) {
  const { editor } = desk;
  authorize(editor, "claim.read");
  return (await getLints(editor, await getClaimById(editor, claimId))).gaps;
}

const because = "She rang the night desk, which keeps no log.";

describe("handing over a claim whose citations are incomplete", () => {
  it("is refused, naming for each what is missing, and changes nothing", async () => {
    const claim = await makeIncomplete();
    const before = await rowOf(claim);
    const seen = await at(claim);
    const error = await expectRefused("RULE_UNMET", () => handOverClaim(desk.editor, seen));
    expect(error.message).toBe(`${claim.ref}: its citations are incomplete.`);
    expect(error.unmet).toEqual([`${claim.source.name} lacks the day and the channel.`]);
    expect(await rowOf(claim)).toEqual(before);
    expect(await db().lintWaiver.count({ where: { claimId: claim.claimId } })).toBe(0);
    // The screen says the same beforehand.
    expect(await gapsOf(claim)).toMatchObject([
      { citationId: claim.citationId, said: "Lacks the day and the channel." },
    ]);
  });

  it("goes through once the citations say it", async () => {
    const claim = await makeIncomplete();
    const patch = { saidOn: new Date("2026-01-05"), channel: "phone" as const };
    await editCitation(desk.editor, { citationId: claim.citationId, revision: 0, patch });
    await handOverClaim(desk.editor, await at(claim));
    expect((await rowOf(claim)).reviewState).toBe("ready");
    expect(await gapsOf(claim)).toEqual([]);
    const [handed] = await eventsOf(claim, "claim.handed_over");
    expect(handed?.data).not.toHaveProperty("without");
  });

  it("goes with a reason, which stays beside the citation and in the log", async () => {
    const claim = await makeIncomplete();
    await handOverClaim(desk.editor, { ...(await at(claim)), because });
    expect((await rowOf(claim)).reviewState).toBe("ready");
    const [handed] = await eventsOf(claim, "claim.handed_over");
    expect(handed?.data.without).toEqual({ sources: [claim.source.name], reason: because });
    expect(await gapsOf(claim)).toMatchObject([
      { waiver: { reason: because, by: desk.editor.name } },
    ]);
  });

  it("asks once: a waiver holds until something else is missing, or it is taken back", async () => {
    const claim = await makeIncomplete();
    await handOverClaim(desk.editor, { ...(await at(claim)), because });
    await takeBackClaim(desk.editor, await at(claim));
    await handOverClaim(desk.editor, await at(claim));
    await takeBackClaim(desk.editor, await at(claim));

    const saidOn = new Date("2026-01-05");
    await editCitation(desk.editor, {
      ...{ citationId: claim.citationId, revision: 0, patch: { saidOn } },
    });
    const now = await at(claim);
    const other = await expectRefused("RULE_UNMET", () => handOverClaim(desk.editor, now));
    expect(other.unmet).toEqual([`${claim.source.name} lacks the channel.`]);

    await handOverClaim(desk.editor, { ...now, because });
    const [gap] = await gapsOf(claim);
    if (!gap?.waiver) throw new Error("It was to be waived.");
    await unwaiveLint(desk.editor, { waiverId: gap.waiver.id });
    await takeBackClaim(desk.editor, await at(claim));
    const again = await at(claim);
    await expectRefused("RULE_UNMET", () => handOverClaim(desk.editor, again));
  });

  it("writes no waiver where nothing is missing, whatever the reason", async () => {
    const claim = await makeClaim(desk.editor, story);
    await handOverClaim(desk.editor, { ...(await at(claim)), because });
    expect(await db().lintWaiver.count({ where: { claimId: claim.claimId } })).toBe(0);
  });

  it("is undone with its waivers", async () => {
    const claim = await makeIncomplete();
    await handOverClaim(desk.editor, { ...(await at(claim)), because });
    const act = await db().act.findFirstOrThrow({ orderBy: { id: "desc" } });
    await undoAct(desk.editor, { act: act.id });
    expect((await rowOf(claim)).reviewState).toBe("open");
    expect(await gapsOf(claim)).toMatchObject([{ waiver: null }]);
  });

  it("is asked again of a claim whose verdict lapsed", async () => {
    const claim = await makeClaim(desk.editor, story);
    await decide(desk, claim);
    await makeCitation(desk.editor, claim);
    expect((await rowOf(claim)).reviewState).toBe("recheck");
    const seen = await at(claim);
    await expectRefused("RULE_UNMET", () => handOverClaim(desk.editor, seen));
  });
});

describe("handing over many", () => {
  it("leaves out those that are incomplete, says so, and takes them with a reason", async () => {
    const [lacking, whole] = [await makeIncomplete(), await makeClaim(desk.editor, story)];
    const claimIds = [lacking.claimId, whole.claimId];
    const { claimId, ref } = lacking;
    expect(await changeClaims(desk.editor, { claimIds, change: { handOver: true } })).toEqual({
      changed: 1,
      skipped: [
        {
          ...{ claimId, ref, why: `${ref}: its citations are incomplete.` },
          unmet: [`${lacking.source.name} lacks the day and the channel.`],
        },
      ],
    });
    const change = { handOver: true, because } as const;
    expect(await changeClaims(desk.editor, { claimIds: [claimId], change })).toEqual({
      changed: 1,
      skipped: [],
    });
    expect(await gapsOf(lacking)).toMatchObject([{ waiver: { reason: because } }]);
  });
});

describe("whose source it is", () => {
  it("is the checker's where a reviewer cites it, and otherwise the reporter's, unless said", async () => {
    const claim = await makeClaim(desk.editor, story);
    await makeCitation(desk.editor, claim);
    await makeCitation(desk.reviewer, claim);
    await makeCitation(desk.reviewer, claim, { foundBy: "reporter" });
    const { editor } = desk;
    authorize(editor, "claim.read");
    const { citations } = await getClaimById(editor, claim.claimId);
    expect(citations.map(({ foundBy }) => foundBy)).toEqual(["reporter", "checker", "reporter"]);
  });
});
