/** Errors in short texts of many registers: as many are found as docs/scores.md says, and no more said. */
import { expect, it } from "vitest";
import { cleanLines, PAIR_SETS, pairScore, pairsOf, saidOf } from "./pairs";

/** How many of each set may be missed: what was reached, so that it gets no worse unseen. */
const MISSED: Record<(typeof PAIR_SETS)[number], number> = { outside: 0, tuned: 7, "kept-out": 7 };

it.each(PAIR_SETS)("finds the errors %s, and says nothing of the texts without them", (set) => {
  const { missed, alarms } = pairScore(pairsOf(set));
  expect(missed.slice(MISSED[set])).toEqual([]);
  expect(alarms).toEqual([]);
});

it("takes no clean line for an error", () => {
  expect(cleanLines().flatMap(saidOf)).toEqual([]);
});
