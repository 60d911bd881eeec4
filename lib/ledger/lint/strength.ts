/**
 * How surely a wording says what it says, on the four steps that a lint tells apart. English, by
 * lists. Pure.
 */
import { hedgesOf } from "@/lib/text/hedges";
import type { Span } from "@/lib/text/text";

/** `told`: somebody else says it, or it may be so. `likely`: it is probably so. */
export type Strength = "told" | "likely" | "plain" | "certain";

const LIKELY: ReadonlySet<string> = new Set(
  ["appear", "apparently", "seem", "likely", "probably", "believed", "suggest", "indicate"].concat(
    "thought to",
  ),
);
/** On these it does not depend how surely something is said. */
const NO_DISTANCE: ReadonlySet<string> = new Set(["about", "would"]);

const TELLING =
  /\b(?:says?|said|saying|tells?|told|accord(?:ing|s)|argue[sd]?|accuse[sd]?|accusing|den(?:y|ies|ied)|insist(?:s|ed)?|maintain(?:s|ed)? that|describe[sd]?|report(?:s|ed)?|wr(?:ites?|ote)|testif(?:y|ies|ied)|recall(?:s|ed)?|warn(?:s|ed)?|estimate[sd]?|asserts?|asserted|thinks?|fears?|announce[sd]?|state[sd] that|added)\b/i;

const CERTAIN =
  /\b(?:prove[sdn]?|proof|definitely|certainly|undoubtedly|undeniabl[ey]|unquestionabl[ey]|conclusively|indisputabl[ey]|irrefutabl[ey]|(?:without|beyond)\s(?:any\s|a\s)?(?:reasonable\s|shadow\sof\sa\s)?doubt|(?:is|are|was|were|been)\s(?:now\s)?(?:confirmed|established)|no\sdoubt)\b/gi;
const NEGATED = /\b(?:not|never|no|nor|without|cannot|yet\sto\sbe|fail(?:s|ed)?\sto)\s(?:\w+\s)?$/i;

export type Said = { strength: Strength; words: Span };

/** With the words that say so; where none does, all of them. */
export function strengthOf(wording: string): Said {
  const whole = { start: 0, end: wording.length };
  if (TELLING.test(wording)) return { strength: "told", words: whole };
  const hedges = hedgesOf(wording).filter(({ name }) => !NO_DISTANCE.has(name));
  const weak = hedges.find(({ name }) => !LIKELY.has(name));
  if (weak) return { strength: "told", words: weak };
  const [likely] = hedges;
  if (likely) return { strength: "likely", words: likely };
  for (const { 0: words, index } of wording.matchAll(CERTAIN)) {
    if (NEGATED.test(wording.slice(Math.max(0, index - 24), index))) continue;
    return { strength: "certain", words: { start: index, end: index + words.length } };
  }
  return { strength: "plain", words: whole };
}

/** The weakest credibility that still bears it; 6 is never asked, it means unknown. */
export const BEARS: Readonly<Record<Strength, number>> = {
  told: 5,
  likely: 3,
  plain: 2,
  certain: 1,
};
