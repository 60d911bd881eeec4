/** A fact stands in the headline, the body and a caption: all are watched, and may not disagree. */
import { beforeAll, describe, expect, it } from "vitest";
import { pasteDraft } from "@/lib/drafts/commands";
import { getDraft } from "@/lib/drafts/queries";
import { db } from "@/lib/platform/db";
import { decide, eventsOf, makeDesk, rowOf, type Desk } from "@/tests/support/claims";
import { useDatabase } from "@/tests/support/database";
import { makeStory } from "@/tests/support/factories";
import { refusal } from "@/tests/support/refusal";
import { acceptFurtherPlace, dismissFurtherPlace } from "./decide-further";
import { findRepeats } from "./repeats";
import { logClaimAt } from "./place-claims";

useDatabase();

let desk: Desk;
beforeAll(async () => {
  desk = await makeDesk();
});

const BODY =
  "The ministry spent 40 million euros on the program in 2023, up from 30 million in 2022, an increase of 25 percent, the audit office said.";
const HEADLINE = "Ministry spent 40 million euros on depot";
const CAPTION = "The depot bought with the 40 million euros.";
const OTHERS = ["The hall leaked for years.", "Nobody came to the opening on Friday."];

const depot = (headline: string, caption: string, body = BODY) => [
  headline,
  body,
  OTHERS[0]!,
  caption,
  OTHERS[1]!,
];

async function verifiedInBody() {
  const story = await makeStory(desk.editor);
  const paste = (paragraphs: readonly string[]) =>
    pasteDraft(desk.editor, { story: story.slug, plain: paragraphs.join("\n\n") });
  await paste(depot(HEADLINE, CAPTION));
  const draft = await getDraft(desk.editor, story.slug, 1);
  const words = BODY.slice(0, BODY.indexOf(", the audit"));
  const start = draft.text.indexOf(words);
  const claim = await logClaimAt(desk.editor, {
    ...{ draftId: draft.id, start, end: start + words.length },
    wording: words,
  });
  await decide(desk, claim);
  return { story, claim, paste };
}

const placesOf = async (claimId: number, number: number) => {
  const rows = await db().furtherPlace.findMany({
    where: { claimId, draft: { number } },
    orderBy: { start: "asc" },
  });
  return rows.map(({ meaning, ...row }) => ({ ...row, meaning: JSON.parse(meaning) as string[] }));
};

describe("what a draft says again", () => {
  it("is offered when the claim is placed", async () => {
    const { claim } = await verifiedInBody();
    expect(await placesOf(claim.claimId, 1)).toMatchObject([
      { state: "offered", exact: HEADLINE },
      { state: "offered", exact: CAPTION },
    ]);
    expect(await rowOf(claim)).toMatchObject({ reviewState: "decided" });
  });

  it("contradicts before anybody accepted it, where the next draft gives other figures", async () => {
    const { claim, paste } = await verifiedInBody();
    await paste(depot(HEADLINE.replace("40", "45"), CAPTION.replace("40", "54")));
    expect(await placesOf(claim.claimId, 2)).toMatchObject([
      { state: "contradicts", meaning: ["40 million → 45 million"] },
      { state: "contradicts", meaning: ["40 million → 54 million"] },
    ]);
    expect(await rowOf(claim)).toMatchObject({ reviewState: "recheck" });
    const told = await eventsOf(claim, "claim.contradicted");
    expect(told.map(({ data }) => data.meaning)).toEqual([
      ["40 million → 45 million"],
      ["40 million → 54 million"],
    ]);
    const [lapse] = await eventsOf(claim, "verdict.lapsed");
    expect(lapse?.data.because).toBe("another place in draft 2 contradicts it");

    // It is said once, and stands until the text is mended.
    await paste(depot(HEADLINE, CAPTION.replace("40", "54")));
    expect(await placesOf(claim.claimId, 3)).toMatchObject([
      { state: "offered", exact: HEADLINE },
      { state: "contradicts" },
    ]);
    expect(await eventsOf(claim, "claim.contradicted")).toHaveLength(2);
  });

  it("is no contradiction where the body changes with it", async () => {
    const { claim, paste } = await verifiedInBody();
    await paste(
      depot(HEADLINE.replace("40", "45"), CAPTION.replace("40", "45"), BODY.replace("40", "45")),
    );
    const states = (await placesOf(claim.claimId, 2)).map(({ state }) => state);
    expect(states).not.toContain("contradicts");
    expect(await rowOf(claim)).toMatchObject({ reviewState: "recheck" });
  });
});

