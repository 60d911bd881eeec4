import { describe, expect, it } from "vitest";
import { nextPlacements } from "./next-placements";
import { selectorOf } from "./selectors";

const FILLER = [
  "The council met in the old customs house.",
  "Nobody from the union was there.",
  "It rained all day.",
];

/** What becomes of some words of the first paragraph in a draft where it is replaced by others. */
function placed(before: string, mark: string, after: string, ...further: string[]) {
  const old = [FILLER[0], before, FILLER[1], FILLER[2]].join("\n\n");
  const text = [FILLER[0], after, FILLER[1], ...further, FILLER[2]].join("\n\n");
  const start = old.indexOf(mark);
  const selector = selectorOf(old, { start, end: start + mark.length });
  const sentencesOf = (whole: string) =>
    Array.from(whole.matchAll(/[^\n]+/g), (match) => ({
      start: match.index,
      end: match.index + match[0].length,
    }));
  const [placement] = nextPlacements({
    claims: [
      {
        claimId: 1,
        state: "placed",
        wasExact: null,
        wasFrame: null,
        base: { draftId: 1, selector },
      },
    ],
    bases: [{ draftId: 1, text: old, sentences: sentencesOf(old) }],
    ...{ text, sentences: sentencesOf(text) },
  });
  return {
    state: placement?.state,
    exact: placement?.exact,
    candidates: placement?.candidates.map(({ start: from, end }) => text.slice(from, end)),
  };
}

describe("what is offered as a claim's words", () => {
  const QUOTATION = "The pumps were old and we said so in March, and nobody listened";
  const quoted = (words: string, who: string) => `“${words},” ${who} said.`;

  it("are the remains of a trimmed quotation, not a near-copy that says the opposite", () => {
    const opposite = "The pumps were not old and we never said so in March, and nobody listened";
    expect(
      placed(
        quoted(QUOTATION, "Lund"),
        QUOTATION,
        quoted("The pumps were old", "Lund"),
        quoted(opposite, "Moss"),
      ),
    ).toMatchObject({ state: "pending", candidates: ["The pumps were old"] });
  });

  it.each([
    [
      quoted(QUOTATION, "Lund"),
      QUOTATION,
      quoted("The pumps were old and we said so in March", "Lund"),
      "The pumps were old and we said so in March",
    ],
    [
      "The yard hired 30 welders in spring.",
      "The yard hired 30 welders in spring",
      "The yard hired 30 welders, Lund said.",
      "The yard hired 30 welders",
    ],
    [
      "The yard hired 30 welders in spring and sold two cranes.",
      "The yard hired 30 welders in spring and sold two cranes",
      "The yard hired 30 welders, and the mayor came, Lund said.",
      "The yard hired 30 welders",
    ],
    [
      "The yard hired 30 welders, and the pier was shut.",
      "The yard hired 30 welders",
      "The yard hired 40 painters, and the pier was shut.",
      "The yard hired 40 painters",
    ],
  ])("take in no words of others: %s", (before, mark, after, expected) => {
    expect(placed(before, mark, after)).toMatchObject({ state: "moved", exact: expected });
  });
});
