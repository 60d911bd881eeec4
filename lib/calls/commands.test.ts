/** Calls: who may, what stands in the way, and what one leaves in the record. */
import Database from "better-sqlite3";
import { beforeAll, describe, expect, it } from "vitest";
import type { Actor } from "@/lib/access/actor";
import { authorize } from "@/lib/access/policy";
import { parseInput } from "@/lib/access/action";
import { editClaim } from "@/lib/ledger/claims/commands";
import { createConfidential } from "@/lib/ledger/identities/commands";
import { db } from "@/lib/platform/db";
import { draftReply } from "@/lib/replies/commands";
import {
  makeCitation,
  makeClaim,
  makeDesk,
  makeSource,
  type Desk,
  type MadeClaim,
} from "@/tests/support/claims";
import { useDatabase } from "@/tests/support/database";
import { makePerson, makeStory } from "@/tests/support/factories";
import { expectRefused } from "@/tests/support/refusal";
import { recordCall, wordQuestion, type ChangedLines } from "./commands";
import { getContact, keepContact } from "./contact";
import { keepContactInput, recordCallInput, wordQuestionInput } from "./input";
import { getSheet } from "./sheet";

const place = useDatabase();
let desk: Desk;
let story: { slug: string; id: number };
let wren: { id: number; name: string };
beforeAll(async () => {
  desk = await makeDesk();
  story = await makeStory(desk.editor);
  wren = await makeSource(desk.editor, { name: "Wren Hollis" });
});

type Sent = Record<string, unknown>;
const AT = "2026-01-05T09:00:00Z";

const record = (actor: Actor, more: Sent = {}) =>
  recordCall(
    actor,
    parseInput(recordCallInput, {
      ...{ sourceId: wren.id, outcome: "reached", channel: "phone", at: AT },
      ...more,
    }),
  );
const word = (actor: Actor, claimId: number, more: Sent = {}) =>
  wordQuestion(
    actor,
    parseInput(wordQuestionInput, {
      ...{ sourceId: wren.id, claimId, revision: 0, text: "Was it so?", isOpen: false },
      ...more,
    }),
  );
const contact = (actor: Actor, more: Sent = {}) =>
  keepContact(
    actor,
    parseInput(keepContactInput, {
      ...{ sourceId: wren.id, revision: 0, reach: "020 7946 0142", care: "" },
      ...more,
    }),
  );

async function claimOf(claimId: number) {
  return db().claim.findUniqueOrThrow({
    where: { id: claimId },
    include: { citations: true, questions: true },
  });
}

async function line(claim: MadeClaim, more: Sent = {}) {
  const { contentRevision } = await claimOf(claim.claimId);
  return {
    ...{ claimId: claim.claimId, contentRevision, question: "Was it so?", isOpen: false },
    ...{ answer: "as_we_have_it", ...more },
  };
}

async function cited(options: Sent = {}, where = story) {
  const claim = await makeClaim(desk.editor, where, options);
  await makeCitation(desk.editor, claim, { sourceId: wren.id });
  return claim;
}

const rowsNow = async () => [
  await db().call.count(),
  await db().callLine.count(),
  await db().citation.count(),
  await db().question.count(),
  await db().event.count(),
];

async function expectUntouched(
  code: Parameters<typeof expectRefused>[0],
  work: () => Promise<unknown>,
) {
  const before = await rowsNow();
  const error = await expectRefused(code, work);
  expect(await rowsNow()).toEqual(before);
  return error;
}

async function sheet(actor: Actor = desk.editor, only: { id: number } | null = story) {
  authorize(actor, "call.make");
  const source = await db().source.findUniqueOrThrow({ where: { id: wren.id } });
  return getSheet(actor, source, only);
}

const isOn = async (
  claim: MadeClaim,
  actor: Actor = desk.editor,
  only: { id: number } | null = story,
) => (await sheet(actor, only)).lines.some(({ claimId }) => claimId === claim.claimId);

