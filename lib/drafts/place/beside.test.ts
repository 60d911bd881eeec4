/** Claims whose attribution stands beside their sentence: what its neighbours' changes do to them. */
import { describe, expect, it } from "vitest";
import { proposeWithSentences } from "@/lib/reading/propose";
import { paragraphSpans } from "@/lib/text/text";
import { nextPlacements } from "./next-placements";
import { selectorOf } from "./selectors";

function sentenced(text: string) {
  const paragraphs = paragraphSpans(text).map((span) => ({
    ...{ ...span, kind: "paragraph" as const, level: 0 },
  }));
  return { text, sentences: proposeWithSentences(text, paragraphs).sentences };
}

const AROUND = ["The committee met in the old customs house.", "The next meeting is in autumn."];
const asDraft = (text: string) => sentenced([AROUND[0], text, AROUND[1]].join("\n\n"));

/** What becomes of a claim on the words between ⟨ and ⟩ in the next draft. */
function placed(marked: string, next: string) {
  const start = asDraft(marked).text.indexOf("⟨");
  const words = marked.slice(marked.indexOf("⟨") + 1, marked.indexOf("⟩"));
  const base = asDraft(marked.replace(/[⟨⟩]/g, ""));
  const selector = selectorOf(base.text, { start, end: start + words.length });
  const [placement] = nextPlacements({
    ...asDraft(next),
    claims: [
      {
        ...{ claimId: 1, state: "placed", wasExact: null, wasFrame: null },
        base: { draftId: 1, selector },
      },
    ],
    bases: [{ draftId: 1, ...base }],
  });
  return placement;
}

const THAT_IS = "⟨The files were leaked by an insider⟩.";
const PLAIN = "The files were leaked by an insider.";
const CLERKS = "Two former clerks described the scheme.";
const BRIBED = "⟨The firm bribed three inspectors⟩, they said.";
const BRIBED_PLAIN = "The firm bribed three inspectors, they said.";
const OWN = "⟨The firm bribed three inspectors in Riga⟩.";
const OWN_PLAIN = "The firm bribed three inspectors in Riga.";

/** Lists that lead to an item, by what their lead says. */
const LIST = (verb: string) =>
  `The report ${verb}:\n\nthe firm lost the ledger;\n\nit sold the barge; and\n\n`;
const BULLETS = (verb: string) =>
  `The report ${verb}:\n\n• The barge was sold.\n\n• The lake froze.\n\n`;
const NUMBERS = (verb: string) =>
  `The report ${verb}:\n\n1. The barge was sold.\n\n2. The lake froze.\n\n`;
const HID = "⟨the firm hid three letters from the board⟩.";
const HID_PLAIN = "the firm hid three letters from the board.";

const LAPSES: ReadonlyArray<[before: string, after: string, named: RegExp]> = [
  [
    `${THAT_IS} That is what two former clerks said.`,
    PLAIN,
    /is what two former clerks said’ is gone/,
  ],
  [
    `${THAT_IS} That is what two former clerks said.`,
    `${PLAIN} That is what the ministry said.`,
    /two former clerks → ministry/,
  ],
  [`${THAT_IS} This is according to two former clerks.`, PLAIN, /is gone/],
  [`${THAT_IS} That was the account of a night watchman.`, PLAIN, /is gone/],
  [`${THAT_IS} Two former clerks said so.`, PLAIN, /is gone/],
  [`${THAT_IS} Two former clerks said so.`, `${PLAIN} Two former clerks denied it.`, /den/],
  [
    `${THAT_IS} Two former clerks said so.`,
    `${PLAIN} Two former clerks may have said so.`,
    /may have/,
  ],
  [`${THAT_IS} So said the harbour master.`, PLAIN, /is gone/],
  [`${THAT_IS} According to two former clerks.`, PLAIN, /is gone/],
  [`${THAT_IS} The port authority has confirmed this.`, PLAIN, /is gone/],
  [
    `${THAT_IS} The port authority has confirmed this.`,
    `${PLAIN} The port authority has not confirmed this.`,
    /not/,
  ],
  [`${THAT_IS}\n\nThat is what two former clerks said.`, PLAIN, /is gone/],
  [
    PLAIN.replace("The files were leaked by an insider", "⟨The files were leaked by an insider⟩"),
    `${PLAIN} That is what two former clerks said.`,
    /is new/,
  ],
  [`${CLERKS} ${BRIBED}`, BRIBED_PLAIN, /Two former clerks/],
  [`${CLERKS} ${BRIBED}`, `The police described the scheme. ${BRIBED_PLAIN}`, /clerks|police/i],
  [
    `${CLERKS} ${BRIBED}`,
    `Two current clerks described the scheme. ${BRIBED_PLAIN}`,
    /former → current/,
  ],
  [
    `${CLERKS} It ran for years. ${BRIBED}`,
    `It ran for years. ${BRIBED_PLAIN}`,
    /Two former clerks/,
  ],
  [
    "Ana Lund opened the lock. She said ⟨the pumps were new⟩.",
    "Eva Moss opened the lock. She said the pumps were new.",
    /Ana Lund → Eva Moss/,
  ],
  [
    "The lock is shut, Ana Lund said. ⟨The pumps were old⟩, she added.",
    "The lock is shut, Eva Moss said. The pumps were old, she added.",
    /Ana Lund → Eva Moss/,
  ],
  [`${CLERKS} ${OWN}`, OWN_PLAIN, /Two former clerks/],
  [`${CLERKS} ${OWN}`, `Two former clerks denied the scheme. ${OWN_PLAIN}`, /described/],
  [`Two former clerks told the paper what had happened. ${OWN}`, OWN_PLAIN, /Two former clerks/],
  [`The report found:\n\n${OWN}`, OWN_PLAIN, /report found/],
  [`The report found:\n\n${OWN}`, `The rumour claimed:\n\n${OWN_PLAIN}`, /report|found/],
  [`${LIST("found")}${HID}`, `${LIST("claimed")}${HID_PLAIN}`, /found/],
  [`${LIST("found")}– ${HID}`, `${LIST("claimed")}– ${HID_PLAIN}`, /found/],
  [`${BULLETS("found")}• ${OWN}`, `${BULLETS("claimed")}• ${OWN_PLAIN}`, /found/],
  [`${NUMBERS("found")}3. ${OWN}`, `${NUMBERS("claimed")}3. ${OWN_PLAIN}`, /found/],
  [
    `${BULLETS("found")}• It rained. ${OWN}`,
    `${BULLETS("claimed")}• It rained. ${OWN_PLAIN}`,
    /found/,
  ],
  [
    "Hale said: “We paid the clerks in May.\n\n“⟨We never paid the board⟩.”",
    "Moss said: “We paid the clerks in May.\n\n“We never paid the board.”",
    /Hale → Moss/,
  ],
  [
    "“⟨We never paid the board⟩.\n\n“We left in May,” Hale said.",
    "“We never paid the board.\n\n“We left in May,” Moss said.",
    /Hale → Moss/,
  ],
  [
    "“We paid in May,” Hale said. “It was wrong.\n\n“⟨We stopped in June⟩.”",
    "“We paid in May,” Moss said. “It was wrong.\n\n“We stopped in June.”",
    /Hale → Moss/,
  ],
];