describe("a person decides", () => {
  it("that a place is watched, and is told once the sentence there says something else", async () => {
    const { claim, paste } = await verifiedInBody();
    const [headline] = await placesOf(claim.claimId, 1);
    await acceptFurtherPlace(desk.editor, { furtherPlaceId: headline!.id, revision: 0 });
    const again = { furtherPlaceId: headline!.id, revision: 0 };
    expect(await refusal(() => acceptFurtherPlace(desk.admin, again))).toMatchObject({
      code: "CONFLICT",
    });
    await paste(depot("Ministry may have spent 40 million euros on depot", CAPTION));
    const [now] = await placesOf(claim.claimId, 2);
    expect(now).toMatchObject({ state: "moved", wasFrame: HEADLINE });
    expect(await rowOf(claim)).toMatchObject({ reviewState: "recheck" });
    expect(await eventsOf(claim, "further_place.moved")).toHaveLength(1);
  });

  it("that it is of another matter, also for the drafts to come", async () => {
    const { claim, paste } = await verifiedInBody();
    for (const { id } of await placesOf(claim.claimId, 1)) {
      await dismissFurtherPlace(desk.editor, { furtherPlaceId: id, revision: 0 });
    }
    await paste([...depot(HEADLINE, CAPTION), "A last line."]);
    const states = (await placesOf(claim.claimId, 2)).map(({ state }) => state);
    expect(states).toEqual(["dismissed", "dismissed"]);
    expect(await rowOf(claim)).toMatchObject({ reviewState: "decided" });
  });

  it("nothing that cannot be accepted, and nothing of a story one may not see", async () => {
    const { claim, paste } = await verifiedInBody();
    await paste(depot(HEADLINE.replace("40", "45"), CAPTION));
    const [headline] = await placesOf(claim.claimId, 2);
    const at = { furtherPlaceId: headline!.id, revision: 0 };
    expect(await refusal(() => acceptFurtherPlace(desk.editor, at))).toMatchObject({
      code: "RULE_UNMET",
    });
    expect(await refusal(() => acceptFurtherPlace(desk.viewer, at))).toMatchObject({
      code: "FORBIDDEN",
    });
    const nowhere = { furtherPlaceId: 999_999, revision: 0 };
    expect(await refusal(() => dismissFurtherPlace(desk.editor, nowhere))).toMatchObject({
      code: "NOT_FOUND",
    });
  });
});

describe("findRepeats", () => {
  const repeats = (claim: string, ...others: string[]) => {
    const paragraphs = [claim, ...others];
    const text = paragraphs.join("\n\n");
    const sentences = paragraphs.map((paragraph) => {
      const start = text.indexOf(paragraph);
      return { start, end: start + paragraph.length };
    });
    const placed = { claimId: 1, start: 0, end: claim.length, known: [] };
    return findRepeats({ text, sentences }, [placed]).map((repeat) => ({
      text: text.slice(repeat.start, repeat.end),
      isContradiction: repeat.isContradiction,
    }));
  };

  it.each([
    ["The dam failed at noon on Friday.", "On Friday, at noon, the dam failed.", false],
    ["The yard hired 300 welders last year.", "300 welders were hired by the yard.", false],
    ["The yard hired 300 welders last year.", "The yard hired 350 welders last year.", true],
    [
      "The city paid 3 million euros for the pier.",
      "The city paid $3 million for the pier, it says.",
      true,
    ],
    ["Ward 6 closed in March.", "Ward 6 closed in February and is used to store beds.", true],
    ["The dam burst on Friday.", "The dam burst on Thursday, engineers say.", true],
    ["The inquiry heard Judith Amory.", "The inquiry heard Judith Emory in the hall.", true],
    [
      "Tilda Moss runs the yard near Leith.",
      "The yard near Leith, which Moss runs, is old.",
      false,
    ],
  ])("%s / %s", (claim, other, isContradiction) => {
    expect(repeats(claim, "Rain fell.", other, "Nobody came.")).toEqual([
      { text: other, isContradiction },
    ]);
  });

  it("is the opposite where it has a “not” more and little else differs", () => {
    expect(
      repeats(
        "Firm paid the fine of 3 million euros.",
        "Rain fell.",
        "Firm never paid the fine of 3 million euros.",
      ),
    ).toEqual([{ text: "Firm never paid the fine of 3 million euros.", isContradiction: true }]);
  });

  it("is no contradiction that a thing lasted from one month to another", () => {
    const others = [
      "Ward 6 was closed from March to May.",
      "The German ward closed; Germany paid.",
    ];
    expect(repeats("Ward 6 was closed in April.", "Rain fell.", others[0]!)).toEqual([
      { text: others[0], isContradiction: false },
    ]);
    const german = repeats("The ward closed and Germany paid.", "Rain fell.", others[1]!);
    expect(german.filter(({ isContradiction }) => isContradiction)).toEqual([]);
  });

  it("is no contradiction in a list of figures", () => {
    const rows = ["Leith", "Perth", "Crail", "Wick", "Oban"].map(
      (town, index) => `The depot in ${town} cost ${index + 5} million euros.`,
    );
    expect(repeats(rows[0]!, ...rows.slice(1)).filter((row) => row.isContradiction)).toEqual([]);
  });

  it.each([
    ["The depot cost 12 million euros in 2021.", "The depot cost 8 million euros in 2019."],
    [
      "Mayor Jonas Feld signed the harbour contract with the Dutch firm in March 2019.",
      "Mayor Jonas Feld signed the airport contract with the Swiss firm in April 2017.",
    ],
    ["Rents in Leith rose 12 percent last year.", "Rents in Gorgie rose 3 percent last year."],
    ["The first tunnel cost 40 million euros.", "The second tunnel cost 60 million euros."],
    ["The ferry line closed in March.", "The ferry company was founded in May."],
    ["The yard hired 300 welders last year.", "The school hired 12 teachers."],
    ["The dam failed at noon on Friday.", "The mayor came at noon."],
    ["It cost 4 million euros.", "The bridge took 9 years to build."],
  ])("%s is not said by: %s", (claim, other) => {
    expect(repeats(claim, "Rain fell.", other, "Nobody came.")).toEqual([]);
  });
});
