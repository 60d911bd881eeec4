/**
 * The words by which a text keeps its distance from what it says ("appeared to", "if genuine",
 * "allegedly"), with their places: the hedges of texts/hedges.ts without those that say who
 * asserts it ("according to", "she believes"), which are cues here. Pure.
 */
import { hedgesOf } from "@/lib/text/hedges";
import type { Hedging } from "./proposal";

const SAID_BY_NOBODY = /\b(?:is|are|was|were|been|widely)\s+$/i;

/** In order, none inside another. */
export function findHedging(text: string): Hedging[] {
  const found: Hedging[] = [];
  for (const { name, start, end } of hedgesOf(text).sort((a, b) => a.start - b.start)) {
    if (isCue(text, name, start, end) || start < (found.at(-1)?.span.end ?? 0)) continue;
    found.push({ name, span: { start, end } });
  }
  return found;
}

function isCue(text: string, name: string, start: number, end: number): boolean {
  if (name === "according to") return true;
  const words = text.slice(start, end).toLowerCase();
  if (words === "reported" || words === "believe" || words === "believes") return true;
  return words === "believed" && !SAID_BY_NOBODY.test(text.slice(Math.max(0, start - 10), start));
}