describe("ending a call", () => {
  it("leaves citations, questions and the call, in one turn", async () => {
    const [told, wrong, open] = [await cited(), await cited(), await cited()];
    const lines = [
      await line(told),
      await line(wrong, { answer: "corrected", correction: "It was on 11 March." }),
      await line(open, { answer: "left_open" }),
    ];
    const result = await record(desk.reviewer, { story: story.slug, lines, note: "At her office" });
    expect(result).toMatchObject({ cited: 1, asked: 1 });

    const { citations } = await claimOf(told.claimId);
    expect(citations.at(-1)).toMatchObject({
      ...{ sourceId: wren.id, stance: "supports", basis: "told", terms: "not_said" },
      ...{ addedById: desk.reviewer.userId, saidOn: new Date("2026-01-05T00:00:00.000Z") },
      note: `Told ${desk.reviewer.name} by phone. Asked: Was it so?`,
    });
    const { questions, wording } = await claimOf(wrong.claimId);
    expect(questions).toMatchObject([{ raisedById: desk.reviewer.userId, closedAt: null }]);
    expect(questions[0]?.question).toContain(
      "Wren Hollis corrects this (by phone, 2026-01-05): It was on 11 March.",
    );
    expect(wording).toContain("dredged");
    expect((await claimOf(open.claimId)).questions).toEqual([]);

    const call = await db().call.findUniqueOrThrow({
      where: { id: result.callId },
      include: { lines: { orderBy: { position: "asc" } } },
    });
    expect(call).toMatchObject({ storyId: story.id, outcome: "reached", note: "At her office" });
    expect(call.lines.map(({ answer }) => answer)).toEqual([
      "as_we_have_it",
      "corrected",
      "left_open",
    ]);
    const event = await db().event.findFirstOrThrow({
      where: { type: "call.recorded" },
      orderBy: { seq: "desc" },
    });
    expect(JSON.parse(event.data)).toMatchObject({ cited: [told.ref], corrected: [wrong.ref] });

    const { lines: left, settled } = await sheet();
    const ids = settled.map(({ claimId }) => claimId);
    expect(ids).toEqual(expect.arrayContaining([told.claimId, wrong.claimId]));
    expect(left.map(({ claimId }) => claimId)).toContain(open.claimId);
  });

  it("takes terms only where somebody says them", async () => {
    const claim = await cited();
    const said = { terms: "background", agreedDescription: "a naval architect" };
    await record(desk.editor, { lines: [await line(claim)], ...said });
    expect((await claimOf(claim.claimId)).citations.at(-1)).toMatchObject(said);
  });

  it("leaves the verdict to others: four eyes", async () => {
    const claim = await cited();
    await record(desk.reviewer, { lines: [await line(claim)] });
    const { contentChangedById } = await claimOf(claim.claimId);
    expect(contentChangedById).toBe(desk.reviewer.userId);
  });

  it("is not for who only reads", async () => {
    await expectUntouched("FORBIDDEN", () => record(desk.viewer));
  });

  it("refuses the line whose claim changed, and records nothing of the rest", async () => {
    const [same, moved] = [await cited(), await cited()];
    const lines = [await line(same), await line(moved)];
    const { revision } = await claimOf(moved.claimId);
    const patch = { wording: "It was never dredged" };
    await editClaim(desk.editor, { claimId: moved.claimId, revision, patch });
    const error = await expectUntouched("CONFLICT", () => record(desk.reviewer, { lines }));
    expect((error.current as ChangedLines).lines).toMatchObject([
      { claimId: moved.claimId, ref: moved.ref, wording: "It was never dredged" },
    ]);
  });

  it("asks nobody about what does not concern them, nor in words that may not be read out", async () => {
    const strange = await makeClaim(desk.editor, story);
    await expectUntouched("RULE_UNMET", async () =>
      record(desk.editor, { lines: [await line(strange)] }),
    );
    const claim = await cited();
    const question = "Did you say “we never saw the price”?";
    const error = await expectUntouched("INVALID", async () =>
      record(desk.editor, { lines: [await line(claim, { question })] }),
    );
    expect(error.fields).toHaveProperty("lines.0.question");
  });

  it("needs the new words of a correction, a day that has come, and somebody who was reached", async () => {
    const claim = await cited();
    const correct = await line(claim, { answer: "corrected" });
    await expectUntouched("INVALID", async () => record(desk.editor, { lines: [correct] }));
    await expectUntouched("INVALID", async () =>
      record(desk.editor, { at: "2999-01-01T00:00:00Z" }),
    );
    const lines = [await line(claim)];
    await expectUntouched("RULE_UNMET", async () =>
      record(desk.editor, { outcome: "no_answer", lines }),
    );
  });

  it("calls no document", async () => {
    const { id: sourceId } = await makeSource(desk.editor, { kind: "document" });
    await expectUntouched("RULE_UNMET", async () => record(desk.editor, { sourceId }));
  });

  it("logs a try that reached nobody", async () => {
    await record(desk.reviewer, { outcome: "no_answer", story: story.slug });
    expect((await sheet()).calls[0]).toMatchObject({
      outcome: "no_answer",
      by: desk.reviewer.name,
    });
  });

  it("puts a confidential source’s handle, and never terms by name", async () => {
    const identity = { name: "Wilhelmina Quist", otherNames: "", contact: "", note: "" };
    const { id: sourceId, name } = await createConfidential(desk.editor, {
      handle: "Source C-9",
      kind: "person",
      identity,
    });
    const claim = await makeClaim(desk.editor, story);
    await makeCitation(desk.editor, claim, { sourceId, terms: "background" });
    const lines = [await line(claim)];
    await expectUntouched("INVALID", () =>
      record(desk.editor, { sourceId, lines, terms: "on_record" }),
    );
    await record(desk.editor, { sourceId, lines });
    const events = await db().event.findMany({ where: { sourceId } });
    expect(JSON.stringify(events)).toContain(name);
    expect(JSON.stringify(events)).not.toContain("Quist");
  });
});

