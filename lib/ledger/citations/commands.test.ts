import { beforeAll, describe, expect, it } from "vitest";
import type { z } from "zod";
import { parseInput } from "@/lib/access/action";
import type { Actor } from "@/lib/access/actor";
import { verifyChain } from "@/lib/audit/chain";
import { commit } from "@/lib/audit/commit";
import { db } from "@/lib/platform/db";
import {
  at,
  decide,
  eventsOf,
  eventTypesOf,
  makeCitation,
  makeClaim,
  makeDesk,
  makeSource,
  matches,
  rowOf,
  type Desk,
  type MadeClaim,
} from "@/tests/support/claims";
import { useDatabase } from "@/tests/support/database";
import { makePerson, makeStory } from "@/tests/support/factories";
import { codeOf, expectRefused } from "@/tests/support/refusal";
import { addCitation, editCitation, removeCitation, restoreCitation } from "./commands";
import { addCitationInput, editCitationInput } from "@/lib/ledger/claims/input";
import { TERMS } from "@/lib/ledger/claims/rules";
import { withdrawClaim } from "@/lib/ledger/claims/moves";

useDatabase();
let desk: Desk;
let story: { id: number; slug: string };
beforeAll(async () => {
  desk = await makeDesk();
  story = await makeStory(desk.editor);
});

const add = (actor: Actor, input: z.input<typeof addCitationInput>) =>
  addCitation(actor, parseInput(addCitationInput, input));
const edit = (actor: Actor, input: z.input<typeof editCitationInput>) =>
  editCitation(actor, parseInput(editCitationInput, input));

async function citationRow(citationId: number) {
  return db().citation.findUniqueOrThrow({
    where: { id: citationId },
    include: { restsOn: { orderBy: { sourceId: "asc" } } },
  });
}

async function citationAt(citationId: number) {
  const { revision } = await citationRow(citationId);
  return { citationId, revision };
}

async function standingOf(claim: { claimId: number }) {
  const { sourceCount, originCount, sourceNames } = await rowOf(claim);
  return { sourceCount, originCount, sourceNames };
}

/** A claim with a verdict, and one citation that says hardly anything. */
async function decidedWithCitation(): Promise<{ claim: MadeClaim; citationId: number }> {
  const claim = await makeClaim(desk.editor, story);
  const { citationId } = await makeCitation(desk.editor, claim);
  await decide(desk, claim);
  return { claim, citationId };
}

const EVERYTHING = {
  stance: "contradicts",
  terms: "background",
  agreedDescription: "a senior official",
  termsAgreed: "Not before Friday",
  basis: "witnessed",
  credibility: 2,
  quote: "I was in the room.\nTwice.",
  locator: "p. 4, line 12",
  saidOn: "2024-02-18",
  note: "By phone",
} as const;

describe("an agreed description", () => {
  const agreedDescription = "a port official";

  it.each(TERMS)("is taken or refused by the terms: %s", async (terms) => {
    const claim = await makeClaim(desk.editor, story);
    const input = { claimId: claim.claimId, sourceId: (await makeSource(desk.editor)).id, terms };
    if (terms === "background" || terms === "not_for_attribution") {
      const { citationId } = await add(desk.editor, { ...input, agreedDescription });
      expect(await citationRow(citationId)).toMatchObject({ terms, agreedDescription });
      expect(matches("sources:official")).toContain(claim.claimId);
      return;
    }
    const error = await expectRefused("INVALID", () =>
      add(desk.editor, { ...input, agreedDescription }),
    );
    expect(Object.keys(error.fields ?? {})).toEqual(["agreedDescription"]);
    const { citationId } = await add(desk.editor, input);
    const target = await citationAt(citationId);
    await expectRefused("INVALID", () =>
      edit(desk.editor, { ...target, patch: { agreedDescription } }),
    );
    expect(await citationRow(citationId)).toMatchObject({ agreedDescription: "", revision: 0 });
  });

  it("is content: a change lapses the verdict, and both stand in the log", async () => {
    const claim = await makeClaim(desk.editor, story);
    const { citationId } = await makeCitation(desk.editor, claim, { terms: "background" });
    await decide(desk, claim);
    const patch = { agreedDescription };
    await edit(desk.editor, { ...(await citationAt(citationId)), patch });
    const [event] = await eventsOf(claim, "citation.edited");
    expect(event?.data.changes).toEqual({ agreedDescription: { from: "", to: agreedDescription } });
    expect((await rowOf(claim)).reviewState).toBe("recheck");
  });

  it("goes with terms that know none, and stays with others that do", async () => {
    const claim = await makeClaim(desk.editor, story);
    const said = { terms: "background", agreedDescription } as const;
    const { citationId } = await makeCitation(desk.editor, claim, said);
    const to = async (terms: (typeof TERMS)[number]) => {
      await edit(desk.editor, { ...(await citationAt(citationId)), patch: { terms } });
      return (await citationRow(citationId)).agreedDescription;
    };
    expect(await to("not_for_attribution")).toBe(agreedDescription);
    expect(await to("on_record")).toBe("");
    const changes = (await eventsOf(claim, "citation.edited")).at(-1)?.data.changes;
    expect(changes).toEqual({
      terms: { from: "not_for_attribution", to: "on_record" },
      agreedDescription: { from: agreedDescription, to: "" },
    });
    expect(await to("background")).toBe("");
  });
});