const STAYS: ReadonlyArray<[before: string, after: string]> = [
  [`${OWN} The lake froze in May.`, OWN_PLAIN],
  [`${OWN} The lake froze in May.`, `${OWN_PLAIN} The lake froze in June.`],
  [`The lake froze in May. ${OWN}`, OWN_PLAIN],
  [`The lake froze in May. ${OWN}`, `The lake froze in June. ${OWN_PLAIN}`],
  [OWN, `${OWN_PLAIN} The lake froze in May.`],
  [OWN, `The lake froze in May. ${OWN_PLAIN}`],
  [`Ana Lund said the lake froze. ${OWN}`, OWN_PLAIN],
  [`Ana Lund said the lake froze. ${OWN}`, `Ana Lund said the lake thawed. ${OWN_PLAIN}`],
  [`${OWN} Ana Lund said the lake froze.`, OWN_PLAIN],
  [`${OWN} Ana Lund said the lake froze.`, `${OWN_PLAIN} Eva Moss said the lake froze.`],
  [`${OWN} The ministry did not comment.`, OWN_PLAIN],
  [OWN, `${OWN_PLAIN} The ministry did not reply to questions.`],
  [`${OWN} That is a lot of money for a small town.`, OWN_PLAIN],
  [`${OWN} This was in May.`, OWN_PLAIN],
  [
    `${OWN} It is not the first case of its kind.`,
    `${OWN_PLAIN} It is the third case of its kind.`,
  ],
  [`${OWN} They have three children.`, OWN_PLAIN],
  [
    "Ana Lund said the plant has 40 workers. She said ⟨the pumps were new⟩.",
    "Ana Lund said the plant has 45 workers. She said the pumps were new.",
  ],
  [
    "The lock is shut, Ana Lund said. ⟨The pumps were old⟩, she added.",
    "The lock is open, Ana Lund said. The pumps were old, she added.",
  ],
  [
    `${CLERKS} ${BRIBED} The lake froze in May.`,
    `${CLERKS} ${BRIBED_PLAIN} The lake froze in June.`,
  ],
  [`${CLERKS} ${BRIBED}`, `${CLERKS} It ran for years. ${BRIBED_PLAIN}`],
  [`${CLERKS} ${BRIBED}`, `The lake froze in May. ${CLERKS} ${BRIBED_PLAIN}`],
  [
    `${THAT_IS} That is what two former clerks said.`,
    `${PLAIN} That is what 2 former clerks said.`,
  ],
  [
    `${THAT_IS} That is what two former clerks said. The lake froze.`,
    `${PLAIN} That is what two former clerks said.`,
  ],
  [
    `The lake froze. ${THAT_IS} Two former clerks said so.`,
    `The lake thawed. ${PLAIN} Two former clerks said so.`,
  ],
  [
    `Ana Lund was blunt. ${OWN.replace("⟩.", "⟩, the police said.")}`,
    `Ana Lund was kind. ${OWN_PLAIN.replace(".", ", the police said.")}`,
  ],
  [
    "Hale said: “We paid the clerks in May.\n\n“⟨We never paid the board⟩.” The lake froze.",
    "Hale said: “We paid the clerks in May.\n\n“We never paid the board.” The lake thawed.",
  ],
  [
    `${LIST("found")}it left in May.\n\n${OWN}`,
    `${LIST("claimed")}it left in May.\n\n${OWN_PLAIN}`,
  ],
  [`${BULLETS("found")}${OWN}`, `${BULLETS("claimed")}${OWN_PLAIN}`],
  [
    `The report found:\n\nThe barge was sold.\n\n${OWN}`,
    `The report claimed:\n\nThe barge was sold.\n\n${OWN_PLAIN}`,
  ],
  [
    `The report found:\n\nThe barge was sold.\n\n• The lake froze.\n\n• ${OWN}`,
    `The report claimed:\n\nThe barge was sold.\n\n• The lake froze.\n\n• ${OWN_PLAIN}`,
  ],
  [
    `The stores in Riga:\n\n• The lake froze.\n\n• ${OWN}`,
    `The stores in Oslo:\n\n• The lake froze.\n\n• ${OWN_PLAIN}`,
  ],
  [`The talks described in May failed. The lake froze. ${OWN}`, OWN_PLAIN],
];

