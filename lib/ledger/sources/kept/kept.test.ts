/**
 * Nobody changes what they cannot see, and nobody learns that there is something. Each way of
 * changing a source, by somebody outside a restricted story that leans on it in each way, beside the
 * same where there is no such story.
 */
import { beforeAll, describe, expect, it } from "vitest";
import { parseInput } from "@/lib/access/action";
import { verifyChain } from "@/lib/audit/chain";
import { listClaimEvents } from "@/lib/ledger/claims/history";
import { editSource } from "@/lib/ledger/sources/changes";
import { readSourceCost } from "@/lib/ledger/sources/cost";
import { listSources } from "@/lib/ledger/sources/directory";
import { editSourceInput } from "@/lib/ledger/sources/input";
import { LEANINGS, listLeaningClaims, type Leaning } from "@/lib/ledger/sources/leaning-claims";
import { mergeSources, undoMerge } from "@/lib/ledger/sources/merge/commands";
import { previewMerge } from "@/lib/ledger/sources/merge/preview";
import { suggestSources } from "@/lib/ledger/sources/queries";
import { getSource, listSourceEvents } from "@/lib/ledger/sources/source-page";
import { db } from "@/lib/platform/db";
import { listStoryEvents } from "@/lib/stories/history";
import {
  decide,
  judge,
  handOver,
  makeCitation,
  makeClaim,
  makeDesk,
  makeSource,
  rowOf,
  type Desk,
} from "@/tests/support/claims";
import { useDatabase } from "@/tests/support/database";
import { makePerson, makeStory } from "@/tests/support/factories";
import { refusal } from "@/tests/support/refusal";
import { addMember } from "@/lib/stories/members";
import { declineChange, takeOverChange } from "./commands";
import { listProposedChanges } from "./queries";

useDatabase();
let desk: Desk;
/** Who changes sources, a member of no restricted story; and who made them. */
let outsider: Desk["editor"];
beforeAll(async () => {
  desk = await makeDesk();
  outsider = await makePerson("editor", "Olle Outside");
});

type Ledger = {
  sourceId: number;
  otherId: number;
  openClaim: { claimId: number };
  hidden: { storyId: number; slug: string; claim: { claimId: number } } | null;
};

/** A source that an open story cites, and a restricted one as well where `leaning` says how. */
async function ledger(leaning: Leaning | null): Promise<Ledger> {
  const { id: sourceId } = await makeSource(outsider, {
    ...{ name: "Anonymous blog", kind: "publication", reliability: "E", title: "Columnist" },
  });
  const { id: otherId } = await makeSource(outsider, { name: "Permanent Secretary" });
  const { id: derivedId } = await makeSource(outsider, {
    ...{ name: "Digest", derivesFrom: [sourceId] },
  });
  const open = await makeStory(desk.editor);
  const openClaim = await makeClaim(desk.editor, open, { sourceId });
  await decide(desk, openClaim, "single_source");
  if (leaning === null) return { sourceId, otherId, openClaim, hidden: null };
  const story = await makeStory(desk.editor, { restricted: true });
  await addMember(desk.editor, { storyId: story.id, userId: desk.reviewer.userId });
  const claim = await makeClaim(desk.editor, story);
  await makeCitation(
    desk.editor,
    claim,
    leaning === "cites"
      ? { sourceId }
      : leaning === "rests"
        ? { restsOn: [sourceId] }
        : { sourceId: derivedId },
  );
  await decide(desk, claim, "single_source");
  return { sourceId, otherId, openClaim, hidden: { storyId: story.id, slug: story.slug, claim } };
}

async function edit(
  actor: Desk["editor"],
  sourceId: number,
  patch: Record<string, unknown>,
  rest: Record<string, unknown> = {},
) {
  const { revision } = await db().source.findUniqueOrThrow({ where: { id: sourceId } });
  const input = {
    sourceId,
    revision,
    patch,
    reason: "Found wanting",
    evenIfSimilar: true,
    ...rest,
  };
  return editSource(actor, parseInput(editSourceInput, input));
}

