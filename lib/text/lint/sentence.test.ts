/** What is reckoned in one sentence by itself: changes, shares and totals. */
import { describe, expect, it } from "vitest";
import { remarksInSentence } from "./sentence";

const sumRemark = (sentence: string) =>
  remarksInSentence(sentence, []).find(({ code }) => code === "sum" || code === "points")?.said ??
  null;

describe("a sum that is wrong is remarked on", () => {
  it.each<[sentence: string, remark: string]>([
    [
      "The ministry spent 40 million euros on the program in 2023, up from 30 million in 2022, an increase of 25 percent, the audit office said.",
      "40 from 30 is 33 percent more, not 25",
    ],
    [
      "Costs rose from 30 million to 40 million euros, or 25 percent.",
      "40 from 30 is 33 percent more, not 25",
    ],
    [
      "Costs rose 25 percent, from €30 million to €40 million.",
      "40 from 30 is 33 percent more, not 25",
    ],
    [
      "Costs rose by 25 per cent from 30 million to 40 million.",
      "40 from 30 is 33 percent more, not 25",
    ],
    [
      "The fee went up 25% to $40 million from $30 million.",
      "40 from 30 is 33 percent more, not 25",
    ],
    [
      "They paid 40 million, up 25 percent from 30 million.",
      "40 from 30 is 33 percent more, not 25",
    ],
    [
      "Visitors fell from 80,000 to 60,000, a drop of 33 percent.",
      "60,000 from 80,000 is 25 percent less, not 33",
    ],
    [
      "It cost 60 million, down from 80 million, a fall of 33 percent.",
      "60 from 80 is 25 percent less, not 33",
    ],
    ["Staff grew from 30 to 40, a 25 percent increase.", "40 from 30 is 33 percent more, not 25"],
    [
      "Costs rose from 30 million to 40 million, an increase of 5 million.",
      "40 from 30 is 10 more, not 5",
    ],
    ["The fleet shrank: it fell from 48 to 36, a drop of 10.", "36 from 48 is 12 less, not 10"],
    ["Arrests doubled from 300 to 450.", "450 from 300 is 1.5 times as much, not doubled"],
    ["Arrests tripled from 300 to 600.", "600 from 300 is 2 times as much, not tripled"],
    [
      "Spending halved from 90 million to 70 million.",
      "70 from 90 is 0.8 times as much, not halved",
    ],
    [
      "Arrests more than doubled from 300 to 500.",
      "500 from 300 is 1.7 times as much, not doubled",
    ],
    ["Arrests nearly doubled from 300 to 400.", "400 from 300 is 1.3 times as much, not doubled"],
    [
      "Support rose from 20 percent to 30 percent, an increase of 10 percent.",
      "30 from 20 percent is 10 percentage points more, not percent",
    ],
    [
      "Support fell from 40 percent to 30 percent, a drop of 15 percentage points.",
      "30 from 40 is 10 percentage points less, not 15",
    ],
    ["Inspectors found faults in 12 of 48 lifts, or 20 percent.", "12 of 48 is 25 percent, not 20"],
    ["Of all, 3 out of 4 members (60 percent) stayed.", "3 of 4 is 75 percent, not 60"],
    [
      "Of the board, 6 of the 20 members, or 25 percent, resigned.",
      "6 of 20 is 30 percent, not 25",
    ],
    ["The jury has 3 women and 4 men, 8 people in all.", "3 and 4 is 7, not 8"],
    ["Three women and four men were held, a total of eight.", "three and four is 7, not eight"],
    [
      "They seized 12 rifles, 5 pistols and 3 knives, 21 weapons in total.",
      "12, 5 and 3 is 20, not 21",
    ],
    [
      "It gave 20 million to Alder and 30 million to Birch, 60 million altogether.",
      "20 and 30 is 50, not 60",
    ],
    ["The firm sold 200 tents and 300 beds, 600 items all told.", "200 and 300 is 500, not 600"],
    [
      "Prices rose from 1.20 euros to 1.50 euros, an increase of 20 percent.",
      "1.50 from 1.20 is 25 percent more, not 20",
    ],
    [
      "Deaths fell from 1,200 to 900, about 40 percent less.",
      "900 from 1,200 is 25 percent less, not 40",
    ],
    [
      "Profit climbed from 200 million to 300 million, a rise of about 20 percent.",
      "300 from 200 is 50 percent more, not 20",
    ],
    [
      "Rents rose from 800 euros to 1,000 euros, a rise of 20 percent.",
      "1,000 from 800 is 25 percent more, not 20",
    ],
    ["Seven women and five men, 13 people in all, were named.", "seven and five is 12, not 13"],
    [
      "Loads rose from 30kg to 40kg, an increase of 25 percent.",
      "40 from 30 is 33 percent more, not 25",
    ],
  ])("%s", (sentence, remark) => {
    expect(sumRemark(sentence)).toBe(remark);
  });
});