describe("an attribution beside the claim's sentence that is lost or changed", () => {
  it.each(LAPSES)("%s → %s", (before, after, named) => {
    const placement = placed(before, after);
    expect(placement).toMatchObject({ state: "moved", change: "frame" });
    expect(placement?.meaning.join(" · ")).toMatch(named);
  });
});

describe("a neighbour that says nothing of who asserts it", () => {
  it.each(STAYS)("%s → %s", (before, after) => {
    expect(placed(before, after)).toMatchObject({ state: "placed", change: null, meaning: [] });
  });
});

const PAID = "⟨The firm paid the guards⟩.";
const PAID_PLAIN = "The firm paid the guards.";

describe("other ways in which a neighbour has its part in a claim", () => {
  it.each([
    [`${THAT_IS} That, at least, is what Hall claims.`, PLAIN],
    [`${THAT_IS} This is what Hall told us.`, PLAIN],
    [`${THAT_IS} Clerk Bo Roe told us that on Friday.`, PLAIN],
    [`${THAT_IS} At least, that is what Hall claims.`, PLAIN],
    [`${THAT_IS} Hall, for one, believes so.`, PLAIN],
    [`${THAT_IS} The ministry says otherwise.`, PLAIN],
    [`${THAT_IS} There is no proof of this.`, PLAIN],
    [THAT_IS, `${PLAIN} This was later disproved.`],
    [`Here is what Hall says. ${PAID}`, PAID_PLAIN],
    [`What is not true\n\n${PAID}`, PAID_PLAIN],
    [`What is not true:\n\n${PAID}`, `What is true:\n\n${PAID_PLAIN}`],
    [`If the letters are real, they show two things. ${PAID}`, PAID_PLAIN],
    [`According to the leaked memo, two things went wrong. ${PAID}`, PAID_PLAIN],
    [
      `Prosecutors make three accusations:\n\n${PAID}\n\nIt hid the ledger.`,
      `${PAID_PLAIN}\n\nIt hid the ledger.`,
    ],
    [`Ann Lee said ${PAID}`, `Ann Lee said ${PAID_PLAIN} She later withdrew the statement.`],
    [`Ann Lee said ${PAID}`, `Ann Lee said ${PAID_PLAIN} She has since retracted that.`],
    ["Ann Lee ran the firm. ⟨She paid the guards⟩.", "Ann Moss ran the firm. She paid the guards."],
  ])("%s → %s is seen", (before, after) => {
    expect(placed(before, after)?.state).not.toBe("placed");
  });

  it.each([
    [`${THAT_IS} The board met on Friday.`, PLAIN],
    [`${THAT_IS} It was denied boarding.`, PLAIN],
    [`The old harbour\n\n${PAID}`, PAID_PLAIN],
    [`${THAT_IS} According to two former clerks, the board met on Friday.`, PLAIN],
    [`If the rain holds, the match is on. ${PAID}`, PAID_PLAIN],
    [`According to the timetable, trains run hourly. ${PAID}`, PAID_PLAIN],
    [`The town has two bridges and many problems. ${PAID}`, PAID_PLAIN],
    [`Ann Lee said ${PAID}`, `Ann Lee said ${PAID_PLAIN} She later left the hall.`],
    [
      "Ann Lee ran the firm for years. ⟨She paid the guards⟩.",
      "Ann Lee ran the firm for a decade. She paid the guards.",
    ],
    [
      "In May Ann Lee left Graz for Linz. ⟨She paid the guards⟩.",
      "In June Ann Lee left Graz for Wels. She paid the guards.",
    ],
  ])("%s → %s is not", (before, after) => {
    expect(placed(before, after)?.state).toBe("placed");
  });
});
