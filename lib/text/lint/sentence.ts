/** Everything that is remarked on one sentence by itself. Pure, linear in the sentence. */
import { sumRemark } from "@/lib/text/sums/check";
import { dayRemark } from "@/lib/text/sums/days";
import { partsRemark } from "@/lib/text/sums/parts";
import { pointsRemark } from "@/lib/text/sums/points";
import { relationRemark } from "@/lib/text/sums/relations";
import { coinRemark, unitRemark } from "@/lib/text/sums/units";
import { yearsRemark } from "@/lib/text/sums/years";
import type { Remark, RemarkCode } from "./remark";

/** Longer ones are no prose; what they reckon is not looked into. */
const LONGEST = 2_000;

/** Without one of these nothing is reckoned. */
const COUNTS =
  /\d|\b(?:two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|half|third|quarter|fifth|tenth|twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety)/i;

type Check = (sentence: string, years: readonly number[]) => string | null;

const CHECKS: ReadonlyArray<readonly [code: RemarkCode, check: Check]> = [
  ["sum", (sentence) => sumRemark(sentence) ?? partsRemark(sentence) ?? relationRemark(sentence)],
  ["points", pointsRemark],
  ["date", dayRemark],
  ["age", yearsRemark],
  ["unit", unitRemark],
  ["magnitude", coinRemark],
];

/**
 * At most one of a kind, in the order of the list.
 * @param years that the text speaks of, beside those of the sentence: a day without a year may be
 *   of any.
 */
export function remarksInSentence(sentence: string, years: readonly number[]): Remark[] {
  if (sentence.length > LONGEST || !COUNTS.test(sentence)) return [];
  const whole = { start: 0, end: sentence.length, words: [sentence] };
  return CHECKS.flatMap(([kind, check]) => {
    const said = check(sentence, years);
    if (said === null) return [];
    // A change that is right in points was reckoned as one in percent.
    const code = kind === "sum" && said.includes("percentage points") ? "points" : kind;
    return [{ ...whole, code, said }];
  });
}
