/**
 * Two figures of a sentence that something moved between: the old one is marked as such ("from 30",
 * "against 30 the year before", "30 in 2022"), the new one is what it can be compared with. Pure.
 */
import { sayNumber } from "@/lib/text/quantities/near";
import type { Quantity, FiguredSentence } from "@/lib/text/quantities/quantity";
import { isComparable, leadOf, phraseBefore, tailOf } from "@/lib/text/quantities/roles";
import { phrase } from "@/lib/text/quantities/words";

export type MovedPair = { readonly old: Quantity; readonly next: Quantity };

const OLD_BEFORE =
  /\b(?:from|against|versus|vs|compared (?:with|to)|(?:opened|started|began|stood) (?:\p{L}+ ){0,2}at|had been(?: at)?|beating|after)(?: (?:the|its|a|an|usual|normal|typical|forecast|about|around|just|over|under|only|nearly|almost|some|previous|last \p{L}+'s))*$/u;
const OLD_BEHIND =
  /\b(?:earlier|previously|(?:a|the) (?:year|month|week|season|decade|quarter) (?:before|ago|earlier)|last (?:year|time|season|summer|winter|spring|autumn|month|quarter)|at the last [a-z]+|in the (?:previous|same|prior)|the previous [a-z]+)\b/;
const MONTHS = ["january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november", "december"]; // prettier-ignore

/** Each old figure with what it became; more than one where that is not sure. */
export function pairsIn(at: FiguredSentence): MovedPair[] {
  const figures = at.quantities.filter(isMoved);
  const marked = figures.filter((one) => OLD_BEFORE.test(phraseBefore(at, one, 6)));
  // "48,000 last year, compared with 40,000 the year before": the mark before it goes before.
  const olds = marked.length > 0 ? marked : figures.filter((one) => isOld(at, one));
  const named = olds.flatMap((old) => nextOf(at, old, figures).map((next) => ({ old, next })));
  if (named.length > 0) return named;
  const timed = byTime(at, figures);
  return timed.length > 0 ? timed : byStep(at, figures);
}

/** "fell $6 to $54": what it was is the two together. */
function byStep(at: FiguredSentence, figures: readonly Quantity[]): MovedPair[] {
  return figures.flatMap((step, place) => {
    const next = figures[place + 1];
    const verb = /\b(?:(?<down>fell|dropped|slid|lost|slipped|sank|down)|(?<up>rose|climbed|gained|jumped|added|up))(?: by)?$/.exec(phraseBefore(at, step, 2)); // prettier-ignore
    if (!verb || !next || step.unit !== next.unit || step.kind !== "money") return [];
    if (phrase(at.words, step.to, next.from) !== "to" || step.value >= next.value) return [];
    const value = verb.groups?.down ? next.value + step.value : next.value - step.value;
    return [{ old: { ...next, value, written: sayNumber(value / next.scale), from: step.from, to: step.to }, next }]; // prettier-ignore
  });
}

const isMoved = ({ kind, value }: Quantity) =>
  value > 0 && (kind === "count" || kind === "money" || kind === "share" || kind === "measure");

function isOld(at: FiguredSentence, one: Quantity): boolean {
  if (OLD_BEFORE.test(phraseBefore(at, one, 6))) return true;
  return OLD_BEHIND.test(tailOf(at, one)) && leadOf(at, one).word !== "to";
}

function nextOf(at: FiguredSentence, old: Quantity, figures: readonly Quantity[]): Quantity[] {
  const alike = figures.filter((one) => one !== old && isComparable(one, old) && !isBy(at, one));
  const isFrom = /\bfrom(?: \p{L}+)?$/u.test(phraseBefore(at, old, 2));
  const to = alike.filter((one) => leadOf(at, one).word === "to");
  const behind = to.find(({ from }) => from > old.from);
  const ahead = to.findLast(({ from }) => from < old.from);
  // "from 4.5 percent to 4.25": the next that is "to"; "to 4.25 percent from 4.5": the last.
  if (isFrom && behind && !isParted(at, old, behind)) return [behind];
  if (ahead && !isParted(at, ahead, old)) return [ahead];
  const earlier = alike.filter(({ from }) => from < old.from && !olderThan(at, old, from));
  const last = earlier.at(-1);
  if (last && isTurn(at, old)) return [last];
  if (isFrom) return [];
  const later = alike.find(({ from }) => from > old.from);
  return [last, later].flatMap((one) => (one && !isOld(at, one) ? [one] : []));
}

/** "up from 30", "against 30", "compared with 30", "30 a year earlier": what it is now stands before. */
function isTurn(at: FiguredSentence, old: Quantity): boolean {
  const lead = phraseBefore(at, old, 5);
  return /\b(?:up|down|against|versus|compared|increase|rise|higher|lower|beating)\b/.test(lead) || OLD_BEHIND.test(tailOf(at, old)); // prettier-ignore
}

const olderThan = (at: FiguredSentence, old: Quantity, from: number) =>
  phrase(at.words, from, old.from).includes(" ; ");

/** It says by how much, and is no end of the way: "by 20 percent", "an increase of 10 million". */
function isBy(at: FiguredSentence, one: Quantity): boolean {
  const { word, at: place } = leadOf(at, one);
  const last = at.words[place - 1]?.text ?? "";
  const isAmount = /^(?:increase|rise|fall|drop|cut|gain|decline|jump|improvement|reduction|hike|loss|slump|decrease)$/; // prettier-ignore
  if (/^(?:up|down|rose|fell|gained|lost|dropped|climbed|jumped|slipped|grew|shrank)$/.test(word)) return one.kind === "share"; // prettier-ignore
  return word === "by" || (word === "of" && isAmount.test(last));
}

/** Whether another comparison begins between the two. */
function isParted(at: FiguredSentence, one: Quantity, other: Quantity): boolean {
  const between = phrase(at.words, one.to, other.from);
  return /;| (?:while|and \p{L}+ (?:rose|fell))\b/u.test(` ${between}`);
}

/** "24 percent in May and 30 percent in June": two figures with times behind them. */
function byTime(at: FiguredSentence, figures: readonly Quantity[]): MovedPair[] {
  const timed = figures.flatMap((one) => {
    const time = timeOf(at, one);
    return time === null ? [] : [{ one, ...time }];
  });
  const [a, b] = timed;
  if (!a || !b || timed.length > 2 || a.of !== b.of || a.time === b.time) return [];
  if (!isComparable(a.one, b.one)) return [];
  return [a.time < b.time ? { old: a.one, next: b.one } : { old: b.one, next: a.one }];
}

function timeOf(at: FiguredSentence, { from, to }: Quantity): { of: string; time: number } | null {
  return timeIn(at.words.slice(to, to + 7).map(({ text }) => text)) ?? timeIn(at.words.slice(Math.max(0, from - 6), from).map(({ text }) => text).reverse()); // prettier-ignore
}

/** From the figure outwards, as far as its clause goes; behind it, or turned round before it. */
function timeIn(words: readonly string[]): { of: string; time: number } | null {
  const stop = words.findIndex((word) => /^[,;:()—]$/.test(word));
  const own = stop < 0 ? words : words.slice(0, stop);
  const year = own.find((word) => /^(?:19|20)\d\d$/.test(word));
  if (year) return { of: "year", time: Number(year) };
  const month = own.findIndex(
    (word, index) =>
      MONTHS.includes(word) &&
      [own[index - 1], own[index + 1]].some((one) => one === "in" || one === "by"),
  );
  return month < 0 ? null : { of: "month", time: MONTHS.indexOf(own[month] ?? "") };
}
