import { beforeAll, describe, expect, it } from "vitest";
import { db } from "@/lib/platform/db";
import {
  at,
  decide,
  handOver,
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
import { refusal } from "@/tests/support/refusal";
import { addCitation, removeCitation } from "@/lib/ledger/citations/commands";
import { editClaim } from "./commands";
import { listClaimEvents } from "./history";
import { addCitationInput } from "./input";
import { withdrawClaim } from "./moves";
import { getClaim, listCheckers } from "./queries";

useDatabase();
let desk: Desk;
let story: { id: number; slug: string };
beforeAll(async () => {
  desk = await makeDesk();
  story = await makeStory(desk.editor, { headline: "Harbour works" });
});

const view = (actor: Reader, claim: MadeClaim) => getClaim(actor, story.slug, claim.number);

describe("a claim on screen", () => {
  it("shows everything the panel needs", async () => {
    const leak = await makeSource(desk.editor, { name: "Leak", kind: "document" });
    const claim = await makeClaim(desk.editor, story, {
      wording: "It was dredged",
      assertedBy: "the port",
      tags: ["b", "a"],
      asOf: "2024-02-18",
      checkerId: desk.reviewer.userId,
      note: "Ask",
    });
    const expert = await makeSource(desk.editor, {
      name: "Expert",
      title: "engineer",
      employer: "Port",
      reliability: "B",
    });
    await addCitation(
      desk.editor,
      addCitationInput.parse({
        claimId: claim.claimId,
        sourceId: expert.id,
        restsOn: [leak.id],
        saidOn: "2024-02-19",
        quote: "I saw it",
      }),
    );
    const shown = await view(desk.viewer, claim);
    expect(shown).toMatchObject({
      ref: claim.ref,
      story: { slug: story.slug, headline: "Harbour works", restricted: false },
      wording: "It was dredged",
      assertedBy: "the port",
      tags: ["a", "b"],
      asOf: "2024-02-18",
      recheckOn: "",
      checker: { id: desk.reviewer.userId, name: desk.reviewer.name },
      loggedBy: { name: desk.editor.name },
      note: "Ask",
      withdrawn: null,
      sourceCount: 1,
      originCount: 1,
      sharedOrigin: null,
      removedCitations: [],
    });
    expect(shown.citations).toMatchObject([
      {
        source: { name: "Expert", title: "engineer", employer: "Port", reliability: "B" },
        restsOn: [{ id: leak.id, name: "Leak" }],
        saidOn: "2024-02-19",
        quote: "I saw it",
        addedBy: { name: desk.editor.name },
        attachments: [],
      },
    ]);
  });

  it("sets removed citations apart, and says who withdrew it and why", async () => {
    const claim = await makeClaim(desk.editor, story);
    const { citationId } = await makeCitation(desk.editor, claim);
    await removeCitation(desk.editor, { citationId, revision: 0 });
    await withdrawClaim(desk.editor, { ...(await at(claim)), reason: "Cut" });
    const shown = await view(desk.viewer, claim);
    expect(shown.citations).toEqual([]);
    expect(shown.removedCitations.map((citation) => citation.id)).toEqual([citationId]);
    expect(shown.withdrawn).toMatchObject({ by: desk.editor.name, reason: "Cut" });
  });

  it("does not exist for whom its story does not, nor under a number or slug that is none", async () => {
    const hidden = await makeStory(desk.admin, { restricted: true });
    const secret = await makeClaim(desk.admin, hidden);
    const missing: Array<[string, number]> = [
      [hidden.slug, secret.number],
      ["no-such-story", 1],
      [story.slug, 999_999],
      [story.slug, 2 ** 40],
      [story.slug, -1],
      [story.slug, Number.NaN],
      ["\ud800\u0000'--", 1],
    ];
    const answers = new Set<string>();
    for (const [slug, number] of missing) {
      const error = await refusal(() => getClaim(desk.editor, slug, number));
      answers.add(JSON.stringify(error.toAnswer()));
    }
    expect([...answers]).toEqual([
      JSON.stringify({ code: "NOT_FOUND", message: "That claim could not be found." }),
    ]);
    expect((await getClaim(desk.admin, hidden.slug, secret.number)).id).toBe(secret.claimId);
  });
});

describe("what somebody may do with a claim", () => {
  const all = {
    edit: true,
    assign: true,
    cite: true,
    withdraw: true,
    restore: false,
    handOver: true,
    takeBack: false,
    split: true,
    merge: true,
    undoMerge: false,
  };
  const none = Object.fromEntries(Object.keys(all).map((key) => [key, false]));

  it.each([
    ["admin", all],
    ["editor", all],
    ["reviewer", { ...none, assign: true, cite: true }],
    ["viewer", none],
  ] as const)("%s: %j", async (role, expected) => {
    const claim = await makeClaim(desk.editor, story);
    expect((await view(desk[role], claim)).can).toEqual(expected);
  });

  it("follows the claim's state", async () => {
    const claim = await makeClaim(desk.editor, story);
    await handOver(desk.editor, claim);
    expect((await view(desk.editor, claim)).can).toEqual({
      ...all,
      handOver: false,
      takeBack: true,
    });
    const decided = await makeClaim(desk.editor, story);
    await decide(desk, decided);
    expect((await view(desk.editor, decided)).can).toEqual({ ...all, handOver: false });
    await withdrawClaim(desk.editor, { ...(await at(decided)), reason: "Cut" });
    expect((await view(desk.editor, decided)).can).toEqual({ ...none, restore: true });
  });
});

describe("the warning that sources share one origin", () => {
  const cite = async (claim: MadeClaim, sourceId: number, restsOn: number[] = []) =>
    makeCitation(desk.editor, claim, { sourceId, restsOn });

  it("names the leak that five experts read", async () => {
    const claim = await makeClaim(desk.editor, story);
    const leak = await makeSource(desk.editor, { name: "The leak" });
    for (let expert = 0; expert < 5; expert += 1) {
      await cite(claim, (await makeSource(desk.editor)).id, [leak.id]);
    }
    expect(await view(desk.viewer, claim)).toMatchObject({
      sourceCount: 5,
      originCount: 1,
      sharedOrigin: "The leak",
    });
  });

  it("names what one expert's word, on which another rests, leads back to", async () => {
    const claim = await makeClaim(desk.editor, story);
    const [leak, first, second] = [
      await makeSource(desk.editor, { name: "Files" }),
      await makeSource(desk.editor, { name: "First" }),
      await makeSource(desk.editor, { name: "Second" }),
    ];
    await cite(claim, first.id, [leak.id]);
    await cite(claim, second.id, [first.id]);
    expect((await view(desk.viewer, claim)).sharedOrigin).toBe("Files");
  });

  it("follows what sources derive from", async () => {
    const claim = await makeClaim(desk.editor, story);
    const wire = await makeSource(desk.editor, { name: "The wire" });
    for (let paper = 0; paper < 2; paper += 1) {
      await cite(claim, (await makeSource(desk.editor, { derivesFrom: [wire.id] })).id);
    }
    expect((await view(desk.viewer, claim)).sharedOrigin).toBe("The wire");
  });

  it("sets the sources out by their origins, each source once", async () => {
    const claim = await makeClaim(desk.editor, story);
    const made = (name: string, derivesFrom: number[] = []) =>
      makeSource(desk.editor, { name, derivesFrom });
    const wire = await made("Wire desk");
    const papers = [await made("Morning paper", [wire.id]), await made("Late paper", [wire.id])];
    const witness = await made("Deckhand");
    for (const { id } of [papers[0]!, witness, papers[1]!, papers[0]!]) await cite(claim, id);
    expect((await view(desk.viewer, claim)).origins).toEqual([
      { origin: "Wire desk", sources: ["Morning paper", "Late paper"] },
      { origin: "Deckhand", sources: ["Deckhand"] },
    ]);
  });

  it("is not given for one source, for two origins, nor for citations that do not support", async () => {
    const claim = await makeClaim(desk.editor, story);
    const leak = await makeSource(desk.editor);
    await cite(claim, leak.id);
    expect((await view(desk.viewer, claim)).sharedOrigin).toBeNull();
    await makeCitation(desk.editor, claim, { restsOn: [leak.id], stance: "denies" });
    expect((await view(desk.viewer, claim)).sharedOrigin).toBeNull();
    await cite(claim, (await makeSource(desk.editor)).id);
    expect((await view(desk.viewer, claim)).sharedOrigin).toBeNull();
  });
});

describe("who can be a claim's checker", () => {
  it("are people of the desk with an account in use; of a restricted story, its members", async () => {
    const hidden = await makeStory(desk.admin, { restricted: true, members: [desk.reviewer] });
    const open = await listCheckers(desk.editor, { id: story.id, restricted: false });
    expect(open.map((person) => person.role)).not.toContain("viewer");
    expect(open.map((person) => person.id)).toEqual(
      expect.arrayContaining([desk.admin.userId, desk.editor.userId, desk.reviewer.userId]),
    );
    const inside = await listCheckers(desk.admin, { id: hidden.id, restricted: true });
    expect(inside.map((person) => person.id).sort()).toEqual(
      [desk.admin.userId, desk.reviewer.userId].sort(),
    );
    expect(await listCheckers(desk.viewer, null)).toEqual([]);
  });
});

describe("a claim's history", () => {
  it("is told newest first, field by field, with who and when, in pages", async () => {
    const claim = await makeClaim(desk.editor, story, { wording: "v0" });
    for (let version = 1; version <= 3; version += 1) {
      const patch = { wording: `v${version}` };
      await editClaim(desk.admin, { ...(await at(claim)), patch });
    }
    const { events, hasOlder } = await listClaimEvents(desk.viewer, claim.claimId);
    expect(hasOlder).toBe(false);
    expect(events.map((event) => [event.type, event.by])).toEqual([
      ["claim.edited", desk.admin.name],
      ["claim.edited", desk.admin.name],
      ["claim.edited", desk.admin.name],
      ["claim.logged", desk.editor.name],
    ]);
    expect(events[0]?.data).toEqual({
      ref: claim.ref,
      changes: { wording: { from: "v2", to: "v3" } },
    });
    const { updatedAt } = await rowOf(claim);
    expect(events[0]?.at).toBe(updatedAt.toISOString());
    const older = await listClaimEvents(desk.viewer, claim.claimId, events[1]?.seq);
    expect(older.events.map((event) => event.seq)).toEqual([events[2]?.seq, events[3]?.seq]);
  });

  it("holds no event of another claim, and nothing of a story that does not exist for the asker", async () => {
    const hidden = await makeStory(desk.admin, { restricted: true });
    const secret = await makeClaim(desk.admin, hidden);
    const there = await refusal(() => listClaimEvents(desk.editor, secret.claimId));
    const nowhere = await refusal(() => listClaimEvents(desk.editor, 999_999));
    expect(there.toAnswer()).toEqual(nowhere.toAnswer());
    const claim = await makeClaim(desk.editor, story);
    await makeClaim(desk.editor, story);
    const { events } = await listClaimEvents(desk.viewer, claim.claimId);
    expect(events).toHaveLength(1);
    expect(await db().event.count({ where: { claimId: secret.claimId } })).toBe(1);
  });

  it("says Sourceline where no person acted", async () => {
    const claim = await makeClaim(await makePerson("editor", "Somebody"), story);
    const { events } = await listClaimEvents(desk.viewer, claim.claimId);
    expect(events[0]?.by).toBe("Somebody");
  });
});
