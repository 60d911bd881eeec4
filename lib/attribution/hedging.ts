/**
 * The words by which a text keeps its distance from what it says ("appeared to", "if genuine",
 * "allegedly"), with their places. English, by a list; names are those under which a dropped
 * hedge is named when a claim is reworded. Pure; linear in the text.
 */
import type { Hedge } from "./proposal";

const HEDGES: ReadonlyArray<readonly [name: string, pattern: string]> = [
  ["may have", "may have"],
  ["might have", "might have"],
  ["could have", "could have"],
  ["may", "may"],
  ["might", "might"],
  ["could", "could(?! not\\b|n't)"],
  ["would", "would(?! not\\b|n't)"],
  ["appear", "appear(?:s|ed|ing)? (?:to|that|as)"],
  ["apparently", "apparent(?:ly)?"],
  ["seem", "seem(?:s|ed|ing|ingly)?"],
  ["allegedly", "allegedly|alleged"],
  ["allege", "alleg(?:e|es|ing)"],
  ["claim", "claim(?:s|ed|ing)?"],
  ["purportedly", "purport(?:s|ed|edly|ing)?"],
  ["reportedly", "reportedly"],
  ["said to", "said to"],
  ["believed", "(?:is|are|was|were|been|widely) believed"],
  ["thought to", "thought to"],
  ["suspected", "suspect(?:s|ed)?"],
  ["likely", "(?:un)?likely"],
  ["probably", "probabl[ey]"],
  ["possibly", "possibl[ey]|potentially"],
  ["perhaps", "perhaps|maybe"],
  ["suggest", "suggest(?:s|ed|ing)?"],
  ["indicate", "indicat(?:e|es|ed|ing)"],
  ["attributed to", "attributed to"],
  [
    "if confirmed",
    "if (?:\\w+ )?(?:confirmed|true|genuine|real|authentic|correct|verified|proven)",
  ],
  [
    "about",
    "(?:about|around|roughly|approximately|nearly|almost|some|up to|at least|more than)(?= [\\d£$€]| (?:hundreds|thousands|dozens)\\b)",
  ],
  ["unclear", "unclear"],
  ["unverified", "unverified|unconfirmed"],
];

/** Named groups cannot hold spaces; the position in the list stands for the name. */
const PATTERN = new RegExp(
  `(?<![\\p{L}\\p{N}])(?:${HEDGES.map(([, pattern], index) => `(?<h${index}>${pattern})`).join("|")})(?![\\p{L}\\p{N}])`,
  "giu",
);

/** The hedges of a text in order. "May" with a capital is the month, but for a sentence's first word. */
export function findHedging(text: string): Hedge[] {
  const found: Hedge[] = [];
  for (const match of text.replaceAll("’", "'").matchAll(PATTERN)) {
    const [words] = match;
    const index = HEDGES.findIndex((_, at) => match.groups?.[`h${at}`] !== undefined);
    const name = HEDGES[index]?.[0];
    if (name === undefined || words === "May") continue;
    found.push({ name, span: { start: match.index, end: match.index + words.length } });
  }
  return found;
}
