/** Percent where percentage points are meant, and the other way round. English. Pure, linear. */
import { ABOUT, CURRENCY, figure, figureIn, PERCENT } from "./figure";

/** What is itself measured in percent. */
const RATE =
  /\b(?:rates?|turnout|support|share|approval|ratings?|unemployment|joblessness|inflation|vat|tax|margin|yield|growth|deficit|backing|vote)\b/i;
const MOVED = String.raw`(?:rose|risen|rise|rises|grew|climbed|jumped|increased|increase|up|fell|fallen|fall|falls|dropped|drop|declined|slipped|slid|down|cut|raised|lifted|lowered|gained|lost|edged\s(?:up|down))`;
const TO = String.raw`(?:,?\s(?:to|and\sis\snow|and\snow\sstands\sat|reaching))\s${ABOUT}`;

/** "by 2 percent to 41 percent". */
const IN_PERCENT = new RegExp(
  String.raw`\b${MOVED}\b(?<between>[^.;\d]{0,60}?\s)(?:by\s)?${ABOUT}${figure("by")}${PERCENT}${TO}${figure("to")}${PERCENT}(?<rest>[^.;]{0,40})`,
  "gi",
);
/** "by 5 percentage points to 40 euros". */
const IN_POINTS = new RegExp(
  String.raw`${figure("by")}[\s-](?:percentage[\s-])points?\b(?:\sto|,?\sfrom)\s(?<sign>${CURRENCY})?${figure("to")}(?<unit>${PERCENT}|\s(?:to|and)\s${figure("next")}${PERCENT})?`,
  "gi",
);

/** In words. Null where nothing is wrong, or not for sure. */
export function pointsRemark(sentence: string): string | null {
  for (const { groups = {}, index } of sentence.matchAll(IN_PERCENT)) {
    const [by, to] = [figureIn(groups, "by"), figureIn(groups, "to")];
    if (!by || !to || by.value > 30 || !RATE.test(sentence.slice(0, index + 80))) continue;
    // "to 12 percent of the household's income": a share of something else, that may grow by percent.
    if (/^\s?of\b/.test(groups.rest ?? "")) continue;
    // With the figure before, it can be reckoned, and is (check.ts).
    if (/\bfrom\s/.test(groups.rest ?? "") || /\bfrom\b/.test(groups.between ?? "")) continue;
    return `a rate that moves to ${to.written} percent moves by percentage points: ${by.written} percent would be ${by.written} percent of it`;
  }
  for (const { groups = {} } of sentence.matchAll(IN_POINTS)) {
    const to = figureIn(groups, "to");
    if (!to || groups.unit !== undefined) continue;
    return `percentage points are of percentages, and ${(groups.sign ?? "").trim()}${to.written} is none`;
  }
  return null;
}