describe("citing a source", () => {
  it("keeps all that is particular to this claim, and logs it", async () => {
    const claim = await makeClaim(desk.editor, story);
    const [source, leak] = [await makeSource(desk.editor), await makeSource(desk.editor)];
    const { citationId } = await add(desk.reviewer, {
      claimId: claim.claimId,
      sourceId: source.id,
      ...EVERYTHING,
      restsOn: [leak.id, leak.id],
    });
    expect(await citationRow(citationId)).toMatchObject({
      ...EVERYTHING,
      saidOn: new Date("2024-02-18T00:00:00Z"),
      restsOn: [{ sourceId: leak.id }],
      addedById: desk.reviewer.userId,
      revision: 0,
      removedAt: null,
    });
    const [event] = await eventsOf(claim, "citation.added");
    expect(event?.by).toBe(desk.reviewer.userId);
    expect(event?.data).toMatchObject({ ref: claim.ref, citationId, source: source.name });
    expect(event?.data.changes).toEqual({
      ...Object.fromEntries(
        Object.entries(EVERYTHING).map(([field, to]) => [field, { from: null, to }]),
      ),
      saidOn: { from: null, to: "2024-02-18T00:00:00.000Z" },
      restsOn: { from: null, to: [leak.name] },
    });
  });

  it("needs nothing but the source: supporting, on no terms yet, credibility unknown", async () => {
    const claim = await makeClaim(desk.editor, story);
    const cite = async () => {
      const { id: sourceId } = await makeSource(desk.editor);
      return addCitation(desk.editor, { claimId: claim.claimId, sourceId });
    };
    const first = await cite();
    const second = await cite();
    expect(await citationRow(first.citationId)).toMatchObject({
      stance: "supports",
      terms: "not_said",
      basis: null,
      credibility: 6,
      position: 0,
    });
    expect((await citationRow(second.citationId)).position).toBe(1);
  });

  it("counts sources and origins, names them, and lets search find them", async () => {
    const claim = await makeClaim(desk.editor, story);
    const leak = await makeSource(desk.editor, { name: "Leaked files", kind: "document" });
    const [one, two] = [
      await makeSource(desk.editor, { name: "Expert One", aliases: "Grobblewitz" }),
      await makeSource(desk.editor, { name: "Expert Two" }),
    ];
    const restsOn = [leak.id];
    await makeCitation(desk.editor, claim, { sourceId: one.id, restsOn, quote: "vlimmerfisch" });
    expect(await standingOf(claim)).toEqual({
      sourceCount: 1,
      originCount: 1,
      sourceNames: "Expert One",
    });
    await makeCitation(desk.editor, claim, { sourceId: two.id, restsOn, note: "snarfquist" });
    await makeCitation(desk.editor, claim, { stance: "denies", sourceId: leak.id });
    expect(await standingOf(claim)).toEqual({
      sourceCount: 3,
      originCount: 1,
      sourceNames: "Expert One; Expert Two; Leaked files (denies)",
    });
    await makeCitation(desk.editor, claim, {
      sourceId: (await makeSource(desk.editor, { name: "Register" })).id,
    });
    expect(await standingOf(claim)).toMatchObject({ sourceCount: 4, originCount: 2 });
    for (const word of ["grobblewitz", "vlimmerfisch", "snarfquist"]) {
      expect(matches(word)).toEqual([claim.claimId]);
    }
  });
});

