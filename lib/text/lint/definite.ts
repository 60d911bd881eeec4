/**
 * A figure that is spoken of as known ("the 16 deaths", "all 48 passengers", "the nine-year
 * sentence") against the one it was brought in by. Only where one figure of that kind was, and the
 * text has the other nowhere before. English. Pure; linear but for figures of one kind, of which so
 * many are compared.
 */
import { MONTH_NAMES } from "@/lib/text/quantities/moments";
import { isNear, said } from "@/lib/text/quantities/near";
import type { Discourse, Quantity, FiguredSentence } from "@/lib/text/quantities/quantity";
import { stem } from "@/lib/text/quantities/read";
import { phraseAfter, phraseBefore, tailOf } from "@/lib/text/quantities/roles";
import { phrase, type FigureWord } from "@/lib/text/quantities/words";
import type { Remark } from "./remark";
import { isVague, sensesOf } from "./senses";

const MOST_OF_ONE = 100;
/** So far apart, another thing is counted. */
const FURTHEST = 4;
const DEFINITE =
  /(?:^| )(?:(?:the|these|those|all|both|that|his|her|its|their|this)(?: (?:the|of the|of those|of these|their|his|her|its))?|each of (?:the|these|those)|every one of (?:the|these))(?: (?:new|planned|proposed|full|whole|entire|troubled|controversial|of))*$/;
const CHANGED =
  /\b(?:rose|risen|rising|fell|fallen|grew|grown|increased|revised|raised to|cut to|up from|down from|initially|originally|instead of|by then|have since|had since|bringing|reduced|extended|quashed|appeal court)\b/i;
const OTHER_TIME = /\b(?:earlier|previous|last year|the year before|in the past)\b/i;

type Mention = { readonly of: Quantity; readonly at: FiguredSentence };

export function definiteRemarks(discourse: Discourse, text: string): Remark[] {
  const known = new Map<string, Mention[]>();
  const seen = new Set<number>();
  const found: Remark[] = [];
  for (const at of discourse) {
    for (const of of at.quantities) {
      const senses = sensesOf(at, of);
      const isAll = /\b(?:all|each)\b/.test(phraseBefore(at, of, 4));
      const sure = senses.filter((sense) => isAll || !isVague(sense));
      const earlier = sure.map((sense) => known.get(sense) ?? []).find((one) => one.length > 0) ?? []; // prettier-ignore
      const wrong = isDefinite(at, of) ? contradicted(discourse, { of, at }, earlier, seen) : null;
      if (wrong) found.push(remarkOn(text, { of, at }, wrong));
      for (const sense of senses) {
        const own = known.get(sense) ?? [];
        if (own.length < MOST_OF_ONE) own.push({ of, at });
        known.set(sense, own);
      }
      if (of.kind !== "year") seen.add(of.value);
    }
  }
  return found;
}

function isDefinite(at: FiguredSentence, one: Quantity): boolean {
  return !one.hedge && DEFINITE.test(phraseBefore(at, one, 4)) && !/^(?:or|to|and) /.test(phraseAfter(at, one, 2)); // prettier-ignore
}

function contradicted(
  discourse: Discourse,
  later: Mention,
  earlier: readonly Mention[],
  seen: ReadonlySet<number>,
): Mention | null {
  const values = new Set(earlier.map(({ of }) => of.value));
  const [first] = earlier;
  if (!first || values.size > 1 || first.at === later.at) return null;
  if (seen.has(later.of.value)) return null;
  if (first.of.hedge === "over" || first.of.hedge === "under" || isEach(first)) return null;
  const room = first.of.hedge ? 0.25 : 0;
  if (isNear(first.of.value, later.of.value, (first.of.place + later.of.place) / 2.5, room)) return null; // prettier-ignore
  const times = Math.max(first.of.value / later.of.value, later.of.value / first.of.value);
  const isMagnitude = significantOf(first.of) === significantOf(later.of);
  if ((times >= FURTHEST && !isMagnitude) || !Number.isFinite(times)) return null;
  if (!isMagnitude && (CHANGED.test(around(later)) || OTHER_TIME.test(around(later)))) return null; // prettier-ignore
  if (sumsOf(first.at).has(later.of.value) || isSomeOf(first, later)) return null;
  // "By Sunday the toll had risen. The 12 deaths …".
  const between = discourse.slice(first.at.at, later.at.at);
  if (later.of.kind === "count" && between.length < 5 && between.some(({ text }) => CHANGED.test(text))) return null; // prettier-ignore
  return isElsewhere(first, later) ? null : first;
}

