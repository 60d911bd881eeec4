/** A command that writes many records sends no more statements than for a few. */
import { beforeAll, describe, expect, it } from "vitest";
import type { z } from "zod";
import { parseInput } from "@/lib/access/action";
import { verifyChain } from "@/lib/audit/chain";
import { commit } from "@/lib/audit/commit";
import { pasteDraft } from "@/lib/drafts/commands";
import { acceptProposals } from "@/lib/drafts/propose/decide-proposals";
import { changeClaims } from "@/lib/ledger/claims/bulk";
import { logClaims } from "@/lib/ledger/claims/commands";
import { changeClaimsInput } from "@/lib/ledger/claims/input";
import { editSource } from "@/lib/ledger/sources/changes";
import { editSourceInput } from "@/lib/ledger/sources/input";
import { takeOverChange } from "@/lib/ledger/sources/kept/commands";
import { listProposedChanges } from "@/lib/ledger/sources/kept/queries";
import { mergeSources, undoMerge } from "@/lib/ledger/sources/merge/commands";
import { refreshStanding } from "@/lib/ledger/standing/standing";
import { db } from "@/lib/platform/db";
import { insertMany } from "@/lib/platform/sets";
import { editStory } from "@/lib/stories/commands";
import { decide, makeDesk, makeSource, type Desk } from "@/tests/support/claims";
import { useDatabase } from "@/tests/support/database";
import { makeStory } from "@/tests/support/factories";
import { countStatements } from "@/tests/support/statements";

useDatabase();
const FEW = 3;
const MANY = 60;
let desk: Desk;
beforeAll(async () => {
  desk = await makeDesk();
});

type Claims = { story: { id: number; slug: string }; ids: number[]; sourceId: number };

/** A story of that many claims, all citing one source; the first two have a verdict. */
async function storyOf(count: number, { isSaid = true } = {}): Promise<Claims> {
  const story = await makeStory(desk.editor);
  const { id: sourceId } = await makeSource(desk.editor);
  await logMany(story.slug, count, sourceId);
  const claims = await db().claim.findMany({
    where: { storyId: story.id },
    orderBy: { number: "asc" },
    select: { id: true },
  });
  const ids = claims.map(({ id }) => id);
  if (isSaid) {
    await changeClaims(desk.editor, { claimIds: ids, change: { sayTerms: "on_record" } });
    for (const claimId of ids.slice(0, 2)) await decide(desk, { claimId });
  }
  return { story, ids, sourceId };
}

function logMany(story: string, count: number, sourceId: number) {
  const claims = Array.from({ length: count }, (_, index) => ({
    wording: `Claim number ${index} of the ferry contract`,
    sourceId,
  }));
  return logClaims(desk.editor, { story, claims });
}

/** The statements that a piece of work takes for few records and for many. */
async function costs(
  work: (claims: Claims) => Promise<unknown>,
  how?: { isSaid: boolean },
): Promise<[number, number]> {
  const [few, many] = [await storyOf(FEW, how), await storyOf(MANY, how)];
  // Once before, so that what is prepared and looked up only once is not counted.
  await work(await storyOf(FEW, how));
  return [await countStatements(() => work(few)), await countStatements(() => work(many))];
}

describe("a bulk change", () => {
  const changes: Array<[string, () => z.input<typeof changeClaimsInput>["change"]]> = [
    ["of the attribution, for which verdicts lapse", () => ({ attribution: "unnamed" })],
    ["of the legal risk", () => ({ legalRisk: "high" })],
    ["of the checker", () => ({ checkerId: desk.reviewer.userId })],
    ["of the tags", () => ({ addTags: ["ferry"] })],
    ["that hands them over", () => ({ handOver: true, because: "The tape is lost" })],
    ["that withdraws them", () => ({ withdraw: "Cut" })],
  ];
  it.each(changes)("%s", async (_what, change) => {
    const [few, many] = await costs(async ({ ids }) => {
      const input = parseInput(changeClaimsInput, { claimIds: ids, change: change() });
      const { changed } = await changeClaims(desk.editor, input);
      // Those with a verdict cannot be handed over.
      expect(changed).toBeGreaterThanOrEqual(ids.length - 2);
    });
    expect(many).toBe(few);
    expect(many).toBeLessThan(36);
  });
});

