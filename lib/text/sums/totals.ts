/**
 * Totals against their items: "3 women and 4 men, 8 people in all", also where the total stands in
 * the sentence behind ("All 8 people …"), and terms that run one after the other. Nothing is said
 * where any run of figures before it, or the product of two, agrees. English. Pure, linear but for
 * the figures of one sentence.
 */
import { isNear, listed, rounded } from "@/lib/text/quantities/near";
import {
  before,
  type Discourse,
  type FoundWrong,
  type Quantity,
  type FiguredSentence,
} from "@/lib/text/quantities/quantity";
import { isSummed, phraseAfter, phraseBefore } from "@/lib/text/quantities/roles";
import { phrase } from "@/lib/text/quantities/words";

const BEHIND =
  /^(?:[\p{L}-]+ ){0,3}(?:in all|in total|altogether|all told|between (?:them|the (?:two|three|four|five) of them)|combined)\b/u;
const BEFORE =
  /(?:^| )(?:(?:total|sum|haul|tally|combined \p{L}+) of|totalling|totaling|making|altogether|together|combined|bringing (?:the|its|their|his|her) (?:\p{L}+ ){1,5}to|adding up to|(?:leaving|to make) a total of|in all ,)(?: (?:it|them|a|an|the|some|up|nearly|about))*$/u;
const MOST_ITEMS = 12;

export function totalRemark(discourse: Discourse, at: FiguredSentence): FoundWrong | null {
  for (const total of at.quantities) {
    if (!isSummed(total) || total.hedge) continue;
    const said = (isTotal(at, total) ? wrongTotal(at, total) : null) ?? wrongParts(at, total);
    if (said) return { said };
    const last = before(discourse, at);
    const beside = last && isAllOfThem(at, last, total) ? wrongAcross(last, total) : null;
    if (beside && last) return { said: beside, beside: last };
  }
  return null;
}

function isTotal(at: FiguredSentence, total: Quantity): boolean {
  return (
    BEHIND.test(phraseAfter(at, total, 6)) ||
    BEFORE.test(phraseBefore(at, total, 8)) ||
    isSize(at, total)
  );
}

/** "the 51-seat council": as many as all of them have. */
function isSize(at: FiguredSentence, total: Quantity): boolean {
  return total.nouns.length > 0 && at.words[total.to]?.gap === "hyphen" && /(?:^| )(?:the|a)$/.test(phraseBefore(at, total, 1)); // prettier-ignore
}

function wrongTotal(at: FiguredSentence, total: Quantity): string | null {
  const figures = at.quantities.filter((one) => isSummed(one) && one.to <= total.from);
  const alike = figures.filter((one) => isAlike(one, total));
  const items = runBefore(at, alike);
  if (items.length < 2 || items.length > MOST_ITEMS || items.some(({ hedge }) => hedge))
    return null;
  if (figures.some((one) => !alike.includes(one) && one.from > (items[0]?.from ?? 0))) return null;
  const isOfSize = isSize(at, total);
  if (isOfSize && (items.length < 3 || !sharesNoun(items[0], total))) return null;
  if (!isOfSize && !isClose(at, items.at(-1), total)) return null;
  return wrongSum(at, items, alike, total);
}

function wrongSum(
  at: FiguredSentence,
  items: readonly Quantity[],
  all: readonly Quantity[],
  total: Quantity,
): string | null {
  const values = all.map(inMonths);
  const is = inMonths(total);
  if (is < Math.max(...items.map(inMonths)) || agrees(values, is, slackIn([...items, total]), isEach(at))) return null; // prettier-ignore
  const sum = items.map(inMonths).reduce((one, other) => one + other, 0);
  const singles = singlesIn(at, items);
  if (is > sum && is - sum <= singles) return null;
  if (is > sum * 2.6 || is * 2.6 < sum) return null;
  if (total.kind === "time") {
    const months = rounded(sum / (total.unit === "year" ? 12 : 1), 2);
    return `${listed(items.map((one) => `${one.written} ${one.unit}s`))} is ${months} ${total.unit}s, not ${total.written}`;
  }
  const scale = items.every((item) => item.scale === total.scale) ? total.scale : 1;
  return `${listed(items.map(({ written }) => written))} is ${rounded(sum / scale, 2)}, not ${total.written}`;
}

const FACTORS = new Map([["year", 12], ["month", 1], ["week", 12 / 52], ["day", 12 / 365]]); // prettier-ignore
const inMonths = ({ kind, value, unit }: Quantity) =>
  kind === "time" ? value * (FACTORS.get(unit) ?? NaN) : value;

function isAlike(one: Quantity, total: Quantity): boolean {
  if (one.kind === "time" || total.kind === "time") return one.kind === total.kind;
  if (one.kind === "measure" || total.kind === "measure") return one.unit === total.unit;
  return one.unit === total.unit || one.unit === "" || total.unit === "";
}

const sharesNoun = (one: Quantity | undefined, other: Quantity) =>
  one?.nouns.some((noun) => other.nouns[0] === noun) ?? false;