describe("citing is refused", () => {
  it("for a source that is not there or was merged away, naming the field", async () => {
    const claim = await makeClaim(desk.editor, story);
    const [gone, stays] = [await makeSource(desk.editor), await makeSource(desk.editor)];
    await commit(desk.editor, async (tx) => {
      await tx.source.update({ where: { id: gone.id }, data: { mergedIntoId: stays.id } });
      const merge = { fromId: gone.id, from: "a", intoId: stays.id, into: "b", citations: 0 };
      return { result: null, events: [{ type: "source.merged", data: merge }] };
    });
    const { claimId } = claim;
    const cases: Array<[z.input<typeof addCitationInput>, string]> = [
      [{ claimId, sourceId: 999_999 }, "sourceId"],
      [{ claimId, sourceId: gone.id }, "sourceId"],
      [{ claimId, sourceId: stays.id, restsOn: [999_999] }, "restsOn"],
      [{ claimId, sourceId: stays.id, restsOn: [gone.id] }, "restsOn"],
      [{ claimId, sourceId: stays.id, restsOn: [stays.id] }, "restsOn"],
    ];
    for (const [input, field] of cases) {
      const error = await expectRefused("INVALID", () => add(desk.editor, input));
      expect(Object.keys(error.fields ?? {})).toEqual([field]);
    }
  });

  it.each([
    ["stance", { stance: "likes" }],
    ["terms", { terms: "secret" }],
    ["basis", { basis: "guessed" }],
    ["credibility", { credibility: 0 }],
    ["credibility", { credibility: 7 }],
    ["credibility", { credibility: 2.5 }],
    ["quote", { quote: "x".repeat(10_001) }],
    ["locator", { locator: "a\u0000" }],
    ["saidOn", { saidOn: "2024-02-30" }],
    ["restsOn", { restsOn: Array.from({ length: 21 }, (_, i) => i + 1) }],
    ["restsOn.0", { restsOn: ["1"] }],
    ["input", { removedAt: null }],
  ])("for a wrong %s", async (field, input) => {
    const claim = await makeClaim(desk.editor, story);
    const source = await makeSource(desk.editor);
    const raw = { claimId: claim.claimId, sourceId: source.id, ...input };
    const error = await expectRefused("INVALID", () => add(desk.editor, raw as never));
    expect(Object.keys(error.fields ?? {})).toEqual([field]);
  });

  it("on a withdrawn claim, as is every change to its citations", async () => {
    const claim = await makeClaim(desk.editor, story);
    const source = await makeSource(desk.editor);
    const { citationId } = await makeCitation(desk.editor, claim);
    await withdrawClaim(desk.editor, { ...(await at(claim)), reason: "Cut" });
    const target = await citationAt(citationId);
    for (const attempt of [
      () => add(desk.editor, { claimId: claim.claimId, sourceId: source.id }),
      () => edit(desk.editor, { ...target, patch: { note: "x" } }),
      () => removeCitation(desk.editor, target),
      () => restoreCitation(desk.editor, target),
    ]) {
      await expectRefused("RULE_UNMET", attempt);
    }
  });

  it("to viewers, and to whom the story does not exist, in one and the same way", async () => {
    const hidden = await makeStory(desk.admin, { restricted: true });
    const claim = await makeClaim(desk.admin, hidden);
    const { citationId } = await makeCitation(desk.admin, claim);
    const source = await makeSource(desk.editor);
    const target = await citationAt(citationId);
    const attempts = (actor: Actor, claimId: number, citation: typeof target) => [
      () => add(actor, { claimId, sourceId: source.id }),
      () => edit(actor, { ...citation, patch: { note: "x" } }),
      () => removeCitation(actor, citation),
      () => restoreCitation(actor, citation),
    ];
    const nowhere = attempts(desk.editor, 999_999, { citationId: 999_999, revision: 0 });
    for (const [index, attempt] of attempts(desk.editor, claim.claimId, target).entries()) {
      const there = await expectRefused("NOT_FOUND", attempt);
      const missing = await expectRefused("NOT_FOUND", nowhere[index] ?? attempt);
      expect(there.toAnswer()).toEqual(missing.toAnswer());
    }
    for (const attempt of attempts(desk.viewer, claim.claimId, target)) {
      await expectRefused("FORBIDDEN", attempt);
    }
  });
});