it("the terms of all sources", async () => {
  const [few, many] = await costs(
    async ({ ids }) => {
      const said = { claimIds: ids, change: { sayTerms: "background" } } as const;
      expect(await changeClaims(desk.editor, said)).toEqual({ changed: ids.length, skipped: [] });
    },
    { isSaid: false },
  );
  expect(many).toBe(few);
  expect(many).toBeLessThan(36);
});

it("a pasted list", async () => {
  const [few, many] = await costs(({ story, ids, sourceId }) =>
    logMany(story.slug, ids.length, sourceId),
  );
  expect(many).toBe(few);
});

describe("a source", () => {
  const edit = (sourceId: number, patch: object) =>
    editSource(desk.editor, parseInput(editSourceInput, { sourceId, revision: 0, patch }));

  it("renamed", async () => {
    const [few, many] = await costs(({ sourceId }) =>
      edit(sourceId, { name: `Renamed ${sourceId}` }),
    );
    expect(many).toBe(few);
  });

  it("that derives from another now, so that origins are counted anew", async () => {
    const [few, many] = await costs(async ({ sourceId, ids }) => {
      const origin = await makeSource(desk.editor);
      await citeToo(ids, origin.id);
      await edit(sourceId, { derivesFrom: [origin.id] });
      const claim = await db().claim.findUniqueOrThrow({ where: { id: ids[0] ?? 0 } });
      expect(claim).toMatchObject({ originCount: 1, reviewState: "recheck" });
    });
    expect(many).toBe(few);
  });

  it("merged into another, and taken apart again", async () => {
    const [few, many] = await costs(async ({ sourceId, ids }) => {
      const other = await makeSource(desk.editor);
      await citeToo(ids, other.id);
      const input = { fromId: other.id, intoId: sourceId };
      const { mergeId } = await mergeSources(desk.editor, input);
      await undoMerge(desk.editor, { mergeId });
      const claim = await db().claim.findUniqueOrThrow({ where: { id: ids[0] ?? 0 } });
      expect(claim.originCount).toBe(2);
    });
    expect(many).toBe(few);
  });

  it("changed by somebody who cannot see the story, which takes the change over", async () => {
    const [few, many] = await costs(async ({ story, sourceId, ids }) => {
      await restrict(desk.editor, story.id);
      const outside = { sourceId, revision: 0, patch: { reliability: "A" as const } };
      await editSource(desk.admin, outside);
      const [asked] = await listProposedChanges(desk.editor, story.id);
      expect(await takeOverChange(desk.editor, { proposalId: asked?.id ?? 0 })).toMatchObject({
        recheck: 2,
      });
      const claim = await db().claim.findUniqueOrThrow({ where: { id: ids[0] ?? 0 } });
      expect(claim).toMatchObject({ originCount: 1, reviewState: "recheck" });
    });
    expect(many).toBe(few);
  });

  async function restrict(actor: Desk["editor"], storyId: number): Promise<void> {
    const { revision } = await db().story.findUniqueOrThrow({ where: { id: storyId } });
    await editStory(actor, { storyId, revision, patch: { restricted: true } });
  }

  /** A second citation of each claim, every other one resting on a third source. */
  async function citeToo(claimIds: readonly number[], sourceId: number): Promise<void> {
    const third = await makeSource(desk.editor);
    const before = (await db().citation.findFirst({ orderBy: { id: "desc" } }))?.id ?? 0;
    await commit(desk.editor, async (tx, at) => {
      const own = {
        sourceId,
        terms: "not_said" as const,
        addedById: desk.editor.userId,
        addedAt: at,
        position: 1,
      };
      await insertMany(
        tx,
        "Citation",
        claimIds.map((claimId) => ({ ...own, claimId })),
      );
      const rests = claimIds.map((_, index) => ({
        citationId: before + index + 1,
        sourceId: third.id,
      }));
      await insertMany(
        tx,
        "CitationRest",
        rests.filter((_, index) => index % 2 === 0),
      );
      await refreshStanding(tx, claimIds);
      return { result: null, events: [{ type: "source.edited", sourceId, data: { changes: {} } }] };
    });
  }
});