describe("a call sheet", () => {
  it("holds what rests on them, what names them, and what was put to them", async () => {
    const leaning = await makeClaim(desk.editor, story);
    const { id: report } = await makeSource(desk.editor, { kind: "document" });
    await makeCitation(desk.editor, leaning, { sourceId: report, restsOn: [wren.id] });
    const named = await makeClaim(desk.editor, story, { wording: "Wren Hollis left the panel" });
    const put = await makeClaim(desk.editor, story);
    const other = await makeClaim(desk.editor, story, { wording: "Karen Hollister left" });
    const claims = [{ claimId: put.claimId }];
    await draftReply(desk.editor, {
      story: story.slug,
      subject: "Ms Hollis",
      sourceId: wren.id,
      claims,
    });
    expect(await isOn(leaning)).toBe(true);
    expect(await isOn(named)).toBe(true);
    expect(await isOn(put)).toBe(true);
    expect(await isOn(other)).toBe(false);
  });

  it("holds nothing that another subject is to answer, or was told in confidence", async () => {
    const theirs = await makeClaim(desk.editor, story, { wording: "The yard paid Wren Hollis" });
    const claims = [{ claimId: theirs.claimId }];
    await draftReply(desk.editor, { story: story.slug, subject: "Tarrow Yard", claims });
    expect(await isOn(theirs)).toBe(false);
    const secret = await makeClaim(desk.editor, story, { wording: "Wren Hollis was told first" });
    expect(await isOn(secret)).toBe(true);
    await makeCitation(desk.editor, secret, { terms: "off_record" });
    expect(await isOn(secret)).toBe(false);
  });

  it("asks what they told off the record from the screen alone", async () => {
    const claim = await makeClaim(desk.editor, story);
    await makeCitation(desk.editor, claim, { sourceId: wren.id, terms: "off_record" });
    const printed = async () =>
      (await sheet()).lines.find(({ claimId }) => claimId === claim.claimId)?.isOffRecord === false;
    expect(await printed()).toBe(false);
    await makeCitation(desk.editor, claim, { sourceId: wren.id, terms: "background" });
    expect(await printed()).toBe(true);
  });

  it("reads no quote out, neither marked nor copied into the wording", async () => {
    const quote = "we had never seen the second price before that day";
    const claim = await makeClaim(desk.editor, story, { wording: `The panel said ${quote}` });
    await makeCitation(desk.editor, claim, { sourceId: wren.id, quote });
    const held = (await sheet()).lines.find(({ claimId }) => claimId === claim.claimId);
    expect(held).toMatchObject({ question: "" });
  });

  it("mixes no restricted story with others, and does not exist beyond its members", async () => {
    const hidden = await makeStory(desk.editor, { restricted: true });
    const claim = await cited({}, hidden);
    expect(await isOn(claim, desk.editor, hidden)).toBe(true);
    expect(await isOn(claim, desk.editor, null)).toBe(false);
    expect(await isOn(claim, desk.reviewer, hidden)).toBe(false);
    await record(desk.editor, { story: hidden.slug, outcome: "no_answer", note: "About the fire" });
    expect(JSON.stringify((await sheet(desk.reviewer)).calls)).not.toContain("About the fire");
    expect(JSON.stringify((await sheet(desk.editor)).calls)).toContain("About the fire");
    await expectUntouched("NOT_FOUND", async () =>
      record(desk.reviewer, { lines: [await line(claim)] }),
    );
  });
});