describe("editing a citation", () => {
  const before = { stance: "supports", terms: "on_record", basis: null, credibility: 6 } as const;
  // A description is nothing without terms that know one: see below.
  const alone = (Object.keys(EVERYTHING) as Array<keyof typeof EVERYTHING>).filter(
    (field) => field !== "agreedDescription",
  );
  const cases = alone.map(
    (field) => [field, field in before ? before[field as keyof typeof before] : ""] as const,
  );
  it.each(cases)("%s: logs old and new, and the verdict lapses", async (field, old) => {
    const { claim, citationId } = await decidedWithCitation();
    const target = await citationAt(citationId);
    const patch = { [field]: EVERYTHING[field] };
    const other = await makePerson("editor");
    expect(await edit(other, { ...target, patch })).toEqual({ revision: target.revision + 1 });
    const stored = field === "saidOn" ? "2024-02-18T00:00:00.000Z" : EVERYTHING[field];
    const [event] = await eventsOf(claim, "citation.edited");
    expect(event?.data.changes).toEqual({
      [field]: { from: field === "saidOn" ? null : old, to: stored },
    });
    expect(await rowOf(claim)).toMatchObject({
      reviewState: "recheck",
      contentChangedById: other.userId,
    });
    const [lapse] = await eventsOf(claim, "verdict.lapsed");
    expect(lapse?.data.because).toMatch(/^the citation of .+ changed$/);
  });

  it("to another source moves the claim's standing with it", async () => {
    const { claim, citationId } = await decidedWithCitation();
    const [former] = await db().citation.findMany({
      where: { id: citationId },
      include: { source: true },
    });
    const next = await makeSource(desk.editor, { name: "Plimbrook" });
    await edit(desk.editor, { ...(await citationAt(citationId)), patch: { sourceId: next.id } });
    expect(await standingOf(claim)).toEqual({
      sourceCount: 1,
      originCount: 1,
      sourceNames: "Plimbrook",
    });
    expect(matches("plimbrook")).toEqual([claim.claimId]);
    const [event] = await eventsOf(claim, "citation.edited");
    expect(event?.data.changes).toEqual({
      source: { from: former?.source.name, to: "Plimbrook" },
    });
  });

  it("to what it rests on recounts the origins, and the verdict lapses", async () => {
    const claim = await makeClaim(desk.editor, story);
    const leak = await makeSource(desk.editor);
    const first = await makeCitation(desk.editor, claim);
    await makeCitation(desk.editor, claim, { restsOn: [leak.id] });
    expect((await standingOf(claim)).originCount).toBe(2);
    await decide(desk, claim, "corroborated");
    await edit(desk.editor, {
      ...(await citationAt(first.citationId)),
      patch: { restsOn: [leak.id] },
    });
    expect((await standingOf(claim)).originCount).toBe(1);
    expect((await rowOf(claim)).reviewState).toBe("recheck");
    await edit(desk.editor, { ...(await citationAt(first.citationId)), patch: { restsOn: [] } });
    expect((await standingOf(claim)).originCount).toBe(2);
  });

  it("tells two sources of one name apart", async () => {
    const claim = await makeClaim(desk.editor, story);
    const [a, b] = [
      await makeSource(desk.editor, { name: "Chen Wei" }),
      await makeSource(desk.editor, { name: "Chen Wei" }),
    ];
    const { citationId } = await makeCitation(desk.editor, claim, { restsOn: [a.id] });
    const { revision } = await edit(desk.editor, {
      ...(await citationAt(citationId)),
      patch: { restsOn: [b.id] },
    });
    expect(revision).toBe(1);
    expect((await citationRow(citationId)).restsOn.map((rest) => rest.sourceId)).toEqual([b.id]);
  });

  it("to what it was leaves citation, claim and log alone", async () => {
    const claim = await makeClaim(desk.editor, story);
    const [x, y] = [await makeSource(desk.editor), await makeSource(desk.editor)];
    const source = await makeSource(desk.editor);
    const { citationId } = await makeCitation(desk.editor, claim, {
      sourceId: source.id,
      ...EVERYTHING,
      restsOn: [x.id, y.id],
    });
    const target = await citationAt(citationId);
    const { revision } = await rowOf(claim);
    const patch = { sourceId: source.id, ...EVERYTHING, restsOn: [y.id, x.id, y.id] };
    expect(await edit(desk.editor, { ...target, patch })).toEqual({ revision: target.revision });
    expect(await edit(desk.editor, { ...target, patch: {} })).toEqual({
      revision: target.revision,
    });
    expect((await rowOf(claim)).revision).toBe(revision);
    expect(await eventTypesOf(claim)).toEqual(["claim.logged", "citation.added"]);
  });

  it("refuses to let a source rest on itself, from either side", async () => {
    const claim = await makeClaim(desk.editor, story);
    const [source, leak] = [await makeSource(desk.editor), await makeSource(desk.editor)];
    const { citationId } = await makeCitation(desk.editor, claim, {
      sourceId: source.id,
      restsOn: [leak.id],
    });
    const target = await citationAt(citationId);
    for (const patch of [{ restsOn: [source.id] }, { sourceId: leak.id }]) {
      const error = await expectRefused("INVALID", () => edit(desk.editor, { ...target, patch }));
      expect(Object.keys(error.fields ?? {})).toEqual(["restsOn"]);
    }
    await edit(desk.editor, { ...target, patch: { sourceId: leak.id, restsOn: [] } });
  });

  it("of two at once conflicts, and the second is shown what stands", async () => {
    const claim = await makeClaim(desk.editor, story);
    const { citationId } = await makeCitation(desk.editor, claim, { quote: "Start" });
    const seen = await citationAt(citationId);
    const outcomes = await Promise.all(
      ["One", "Two", "Three"].map((quote) =>
        codeOf(edit(desk.editor, { ...seen, patch: { quote } })),
      ),
    );
    expect(outcomes.sort()).toEqual(["CONFLICT", "CONFLICT", null]);
    const error = await expectRefused("CONFLICT", () =>
      edit(desk.editor, { ...seen, patch: { quote: "Mine" } }),
    );
    const { quote } = await citationRow(citationId);
    expect(error.current).toMatchObject({ revision: 1, quote, stance: "supports", saidOn: "" });
    expect(error.message).toContain(claim.ref);
  });

  it("does not touch a citation that was removed, nor the verdict", async () => {
    const { claim, citationId } = await decidedWithCitation();
    const kept = await makeCitation(desk.editor, claim);
    await removeCitation(desk.editor, await citationAt(citationId));
    await decide(desk, claim);
    const target = await citationAt(citationId);
    await expectRefused("RULE_UNMET", () => edit(desk.editor, { ...target, patch: { note: "x" } }));
    expect((await rowOf(claim)).reviewState).toBe("decided");
    await edit(desk.editor, { ...(await citationAt(kept.citationId)), patch: { note: "x" } });
  });
});

