/**
 * Finds hedges in a claim's wording and says which of them a rewording dropped or
 * strengthened ("may have" → "did"), because that changes what is claimed while looking
 * like a copy edit. Pure. English only, by a list; a hedge it does not know is not named,
 * but the verdict lapses all the same.
 */
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
  ["possibly", /\bpossibl[ey]\b/gi],
  ["perhaps", /\b(?:perhaps|maybe)\b/gi],
  ["suggest", /\bsuggest(?:s|ed|ing)?\b/gi],
  ["indicate", /\bindicat(?:e|es|ed|ing)\b/gi],
  ["according to", /\baccording\s+to\b/gi],
  ["attributed to", /\battributed\s+to\b/gi],
  ["if confirmed", /\bif\s+(?:confirmed|true|genuine|real|authentic|correct|verified)\b/gi],
  [
    "about",
    /\b(?:about|around|roughly|approximately|nearly|almost|some|up\s+to|at\s+least|more\s+than)\s+(?=[\d£$€]|a\s+(?:hundred|thousand|million)|hundreds|thousands|dozens)/gi,
  ],
  ["unclear", /\bunclear\b/gi],
  ["unverified", /\bunverified\b/gi],
];

/** The hedges in the text by name, each as often as it stands there. */
export function findHedges(text: string): Map<string, number> {
  const found = new Map<string, number>();
  for (const [name, pattern] of HEDGES) {
    const count = text.match(pattern)?.length ?? 0;
    if (count > 0) found.set(name, count);
  }
  return found;
}

/** Hedges that stand in `before` more often than in `after`, in the list's order. */
export function droppedHedges(before: string, after: string): string[] {
  const kept = findHedges(after);
  return [...findHedges(before)]
    .filter(([name, count]) => (kept.get(name) ?? 0) < count)
    .map(([name]) => name);
}
