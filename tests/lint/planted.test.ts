/** The errors that were planted in clean copy: how many are found, and what is said of none. */
import { expect, it } from "vitest";
import { PLANTED } from "./planted";
import { scoreOf } from "./score";
import { alarmsIn, attributionSamples, storySamples, treebankSamples } from "./stories";

it("there are two hundred and more, half of them kept out", () => {
  expect(PLANTED.length).toBeGreaterThanOrEqual(200);
  expect(PLANTED.filter(({ isHeldOut }) => isHeldOut).length).toBe(PLANTED.length / 2);
  for (const { clean, planted } of PLANTED) expect(planted).not.toBe(clean);
});

it.each([
  ["tuned on", false],
  ["kept out", true],
] as const)("finds .95 of those %s, each by its kind, and nothing in the clean copy", (_, held) => {
  const score = scoreOf(PLANTED.filter(({ isHeldOut }) => isHeldOut === held));
  expect(score.missed).toEqual(score.missed.slice(0, Math.floor(score.planted * 0.05)));
  expect(score.alarms).toEqual([]);
});

it.each([
  ["the samples' stories", storySamples],
  ["the samples of attribution", attributionSamples],
  ["the treebank", treebankSamples],
])("raises at most one alarm in 1,000 words of %s", (_, samples) => {
  const stories = samples();
  const words = stories.reduce((all, { words: count }) => all + count, 0);
  const alarms = stories.flatMap(alarmsIn);
  expect(alarms.length, JSON.stringify(alarms, null, 1)).toBeLessThanOrEqual(words / 1_000);
});