const CHANGES: Record<string, (made: Ledger) => Promise<unknown>> = {
  "an edit": ({ sourceId }) =>
    edit(outsider, sourceId, { name: "Permanent Secretary", reliability: "A" }),
  "a correction of spelling": ({ sourceId }) =>
    edit(outsider, sourceId, { title: "Colummist" }, { isSpelling: true }),
  "a derivation": ({ sourceId, otherId }) => edit(outsider, sourceId, { derivesFrom: [otherId] }),
  "a merge into another": ({ sourceId, otherId }) =>
    mergeSources(outsider, { fromId: sourceId, intoId: otherId }),
  "a merge of another": ({ sourceId, otherId }) =>
    mergeSources(outsider, { fromId: otherId, intoId: sourceId }),
};

/** What of a source and its surroundings can be read, without ids, instants and stories of the test. */
async function pictureFor(actor: Desk["editor"], made: Ledger): Promise<string> {
  const { sourceId, otherId } = made;
  const page = await getSource(actor, sourceId);
  const events = page.source ? await listSourceEvents(actor, sourceId) : null;
  const directory = await listSources(actor, { search: "anonymous" });
  const picture = {
    page,
    events: events?.events.map(({ type, by, data }) => ({ type, by, data })),
    cost: page.source && (await readSourceCost(actor, [sourceId])),
    leaning: await listLeaningClaims(actor, sourceId),
    preview: page.source && (await previewMerge(actor, sourceId, otherId).catch(String)),
    kinds: directory.kinds,
    found: directory.sources.length,
    suggested: (await suggestSources(actor, "anonymous blog")).length,
  };
  return JSON.stringify(picture);
}

/** Numbers and days differ between two ledgers in one file; words and lists must not. */
const wordsOf = (text: string) =>
  text.replace(/\d{4}-\d\d-\d\dT[\d:.]+Z/g, "…").replace(/story-?\d+|\d+/gi, "#");

describe.each(Object.entries(CHANGES))("%s, by somebody outside", (_what, change) => {
  it.each(LEANINGS)("leaves alone a claim of a restricted story (%s)", async (leaning) => {
    const made = await ledger(leaning);
    const { storyId, slug, claim } = made.hidden!;
    const before = await evidenceOf(claim.claimId);
    await change(made);
    expect(await evidenceOf(claim.claimId)).toEqual(before);
    const { events } = await listClaimEvents(desk.editor, claim.claimId);
    expect(events[0]?.type).toBe("verdict.given");
    const asked = await listProposedChanges(desk.editor, storyId);
    expect(asked.length).toBeGreaterThan(0);
    expect(asked[0]).toMatchObject({ by: "Olle Outside", mayDecide: true });
    expect((await listStoryEvents(desk.editor, slug)).events[0]?.type).toBe(
      "source.change_proposed",
    );
    expect(await listProposedChanges(outsider, storyId)).toEqual([]);
    expect(await verifyChain()).toMatchObject({ ok: true });
  });

  it.each(LEANINGS)("is answered and shows as where there is none (%s)", async (leaning) => {
    await forget();
    const alone = await ledger(null);
    const answerAlone = await change(alone);
    const pictureAlone = await pictureFor(outsider, alone);
    // The sources of one half would be found in the other.
    await forget();
    const beside = await ledger(leaning);
    const answerBeside = await change(beside);
    expect(Object.keys(answerBeside as object)).toEqual(Object.keys(answerAlone as object));
    expect(wordsOf(JSON.stringify(answerBeside))).toBe(wordsOf(JSON.stringify(answerAlone)));
    expect(wordsOf(await pictureFor(outsider, beside))).toBe(wordsOf(pictureAlone));
    expect((answerBeside as { recheck: number }).recheck).toBe(
      (answerAlone as { recheck: number }).recheck,
    );
    for (const { id } of await db().source.findMany({ where: { keptForId: { not: null } } })) {
      const nothing = await refusal(() => getSource(outsider, 999_999));
      expect((await refusal(() => getSource(outsider, id))).toAnswer()).toEqual(nothing.toAnswer());
      const cited = (sourceId: number) =>
        refusal(() => makeCitation(outsider, beside.openClaim, { sourceId }));
      expect((await cited(id)).toAnswer()).toEqual((await cited(999_999)).toAnswer());
      const edited = (sourceId: number) =>
        refusal(() => editSource(outsider, { sourceId, revision: 0, patch: { name: "X" } }));
      expect((await edited(id)).toAnswer()).toEqual((await edited(999_999)).toAnswer());
    }
  });
});