it("a new draft in which the words of every claim changed", async () => {
  // Of as many matters as there are claims, so that none is found to be said again or contradicted.
  const textOf = (ids: readonly number[], verb: string) =>
    ids.map((id) => `Clerk${id} ${verb} barge${id} near quay${id} before dawn${id}.`).join("\n\n");
  const [few, many] = await costs(async ({ story, ids }) => {
    const before = textOf(ids, "may have sold");
    await pasteDraft(desk.editor, { story: story.slug, plain: before });
    const { id: draftId } = await db().draft.findFirstOrThrow({ where: { storyId: story.id } });
    await commit(desk.editor, async (tx) => {
      const sentences = before.split("\n\n");
      let start = 0;
      const places = ids.map((claimId, index) => {
        const exact = sentences[index] ?? "";
        const place = { draftId, claimId, exact, start, end: start + exact.length };
        start += exact.length + 2;
        return { ...place, state: "placed" as const, prefix: "", suffix: "" };
      });
      await insertMany(tx, "Placement", places);
      return { result: null, events: [{ type: "story.edited", data: { changes: {} } }] };
    });
    const added = await pasteDraft(desk.editor, { story: story.slug, plain: textOf(ids, "sold") });
    expect(added.moved + added.pending + added.orphaned).toBe(ids.length);
  });
  expect(many).toBe(few);
});

it("proposals accepted as they stand, with sources that are known, new, and named twice", async () => {
  let named = 0;
  // So far from one another that none is another's misspelling.
  const syllables = ["ba", "ke", "li", "mo", "nu", "ra", "se", "ti"];
  const speaker = () => {
    named += 1;
    const [one, two, three] = [named, named >> 3, named >> 6].map((at) =>
      (syllables[at % 8] ?? "").repeat(3),
    );
    return `Anna T${one}${two}${three}`;
  };
  const proposed = async (count: number) => {
    const story = await makeStory(desk.editor);
    const known = speaker();
    await makeSource(desk.editor, { name: known });
    const twice = speaker();
    const speakers = [known, twice, twice, ...Array.from({ length: count - 3 }, speaker)];
    const text = speakers.map((name, at) => `“Pier ${at} was closed in May,” said ${name}.`);
    await pasteDraft(desk.editor, { story: story.slug, plain: text.join("\n\n") });
    const proposals = await db().proposal.findMany({ where: { draft: { storyId: story.id } } });
    expect(proposals).toHaveLength(count);
    return { storyId: story.id, proposals, sources: await db().source.count() };
  };
  const cost = async (count: number) => {
    const { storyId, proposals, sources } = await proposed(count);
    const statements = await countStatements(async () => {
      const result = await acceptProposals(desk.editor, {
        draftId: proposals[0]?.draftId ?? 0,
        proposalIds: proposals.map(({ id }) => id),
      });
      expect(result.left).toEqual([]);
      expect(result.refs).toEqual(proposals.map((_, index) => `C${index + 1}`));
    });
    expect((await db().source.count()) - sources).toBe(count - 2);
    const claims = await db().claim.findMany({
      where: { storyId },
      orderBy: { number: "asc" },
      include: { citations: true, placements: true, proposals: true },
    });
    expect(claims.map(({ proposals: [one] }) => one?.id)).toEqual(proposals.map(({ id }) => id));
    expect(claims.every(({ placements: [one] }) => one?.state === "placed")).toBe(true);
    expect(claims[1]?.citations[0]?.sourceId).toBe(claims[2]?.citations[0]?.sourceId);
    const events = await db().event.findMany({ where: { storyId }, orderBy: { seq: "asc" } });
    const told = events.slice(-3 * count).map(({ type, claimId }) => `${type} ${claimId}`);
    expect(told).toEqual(
      claims.flatMap(({ id }) =>
        ["claim.logged", "claim.placed", "proposal.accepted"].map((type) => `${type} ${id}`),
      ),
    );
    return statements;
  };
  // Once before, so that what is prepared and looked up only once is not counted.
  await cost(FEW + 1);
  const few = await cost(FEW + 1);
  expect(await cost(MANY)).toBe(few);
  // Two of them keep what was there before, for undoing, and sweep what is too old for it; one asks
  // whether a clearance falls.
  expect(few).toBeLessThan(39);
});

it("leaves the chain of events whole", async () => {
  expect(await verifyChain()).toMatchObject({ ok: true });
});