describe("nothing is said", () => {
  it.each([
    // The sum is right, or right as it is rounded.
    "Costs rose from 30 million to 40 million euros, or 33 percent.",
    "Costs rose from 30 million to 40 million euros, or 33.3 percent.",
    "Costs rose from 30 million to 40 million, an increase of a third.",
    "Costs rose from 303 million to 380 million, an increase of 25 percent.",
    "They paid 40 million, up from 30 million, an increase of 10 million.",
    "It cost 60 million, down from 80 million, a fall of 25 percent.",
    "Prices went up from 2 million to 3 million, or 40 percent.",
    "Arrests doubled from 300 to 610.",
    "Arrests nearly doubled from 300 to 570.",
    "Arrests more than tripled from 300 to 1,100.",
    "Spending halved from 90 million to 46 million.",
    "Inspectors found faults in 12 of 48 lifts, or 25 percent.",
    "Inspectors found faults in 13 of 48 lifts, or 27 percent.",
    "The jury has 3 women and 4 men, 7 people in all.",
    "The firm paid 2 million euros and 3 million euros, a total of 6 million euros.",
    "The firm paid 2.4 million and 3.4 million euros, a total of 6 million euros.",
    "Support rose from 20 percent to 30 percent, an increase of 10 percentage points.",
    "Support rose from 20 percent to 30 percent, an increase of 50 percent.",
    // Hedged, and within what the hedge allows.
    "Costs rose from 30 million to 40 million, about 30 percent.",
    "Costs rose from 30 million to 40 million, an increase of more than 25 percent.",
    "Costs rose from 30 million to 40 million, an increase of nearly 35 percent.",
    "Costs rose from about 30 million to 40 million, an increase of 25 percent.",
    "Nearly 12 of 48 lifts, or 20 percent, were old.",
    // No sum, or not one that is sure.
    "",
    "Nobody paid.",
    "The ministry spent 40 million euros on depot.",
    "The trial ran from 3 May to 5 June, and 25 percent of the jury left.",
    "From 2019 to 2023 the ministry spent 40 million euros, an increase of 25 percent.",
    "The road runs from Ely to Ware, 40 miles, and 25 percent of it floods.",
    "Costs rose from 30 million to 40 million, while staff fell 25 percent from 80 to 60.",
    "Adjusted for inflation, costs rose from 30 million to 40 million, an increase of 25 percent.",
    "Women and men earned 30 euros and 40 euros respectively, up from 20 euros.",
    "The mayor invited 3 women and 4 men, and 8 people came.",
    "They sold 3 of 4 ships, and 20 percent of the crew left.",
    "Shares fell 3 percent to 40 euros.",
    "Turnout was 40 percent, up from 30 percent.",
    "The ministry bought 12 ships for 40 million euros, up from 30 million for 10 ships, an increase of 25 percent.",
    "Children aged 3 to 5 rose 25 percent.",
    "He moved from number 30 to number 40, or 25 percent of the way.",
    "Of 48 lifts, 12 were old, and 20 percent were new.",
    "Between 30 and 40 people, 25 percent of them women, were held.",
    "On page 30 of 40, 25 percent is black.",
    "The team won 3 games and lost 4, 8 points in all.",
    "Costs rose from 30 million euros to 40 million dollars, an increase of 25 percent.",
  ])("%s", (sentence) => {
    expect(sumRemark(sentence)).toBeNull();
  });
});