describe("removing and restoring a citation", () => {
  it("takes it out of count, names and search, and back; each time the verdict lapses", async () => {
    const claim = await makeClaim(desk.editor, story);
    const source = await makeSource(desk.editor, { name: "Trundleby" });
    const { citationId } = await makeCitation(desk.editor, claim, { sourceId: source.id });
    await decide(desk, claim, "single_source");

    await removeCitation(desk.editor, await citationAt(citationId));
    expect(await standingOf(claim)).toEqual({ sourceCount: 0, originCount: 0, sourceNames: "" });
    expect(matches("trundleby")).toEqual([]);
    expect((await rowOf(claim)).reviewState).toBe("recheck");

    await decide(desk, claim);
    await restoreCitation(desk.editor, await citationAt(citationId));
    expect(await standingOf(claim)).toEqual({
      sourceCount: 1,
      originCount: 1,
      sourceNames: "Trundleby",
    });
    expect(matches("trundleby")).toEqual([claim.claimId]);
    expect((await rowOf(claim)).reviewState).toBe("recheck");
    const lapses = await eventsOf(claim, "verdict.lapsed");
    expect(lapses.map((lapse) => lapse.data.because)).toEqual([
      "the citation of Trundleby was removed",
      "the citation of Trundleby was restored",
    ]);
    expect(await eventTypesOf(claim)).toEqual(
      expect.arrayContaining(["citation.removed", "citation.restored"]),
    );
  });

  it("twice changes nothing the second time; from an old view it conflicts", async () => {
    const claim = await makeClaim(desk.editor, story);
    const { citationId } = await makeCitation(desk.editor, claim);
    const seen = await citationAt(citationId);
    await removeCitation(desk.editor, seen);
    await expectRefused("CONFLICT", () => removeCitation(desk.editor, seen));
    const now = await citationAt(citationId);
    expect(await removeCitation(desk.editor, now)).toEqual({ revision: now.revision });
    expect(await eventsOf(claim, "citation.removed")).toHaveLength(1);
  });
});

it("leaves the chain of events whole", async () => {
  expect(await verifyChain()).toMatchObject({ ok: true });
});
