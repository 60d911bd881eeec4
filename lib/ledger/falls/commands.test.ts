/** A fallen source: who may not, what forbids it, what becomes suspect and how that ends. */
import { beforeAll, describe, expect, it } from "vitest";
import { mergeClaims } from "@/lib/drafts/place/merge-claims";
import { splitClaim } from "@/lib/drafts/place/split-claim";
import { addCitation } from "@/lib/ledger/citations/commands";
import { logClaim } from "@/lib/ledger/claims/commands";
import { getClaimById } from "@/lib/ledger/claims/queries";
import { editSource } from "@/lib/ledger/sources/changes";
import { mergeSources } from "@/lib/ledger/sources/merge/commands";
import { takeOverChange } from "@/lib/ledger/sources/kept/commands";
import { compareDerived } from "@/lib/ledger/standing/derived";
import { db } from "@/lib/platform/db";
import { undoAct } from "@/lib/undo/commands";
import {
  at,
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
import { expectRefused } from "@/tests/support/refusal";
import { reinstateSource, retractSource } from "./commands";
import { listStoriesApart } from "./kept-apart";
import { getSuspicions, listResting } from "./queries";
import { reconfirmClaim } from "./reconfirm";

useDatabase();
let desk: Desk;
let story: { id: number; slug: string };
const REASON = "Its publisher says that it was forged.";

beforeAll(async () => {
  desk = await makeDesk();
  story = await makeStory(desk.editor);
});

const revisionOf = async (id: number) =>
  (await db().source.findUniqueOrThrow({ where: { id } })).revision;

const retract = async (id: number, by: Reader = desk.admin) =>
  retractSource(by, { sourceId: id, revision: await revisionOf(id), reason: REASON });

const reinstate = async (id: number) =>
  reinstateSource(desk.admin, { sourceId: id, revision: await revisionOf(id), reason: "Genuine." });

async function citing(sourceId: number): Promise<MadeClaim> {
  const claim = await makeClaim(desk.editor, story);
  await makeCitation(desk.editor, claim, { sourceId });
  return claim;
}

describe("a source that turns out to derive from a fallen one", () => {
  it("makes what leans on it suspect, also through others", async () => {
    const [fallen, between, cited] = await Promise.all(
      [1, 2, 3].map(() => makeSource(desk.editor)),
    );
    const claim = await citing(cited!.id);
    const derive = async (id: number, originId: number) =>
      editSource(desk.editor, {
        ...{ sourceId: id, revision: await revisionOf(id) },
        patch: { derivesFrom: [originId] },
      });
    await derive(between!.id, fallen!.id);
    await retract(fallen!.id);
    expect((await rowOf(claim)).suspectSince).toBeNull();
    await derive(cited!.id, between!.id);
    expect((await rowOf(claim)).suspectSince).not.toBeNull();
    expect(await compareDerived(() => undefined)).toBe(0);
  });
});

async function suspectOf(claim: MadeClaim, reader: Reader = desk.viewer) {
  return getSuspicions(reader, await getClaimById(reader, claim.claimId));
}

const isSuspect = async (claim: { claimId: number }) => (await rowOf(claim)).suspectSince !== null;

async function reconfirm(by: Reader, claim: MadeClaim) {
  const { list, contentRevision } = await suspectOf(claim);
  const suspicionIds = list.map(({ id }) => id);
  const note = "The contract says the same.";
  return reconfirmClaim(by, { claimId: claim.claimId, contentRevision, suspicionIds, note });
}

describe("retracting a source", () => {
  it("makes all that leans on it suspect, by itself or through others, and lapses verdicts", async () => {
    const leak = await makeSource(desk.editor);
    const report = await makeSource(desk.editor, { derivesFrom: [leak.id] });
    const [first, second, resting] = [
      await citing(leak.id),
      await citing(report.id),
      await makeClaim(desk.editor, story),
    ];
    await makeCitation(desk.editor, resting, { restsOn: [leak.id] });
    const other = await citing((await makeSource(desk.editor)).id);
    await handOver(desk.editor, first);
    await judge(desk.reviewer, first, "single_source");
    expect(await retract(leak.id)).toMatchObject({ claims: 3, recheck: 1 });
    expect(await Promise.all([first, second, resting, other].map(isSuspect))).toEqual([
      ...[true, true, true, false],
    ]);
    expect((await rowOf(first)).reviewState).toBe("recheck");
    expect((await rowOf(second)).originCount).toBe(0);
    const { citations } = await getClaimById(desk.viewer, first.claimId);
    expect(citations.map(({ isVoid }) => isVoid)).toEqual([true]);
    await expectRefused("RULE_UNMET", () => judge(desk.reviewer, first, "single_source"));
    expect((await suspectOf(first)).list).toMatchObject([{ kind: "retraction", reason: REASON }]);
    expect(await compareDerived(() => undefined)).toBe(0);
  });

  it("is refused to a viewer, twice, on an old revision and for one merged away", async () => {
    const source = await makeSource(desk.editor);
    await expectRefused("FORBIDDEN", () => retract(source.id, desk.viewer));
    await expectRefused("CONFLICT", () =>
      retractSource(desk.admin, { sourceId: source.id, revision: 7, reason: REASON }),
    );
    await expectRefused("RULE_UNMET", () => reinstate(source.id));
    await retract(source.id);
    await expectRefused("RULE_UNMET", () => retract(source.id));
    const [from, into] = [await makeSource(desk.editor), await makeSource(desk.editor)];
    await expectRefused("RULE_UNMET", () =>
      mergeSources(desk.editor, { fromId: source.id, intoId: into.id }),
    );
    await mergeSources(desk.editor, { fromId: from.id, intoId: into.id });
    await expectRefused("RULE_UNMET", () => retract(from.id));
  });

  it("done by two at once is done once", async () => {
    const { id } = await makeSource(desk.editor);
    const both = await Promise.allSettled([retract(id), retract(id, desk.reviewer)]);
    expect(both.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"]);
    expect(await db().sourceFall.count({ where: { sourceId: id } })).toBe(1);
  });

  it("does not exist for whoever does not see the source, and says nothing of hidden stories", async () => {
    const outsider = await makePerson("admin");
    const hidden = await makeStory(desk.editor, { restricted: true });
    const own = await makeSource(desk.editor, { story: hidden.slug, shared: false });
    await expectRefused("NOT_FOUND", () => retract(own.id, outsider));
    const shared = await makeSource(desk.editor);
    const inside = await makeClaim(desk.editor, hidden);
    await makeCitation(desk.editor, inside, { sourceId: shared.id });
    expect(await retract(shared.id, outsider)).toMatchObject({ claims: 0, recheck: 0 });
    expect(await listResting(outsider, shared.id)).toMatchObject({ total: 0, claims: [] });
    expect(await isSuspect(inside)).toBe(false);
    // Its readers are told of it where the fall is told, asked, and take it over.
    const apart = (by: Reader) => listStoriesApart(by, shared.id);
    expect(await apart(outsider)).toEqual([]);
    expect(await apart(desk.editor)).toMatchObject([{ slug: hidden.slug, claims: 1 }]);
    const { id: proposalId } = await db().sourceProposal.findFirstOrThrow({
      where: { storyId: hidden.id },
    });
    await takeOverChange(desk.editor, { proposalId });
    expect(await isSuspect(inside)).toBe(true);
    expect(await listResting(desk.editor, shared.id)).toMatchObject({ total: 1, open: 1 });
    expect(await listResting(outsider, shared.id)).toMatchObject({ total: 0 });
    expect(await apart(desk.editor)).toEqual([]);
  });

  it("taken back ends the suspicions it raised, and the source counts again", async () => {
    const { id } = await makeSource(desk.editor);
    const claim = await citing(id);
    await retract(id);
    await reinstate(id);
    expect(await rowOf(claim)).toMatchObject({ suspectSince: null, originCount: 1 });
    expect(await listResting(desk.viewer, id)).toMatchObject({ total: 0 });
  });
});

describe("a worse grade", () => {
  it("is a downgrade with a reason, and makes its claims suspect; a better one does not", async () => {
    const { id } = await makeSource(desk.editor, { reliability: "B" });
    const claim = await citing(id);
    const edit = async (reliability: "A" | "D", reason?: string) =>
      editSource(desk.admin, {
        ...{ sourceId: id, revision: await revisionOf(id), patch: { reliability } },
        ...(reason !== undefined && { reason }),
      });
    const refused = await expectRefused("INVALID", () => edit("D"));
    expect(refused.fields).toHaveProperty("reason");
    await edit("A");
    expect(await isSuspect(claim)).toBe(false);
    await edit("D", "It has been wrong three times this year.");
    const { list } = await suspectOf(claim);
    expect(list).toMatchObject([{ kind: "downgrade", fromGrade: "A", toGrade: "D" }]);
  });
});

describe("citing a source that fell", () => {
  it("is refused until somebody says that they know", async () => {
    const leak = await makeSource(desk.editor);
    const report = await makeSource(desk.editor, { derivesFrom: [leak.id] });
    await retract(leak.id);
    const claim = await makeClaim(desk.editor, story);
    const cite = (sourceId: number, evenIfRetracted?: boolean) =>
      addCitation(desk.editor, {
        ...{ claimId: claim.claimId, sourceId },
        ...(evenIfRetracted && { evenIfRetracted }),
      });
    await expectRefused("INVALID", () => cite(leak.id));
    await expectRefused("INVALID", () => cite(report.id));
    const log = { story: story.slug, wording: "It was so", sourceId: leak.id };
    await expectRefused("INVALID", () => logClaim(desk.editor, log));
    await cite(leak.id, true);
    expect(await rowOf(claim)).toMatchObject({ sourceCount: 1, originCount: 0 });
  });
});

describe("re-confirming a claim", () => {
  async function suspect(): Promise<MadeClaim> {
    const { id } = await makeSource(desk.editor);
    const claim = await citing(id);
    await retract(id);
    return claim;
  }

  it("is for somebody who did not write it, and ends the suspicion", async () => {
    const claim = await suspect();
    await expectRefused("FORBIDDEN", () => reconfirm(desk.viewer, claim));
    await expectRefused("RULE_UNMET", () => reconfirm(desk.editor, claim));
    await expectRefused("RULE_UNMET", () => reconfirm(desk.admin, claim));
    await reconfirm(desk.reviewer, claim);
    expect(await isSuspect(claim)).toBe(false);
    const [event] = await db().event.findMany({ where: { type: "claim.reconfirmed" } });
    expect(event).toMatchObject({ claimId: claim.claimId, actorId: desk.reviewer.userId });
  });

  it("is refused where the claim changed, another source fell, or somebody was first", async () => {
    const claim = await suspect();
    const other = await makeSource(desk.editor);
    const seen = await suspectOf(claim);
    const stale = () =>
      reconfirmClaim(desk.reviewer, {
        ...{ claimId: claim.claimId, contentRevision: seen.contentRevision, note: "It stands." },
        suspicionIds: seen.list.map(({ id }) => id),
      });
    await makeCitation(desk.editor, claim, { sourceId: other.id });
    await expectRefused("CONFLICT", stale);
    const before = await suspectOf(claim);
    await retract(other.id);
    const { contentRevision, list } = await suspectOf(claim);
    expect(list).toHaveLength(2);
    const one = { claimId: claim.claimId, contentRevision, note: "It stands." };
    await expectRefused("CONFLICT", () =>
      reconfirmClaim(desk.reviewer, { ...one, suspicionIds: before.list.map(({ id }) => id) }),
    );
    const both = { ...one, suspicionIds: list.map(({ id }) => id) };
    const second = await makePerson("reviewer");
    const tried = await Promise.allSettled([
      reconfirmClaim(desk.reviewer, both),
      reconfirmClaim(second, both),
    ]);
    expect(tried.map(({ status }) => status)).toEqual(["fulfilled", "rejected"]);
    expect(tried[1]).toMatchObject({ reason: { code: "CONFLICT" } });
    await expectRefused("CONFLICT", () => reconfirmClaim(second, both));
  });

  it("is undone by who did it", async () => {
    const claim = await suspect();
    await reconfirm(desk.reviewer, claim);
    const act = await db().act.findFirstOrThrow({ orderBy: { id: "desc" } });
    await undoAct(desk.reviewer, { act: act.id });
    expect(await isSuspect(claim)).toBe(true);
  });

  it("comes with a new verdict", async () => {
    const claim = await suspect();
    await handOver(desk.editor, claim);
    await judge(desk.reviewer, claim);
    expect(await isSuspect(claim)).toBe(false);
  });

  it("is needed of each part of a claim, and of what it was merged into", async () => {
    const claim = await suspect();
    const { claimId, revision } = await at(claim);
    const { claims } = await splitClaim(desk.editor, {
      ...{ claimId, revision, wordings: ["The port knew it", "The ministry knew it"] },
    });
    expect(await isSuspect(claims.at(-1)!)).toBe(true);
    const into = await makeClaim(desk.editor, story);
    const [from, to] = [await at(claims.at(-1)!), await at(into)];
    await mergeClaims(desk.editor, { ...from, into: to });
    expect(await isSuspect(into)).toBe(true);
    expect(await compareDerived(() => undefined)).toBe(0);
  });
});

describe("the page of what rests on it", () => {
  it("lists published stories first, each claim once, and pages", async () => {
    const { id } = await makeSource(desk.editor);
    const plain = await citing(id);
    const out = await makeStory(desk.editor);
    const published = await makeClaim(desk.editor, out);
    await makeCitation(desk.editor, published, { sourceId: id });
    await makeCitation(desk.editor, published, { sourceId: id, locator: "page 2" });
    await retract(id);
    const listed = await listResting(desk.viewer, id);
    expect(listed).toMatchObject({ total: 2, open: 2, stories: 2, published: 0, next: null });
    expect(listed.claims.map(({ claimId }) => claimId)).toEqual([
      ...[published.claimId, plain.claimId],
    ]);
    await reconfirm(desk.reviewer, plain);
    const after = await listResting(desk.viewer, id);
    expect(after).toMatchObject({ total: 2, open: 1, stories: 1 });
    expect(after.claims[1]?.settled).toMatchObject({ how: "reconfirmed" });
  });
});
