/** A claim stands for its sentence: what the next draft says around its words decides as much. */
import { existsSync, readFileSync } from "node:fs";
import path from "node:path";
import { beforeAll, describe, expect, it } from "vitest";
import { pasteDraft } from "@/lib/drafts/commands";
import { getDraft } from "@/lib/drafts/queries";
import { useDatabase } from "@/tests/support/database";
import { decide, eventsOf, makeDesk, rowOf, type Desk } from "@/tests/support/claims";
import { makeStory } from "@/tests/support/factories";
import { frameText } from "./frame";
import { attachClaim, logClaimAt } from "./place-claims";
import { listUnsettled } from "./unsettled";

useDatabase();

let desk: Desk;
beforeAll(async () => {
  desk = await makeDesk();
});

const FILLER = [
  "The committee met in the old customs house.",
  "Nobody from the union was there.",
  "The next meeting is planned for the autumn.",
];

/** A draft with the sentence in its midst, the claim on some words of it, and a verdict. */
async function decidedOn(sentence: string, words: string) {
  const story = await makeStory(desk.editor);
  const paste = (paragraphs: readonly string[]) =>
    pasteDraft(desk.editor, { story: story.slug, plain: paragraphs.join("\n\n") });
  await paste([FILLER[0]!, sentence, FILLER[1]!]);
  const draft = await getDraft(desk.editor, story.slug, 1);
  const start = draft.text.indexOf(words);
  const claim = await logClaimAt(desk.editor, {
    draftId: draft.id,
    start,
    end: start + words.length,
    wording: words,
  });
  await decide(desk, claim);
  return { story, claim, paste };
}

const HARDENED: ReadonlyArray<[before: string, after: string, mark: string, named: string]> = [
  [
    "The invoices appeared to show that the dredger never left port.",
    "The invoices show that the dredger never left port.",
    "the dredger never left port",
    "‘appeared to’ is gone",
  ],
  [
    "The weekly could not independently confirm that the ledger is genuine.",
    "The weekly independently confirmed that the ledger is genuine.",
    "the ledger is genuine",
    "‘could not’ is gone",
  ],
  [
    "Union sources may have told the weekly that the pilot slept.",
    "Union sources told the weekly that the pilot slept.",
    "the pilot slept",
    "‘may have’ is gone",
  ],
  [
    "Ines Moss, who runs the yard, denied that the yard was paid in cash.",
    "Ines Moss, who runs the yard, admitted that the yard was paid in cash.",
    "the yard was paid in cash",
    "denied → admitted",
  ],
  [
    "According to two former clerks, the yard billed the city twice.",
    "The yard billed the city twice.",
    "he yard billed the city twice",
    "‘According to two former clerks’ is gone",
  ],
];

describe("words that stand unchanged in a sentence that says something else", () => {
  it.each(HARDENED)("%s → %s", async (before, after, mark, named) => {
    const { story, claim, paste } = await decidedOn(before, mark);
    expect(await paste([FILLER[0]!, after, FILLER[1]!])).toMatchObject({ placed: 0, moved: 1 });
    expect(await rowOf(claim)).toMatchObject({ reviewState: "recheck" });
    const [lapse] = await eventsOf(claim, "verdict.lapsed");
    expect(lapse?.data.meaning).toContain(named);
    const [unsettled] = await listUnsettled(desk.editor, story.slug, 2);
    expect(unsettled?.frame).toEqual({ before, after });
    expect(unsettled?.meaning.map(({ said }) => said)).toContain(named);
  });
});

describe("what changes nothing", () => {
  it.each([
    ["Hale said the quay was shut on Friday.", "The quay was shut on Friday, Hale said."],
    [
      "Hale said “the quay is shut” in 2023.",
      'Hale, the harbour master, said "the quay is shut" in 2023.',
    ],
    ["The quay cost 12 percent more.", "The quay cost twelve per cent more."],
  ])("%s → %s", async (before, after) => {
    const { claim, paste } = await decidedOn(before, before.slice(before.indexOf("quay"), -1));
    expect(await paste([FILLER[0]!, after, FILLER[1]!])).toMatchObject({ placed: 1, moved: 0 });
    expect(await rowOf(claim)).toMatchObject({ reviewState: "decided" });
  });

  it("a paragraph that went elsewhere with the same sentence", async () => {
    const sentence = "The yard billed the city twice for one winter, Hale said.";
    const { claim, paste } = await decidedOn(sentence, "The yard billed the city twice");
    const next = [FILLER[0]!, FILLER[1]!, FILLER[2]!, sentence];
    expect(await paste(next)).toMatchObject({ placed: 1 });
    expect(await rowOf(claim)).toMatchObject({ reviewState: "decided" });
  });
});

it("leaves to each of two claims in one sentence what is changed in its own words", async () => {
  const before = "The yard hired 30 welders in May, and the pier was closed for repairs.";
  const { story, claim, paste } = await decidedOn(before, "The yard hired 30 welders in May");
  const draft = await getDraft(desk.editor, story.slug, 1);
  const words = "the pier was closed for repairs";
  const start = draft.text.indexOf(words);
  const other = await logClaimAt(desk.editor, {
    ...{ draftId: draft.id, start, end: start + words.length, wording: words },
  });
  await decide(desk, other);
  const after = before.replace("repairs", "inspections");
  expect(await paste([FILLER[0]!, after, FILLER[1]!])).toMatchObject({ placed: 1, moved: 1 });
  expect(await rowOf(claim)).toMatchObject({ reviewState: "decided" });
  expect(await rowOf(other)).toMatchObject({ reviewState: "recheck" });
  const hedged = after.replace("inspections.", "inspections, if the board is right.");
  await paste([FILLER[0]!, hedged, FILLER[1]!]);
  expect(await rowOf(claim)).toMatchObject({ reviewState: "recheck" });
});

