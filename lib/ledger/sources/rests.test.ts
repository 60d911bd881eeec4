/**
 * What a verdict rests on. Every field of a source, by the input schema itself, against every
 * state of a claim and every way of leaning: a new field fails here until somebody says what a
 * change of it does.
 */
import { beforeAll, describe, expect, it } from "vitest";
import { parseInput } from "@/lib/access/action";
import { eventSentence } from "@/components/history/event-sentence";
import { listClaimEvents } from "@/lib/ledger/claims/history";
import { REVIEW_STATES, type ReviewState } from "@/lib/ledger/claims/rules";
import { getClaim } from "@/lib/ledger/claims/queries";
import { getReview } from "@/lib/ledger/verdicts/queries";
import { listReviewQueue } from "@/lib/ledger/verdicts/queue";
import { db } from "@/lib/platform/db";
import { listStoryEvents } from "@/lib/stories/history";
import {
  at,
  decide,
  handOver,
  judge,
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
import { editClaim } from "@/lib/ledger/claims/commands";
import { editSource } from "./changes";
import { readSourceCost } from "./cost";
import { costInWords, type SourceField } from "./differences";
import { editSourceInput } from "./input";
import { LEANINGS, type Leaning } from "./leaning-claims";
import { mergeSources } from "./merge/commands";

useDatabase();
let desk: Desk;
let story: { id: number; slug: string };
beforeAll(async () => {
  desk = await makeDesk();
  story = await makeStory(desk.editor);
});

type Expected = {
  to: unknown;
  /** What is said of it; null where no verdict rests on it. */
  said: string | null;
  /** The same field in another spelling; null where that cannot be. */
  spelt: unknown;
};

const BEFORE = {
  name: "Anonymous blogger",
  kind: "publication",
  reliability: "E",
  title: "Occasional columnist",
  employer: "Harbourside Gazette",
  aliases: "Quayside diarist",
  url: "https://blog.example",
  note: "Seen once",
} as const;

const FIELDS: Record<SourceField, Expected> = {
  name: {
    to: "Permanent Secretary",
    said: "name ‘Anonymous blogger’ → ‘Permanent Secretary’",
    spelt: "anonymous bloger",
  },
  kind: { to: "person", said: "kind publication → person", spelt: null },
  reliability: { to: "A", said: "reliability E → A", spelt: null },
  title: {
    to: "Minister",
    said: "title ‘Occasional columnist’ → ‘Minister’",
    spelt: "Occasional colummist",
  },
  employer: {
    to: "Ministry",
    said: "employer ‘Harbourside Gazette’ → ‘Ministry’",
    spelt: "Harbour-side Gazette",
  },
  aliases: {
    to: "Quayside diarist\nThe secretary",
    said: "other name ‘The secretary’ added",
    spelt: "Quayside diarist\nQuay-side diarist",
  },
  derivesFrom: { to: "another", said: "derives from ‘Origin’ added", spelt: null },
  url: {
    to: "https://ministry.example",
    said: "address ‘https://blog.example’ → ‘https://ministry.example’",
    spelt: null,
  },
  note: { to: "Seen twice", said: null, spelt: null },
};

const fields = Object.keys(editSourceInput.shape.patch.shape) as SourceField[];

it("says of every field that can be edited what a change of it does", () => {
  expect(Object.keys(FIELDS).sort()).toEqual([...fields].sort());
});

type Placed = { claimId: number; state: ReviewState; leaning: Leaning };

/** A source, and a claim in each state that leans on it in each way. */
async function leanedOn(): Promise<{ sourceId: number; claims: Placed[] }> {
  const { id: sourceId } = await makeSource(desk.admin, BEFORE);
  const derived = await makeSource(desk.admin, { derivesFrom: [sourceId] });
  const claims: Placed[] = [];
  for (const state of REVIEW_STATES) {
    for (const leaning of LEANINGS) {
      const claim = await makeClaim(desk.editor, story);
      await makeCitation(desk.editor, claim, citing(leaning, sourceId, derived.id));
      await bring(claim, state);
      expect(await rowOf(claim)).toMatchObject({ reviewState: state });
      claims.push({ claimId: claim.claimId, state, leaning });
    }
  }
  return { sourceId, claims };
}

function citing(leaning: Leaning, sourceId: number, derivedId: number) {
  if (leaning === "cites") return { sourceId };
  return leaning === "rests" ? { restsOn: [sourceId] } : { sourceId: derivedId };
}

async function bring(claim: { claimId: number }, state: ReviewState): Promise<void> {
  if (state === "open") return;
  if (state === "ready") return handOver(desk.editor, claim);
  await decide(desk, claim);
  if (state === "recheck") {
    await editClaim(desk.editor, {
      ...(await at(claim)),
      patch: { wording: "It was not dredged" },
    });
  }
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

async function toOf(field: SourceField): Promise<unknown> {
  if (field !== "derivesFrom") return FIELDS[field].to;
  return [(await makeSource(desk.admin, { name: "Origin" })).id];
}

async function historyOf(claimId: number): Promise<string[]> {
  const { events } = await listClaimEvents(desk.viewer, claimId);
  return events.map(eventSentence);
}

describe.each(fields)("a change of a source’s %s", (field) => {
  const { said, spelt } = FIELDS[field];

  it("by a reviewer, in every state and every way of leaning", async () => {
    const { sourceId, claims } = await leanedOn();
    const before = await Promise.all(claims.map((claim) => rowOf(claim)));
    const cost = await readSourceCost(desk.reviewer, [sourceId]);
    const result = await edit(desk.reviewer, sourceId, { [field]: await toOf(field) });
    const decided = claims.filter(({ state }) => state === "decided").length;
    expect(costInWords(cost.decided)).toBe(costInWords(decided));
    expect(result.recheck).toBe(said === null ? 0 : decided);

    const story_ = (await listStoryEvents(desk.viewer, story.slug)).events;
    for (const [index, { claimId, state, leaning }] of claims.entries()) {
      const what = `${leaning}, ${state}`;
      const row = await rowOf({ claimId });
      const was = before[index];
      const history = await historyOf(claimId);
      const told = history.filter((line) => line.startsWith("changed the source "));
      if (said === null) {
        expect(row, what).toMatchObject({ reviewState: state, revision: was?.revision });
        expect(told, what).toEqual([]);
        continue;
      }
      expect(told, what).toEqual([`changed the source Anonymous blogger: ${said}`]);
      expect(
        story_.filter(
          (event) => event.claimId === claimId && event.type === "claim.source_changed",
        ),
        what,
      ).toHaveLength(1);
      expect(row.contentRevision, what).toBe((was?.contentRevision ?? 0) + 1);
      expect(row.reviewState, what).toBe(state === "decided" ? "recheck" : state);
      // The one who logged it and changed it last stays its author as well.
      expect(row.contentChangedById, what).toBe(was?.contentChangedById);
      if (state === "decided") {
        const reason = `the source Anonymous blogger changed: ${said}`;
        expect(row.verdicts.at(-1)?.lapsedReason, what).toBe(reason);
        const queue = await listReviewQueue(desk.admin, { scope: "mine", story: story.slug });
        const entry = queue.entries.find((one) => one.claimId === claimId);
        expect(entry?.lapsedBecause, what).toBe(reason);
        const own = await listReviewQueue(desk.reviewer, { scope: "mine", story: story.slug });
        expect(
          own.entries.map((one) => one.claimId),
          what,
        ).not.toContain(claimId);
      }
      if (state === "open") await handOver(desk.editor, { claimId });
      const refused = await refusal(() => judge(desk.reviewer, { claimId }));
      expect(refused.unmet, what).toEqual([
        "You changed a source that it leans on; somebody else gives its verdict.",
      ]);
      const { claim } = await readClaim(claimId);
      expect((await getReview(desk.reviewer, claim)).fourEyes, what).toMatch(/changed a source/);
      await judge(desk.admin, { claimId });
    }
  });

  it("that is said to be spelling", async () => {
    const { sourceId, claims } = await leanedOn();
    const more = await refusal(async () =>
      edit(desk.editor, sourceId, { [field]: await toOf(field) }, { isSpelling: true }),
    );
    expect(more).toMatchObject({ code: "RULE_UNMET" });
    expect(more.unmet?.length).toBeGreaterThan(1);
    if (spelt === null) return;
    const patch = { [field]: spelt };
    const theirs = await refusal(() => edit(desk.reviewer, sourceId, patch, { isSpelling: true }));
    expect(theirs.unmet).toEqual(["You gave the verdict of a claim that leans on this source."]);

    const corrector = await makePerson("reviewer");
    expect(await edit(corrector, sourceId, patch, { isSpelling: true })).toMatchObject({
      recheck: 0,
    });
    for (const { claimId, state } of claims) {
      expect((await rowOf({ claimId })).reviewState).toBe(state);
      const history = await historyOf(claimId);
      expect(history[0]).toMatch(/^corrected the spelling of the source Anonymous blogger: /);
      if (state === "open") continue;
      const refused = await refusal(() => judge(corrector, { claimId }));
      expect(refused.unmet?.join()).toMatch(/changed a source/);
    }
  });
});

async function readClaim(claimId: number) {
  const { number } = await rowOf({ claimId });
  return { claim: await getClaim(desk.reviewer, story.slug, number) };
}

describe("the reviewer’s trick", () => {
  it("is refused before a verdict, and by every other way to it", async () => {
    const { id: sourceId } = await makeSource(desk.editor, BEFORE);
    const claim = await makeClaim(desk.editor, story, { sourceId });
    await handOver(desk.editor, claim);
    await edit(desk.reviewer, sourceId, { name: "Permanent Secretary", reliability: "A" });
    const before = await rowOf(claim);
    // Whoever else changes the claim afterwards does not make him a stranger to it.
    await editClaim(desk.editor, { ...(await at(claim)), patch: { wording: "It was dredged" } });
    // Nor does he by changing it back.
    await edit(desk.reviewer, sourceId, { name: BEFORE.name, reliability: "E" });
    const refused = await refusal(() => judge(desk.reviewer, claim, "single_source"));
    expect(refused).toMatchObject({ code: "RULE_UNMET" });
    expect(await rowOf(claim)).toMatchObject({ level: "unverified", reviewState: "ready" });
    expect((await rowOf(claim)).contentRevision).toBe(before.contentRevision + 2);
  });

  it("is not played in small corrections that add up", async () => {
    const { id: sourceId } = await makeSource(desk.editor, { name: "Hansemann" });
    const say = (name: string) => edit(desk.editor, sourceId, { name }, { isSpelling: true });
    await say("Hansamann");
    const drifted = await refusal(() => say("Hansaminn"));
    expect(drifted.unmet?.[0]).toBe(
      "Name: ‘Hansemann’ and ‘Hansaminn’ are not one text in two spellings.",
    );
    await say("Hansemenn");
  });
});

describe("an origin in the place of another of its name", () => {
  async function namesakes() {
    const [one, other] = [
      await makeSource(desk.editor, { name: "Leaked disk" }),
      await makeSource(desk.editor, { name: "Leaked disk" }),
    ];
    const reader = await makeSource(desk.editor, { name: "Reader", derivesFrom: [one.id] });
    const second = await makeSource(desk.editor, { derivesFrom: [one.id] });
    const claim = await makeClaim(desk.editor, story);
    for (const { id } of [reader, second]) await makeCitation(desk.editor, claim, { sourceId: id });
    await decide(desk, claim);
    expect(await rowOf(claim)).toMatchObject({ originCount: 1, reviewState: "decided" });
    return { one, other, reader, claim };
  }

  it.each([{}, { note: "Read twice" }, { reliability: "B" }])(
    "is told, beside %o",
    async (more) => {
      const { one, other, reader, claim } = await namesakes();
      const result = await edit(desk.reviewer, reader.id, { derivesFrom: [other.id], ...more });
      expect(result.recheck).toBe(1);
      const row = await rowOf(claim);
      expect(row).toMatchObject({ originCount: 2, reviewState: "recheck" });
      const [added, gone] = [other, one].map(
        ({ id }) => `derives from ‘Leaked disk (source ${id})’`,
      );
      expect(row.verdicts.at(-1)?.lapsedReason).toContain(`${added} added; ${gone} is gone`);
      const refused = await refusal(() => judge(desk.reviewer, claim));
      expect(refused.unmet?.join()).toMatch(/You changed a source/);
    },
  );

  it("is told where a merge brings it", async () => {
    const { other, reader, claim } = await namesakes();
    const from = await makeSource(desk.editor, { derivesFrom: [other.id] });
    await mergeSources(desk.reviewer, { fromId: from.id, intoId: reader.id });
    const row = await rowOf(claim);
    expect(row.reviewState).toBe("recheck");
    expect(row.verdicts.at(-1)?.lapsedReason).toContain(
      `derives from ‘Leaked disk (source ${other.id})’ added`,
    );
  });
});
