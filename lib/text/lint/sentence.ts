/**
 * Everything that is reckoned in a sentence and in what stands beside it: sums, points, days, ages,
 * units. Pure, linear in the text but for the figures of one sentence.
 */
import type { Discourse, FoundWrong, FiguredSentence } from "@/lib/text/quantities/quantity";
import { discourseOfOne } from "@/lib/text/quantities/read";
import { ageRemark } from "@/lib/text/sums/ages";
import { changeRemark } from "@/lib/text/sums/changes";
import { dayRemark } from "@/lib/text/sums/days";
import { differenceRemark, eachRemark } from "@/lib/text/sums/differences";
import { fallRemark } from "@/lib/text/sums/falls";
import { listRemark } from "@/lib/text/sums/lists";
import { magnitudeRemark } from "@/lib/text/sums/magnitudes";
import { partsRemark } from "@/lib/text/sums/parts";
import { pointsRemark } from "@/lib/text/sums/points";
import { relationRemark } from "@/lib/text/sums/relations";
import { fractionRemark, shareRemark } from "@/lib/text/sums/shares";
import { spanRemark } from "@/lib/text/sums/spans";
import { totalRemark } from "@/lib/text/sums/totals";
import { unitRemark } from "@/lib/text/sums/units";
import { yearsRemark } from "@/lib/text/sums/years";
import type { Remark, RemarkCode } from "./remark";

/** When it was written: years that the text speaks of, and the one it came in, where that is known. */
export type Times = { readonly years: readonly number[]; readonly year: number | null };
type Check = (
  discourse: Discourse,
  at: FiguredSentence,
  times: Times,
) => FoundWrong | string | null;

/** What keeps a plain sum from being one. */
const OTHER_SUM =
  /\b(?:respectively|(?:for|after|with) inflation|real terms|adjusted|annualised|annualized|compound|median|nor|neither)\b/i;
const isPlain = ({ text }: FiguredSentence) => !OTHER_SUM.test(text);

const SUMS: readonly Check[] = [
  (all, at) => (isPlain(at) ? (changeRemark(all, at) ?? shareRemark(all, at) ?? fractionRemark(at) ?? totalRemark(all, at)) : null), // prettier-ignore
  (all, at) => (isPlain(at) ? (differenceRemark(at) ?? eachRemark(all, at)) : null),
  (_, at) => listRemark(at),
  (_, { text, quantities }) =>
    quantities.length < 2 ? null : (partsRemark(text) ?? relationRemark(text)),
  (_, at) => fallRemark(at),
];

const CHECKS: ReadonlyArray<readonly [code: RemarkCode, check: Check]> = [
  ["sum", (all, at, times) => firstOf(SUMS, all, at, times)],
  ["points", (_, { text }) => pointsRemark(text)],
  ["date", (_, { text }, { years }) => dayRemark(text, years)],
  ["age", (all, at, { years }) => ageRemark(all, at, years)],
  ["age", (all, at, { year }) => yearsRemark(at.text) ?? spanRemark(all, at, year)],
  ["unit", (_, at) => unitRemark(at)],
  ["magnitude", (_, at) => magnitudeRemark(at)],
];

function firstOf(checks: readonly Check[], ...[all, at, times]: Parameters<Check>) {
  for (const check of checks) {
    const found = check(all, at, times);
    if (found) return found;
  }
  return null;
}

/** At most one of a kind for a sentence, in the order of the list. */
export function reckonedRemarks(discourse: Discourse, text: string, times: Times): Remark[] {
  return discourse.flatMap((at) => {
    if (at.quantities.length === 0 && !/\d/.test(at.text)) return [];
    const found = CHECKS.flatMap(([kind, check]) => {
      const remark = check(discourse, at, times);
      return remark === null ? [] : [remarkOf(kind, at, text, remark)];
    });
    return found.filter(({ code }, place) => found.findIndex((one) => one.code === code) === place);
  });
}

function remarkOf(
  kind: RemarkCode,
  at: FiguredSentence,
  text: string,
  found: FoundWrong | string,
): Remark {
  const { said, beside } = typeof found === "string" ? { said: found } : found;
  const words = [...(beside ? [beside] : []), at].map(({ start, end }) => text.slice(start, end));
  // A change that is right in points was reckoned as one in percent.
  const code = kind === "sum" && /percentage points|basis points/.test(said) ? "points" : kind;
  return { start: at.start, end: at.end, words, code, said };
}

/**
 * On one sentence by itself.
 * @param years that may be meant beside those of the sentence.
 */
export function remarksInSentence(sentence: string, years: readonly number[]): Remark[] {
  return reckonedRemarks(discourseOfOne(sentence), sentence, { years, year: null });
}