/** "5,000" and "50,000", "1.3 million" and "1.3 billion" are one but for their order of magnitude. */
const significantOf = ({ written }: Quantity) =>
  written.replace(/[^\d\p{L}]/gu, "").replace(/(?<!0)0{1,12}$/, "");

/** "the 30 rooms with a view", of 80: which of them, is said. Two digits that changed places are a slip. */
function isSomeOf(first: Mention, { of, at }: Mention): boolean {
  if (of.value > first.of.value || of.kind !== "count") return false;
  if (/\b(?:all|each|every)\b/.test(phraseBefore(at, of, 4))) return false;
  const digits = (one: Quantity) => Array.from(one.written).sort().join("");
  if (digits(of) === digits(first.of)) return false;
  return /^(?:[\p{L}-]+ ){1,2}(?:in|with|who|that|which|left|on|at|from|not|still|under|over|aged|of|without|already|to|than) /u.test(phraseAfter(at, of, 4)); // prettier-ignore
}

const around = ({ of, at }: Mention) => phrase(at.words, of.from - 8, of.to + 8);

/** What the counts of a sentence make together: "three sunk and two damaged", "all five". */
function sumsOf({ quantities }: FiguredSentence): Set<number> {
  const counts = quantities.filter(({ kind }) => kind === "count").map(({ value }) => value);
  const sums = new Set<number>();
  for (const [from, first] of counts.entries()) {
    let sum = first;
    for (const value of counts.slice(from + 1)) {
      sums.add((sum += value));
      sums.add(Math.abs(first - value));
    }
  }
  return sums;
}

/** So many each: not how many there are. */
const isEach = ({ of, at }: Mention) =>
  /^(?:[\p{L}-]+ ){0,2}(?:each|apiece|per|a (?:year|month|week|day))\b/u.test(tailOf(at, of)) ||
  /\b(?:another|first|last|additional|further|extra|other|each)$/.test(phraseBefore(at, of, 1));

/** They say in which year or at which place, and not the same. */
function isElsewhere(one: Mention, other: Mention): boolean {
  const years = ({ at }: Mention) => at.quantities.filter(({ kind }) => kind === "year").map(({ value }) => value); // prettier-ignore
  return areApart(years(one), years(other)) || areApart(placesOf(one), placesOf(other));
}

function areApart<Of>(one: readonly Of[], other: readonly Of[]): boolean {
  return one.length > 0 && other.length > 0 && !one.some((value) => other.includes(value));
}

/** Names behind "in", "at" or "from", shortly behind the figure. */
function placesOf({ of, at }: Mention): string[] {
  const places: string[] = [];
  for (let place = of.to; place < Math.min(of.to + 7, at.words.length); place += 1) {
    const [word, next] = [at.words[place], at.words[place + 1]];
    if (/^[,;:.]$/.test(word?.text ?? "")) break;
    if (!next?.isCapital || !/^(?:in|at|from|near|outside)$/.test(word?.text ?? "")) continue;
    // "in May" is no place.
    if (!MONTH_NAMES.includes(nameOf(at, next))) places.push(next.text);
  }
  return places;
}

const nameOf = ({ text }: FiguredSentence, { start, end }: FigureWord) => text.slice(start, end);

function remarkOn(text: string, later: Mention, earlier: Mention): Remark {
  const isMagnitude = later.of.written === earlier.of.written && later.of.scale !== earlier.of.scale; // prettier-ignore
  const words = [earlier.at, later.at].map(({ start, end }) => text.slice(start, end));
  return {
    ...{ start: later.at.start, end: later.at.end, words },
    code: isMagnitude ? "magnitude" : "two_figures",
    said: `“${wordsOf(later)}” here, “${wordsOf(earlier)}” before`,
  };
}

/** The figure as it stands, with the word behind it. */
function wordsOf({ of, at }: Mention): string {
  const next = at.words[of.to];
  const isNoun = next && (of.nouns.includes(stem(next.text)) || next.gap === "hyphen" || of.kind === "money"); // prettier-ignore
  const to = isNoun ? of.to + 1 : of.to;
  const [first, last] = [at.words[of.from], at.words[to - 1]];
  return first && last ? at.text.slice(first.start, last.end) : said(of);
}
