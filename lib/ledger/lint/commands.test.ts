/** Waiving a lint: who may not, what forbids it, when it holds and when it falls. */
import { beforeAll, describe, expect, it } from "vitest";
import { editCitation } from "@/lib/ledger/citations/commands";
import { editClaim } from "@/lib/ledger/claims/commands";
import { withdrawClaim } from "@/lib/ledger/claims/moves";
import { getClaimById } from "@/lib/ledger/claims/queries";
import { db } from "@/lib/platform/db";
import { gatherTouched } from "@/lib/platform/touched";
import { undoAct } from "@/lib/undo/commands";
import {
  at,
  decide,
  makeCitation,
  makeClaim,
  makeDesk,
  rowOf,
  type Desk,
  type MadeClaim,
} from "@/tests/support/claims";
import { useDatabase } from "@/tests/support/database";
import { makePerson, makeStory, type Reader } from "@/tests/support/factories";
import { expectRefused } from "@/tests/support/refusal";
import { unwaiveLint, waiveLint } from "./commands";
import { getLints } from "./queries";

useDatabase();
let desk: Desk;
let story: { id: number; slug: string };
const REASON = "The second one is on file with the lawyer.";

beforeAll(async () => {
  desk = await makeDesk();
  story = await makeStory(desk.editor);
});

async function lintsOn(claim: MadeClaim, reader: Reader = desk.viewer) {
  return getLints(reader, await getClaimById(reader, claim.claimId));
}

async function openOn(claim: MadeClaim) {
  return (await lintsOn(claim)).list.filter(({ waiver }) => !waiver);
}

/** "Sources say", with one on file. */
async function sourcesSay(): Promise<MadeClaim> {
  const claim = await makeClaim(desk.editor, story, { wording: "The port knew, sources say" });
  await makeCitation(desk.editor, claim);
  return claim;
}

async function waive(actor: Reader, claim: MadeClaim, reason = REASON) {
  const [lint] = await openOn(claim);
  const { code, fingerprint } = lint!;
  return waiveLint(actor, { claimId: claim.claimId, code, fingerprint, reason });
}

async function patch(claim: MadeClaim, change: { wording?: string; recheckOn?: Date | null }) {
  return editClaim(desk.editor, { ...(await at(claim)), patch: change });
}

const waivers = () => db().lintWaiver.findMany({ orderBy: { id: "asc" } });

describe("a waiver", () => {
  it("is kept with reason, who and when, and takes the lint out of the count", async () => {
    const claim = await sourcesSay();
    const before = await rowOf(claim);
    expect(before.lintCount).toBe(1);
    await waive(desk.reviewer, claim);
    const after = await rowOf(claim);
    expect(after).toEqual({ ...before, lintCount: 0 });
    const { list } = await lintsOn(claim);
    expect(list).toMatchObject([
      { code: "sources_say", words: "sources say", waiver: { reason: REASON, by: expect.any(String) as string } }, // prettier-ignore
    ]);
    expect(await db().event.findFirst({ orderBy: { seq: "desc" } })).toMatchObject({
      type: "lint.waived",
      claimId: claim.claimId,
      actorId: desk.reviewer.userId,
    });
  });

  it("falls when the words change, says so, and holds again with the words", async () => {
    const claim = await sourcesSay();
    await waive(desk.editor, claim);
    const { wording } = await rowOf(claim);
    await patch(claim, { wording: "The port always knew, sources say" });
    expect((await rowOf(claim)).lintCount).toBe(1);
    expect(await openOn(claim)).toMatchObject([{ waiver: null, fallen: { reason: REASON } }]);
    await patch(claim, { wording });
    expect((await rowOf(claim)).lintCount).toBe(0);
  });

  it("falls when fewer sources are on file", async () => {
    const claim = await makeClaim(desk.editor, story, { wording: "Three officials said it" });
    await makeCitation(desk.editor, claim);
    const { citationId } = await makeCitation(desk.editor, claim);
    await waive(desk.editor, claim);
    const edit = { citationId, revision: 0, patch: { stance: "context" } } as const;
    await editCitation(desk.editor, edit);
    expect((await rowOf(claim)).lintCount).toBe(1);
  });

  it("of a re-check holds for that day alone", async () => {
    const claim = await makeClaim(desk.editor, story);
    await decide(desk, claim);
    await patch(claim, { recheckOn: new Date("2026-01-05T00:00:00Z") });
    const due = async () => (await openOn(claim)).map(({ code }) => code);
    expect(await due()).toEqual(["recheck_past"]);
    await waive(desk.editor, claim);
    expect(await due()).toEqual([]);
    await patch(claim, { recheckOn: new Date("2026-01-06T00:00:00Z") });
    expect(await due()).toEqual(["recheck_past"]);
    await patch(claim, { recheckOn: new Date("2026-01-05T00:00:00Z") });
    expect(await due()).toEqual([]);
    expect((await rowOf(claim)).recheckWaivedOn).toBe("2026-01-05");
  });

  it("is taken back, once", async () => {
    const claim = await sourcesSay();
    const { waiverId } = await waive(desk.editor, claim);
    await unwaiveLint(desk.reviewer, { waiverId });
    expect((await rowOf(claim)).lintCount).toBe(1);
    const before = await waivers();
    await expectRefused("RULE_UNMET", () => unwaiveLint(desk.reviewer, { waiverId }));
    expect(await waivers()).toEqual(before);
  });
});

