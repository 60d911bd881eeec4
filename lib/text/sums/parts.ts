/**
 * Further sums that a sentence gives whole: shares as fractions, what remains, majorities, so much
 * for each, so much a year, totals before their parts. English. Pure, linear in the sentence.
 */
import { isNear, said, sayIn, sayNumber } from "@/lib/text/quantities/near";
import { ABOUT, CURRENCY, figure, figureIn, PERCENT, type ReadFigure } from "./figure";

export type Groups = Record<string, string | undefined>;
export type Sum = { pattern: RegExp; wrong: (groups: Groups) => string | null };

export const COIN = String.raw`(?:${CURRENCY})?`;
const NOUNS = String.raw`(?:\s[\p{L}'’-]+){0,4}?`;
const f = figure;

const FRACTIONS = new Map<string, number>([
  ["half", 1 / 2], ["a third", 1 / 3], ["one third", 1 / 3], ["two thirds", 2 / 3], ["a quarter", 1 / 4], ["one quarter", 1 / 4],
  ["three quarters", 3 / 4], ["a fifth", 1 / 5], ["one fifth", 1 / 5], ["two fifths", 2 / 5], ["three fifths", 3 / 5], ["four fifths", 4 / 5],
  ["a sixth", 1 / 6], ["an eighth", 1 / 8], ["a tenth", 1 / 10], ["one tenth", 1 / 10],
]); // prettier-ignore
export const FRACTION = String.raw`(?<fraction>${[...FRACTIONS.keys()].map((words) => words.replaceAll(" ", "[\\s-]")).join("|")})`;
export const fractionIn = ({ fraction = "" }: Groups): number =>
  FRACTIONS.get(fraction.toLowerCase().replaceAll("-", " ")) ?? NaN;

const ONE_IN = String.raw`(?<![\w.,])(?:one|1)\s(?:in|out\sof)(?:\severy)?\s${f("whole")}`;

