/**
 * How much something rose or fell, against the two figures it moved between: in the same sentence,
 * or in the one before where "the rise of …" points back to it. Nothing is said where any two figures
 * that may be meant agree with it. English. Pure, linear but for the figures of one sentence.
 */
import { rounded } from "@/lib/text/quantities/near";
import {
  before,
  type Discourse,
  type FoundWrong,
  type Quantity,
  type FiguredSentence,
} from "@/lib/text/quantities/quantity";
import {
  isComparable,
  isShare,
  isWithin,
  leadOf,
  phraseAfter,
  phraseBefore,
  slackOf,
} from "@/lib/text/quantities/roles";
import { phrase } from "@/lib/text/quantities/words";
import { pairsIn, type MovedPair } from "./pairs";

const UP =
  "up|rose|risen|rise|rises|rising|grew|grown|grow|growth|climbed|climb|climbs|increased|increase|increases|increasing|jumped|jump|jumps|gained|gain|gains|higher|surged|surge|soared|hike|raised|lift|lifted|boost|uplift|swelled|improvement|improved|advance|advanced|leap|leapt|upturn|dearer|more|above";
const DOWN =
  "down|fell|fallen|fall|falls|falling|dropped|drop|drops|declined|decline|declines|decreased|decrease|decreases|shrank|slid|slide|slipped|sank|reduction|reduced|cut|cuts|lower|lowered|plunged|plunge|slump|slumped|dip|dipped|tumbled|loss|lost|collapse|contraction|cheaper|fewer|less|saving|downturn|below|under";
const MOVE = new RegExp(`^(?:${UP}|${DOWN})$`);
const NOUN = /^(?:change|difference|swing|move|movement|cut|cuts)$/;
const isMove = (word: string) => MOVE.test(word) || NOUN.test(word);

export function changeRemark(discourse: Discourse, at: FiguredSentence): FoundWrong | null {
  const own = pairsIn(at);
  for (const said of at.quantities) {
    const than = pairOfThan(at, said);
    const wrong = than && !than.old.hedge && !than.next.hedge ? wrongChange(than, said) : null;
    if (wrong) return { said: wrong };
    if (!isChange(said) || !saysChange(at, said)) continue;
    const pairs = own.filter(({ old, next }) => old !== said && next !== said);
    const last = before(discourse, at);
    const beside = pairs.length === 0 && isDefinite(at, said) ? last : null;
    const found = wrongOf(beside ?? at, beside ? pairsIn(beside) : pairs, said, beside === null);
    if (found) return { said: found, ...(beside ? { beside } : {}) };
  }
  const multiple = multipleRemark(at, own);
  return multiple === null ? null : { said: multiple };
}