/** "a bill of 1,400: 600 for food, 500 for wine and 300 for the band". */
function wrongParts(at: FiguredSentence, whole: Quantity): string | null {
  const place = at.quantities.indexOf(whole);
  const behind = at.quantities.slice(place + 1);
  const items = behind.filter((one) => isSummed(one) && isAlike(one, whole));
  const [first] = items;
  if (!first || items.length < 2 || items.length !== behind.length || items.some(({ hedge }) => hedge)) return null; // prettier-ignore
  const gap = phrase(at.words, whole.to, first.from);
  const isShared = /\bbetween them\b/.test(phrase(at.words, 0, whole.from)) && /, with\b/.test(gap);
  if (!isShared && !/^(?:\p{L}+ ){0,4}:/u.test(gap)) return null;
  if (!isShared && whole.kind !== "money") return null;
  const run = runBefore(at, items);
  const sum = items.reduce((all, { value }) => all + value, 0);
  // A total that its parts follow is rounded no more than a little.
  const room = whole.scale > 1 ? 0.08 : 0;
  if (run.length !== items.length || isNear(sum, whole.value, slackIn([...items, whole]), room)) return null; // prettier-ignore
  if (sum > whole.value * 2 || sum < whole.value / 2) return null;
  const scale = items.every((item) => item.scale === whole.scale) ? whole.scale : 1;
  return `${listed(items.map(({ written }) => written))} is ${rounded(sum / scale, 2)}, not ${whole.written}`;
}

/** Backwards from the last, as long as they are one list. */
function runBefore(at: FiguredSentence, alike: readonly Quantity[]): Quantity[] {
  const run: Quantity[] = [];
  for (const one of alike.toReversed()) {
    const next = run[0];
    if (next) {
      const gap = phrase(at.words, one.to, next.from);
      const isJoined = /(?:^| )(?:,|and|plus)(?: |$)/.test(gap) && gap.split(" ").length <= 10;
      if (!isJoined || /[;:.]|\b(?:from|after|before|when|than|each|apiece)$/.test(gap)) break;
    }
    run.unshift(one);
  }
  return run;
}

/** Nothing but the rest of the last item and what leads to a total stands between. */
function isClose(at: FiguredSentence, last: Quantity | undefined, total: Quantity): boolean {
  const gap = phrase(at.words, last?.to ?? 0, total.from);
  const [item = "", ...rest] = gap.split(/ ?(?:,|—|–|\(|:) ?/);
  const isLed = rest.length > 0 || /\b(?:making|totalling|totaling|for a total of)\b/.test(gap);
  return isLed && item.split(" ").length <= 14 && rest.join(" ").split(" ").length <= 18;
}

/** "a dog handler", "one guide": items that are no figure. */
function singlesIn(at: FiguredSentence, items: readonly Quantity[]): number {
  const [first, last] = [items[0], items.at(-1)];
  const list = phrase(at.words, (first?.from ?? 0) - 4, (last?.to ?? 0) + 8);
  return (
    list.match(/(?:^|,|and|plus) (?:an?|one|his|her) (?!total|sum|haul|tally|combined)\p{L}/gu) ??
    []
  ).length;
}

/** Half the last place of each, and not quite: all of them at once are not at the edge. */
function slackIn(figures: readonly Quantity[]): number {
  const slack = figures.reduce((all, { place }) => all + place / 2, 0);
  return slack * 0.999;
}

const isEach = ({ text }: FiguredSentence) => /\b(?:each|apiece|per|every|at|by|times|a (?:day|week|month|year|head))\b/.test(text); // prettier-ignore

/** Whether two and more figures in a row make it, or two of them multiplied. */
function agrees(
  values: readonly number[],
  total: number,
  slack: number,
  isMultiplied: boolean,
): boolean {
  for (const [from, first] of values.entries()) {
    let sum = first;
    for (const value of values.slice(from + 1)) {
      sum += value;
      if (isNear(sum, total, slack)) return true;
    }
    if (isMultiplied && values.slice(from + 1).some((other) => isNear(first * other, total, slack, 0.01))) return true; // prettier-ignore
  }
  return false;
}

/** "All 12 of the dead and injured", "All 67 people on board". */
function isAllOfThem(at: FiguredSentence, last: FiguredSentence, total: Quantity): boolean {
  if (/^(?:in all|in total|altogether)(?: ,)?$/.test(phrase(at.words, 0, total.from))) return true;
  if (total.kind !== "count" || !/(?:^| )all(?: the| of the)?$/.test(phraseBefore(at, total, 3))) return false; // prettier-ignore
  if (last.quantities.some((one) => one.nouns[0] !== undefined && total.nouns[0] === one.nouns[0])) return true; // prettier-ignore
  return /^(?:of (?:them|the [\p{L}-]+ and [\p{L}-]+|those)|people|on board|aboard|were|was|had|escaped|survived|items|men|patients|victims|casualties)\b/u.test(phraseAfter(at, total, 6)); // prettier-ignore
}

function wrongAcross(last: FiguredSentence, total: Quantity): string | null {
  const counts = last.quantities.filter((one) => isSummed(one) && (isAlike(one, total) || one.kind === "count")); // prettier-ignore
  const items = runBefore(last, counts);
  if (items.length < 2 || items.length !== counts.length || items.some(({ hedge }) => hedge)) return null; // prettier-ignore
  return items.some(({ value }) => value === total.value) ? null : wrongSum(last, items, counts, total); // prettier-ignore
}