describe("what forbids it, and leaves every row as it was", () => {
  const untouched = async (code: Parameters<typeof expectRefused>[0], give: () => Promise<unknown>) => {
    const before = [await waivers(), await db().claim.findMany({ orderBy: { id: "asc" } })];
    const error = await expectRefused(code, give);
    expect([await waivers(), await db().claim.findMany({ orderBy: { id: "asc" } })]).toEqual(before);
    return error;
  }; // prettier-ignore

  it("a viewer's role", async () => {
    const claim = await sourcesSay();
    await untouched("FORBIDDEN", () => waive(desk.viewer, claim));
    const { waiverId } = await waive(desk.editor, claim);
    await untouched("FORBIDDEN", () => unwaiveLint(desk.viewer, { waiverId }));
  });

  it("words that have changed since", async () => {
    const claim = await sourcesSay();
    const [lint] = await openOn(claim);
    await patch(claim, { wording: "The port knew of it, sources say" });
    const { claimId } = claim;
    const { code, fingerprint } = lint!;
    await untouched("RULE_UNMET", () =>
      waiveLint(desk.editor, { claimId, code, fingerprint, reason: REASON }),
    );
  });

  it("a withdrawn claim", async () => {
    const claim = await sourcesSay();
    const [lint] = await openOn(claim);
    await withdrawClaim(desk.editor, { ...(await at(claim)), reason: "Said twice" });
    const { code, fingerprint } = lint!;
    const input = { claimId: claim.claimId, code, fingerprint, reason: REASON };
    await untouched("RULE_UNMET", () => waiveLint(desk.editor, input));
    expect((await lintsOn(claim)).list).toEqual([]);
  });

  it("another's waiver, which is shown", async () => {
    const claim = await sourcesSay();
    const [lint] = await openOn(claim);
    await waive(desk.editor, claim);
    const { code, fingerprint } = lint!;
    const input = { claimId: claim.claimId, code, fingerprint, reason: "Mine." };
    const error = await untouched("CONFLICT", () => waiveLint(desk.reviewer, input));
    expect(error.current).toMatchObject({ reason: REASON });
  });

  it("a restricted story, which does not exist for others", async () => {
    const hidden = await makeStory(desk.editor, { restricted: true });
    const claim = await makeClaim(desk.editor, hidden, { wording: "It leaked, sources say" });
    const lints = await lintsOn(claim, desk.editor);
    const { code, fingerprint } = lints.list[0]!;
    const input = { claimId: claim.claimId, code, fingerprint, reason: REASON };
    const outsider = await makePerson("reviewer");
    await untouched("NOT_FOUND", () => waiveLint(outsider, input));
    const { waiverId } = await waiveLint(desk.editor, input);
    await untouched("NOT_FOUND", () => unwaiveLint(outsider, { waiverId }));
  });
});

it("what may leave is counted without what was given off the record", async () => {
  const claim = await makeClaim(desk.editor, story, { wording: "Officials said so" });
  await makeCitation(desk.editor, claim);
  await makeCitation(desk.editor, claim, { terms: "off_record" });
  expect(await rowOf(claim)).toMatchObject({ lintCount: 0, leavingLintCount: 1 });
});

it("is undone like any other act", async () => {
  const claim = await sourcesSay();
  const { undoable } = await gatherTouched(() => waive(desk.editor, claim));
  await undoAct(desk.editor, { act: undoable!.act });
  expect((await rowOf(claim)).lintCount).toBe(1);
  expect((await waivers()).at(-1)?.takenBackAt).toBeInstanceOf(Date);
});