it.each([
  [
    "Three witnesses told the court that the yard paid the guards.",
    "One witness told the court that the yard paid the guards.",
    "Three witnesses told the court",
    "the yard paid the guards",
  ],
  [
    "The yard paid the guards and burned its ledgers.",
    "The quay paid the guards and burned its ledgers.",
    "The yard paid the guards",
    "burned its ledgers",
  ],
  [
    "The yard paid the guards, Dana Hale told the court.",
    "The yard paid the guards, Dana Moss told the court.",
    "Dana Hale told the court",
    "The yard paid the guards",
  ],
])("is told by others, or of others, for every claim in it: %s → %s", async (...given) => {
  const [before, after, teller, told] = given;
  const { story, claim, paste } = await decidedOn(before, teller);
  const draft = await getDraft(desk.editor, story.slug, 1);
  const start = draft.text.indexOf(told);
  const other = await logClaimAt(desk.editor, {
    ...{ draftId: draft.id, start, end: start + told.length, wording: told },
  });
  await decide(desk, other);
  await paste([FILLER[0]!, after, FILLER[1]!]);
  for (const each of [claim, other]) {
    expect(await rowOf(each)).toMatchObject({ reviewState: "recheck" });
  }
});

it("lapses when a person places it in a sentence that says something else", async () => {
  const before = "The yard hired 30 welders in May.";
  const { story, claim, paste } = await decidedOn(before, before.slice(0, -1));
  const after = "If the board is right, the yard hired 30 welders in May.";
  expect(await paste([FILLER[0]!, after, FILLER[1]!])).toMatchObject({ pending: 1 });
  expect(await rowOf(claim)).toMatchObject({ reviewState: "decided" });
  const [pending] = await listUnsettled(desk.editor, story.slug, 2);
  const draft = await getDraft(desk.editor, story.slug, 2);
  const start = draft.text.indexOf("the yard");
  await attachClaim(desk.editor, {
    ...{ draftId: draft.id, claimId: claim.claimId, revision: pending!.revision },
    ...{ start, end: start + before.length - 1 },
  });
  const [lapse] = await eventsOf(claim, "verdict.lapsed");
  expect(lapse?.data.meaning).toEqual(["‘If the board is right’ is new"]);
});

it("asks where a sentence stands that the next draft has twice", async () => {
  const sentence = "The yard billed the city twice for one winter, Hale said.";
  const { paste } = await decidedOn(sentence, "The yard billed the city twice");
  expect(await paste([sentence, FILLER[0]!, sentence, FILLER[1]!])).toMatchObject({ pending: 1 });
  expect(await paste([FILLER[0]!, sentence, FILLER[1]!, sentence])).toMatchObject({ pending: 1 });
});

const cases = path.join(import.meta.dirname, "../../../../shared/cases/frames.jsonl");

describe.skipIf(!existsSync(cases))("the frames of ../shared/cases (skipped where absent)", () => {
  type Case = { before: string; after: string; verdict: "lapse" | "stay"; named: string };
  const lines = existsSync(cases) ? readFileSync(cases, "utf8").trim().split("\n") : [];
  it.each(lines.map((line) => JSON.parse(line) as Case))(
    "$verdict: $named",
    async ({ before, after, verdict }) => {
      const { claim, paste } = await decidedOn(before, before.slice(0, -1));
      await paste([FILLER[0]!, after, FILLER[1]!]);
      const { reviewState } = await rowOf(claim);
      expect(reviewState).toBe(verdict === "lapse" ? "recheck" : "decided");
    },
  );
});

describe("a frame", () => {
  const sentencesIn = (text: string) =>
    Array.from(text.matchAll(/[^.?!]+[.?!]["”]?/g), (match) => {
      const start = match.index + (match[0].length - match[0].trimStart().length);
      return { start, end: match.index + match[0].length };
    });
  const frame = (text: string, words: string) => {
    const start = text.indexOf(words);
    return frameText({ text, sentences: sentencesIn(text) }, { start, end: start + words.length });
  };

  it.each([
    ["One. Two is here. Three.", "is here", "Two is here."],
    ["One. Two is here. Three.", "here. Three", "Two is here. Three."],
    [
      "She rose. “We knew. We said nothing,” Moss said. One.",
      "We said nothing",
      "“We knew. We said nothing,” Moss said.",
    ],
    [
      "“We knew,” Moss said. “We said nothing.” One.",
      "We said nothing",
      "“We knew,” Moss said. “We said nothing.”",
    ],
    [
      "It rained. “The doors were locked. Nobody had a key. We waited,” Holm said. One.",
      "Nobody had a key",
      "“The doors were locked. Nobody had a key. We waited,” Holm said.",
    ],
    [
      'It rained. "The doors were locked. Nobody had a key. We waited," Holm said. One.',
      "Nobody had a key",
      '"The doors were locked. Nobody had a key. We waited," Holm said.',
    ],
    ["One.\n\n“Two.”\n\nThree.", "Two", "“Two.”"],
  ])("%s: %s", (text, words, expected) => {
    expect(frame(text, words)).toBe(expected);
  });

  it("is the mark where no sentence carries it", () => {
    const draft = { text: "abc def", sentences: [] };
    expect(frameText(draft, { start: 4, end: 7 })).toBe("def");
  });
});