const SUMS: readonly Sum[] = [
  {
    // "a quarter, or 35 percent"
    pattern: new RegExp(String.raw`\b${FRACTION}(?:\sof${NOUNS})?(?:,\sor|\sor|\s\()\s?${ABOUT}${f("share")}${PERCENT}`, "giu"),
    wrong: (groups) => ofShare(fractionIn(groups), groups.fraction ?? "", figureIn(groups, "share")),
  },
  {
    // "one in four, or 30 percent"
    pattern: new RegExp(String.raw`${ONE_IN}(?:${NOUNS})?(?:,\sor|\sor|\s\()\s?${ABOUT}${f("share")}${PERCENT}`, "giu"),
    wrong: (groups) => {
      const whole = figureIn(groups, "whole");
      return whole ? ofShare(1 / whole.value, `one in ${whole.written}`, figureIn(groups, "share")) : null;
    },
  },
  {
    // "a third of the 90 members, or 40"
    pattern: new RegExp(String.raw`\b${FRACTION}\sof\s(?:the|its|their|all|our)\s(?:its\s|the\s)?${f("whole")}${NOUNS}(?:,\sor|\sor|\s\(|,)\s?${f("part")}(?!${PERCENT}|\s(?:of|years?|days?|months?|hours?|minutes?)\b)(?=${NOUNS}[,.);]|${NOUNS}$)`, "giu"),
    wrong: (groups) => {
      const [whole, part, fraction] = [figureIn(groups, "whole"), figureIn(groups, "part"), fractionIn(groups)];
      if (!whole || !part || isNear(whole.value * fraction, part.value, 1 + part.slack, 0.05)) return null;
      return `${groups.fraction?.toLowerCase()} of ${whole.written} is ${sayNumber(whole.value * fraction)}, not ${part.written}`;
    },
  },
  {
    // "60 percent … and the remaining 30 percent"
    pattern: new RegExp(String.raw`${f("a")}${PERCENT}(?<gap>[^.;\d]{0,90})(?:${f("c")}${PERCENT}(?<gap2>[^.;\d]{0,60}))?\b(?:the|a)\s(?:remaining|other|rest,?)\s${f("b")}${PERCENT}`, "giu"),
    wrong: (groups) => {
      const parts = ["a", "c", "b"].flatMap((name) => figureIn(groups, name) ?? []);
      return hundred(parts);
    },
  },
  {
    // "52 percent for, 38 percent against and 20 percent abstaining"
    pattern: new RegExp(String.raw`${f("a")}${PERCENT}\s(?<gap>[^.;,\d]{1,40}),\s${f("c")}${PERCENT}\s[^.;,\d]{1,40}(?:,|,?\sand|\swhile)\s${f("b")}${PERCENT}\s(?:[^.;\d]{0,20}?\s)?(?:abstain|undecided|did\snot|didn|had\sno|were\sunsure|don|gave\sno|spoil)`, "giu"),
    wrong: (groups) => hundred(["a", "c", "b"].flatMap((name) => figureIn(groups, name) ?? [])),
  },
  {
    // "Of the 48 ships, 12 were sold and the other 30 scrapped"
    pattern: new RegExp(String.raw`\bof\s(?:the|its|their|all)\s${f("whole")}\s[^.;,\d]{1,40},\s${f("a")}(?!${PERCENT})\s[^.;\d]{1,50}\b(?:the\s(?:other|remaining)|the\srest,)\s${f("b")}(?!${PERCENT})`, "giu"),
    wrong: (groups) => addUp([figureIn(groups, "a"), figureIn(groups, "b")], figureIn(groups, "whole")),
  },
  {
    // "by 312 votes to 298, a majority of 24"
    pattern: new RegExp(String.raw`\b(?:by\s)?${f("a")}(?:\svotes?|\sseats?|\spoints?|\sgoals?)?(?:\sto\s|\sagainst\s|–|-)${f("b")}(?:\svotes?)?(?:,|\s—|\s–|\s\()\s?(?:with\s|or\s)?(?:a|its|their)\s(?:majority|margin|lead|difference|gap)\sof\s${f("said")}`, "giu"),
    wrong: (groups) => {
      const [a, b, said] = [figureIn(groups, "a"), figureIn(groups, "b"), figureIn(groups, "said")];
      if (!a || !b || !said) return null;
      const lead = Math.abs(a.value - b.value);
      if (isNear(lead, said.value, a.slack + b.slack + said.slack)) return null;
      return `${a.written} to ${b.written} is a difference of ${sayNumber(lead)}, not ${said.written}`;
    },
  },
  {
    // "200 homes at 300,000 euros each, or 90 million in all"
    pattern: new RegExp(String.raw`${f("n")}\s[^.;,\d]{1,50}\s(?:at|for|worth|costing|of)\s${COIN}${f("each")}(?:\s(?:dollars|euros|pounds|francs))?\s(?:each|apiece|a\spiece|per\s\p{L}+)(?:,|\s—|\s–|\s\()?\s(?:or|for|making|a|which\smakes|costing|bringing\sin)?\s?(?:a\s)?(?:total\s(?:cost\s|bill\s)?of\s|of\s)?${COIN}${f("all")}`, "giu"),
    wrong: (groups) => multiplied(figureIn(groups, "n"), figureIn(groups, "each"), figureIn(groups, "all"), "times"),
  },
  {
    // "40 million euros over four years, or 12 million a year"
    pattern: new RegExp(String.raw`${COIN}${f("all")}(?:\s(?:dollars|euros|pounds|francs))?${NOUNS}\s(?:over|across|in|spread\sover)\s(?:the\snext\s|the\s)?${f("n")}\s(?<period>years?|months?|weeks?|days?)(?:,\sor|,|\s\(|\s—\s|\sor)\s?${ABOUT}${COIN}${f("each")}(?:\s(?:dollars|euros|pounds|francs))?\s(?:a|per|each|every)\s(?<one>year|month|week|day)`, "giu"),
    wrong: (groups) => {
      if (!(groups.period ?? "").startsWith(groups.one ?? "-")) return null;
      const [all, n, each] = [figureIn(groups, "all"), figureIn(groups, "n"), figureIn(groups, "each")];
      if (!all || !n || !each || n.value === 0) return null;
      if (isNear(all.value / n.value, each.value, each.slack + all.slack / n.value, 0.03)) return null;
      return `${said(all)} over ${n.written} is ${sayIn(all.value / n.value, each.scale)}, not ${each.written}`;
    },
  },
  {
    // "12 million a year for four years, 40 million in all"
    pattern: new RegExp(String.raw`${COIN}${f("each")}(?:\s(?:dollars|euros|pounds|francs))?\s(?:a|per|each|every)\s(?<one>year|month|week|day)\s(?:for|over)\s${f("n")}\s(?<period>years?|months?|weeks?|days?)(?:,|\s—|\s–|\s\()\s?(?:or\s|for\s|making\s)?(?:a\stotal\sof\s)?${COIN}${f("all")}`, "giu"),
    wrong: (groups) =>
      (groups.period ?? "").startsWith(groups.one ?? "-")
        ? multiplied(figureIn(groups, "n"), figureIn(groups, "each"), figureIn(groups, "all"), "times")
        : null,
  },
  {
    // "eight people, three women and four men"; "all eight: three women and four men"
    pattern: new RegExp(String.raw`${f("whole")}\s(?:people|persons|members|victims|suspects|passengers|players|officers|students|workers|staff|patients|children|vehicles|ships|boats|animals|seats|medals|items|weapons|cases|prisoners|hostages|jurors|judges|candidates|councillors|delegates)(?:\s(?:were\s\p{L}+|died|resigned|in\sall))?(?::|,|\s—|\s–|\s\()\s?(?:namely\s|among\sthem\s)?${f("a")}\s[\p{L}-]+(?:,\s${f("c")}\s[\p{L}-]+)?,?\s(?:and)\s${f("b")}\s[\p{L}-]+(?=[.;,)]|$|\s(?:were|was|are|had|have|died|who)\b)(?!,\s(?:with|plus|and)\b)`, "giu"),
    wrong: (groups) =>
      addUp(["a", "c", "b"].map((name) => figureIn(groups, name)), figureIn(groups, "whole")),
  },
]; // prettier-ignore

