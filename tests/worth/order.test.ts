/** The order of proposals, on labelled stories that its weights were not fitted to. */
import { describe, expect, it } from "vitest";
import { WEIGHTS } from "@/lib/reading/worth";
import { examplesOf, fitWeights } from "./fit";
import { byFigureAndLength, byWorth, measure, storiesIn } from "./stories";

describe.each(["kept-out", "written-last"])("the order by worth, on what is %s", (part) => {
  const stories = storiesIn(part);
  const ours = measure(stories, byWorth);
  const plain = measure(stories, byFigureAndLength);

  it("puts what is to be checked before what is not, better than figures and length do", () => {
    expect(ours.averagePrecision).toBeGreaterThan(plain.averagePrecision + 0.05);
    expect(ours.ndcg).toBeGreaterThan(plain.ndcg + 0.03);
  });

  it("has the better five at the top", () => {
    expect(ours.ndcg5).toBeGreaterThan(plain.ndcg5 + 0.05);
  });
});

it("the weights are those that the tuned stories give", () => {
  const fitted = fitWeights(examplesOf("tuned"));
  expect(Object.keys(fitted)).toEqual(Object.keys(WEIGHTS));
  for (const [name, weight] of Object.entries(fitted)) {
    // Readings may change a little without the weights being fitted anew.
    expect(Math.abs(weight - WEIGHTS[name as keyof typeof WEIGHTS]), name).toBeLessThan(0.3);
  }
});
