/**
 * Whether two measures are one: "1.5 km" and "1,500 metres", "90 minutes" and "1.5 hours". Only
 * what converts exactly and by definition (the SI, and the international yard of 1959). Pure.
 */
import type { MeaningWord } from "./words";

/** Unit → what it measures and how many of the smallest it holds. */
const MEASURES = new Map<string, readonly [dimension: string, factor: number]>([
  ["meter", ["metric length", 1]],
  ["kilometer", ["metric length", 1000]],
  ["inch", ["length", 1]],
  ["foot", ["length", 12]],
  ["yard", ["length", 36]],
  ["mile", ["length", 63_360]],
  ["gram", ["mass", 1]],
  ["kilogram", ["mass", 1000]],
  ["tonne", ["mass", 1_000_000]],
  ["second", ["time", 1]],
  ["minute", ["time", 60]],
  ["hour", ["time", 3600]],
  ["day", ["time", 86_400]],
  ["week", ["time", 604_800]],
  ["month", ["calendar", 1]],
  ["year", ["calendar", 12]],
  ["watt", ["power", 1]],
  ["kilowatt", ["power", 1000]],
  ["megawatt", ["power", 1_000_000]],
  ["gigawatt", ["power", 1_000_000_000]],
]);

/** @param one, other a number and its unit each; anything else is no measure. */
export function isSameMeasure(one: readonly MeaningWord[], other: readonly MeaningWord[]): boolean {
  const [first, second] = [measureOf(one), measureOf(other)];
  return (
    first !== null &&
    second !== null &&
    first.dimension === second.dimension &&
    Math.abs(first.amount - second.amount) <= 1e-9 * Math.abs(first.amount)
  );
}

function measureOf(words: readonly MeaningWord[]): { dimension: string; amount: number } | null {
  const [number, unit, ...others] = words;
  if (number?.value === undefined || unit?.kind !== "unit" || others.length > 0) return null;
  const measure = MEASURES.get(unit.key);
  return measure ? { dimension: measure[0], amount: number.value * measure[1] } : null;
}