/** What stands on the claim, and what its citations name as far down as they rest. */
async function evidenceOf(claimId: number) {
  const {
    verdicts,
    sourceCount,
    originCount,
    sourceNames,
    contentRevision,
    revision,
    reviewState,
  } = await rowOf({ claimId });
  const source = {
    select: {
      ...{ name: true, kind: true, reliability: true, title: true, employer: true, aliases: true },
      derivesFrom: {
        select: { origin: { select: { name: true, reliability: true, aliases: true } } },
      },
    },
  };
  const citations = await db().citation.findMany({
    where: { claimId },
    select: { id: true, revision: true, source, restsOn: { select: { source } } },
  });
  const authors = await db().claimAuthor.count({ where: { claimId } });
  return {
    ...{ verdicts, sourceCount, originCount, sourceNames, contentRevision, revision, reviewState },
    ...{ citations, authors },
  };
}

let forgotten = 0;
/** Gives every source so far a name that nothing of the next half looks for. */
async function forget(): Promise<void> {
  for (const { id } of await db().source.findMany({
    where: { mergedIntoId: null, NOT: { name: { startsWith: "Forgotten" } } },
  })) {
    forgotten += 1;
    await edit(desk.editor, id, { name: `Forgotten ${forgotten}`, aliases: "", kind: "account" });
  }
}

