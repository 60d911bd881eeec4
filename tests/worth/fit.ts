/**
 * Fits the weights of worth: a logistic regression on shares, with weights held towards none. Plain
 * descent from nothing, so that the same stories give the same weights.
 */
import { readText } from "@/lib/reading/reading";
import { signalsOf } from "@/lib/reading/worth-signals";
import { paragraphsOf } from "@/tests/support/readings";
import { proposalsOf, storiesIn } from "./stories";

export type Example = { signals: Readonly<Record<string, number>>; share: number };

const STEPS = 4_000;
const RATE = 0.5;
/** How strongly weights are held towards none; as much as two examples against them. */
const HOLD = 2;

/** The proposals of a part's stories, each with its sentence's label as a share of the highest. */
export function examplesOf(part: string): Example[] {
  return storiesIn(part).flatMap((story) => {
    const reading = readText(story.text, paragraphsOf(story.text));
    return proposalsOf(story).map(({ proposal, label }) => ({
      signals: signalsOf(reading, proposal),
      share: label / 3,
    }));
  });
}

/** @returns a weight for each signal, and one to start from, to two digits. */
export function fitWeights(examples: readonly Example[]): Record<string, number> {
  const names = Object.keys(examples[0]?.signals ?? {});
  const rows = examples.map(({ signals }) => [1, ...names.map((name) => signals[name] ?? 0)]);
  const weights = [0, ...names.map(() => 0)];
  for (let step = 0; step < STEPS; step += 1) {
    const slopes = weights.map((weight, index) => (index === 0 ? 0 : HOLD * weight));
    rows.forEach((row, at) => {
      const sum = row.reduce((all, value, index) => all + value * (weights[index] ?? 0), 0);
      const error = 1 / (1 + Math.exp(-sum)) - (examples[at]?.share ?? 0);
      row.forEach((value, index) => (slopes[index] = (slopes[index] ?? 0) + error * value));
    });
    slopes.forEach((slope, index) => {
      weights[index] = (weights[index] ?? 0) - (RATE * slope) / examples.length;
    });
  }
  const digits = (weight: number | undefined) => Math.round((weight ?? 0) * 100) / 100;
  return Object.fromEntries([
    ["start", digits(weights[0])],
    ...names.map((name, index) => [name, digits(weights[index + 1])]),
  ]) as Record<string, number>;
}