/** "300 burglaries, 25 percent fewer than the 400 of last year". */
function pairOfThan(at: FiguredSentence, said: Quantity): MovedPair | null {
  if (said.kind !== "share" && said.kind !== "fraction") return null;
  const place = at.quantities.indexOf(said);
  const [next, old] = [at.quantities[place - 1], at.quantities[place + 1]];
  if (!next || !old || !isComparable(old, next) || isShare(old)) return null;
  const between = phrase(at.words, said.to, old.from);
  const isBehind = /^(?:, |\()?(?:or |about |some |nearly |almost |just )*$/.test(`${phrase(at.words, next.to, said.from).replace(/^(?:[\p{L}-]+ ){0,4}/u, "")} `); // prettier-ignore
  return isBehind && /^(?:more|less|fewer|higher|lower|up on|down on)(?: than)?(?: (?:the|its|their|last \p{L}+'s))*$/u.test(between) ? { old, next } : null; // prettier-ignore
}

const isChange = ({ kind }: Quantity) => kind !== "year" && kind !== "rank" && kind !== "time";

/** Whether it says by how much: "an increase of 25 percent", "up 25 percent", "or 25 percent". */
function saysChange(at: FiguredSentence, one: Quantity): boolean {
  const { words } = at;
  const lead = leadOf(at, one);
  const last = words[lead.at - 1]?.text ?? "";
  const behind = words[one.to]?.text ?? "";
  if (/^(?:more|less|higher|lower|fewer) than (?:in |at )?(?:the (?:year|month|season|week|quarter) before|an? \p{L}+ (?:earlier|before|ago)|last \p{L}+|before|previously)/u.test(phraseAfter(at, one, 7))) return true; // prettier-ignore
  if (/^(?:of|than)$/.test(behind) || /^(?:more|less|higher|lower|fewer) than\b/.test(phraseAfter(at, one, 2))) return false; // prettier-ignore
  if (lead.word === "of" && isMove(last)) return true;
  if (lead.word === "by" && (isMove(last) || last === "," || hasMove(at, lead.at))) return true;
  if (isMove(lead.word) && !/^(?:more|less)$/.test(lead.word)) return true;
  const share = isShare(one) || one.kind === "fraction";
  if (
    share &&
    /^(?:or|\(|is)$/.test(lead.word) &&
    lead.at === one.from - 1 - hedgeLength(at, one)
  ) {
    return lead.word !== "is" || /^(?:more|higher|less|lower)$/.test(behind);
  }
  return isMove(behind) && (share || behind !== "more");
}

function hedgeLength(at: FiguredSentence, one: Quantity): number {
  return one.from - 1 - leadOf(at, one).at;
}

/** "rose sharply by", "has been raised by". */
function hasMove({ words }: FiguredSentence, at: number): boolean {
  return words.slice(Math.max(0, at - 4), at).some(({ text }) => isMove(text));
}

/** "The rise of 0.5 percent", "That is an increase of". */
function isDefinite(at: FiguredSentence, one: Quantity): boolean {
  // "The 30 percent fall".
  if (isMove(at.words[one.to]?.text ?? "") && /^(?:the|this|that)$/.test(phrase(at.words, 0, one.from))) return true; // prettier-ignore
  return /(?:^|[.,;(] )(?:the|this|that|that is an?|it was an?|it is an?|a|an) (?:\p{L}+ ){0,2}of (?:\p{L}+ ){0,2}$/u.test(`${phraseBefore(at, one, 8)} `) && one.from < 12; // prettier-ignore
}

function wrongOf(
  at: FiguredSentence,
  pairs: readonly MovedPair[],
  said: Quantity,
  isHere: boolean,
): string | null {
  // "from 9 to 4 million, though revenue grew 3 percent to 61 million": of what follows it.
  const own = isHere ? pairs.filter((pair) => !isParted(at, pair, said)) : pairs;
  const usable = own.filter(({ old, next }) => isComparable(old, next) && !old.hedge && !next.hedge); // prettier-ignore
  const wrong = usable.map((pair) => ({ pair, said: wrongChange(pair, said) }));
  if (own.length === 0 || wrong.some((one) => one.said === null)) return null;
  if (own.length > usable.length) return null;
  // Another amount on the way may be what the change is of.
  const [nearest] = wrong.toSorted((one, other) => far(one.pair, said) - far(other.pair, said));
  if (!nearest) return null;
  const { old, next } = nearest.pair;
  const isOther = (one: Quantity) =>
    one !== old &&
    one !== next &&
    one !== said &&
    one.kind !== "year" &&
    one.kind !== "rank" &&
    one.kind !== "time" && // prettier-ignore
    one.from > Math.min(old.from, next.from) &&
    (!isHere || one.from < said.from);
  return at.quantities.some(isOther) ? null : nearest.said;
}

function isParted(at: FiguredSentence, { old, next }: MovedPair, said: Quantity): boolean {
  const end = Math.max(old.to, next.to);
  if (said.from < end) return false;
  if (/ (?:;|though|although|while|whereas|but|and) /.test(` ${phrase(at.words, end, said.from)} `)) return true; // prettier-ignore
  const behind = phrase(at.words, said.to, said.to + 2);
  return /^to (?:\p{Sc}|\d)/u.test(behind);
}

const far = ({ old, next }: MovedPair, { from }: Quantity) =>
  Math.min(Math.abs(old.from - from), Math.abs(next.from - from));

/** Null where it is right, or where the figures are not of one kind. */
function wrongChange({ old, next }: MovedPair, change: Quantity): string | null {
  const both = saidOf(next, old);
  const slack = slackOf(old, next);
  const apart = Math.abs(next.value - old.value);
  const [least, most] = [Math.max(0, apart - 2 * slack), apart + 2 * slack];
  const more = next.value >= old.value ? "more" : "less";
  const arePercent = old.kind === "share" && next.kind === "share";
  if (change.kind === "points") {
    if (!arePercent) {
      return old.kind === "money" || next.kind === "money"
        ? `percentage points are of percentages, and ${both} is none`
        : null;
    }
    if (isWithin(change, least, most, change.unit === "basis" ? 0.005 : 0.05)) return null;
    if (change.unit === "basis") return `${both} is ${rounded(apart * 100)} basis points ${more}, not ${change.written}`; // prettier-ignore
    return `${both} is ${rounded(apart)} percentage points ${more}, not ${change.written}`;
  }
  if (change.kind === "share" || change.kind === "fraction") {
    // Of rates the points are meant as often: they are taken as they are written.
    const edges = arePercent ? [0] : [-slack, slack];
    const far = edges.flatMap((one) =>
      edges.map((other) => Math.abs((next.value + one) / (old.value + other) - 1) * 100),
    );
    const percent = Math.abs(next.value / old.value - 1) * 100;
    if (isWithin(change, Math.min(...far), Math.max(...far), arePercent ? 1 : 0.5)) return null;
    if (arePercent && isWithin(change, least, most, 0.05)) {
      return `${both} percent is ${rounded(apart)} percentage points ${more}, not percent`;
    }
    if (arePercent) return `${both} percent is ${rounded(apart)} percentage points ${more}, not ${change.written} percent`; // prettier-ignore
    return `${both} is ${rounded(percent)} percent ${more}, not ${change.written}`;
  }
  if (arePercent || !isComparable(change, old) || change.scale !== old.scale) return null;
  if (isWithin(change, least, most, 0)) return null;
  return `${both} is ${rounded(apart / old.scale)} ${more}, not ${change.written}`;
}

const TIMES = new Map([["doubled", 2], ["doubling", 2], ["tripled", 3], ["trebled", 3], ["tripling", 3], ["quadrupled", 4], ["halved", 0.5], ["halving", 0.5]]); // prettier-ignore
const FURTHEST = 14;

function multipleRemark(at: FiguredSentence, pairs: readonly MovedPair[]): string | null {
  for (const [verb, word] of at.words.entries()) {
    const times = TIMES.get(word.text);
    if (times === undefined) continue;
    const own = pairs
      .filter(({ old, next }) => isComparable(old, next) && !old.hedge && !next.hedge)
      .filter(({ old, next }) => Math.min(old.from, next.from) > verb)
      .toSorted((one, other) => one.old.from - other.old.from);
    const [pair] = own;
    if (!pair || pair.old.from - verb > FURTHEST) continue;
    const { old, next } = pair;
    const isOther = (one: Quantity) => one.from > verb && one.from < Math.min(old.from, next.from) && one.kind !== "time" && one.kind !== "year" && one.kind !== "fraction"; // prettier-ignore
    if (at.quantities.some(isOther)) continue;
    const ratio = next.value / old.value;
    if (isMultiple(phrase(at.words, verb - 2, verb), times, ratio)) continue;
    return `${saidOf(next, old)} is ${rounded(ratio, 1)} times as much, not ${word.text}`;
  }
  return null;
}

function isMultiple(before: string, times: number, ratio: number): boolean {
  const off = Math.abs(ratio / times - 1);
  if (/\bmore than$/.test(before)) return times < 1 ? ratio <= times * 1.05 : ratio >= times * 0.95;
  if (/\b(?:nearly|almost|about|roughly|virtually|practically)$/.test(before) && off <= 0.25) return true; // prettier-ignore
  return off <= 0.1;
}

/** "40 from 30"; with their orders of magnitude where those differ. */
function saidOf(next: Quantity, old: Quantity): string {
  if (next.scale === old.scale) return `${next.written} from ${old.written}`;
  return `${rounded(next.value, 2)} from ${rounded(old.value, 2)}`;
}
