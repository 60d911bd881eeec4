/** Spans of years against the years beside them. English. Pure, linear in the sentence. */
import { figure, figureIn } from "./figure";

const YEAR = String.raw`(?:1[4-9]|20)\d\d`;
const YEARS = new RegExp(String.raw`(?<![\d,.$€£-])${YEAR}(?![\d,]\d|s\b|-|%)`, "g");
const N = figure("n");
const A = String.raw`(?<![\d,.])(?<a>${YEAR})(?!\d)`;
const B = String.raw`(?<![\d,.])(?<b>${YEAR})(?!\d)`;
const TO = String.raw`\s?(?:to|until|till|through|and|–|-)\s?(?:[A-Z][a-z]+\s)?`;
const RANGE = String.raw`(?:from|between)\s(?:[A-Z][a-z]+\s)?${A}${TO}${B}`;
const LENGTH = String.raw`[\s-]years?\b`;

/** How long something took, as forms that leave no doubt about which years it is of. */
const SPANS = [
  new RegExp(String.raw`\b${RANGE}(?:,|\s\(|:|\s—|\s–)?\s?(?:or\s|a\s(?:period|span|total|stretch)\sof\s|for\s|in\sall\s|all\s)?${N}${LENGTH}(?!\s(?:after|before|later|earlier|ago|old))`, "gi"),
  new RegExp(String.raw`${N}${LENGTH}(?:\s[a-z]+){0,4},?\s${RANGE}`, "gi"),
  new RegExp(String.raw`${A}[^.]{0,80}?${N}${LENGTH}\s(?:later|afterwards|on)[^.;]{0,20}?\s${B}`, "gi"),
  new RegExp(String.raw`${B}[^.]{0,80}?${N}${LENGTH}\s(?:earlier|before|previously|after)[^.;\d]{0,40}?\s${A}`, "gi"),
  new RegExp(String.raw`\b(?:in|since)\s${A}[^.;]{0,80}?\b(?:had|has|have|was|were)[^.;\d]{0,50}?\bfor\s${N}${LENGTH}[^.;\d]{0,40}?\b(?:in|by)\s${B}`, "gi"),
]; // prettier-ignore

const ANNIVERSARY = /(?<![\w.])(?<n>\d{1,3})(?:st|nd|rd|th)\s(?:anniversary|birthday|year)\b/gi;
const BEGUN =
  /\b(?:founded|opened|established|born|built|launched|created|set\sup|began|started|married|signed|since)\b/i;

/** In words: "from 1990 to 2000 is 10 years, not five". Null where nothing is wrong, or not for sure. */
export function yearsRemark(sentence: string): string | null {
  if (yearsIn(sentence).length < 2) return null;
  for (const pattern of SPANS) {
    for (const { groups = {} } of sentence.matchAll(pattern)) {
      const [from, to, said] = [Number(groups.a), Number(groups.b), figureIn(groups, "n")];
      if (!said || said.scale > 1 || to <= from) continue;
      if (Math.abs(to - from - said.value) <= 1) continue;
      return `from ${from} to ${to} is ${count(to - from)}, not ${said.written}`;
    }
  }
  const years = yearsIn(sentence);
  const [first = 0, last = 0] = years;
  for (const { groups = {} } of sentence.matchAll(ANNIVERSARY)) {
    if (years.length !== 2 || !BEGUN.test(sentence)) continue;
    const said = Number(groups.n);
    if (Math.abs(last - first - said) <= 1) continue;
    return `from ${first} to ${last} is ${count(last - first)}, not ${said}`;
  }
  return null;
}

/** Each once, rising. */
export function yearsIn(text: string): number[] {
  const years = new Set(Array.from(text.matchAll(YEARS), ([year]) => Number(year)));
  return [...years].sort((one, other) => one - other);
}

function count(years: number): string {
  return years === 1 ? "1 year" : `${years} years`;
}
