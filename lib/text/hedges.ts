/**
 * Finds the words by which a text keeps its distance from what it says ("may have", "reportedly").
 * What a rewording did to them is said by meaning/. Pure. English only, by a list.
 */
import type { Span } from "./text";

const HEDGES: ReadonlyArray<readonly [name: string, pattern: RegExp]> = [
  ["may have", /\bmay\s+have\b/gi],
  ["might have", /\bmight\s+have\b/gi],
  ["could have", /\bcould\s+have\b/gi],
  ["may", /\bmay\b(?!\s+have\b)(?!\s+\d)/g],
  ["might", /\bmight\b(?!\s+have\b)/gi],
  ["could", /\bcould\b(?!\s+(?:have|not)\b)(?!n[’']t)/gi],
  ["would", /\bwould\b/gi],
  ["appear", /\bappear(?:s|ed|ing)?\s+(?:to|that|as)\b/gi],
  ["apparently", /\bapparent(?:ly)?\b/gi],
  ["seem", /\bseem(?:s|ed|ing(?:ly)?)?\b/gi],
  ["allegedly", /\b(?:allegedly|alleged)\b/gi],
  ["allege", /\balleg(?:e|es|ing)\b/gi],
  ["claim", /\bclaim(?:s|ed|ing)?\b/gi],
  ["purportedly", /\bpurport(?:s|ed|edly|ing)?\b/gi],
  ["reportedly", /\breported(?:ly)?\b/gi],
  ["said to", /\bsaid\s+to\b/gi],
  ["believed", /\bbeliev(?:e|es|ed)\b/gi],
  ["thought to", /\bthought\s+to\b/gi],
  ["suspected", /\bsuspect(?:s|ed)?\b/gi],
  ["likely", /\b(?:un)?likely\b/gi],
  ["probably", /\bprobabl[ey]\b/gi],
  ["possibly", /\b(?:possibl[ey]|potentially)\b/gi],
  ["perhaps", /\b(?:perhaps|maybe)\b/gi],
  ["suggest", /\bsuggest(?:s|ed|ing)?\b/gi],
  ["indicate", /\bindicat(?:e|es|ed|ing)\b/gi],
  ["according to", /\baccording\s+to\b/gi],
  ["attributed to", /\battributed\s+to\b/gi],
  [
    "if confirmed",
    /\bif\s+(?:\w+\s+)?(?:confirmed|true|genuine|real|authentic|correct|verified|proven)\b/gi,
  ],
  [
    "about",
    /\b(?:about|around|roughly|approximately|nearly|almost|some|up\s+to|at\s+least|more\s+than)\s+(?=[\d£$€]|a\s+(?:hundred|thousand|million)|hundreds|thousands|dozens)/gi,
  ],
  ["unclear", /\bunclear\b/gi],
  ["unverified", /\b(?:unverified|unconfirmed)\b/gi],
];

export type Hedge = Span & {
  /** The name all its forms go by: "appear" for "appeared to". */
  readonly name: string;
};

/** The hedges of the text in the list's order, each kind in the text's. UTF-16 spans. */
export function hedgesOf(text: string): Hedge[] {
  return HEDGES.flatMap(([name, pattern]) =>
    Array.from(text.matchAll(pattern), (match) => {
      const end = match.index + match[0].trimEnd().length;
      return { name, start: match.index, end };
    }),
  );
}

/** The hedges in the text by name, each as often as it stands there. */
export function findHedges(text: string): Map<string, number> {
  const found = new Map<string, number>();
  for (const { name } of hedgesOf(text)) found.set(name, (found.get(name) ?? 0) + 1);
  return found;
}