describe("wording a question", () => {
  it("keeps the checker’s words, by revision", async () => {
    const claim = await cited();
    const text = "When did you first see it?";
    expect(await word(desk.reviewer, claim.claimId, { text, isOpen: true })).toEqual({
      revision: 1,
    });
    const held = (await sheet()).lines.find(({ claimId }) => claimId === claim.claimId);
    expect(held).toMatchObject({ question: text, isOpen: true, revision: 1 });
    await expectRefused("CONFLICT", () => word(desk.editor, claim.claimId));
    expect((await sheet()).lines.find(({ claimId }) => claimId === claim.claimId)).toMatchObject({
      question: text,
    });
    await expectRefused("FORBIDDEN", () => word(desk.viewer, claim.claimId, { revision: 1 }));
    await expectRefused("INVALID", () =>
      word(desk.editor, claim.claimId, { revision: 1, text: "Did you say “it was never so”?" }),
    );
    const strange = await makeClaim(desk.editor, story);
    await expectRefused("RULE_UNMET", () => word(desk.editor, strange.claimId));
    expect(await db().callQuestion.count({ where: { claimId: strange.claimId } })).toBe(0);
  });
});

describe("how somebody is reached", () => {
  it("is seen by those who call, and told by no event", async () => {
    await contact(desk.reviewer, { care: "Ask for her by name" });
    authorize(desk.editor, "contact.see");
    expect(await getContact(desk.editor, wren.id)).toEqual({
      ...{ reach: "020 7946 0142", care: "Ask for her by name", revision: 1 },
    });
    await expectRefused("FORBIDDEN", () => contact(desk.viewer, { revision: 1, reach: "No" }));
    await expectRefused("CONFLICT", () => contact(desk.editor, { reach: "No" }));
    expect(await db().sourceContact.findUnique({ where: { sourceId: wren.id } })).toMatchObject({
      ...{ reach: "020 7946 0142", revision: 1 },
    });
    const file = new Database(place.databaseFile, { readonly: true });
    for (const table of ["Event", "EventRows", "Act", "KeptAnswer"]) {
      const held = JSON.stringify(file.prepare(`SELECT * FROM "${table}"`).all());
      expect(held, table).not.toContain("020 7946");
      expect(held, table).not.toContain("by name");
    }
    file.close();
    const event = await db().event.findFirstOrThrow({ where: { type: "contact.kept" } });
    expect(JSON.parse(event.data)).toEqual({ source: wren.name });
  });

  it("of a confidential source is sealed with who it is, and kept nowhere else", async () => {
    const { id: sourceId } = await createConfidential(desk.editor, {
      handle: "Source C-4",
      kind: "person",
    });
    await expectRefused("INVALID", () => contact(desk.editor, { sourceId }));
    expect(await db().sourceContact.count({ where: { sourceId } })).toBe(0);
  });

  it("does not exist where the source does not", async () => {
    const stranger = await makePerson("editor");
    const hidden = await makeStory(desk.editor, { restricted: true });
    const { id: sourceId } = await makeSource(desk.editor, { story: hidden.slug });
    await contact(desk.editor, { sourceId });
    authorize(stranger, "contact.see");
    expect(await getContact(stranger, sourceId)).toMatchObject({ reach: "" });
    await expectRefused("INVALID", () => contact(stranger, { sourceId, revision: 1 }));
    await expectRefused("NOT_FOUND", () => record(stranger, { sourceId }));
  });
});