/** In words: "a quarter is 25 percent, not 35". Null where nothing is wrong, or not for sure. */
export function partsRemark(sentence: string): string | null {
  return firstWrong(SUMS, sentence);
}

export function firstWrong(sums: readonly Sum[], sentence: string): string | null {
  for (const { pattern, wrong } of sums) {
    for (const { groups = {} } of sentence.matchAll(pattern)) {
      const said = wrong(groups);
      if (said !== null) return said;
    }
  }
  return null;
}

function ofShare(of: number, words: string, share: ReadFigure | null): string | null {
  if (!share || Number.isNaN(of) || isNear(of * 100, share.value, share.slack + 2)) return null;
  return `${words.toLowerCase()} is ${sayNumber(of * 100)} percent, not ${share.written}`;
}

function hundred(parts: readonly ReadFigure[]): string | null {
  const sum = parts.reduce((all, { value }) => all + value, 0);
  if (parts.length < 2 || isNear(sum, 100, 1.5)) return null;
  return `${parts.map(({ written }) => written).join(" and ")} percent make ${sayNumber(sum)}, not 100`;
}

function addUp(parts: ReadonlyArray<ReadFigure | null>, whole: ReadFigure | null): string | null {
  const known = parts.flatMap((part) => part ?? []);
  if (!whole || known.length < 2) return null;
  const sum = known.reduce((all, { value }) => all + value, 0);
  const slack = known.reduce((all, part) => all + part.slack, whole.slack);
  if (isNear(sum, whole.value, slack)) return null;
  return `${known.map(({ written }) => written).join(" and ")} is ${sayNumber(sum)}, not ${whole.written}`;
}

function multiplied(
  n: ReadFigure | null,
  each: ReadFigure | null,
  all: ReadFigure | null,
  times: string,
) {
  if (!n || !each || !all) return null;
  const product = n.value * each.value;
  if (isNear(product, all.value, all.slack + each.slack * n.value + n.slack * each.value, 0.03)) {
    return null;
  }
  return `${said(n)} ${times} ${said(each)} is ${sayIn(product, all.scale)}, not ${all.written}`;
}
