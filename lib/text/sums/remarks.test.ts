/** What each check of a sentence says, and where it says nothing. */
import { describe, expect, it } from "vitest";
import { dayRemark } from "./days";
import { partsRemark } from "./parts";
import { pointsRemark } from "./points";
import { relationRemark } from "./relations";
import { discourseOfOne } from "@/lib/text/quantities/read";
import type { FoundWrong, FiguredSentence } from "@/lib/text/quantities/quantity";
import { ageRemark } from "./ages";
import { fallRemark } from "./falls";
import { magnitudeRemark } from "./magnitudes";
import { unitRemark } from "./units";
import { yearsRemark } from "./years";

type Check = (sentence: string, years: readonly number[]) => string | null;
type Case = [sentence: string, remark: string | null, years?: number[]];

const byItself = (check: (at: FiguredSentence) => FoundWrong | null) => (sentence: string) =>
  discourseOfOne(sentence).map(check)[0]?.said ?? null;
const agesOrYears: Check = (sentence, years) => {
  const [at, ...more] = discourseOfOne(sentence);
  return at ? (ageRemark([at, ...more], at, years)?.said ?? yearsRemark(sentence)) : null;
};

const CASES: ReadonlyArray<readonly [paragraph: string, check: Check, cases: Case[]]> = [
  ["totals, and percentages against the figures beside them", partsRemark, [
    ["A quarter of the homes, or 35 percent, are empty.", "a quarter is 25 percent, not 35"],
    ["A third of the homes, or 33 percent, are empty.", null],
    ["One in five boats (25 percent) leaks.", "one in five is 20 percent, not 25"],
    ["Half of the 80 flats, 50 in all, are empty.", "half of 80 is 40, not 50"],
    ["Half of the 80 flats, built 50 years ago, are empty.", null],
    ["Some 60 percent agreed and the remaining 30 percent did not.", "60 and 30 percent make 90, not 100"],
    ["Some 60 percent agreed and the other 40 percent did not.", null],
    ["Of the 48 ships, 12 were sold and the other 30 scrapped.", "12 and 30 is 42, not 48"],
    ["It passed by 312 votes to 290, a majority of 12.", "312 to 290 is a difference of 22, not 12"],
    ["They buy 200 homes at 300,000 euros each, or 90 million in total.", "200 times 300,000 is 60 million, not 90"],
    ["It gets 40 million euros over four years, or 12 million a year.", "40 million over four is 10 million, not 12"],
    ["It gets 40 million euros over four years, or 10 million a year.", null],
    ["It pays 5 million a year for six years, 40 million in all.", "six times 5 million is 30 million, not 40"],
    ["Eight people, three women and four men, were held.", "three and four is 7, not Eight"],
    ["Eight people, three of them women, were held.", null],
  ]],
  ["what one figure is to another", relationRemark, [
    ["Of the 80 members, 45 voted in favour and 30 against, with 15 abstaining.", "45, 30 and 15 is 90, more than 80"],
    ["Of the 80 members, 45 voted in favour and 30 against.", null],
    ["Of the 300 jobs, 200 will go in Oslo and 150 in Bergen.", "200 and 150 is 350, more than 300"],
    ["Of the 120 cases, 80 came from abroad and 60 involved minors.", null],
    ["Of the 120 members, 80 were women and 60 under forty.", null],
    ["It will cost 2 billion euros: 800 million for rail and 900 million for roads.", "800 million and 900 million is 1.7 billion, not 2 billion"],
    ["It will cost 2 billion euros: 1.1 billion for rail and 900 million for roads.", null],
    ["The loss of 4 million dollars was 40 percent of the revenue of 100 million dollars.", "4 million of 100 million is 4 percent, not 40"],
    ["The loss of 4 million dollars was 4 percent of the revenue of 100 million dollars.", null],
    ["The plant made 12,000 cars in 2024 and 15,000 in 2025, a rise of 50 percent.", "15,000 from 12,000 is 25 percent more, not 50"],
    ["The plant made 12,000 cars in 2024 and 15,000 in 2025, a rise of 25 percent.", null],
    ["It sold 40 million euros of fish in 2025 after 50 million in 2024, a fall of 30 percent.", "40 from 50 is 20 percent less, not 30"],
    ["The population of 5,000 fell by a tenth to 4,000.", "4,000 from 5,000 is 20 percent less, not a tenth"],
    ["The staff of 200 grew by 10 percent to 220.", null],
    ["It owes 3 billion euros, or 300 euros for each of the 1 million inhabitants.", "3 billion for 1 million is 3,000 each, not 300"],
    ["It owes 3 billion euros, or 3,000 euros for each of the 1 million inhabitants.", null],
  ]],
  ["falls", byItself(fallRemark), [
    ["Turnover fell by 150 percent to 2 million euros.", "nothing falls by more than 100 percent, and this by 150"],
    ["Profit fell by 150 percent to a loss of 2 million euros.", null],
    ["Turnover rose by 150 percent.", null],
  ]],
  ["percent and percentage points", pointsRemark, [
    ["The bank raised its key rate by 0.5 percent to 4 percent.", "a rate that moves to 4 percent moves by percentage points: 0.5 percent would be 0.5 percent of it"],
    ["The bank raised its key rate by 0.5 percentage points to 4 percent.", null],
    ["Tickets went up by 5 percentage points to 40 euros.", "percentage points are of percentages, and 40 is none"],
    ["Sales rose 5 percent to 40 million.", null],
  ]],
  ["weekdays against dates", dayRemark, [
    ["It sank on Monday, 14 May 2024.", "14 May 2024 is a Tuesday, not a Monday"],
    ["It sank on Tuesday, May 14, 2024.", null],
    ["It sank on Monday, 14 May.", null],
    ["It sank on Monday, 14 May.", "14 May 2024 is a Tuesday, not a Monday", [2024]],
    ["It sank on Monday, 14 May.", null, [2024, 2018]],
    ["It closed on 31 April.", "April has 30 days"],
    ["It closed on 29 February 2023.", "February 2023 has 28 days"],
    ["On Tuesday, 14 people met.", null],
  ]],
  ["ages against dates", agesOrYears, [
    ["Hale, born in 1950, died in 2020 aged 62.", "born in 1950, one is 69 or 70 in 2020, not 62"],
    ["Hale, born in 1950, died in 2020 aged 69.", null],
    ["Hale, 62, was born in 1950.", null],
    ["The minister, 51, was born in 1970, and spoke in May 2026.", "born in 1970, one is 55 or 56 in 2026, not 51"],
    ["The minister, 56, was born in 1970, and spoke in May 2026.", null],
    ["Hale, 62, was born in 1950.", "born in 1950, one is 69 or 70 in 2020, not 62", [2020]],
    ["It ran from 1990 to 2000, five years.", "from 1990 to 2000 is 10 years, not five"],
    ["It opened in 1990 and shut 20 years later, in 2000.", "from 1990 to 2000 is 10 years, not 20"],
    ["Founded in 1950, it had its 60th anniversary in 2000.", "from 1950 to 2000 is 50 years, not 60"],
    ["He was jailed for five years in 1990 and again in 2000.", null],
  ]],
  ["units", byItself(unitRemark), [
    ["It is 5 km (8 miles) away.", "5 km is 3.11 miles, not 8"],
    ["It is 5 km (3 miles) away.", null],
    ["It is 100 metres (328 feet) high.", null],
    ["It was 20°C (58°F).", "20 °C is 68 °F, not 58"],
    ["It burned 1,000 hectares (405 acres).", "1,000 hectares is 2,471 acres, not 405"],
  ]],
  ["orders of magnitude", byItself(magnitudeRemark), [
    ["It cost $5.4 million (€5.1 billion).", "5.4 million and 5.1 billion are 944 times apart, whatever the rate"],
    ["It cost $5.4 million (€5.1 million).", null],
    ["It cost $5.4 million (12 boats).", null],
  ]],
]; // prettier-ignore

describe.each(CASES)("%s", (_, check, cases) => {
  it.each(cases)("%s → %s", (sentence, remark, years = []) => {
    expect(check(sentence, years)).toBe(remark);
  });
});