describe("the readers of the story", () => {
  it("take a change over, with both named, and four eyes hold for both", async () => {
    const { sourceId, hidden, openClaim } = await ledger("rests");
    const { storyId, claim, slug } = hidden!;
    await edit(outsider, sourceId, { reliability: "A" });
    await edit(outsider, sourceId, { name: "Permanent Secretary" });
    const [asked, ...more] = await listProposedChanges(desk.editor, storyId);
    expect(more).toEqual([]);
    expect(asked).toMatchObject({
      kept: { name: "Anonymous blog" },
      said: ["name ‘Anonymous blog’ → ‘Permanent Secretary’", "reliability E → A"],
      recheck: 1,
    });
    const proposalId = asked!.id;
    expect((await refusal(() => takeOverChange(outsider, { proposalId }))).code).toBe("NOT_FOUND");
    expect((await refusal(() => takeOverChange(desk.viewer, { proposalId }))).code).toBe(
      "FORBIDDEN",
    );
    const before = await rowOf(openClaim);
    expect(await takeOverChange(desk.editor, { proposalId })).toEqual({ sourceId, recheck: 1 });
    expect(await rowOf(openClaim)).toEqual(before);
    const row = await rowOf(claim);
    expect(row).toMatchObject({ reviewState: "recheck" });
    expect(row.verdicts[0]?.lapsedReason).toBe(
      "the source Anonymous blog changed: name ‘Anonymous blog’ → ‘Permanent Secretary’; reliability E → A",
    );
    const { events } = await listClaimEvents(desk.editor, claim.claimId);
    expect(events.find(({ type }) => type === "claim.source_changed")).toMatchObject({
      by: expect.any(String) as string,
      data: { proposedBy: "Olle Outside", source: "Anonymous blog" },
    });
    const authors = await db().claimAuthor.findMany({ where: { claimId: claim.claimId } });
    expect(authors.map(({ userId }) => userId).sort()).toEqual(
      [desk.editor.userId, outsider.userId].sort(),
    );
    const { citationId } = await db().citationRest.findFirstOrThrow({
      where: { citation: { claimId: claim.claimId } },
      select: { citationId: true },
    });
    expect(await db().citationRest.findMany({ where: { citationId } })).toEqual([
      { citationId, sourceId },
    ]);
    const twice = await refusal(() => declineChange(desk.editor, { proposalId }));
    expect(twice.code).toBe("RULE_UNMET");
    expect((await listStoryEvents(desk.editor, slug)).events.map(({ type }) => type)).toContain(
      "source.change_taken_over",
    );
    expect(await verifyChain()).toMatchObject({ ok: true });
  });

  it("take over what came through another source, which is the newsroom’s again", async () => {
    const { sourceId, hidden } = await ledger("derives");
    const { storyId, claim } = hidden!;
    const cited = async () =>
      (await db().citation.findFirstOrThrow({ where: { claimId: claim.claimId } })).sourceId;
    const before = await cited();
    await edit(outsider, sourceId, { reliability: "A" });
    expect(await cited()).not.toBe(before);
    const [asked] = await listProposedChanges(desk.editor, storyId);
    await takeOverChange(desk.editor, { proposalId: asked!.id });
    expect(await cited()).toBe(before);
    expect(await rowOf(claim)).toMatchObject({ reviewState: "recheck", originCount: 1 });
  });

  it("keep the source as it was, and are asked anew by the next change", async () => {
    const { sourceId, hidden } = await ledger("cites");
    const { storyId, claim } = hidden!;
    await edit(outsider, sourceId, { reliability: "A" });
    const [asked] = await listProposedChanges(desk.editor, storyId);
    const before = await evidenceOf(claim.claimId);
    const { sourceId: keptId } = await declineChange(desk.reviewer, { proposalId: asked!.id });
    expect(await evidenceOf(claim.claimId)).toEqual(before);
    expect(await listProposedChanges(desk.editor, storyId)).toEqual([]);
    await edit(outsider, sourceId, { reliability: "B" });
    expect(await listProposedChanges(desk.editor, storyId)).toMatchObject([
      { kept: { id: keptId }, said: ["reliability E → B"] },
    ]);
    // It is theirs to edit, and the one it was stays as it is.
    await edit(desk.editor, keptId, { reliability: "C" });
    expect(await rowOf(claim)).toMatchObject({ reviewState: "recheck" });
    expect(await db().source.findUniqueOrThrow({ where: { id: sourceId } })).toMatchObject({
      reliability: "B",
    });
    const { source } = await getSource(desk.editor, keptId);
    expect(source?.kept).toMatchObject({ of: { id: sourceId } });
  });

  it("count one origin where the source is cited as it was and as it is", async () => {
    const { sourceId, hidden } = await ledger("cites");
    const { claim } = hidden!;
    await edit(outsider, sourceId, { reliability: "A" });
    await makeCitation(desk.editor, claim, { sourceId });
    expect(await rowOf(claim)).toMatchObject({ sourceCount: 2, originCount: 1 });
    await handOver(desk.editor, claim);
    const refused = await refusal(() => judge(desk.reviewer, claim, "corroborated"));
    expect(refused.code).toBe("RULE_UNMET");
  });

  it("are asked by each of two stories for itself, and see the merge that is undone", async () => {
    const { sourceId, otherId, hidden } = await ledger("cites");
    const second = await makeStory(desk.admin, { restricted: true });
    const theirs = await makeClaim(desk.admin, second, { sourceId });
    const { mergeId } = await mergeSources(outsider, { fromId: sourceId, intoId: otherId });
    const [asked] = await listProposedChanges(desk.editor, hidden!.storyId);
    expect(asked?.said[0]).toBe("merged into ‘Permanent Secretary’");
    await takeOverChange(desk.editor, { proposalId: asked!.id });
    const citedBy = async (claim: { claimId: number }) =>
      (await db().citation.findFirstOrThrow({ where: { claimId: claim.claimId } })).sourceId;
    expect(await citedBy(hidden!.claim)).toBe(otherId);
    expect(await listProposedChanges(desk.admin, second.id)).toHaveLength(1);
    const kept = await citedBy(theirs);
    expect([sourceId, otherId]).not.toContain(kept);
    await undoMerge(outsider, { mergeId });
    expect(await citedBy(theirs)).toBe(kept);
    expect((await listProposedChanges(desk.admin, second.id)).map(({ said }) => said)).toEqual([
      [],
    ]);
  });
});
