/**
 * A share in percent, or as a fraction, against part and whole: "12 of 48, or 20 percent". The whole
 * may stand in the sentence before, where "of them" or "of those" points to it. Nothing is said where
 * any part and whole that may be meant agree. English. Pure, linear but for the figures of a sentence.
 */
import { isNear, rounded, said as sayScaled } from "@/lib/text/quantities/near";
import {
  before,
  type Discourse,
  type FoundWrong,
  type Quantity,
  type FiguredSentence,
} from "@/lib/text/quantities/quantity";
import { isWithin, phraseAfter, phraseBefore } from "@/lib/text/quantities/roles";
import { phrase } from "@/lib/text/quantities/words";

type Parted = {
  readonly part: Quantity;
  readonly whole: Quantity;
  readonly beside: FiguredSentence | null;
};

const OF_WHOLE = /\b(?:out )?of(?: (?:the|its|their|all|our|his|her|a total of)){0,3}$/;
const OF_THOSE = /^(?:\p{L}+ ){0,2}of (?:them|those|these|which|whom)\b/u;
const THOSE = /\b(?:of|among) (?:(?:those|these|them|that number) ,|which|whom)$/;

/** "Half the 120 seats, 80 of them"; "two in five of the 500 staff, or 250". */
export function fractionRemark(at: FiguredSentence): FoundWrong | null {
  for (const [place, fraction] of at.quantities.entries()) {
    const [whole, part] = [at.quantities[place + 1], at.quantities[place + 2]];
    if (fraction.kind !== "fraction" || !whole || !part || whole.kind !== part.kind || !isCounted(whole)) continue; // prettier-ignore
    const isOf = /^(?:of )?(?:the|its|their|all|our|his|her)(?: its| the)?$/.test(phrase(at.words, fraction.to, whole.from)); // prettier-ignore
    const gap = phrase(at.words, whole.to, part.from);
    const isSaid = /^(?:[\p{L}-]+ ){0,4}(?:, or|or|\()(?: (?:about|some|nearly|almost))?$/u.test(gap) || (/^(?:[\p{L}-]+ ){0,4},$/u.test(gap) && OF_THOSE.test(phraseAfter(at, part, 4))); // prettier-ignore
    if (!isOf || !isSaid || part.unit !== whole.unit) continue;
    const is = (whole.value * fraction.value) / 100;
    const isRough = [fraction, whole, part].some(({ hedge }) => hedge);
    if (isNear(is, part.value, 1 + part.place / 2 + whole.place / 2, isRough ? 0.15 : 0.05)) continue; // prettier-ignore
    return { said: `${fraction.written} of ${sayScaled(whole)} is ${rounded(is)}, not ${part.written}` }; // prettier-ignore
  }
  return null;
}

export function shareRemark(discourse: Discourse, at: FiguredSentence): FoundWrong | null {
  for (const share of at.quantities) {
    if (!isShareOf(at, share)) continue;
    const all = partsBefore(discourse, at, share);
    const [first] = all;
    if (!first || all.some((one) => isRight(one, share))) continue;
    const { part, whole, beside } = first;
    const percent = (part.value / whole.value) * 100;
    const is = `${sayScaled(part)} of ${sayScaled(whole)} is ${rounded(percent)} percent`;
    return { said: `${is}, not ${share.written}`, ...(beside ? { beside } : {}) };
  }
  return null;
}

/** "…, or 20 percent", "(20 percent)", "a success rate of 20 percent", "…, a third of the staff". */
function isShareOf(at: FiguredSentence, share: Quantity): boolean {
  if (share.kind !== "share" && share.kind !== "fraction") return false;
  const lead = phraseBefore(at, share, 6);
  const behind = phraseAfter(at, share, 2);
  if (/^(?:increase|rise|fall|drop|decline|more|less|fewer|higher|lower|up|down|chance)\b/.test(behind)) return false; // prettier-ignore
  if (/(?:^| )(?:,|or|\(|—)(?: or)?(?: (?:about|around|nearly|almost|just|over|under|some|roughly|more than|less than|a little))*$/.test(lead)) return true; // prettier-ignore
  if (/\b(?:rate|percentage|proportion|ratio|average|share) of(?: (?:about|nearly|almost|over))?$/.test(lead)) return true; // prettier-ignore
  return /, (?:that|which) is(?: (?:about|nearly|almost|just over|just under))?$/.test(lead);
}

/** Parts with their wholes, the likeliest first. */
function partsBefore(discourse: Discourse, at: FiguredSentence, share: Quantity): Parted[] {
  const counts = at.quantities.filter(isCounted).filter(({ to }) => to <= share.from);
  const last = before(discourse, at);
  const earlier = last?.quantities.filter(isCounted) ?? [];
  const found: Parted[] = [];
  for (const part of counts.toReversed()) {
    const whole = counts.find((one) => one.from >= part.to && isWholeOf(at, part, one));
    if (whole) found.push({ part, whole, beside: null });
    const isOfThose = OF_THOSE.test(phraseAfter(at, part, 5)) || THOSE.test(phraseBefore(at, part, 5)); // prettier-ignore
    if (!isOfThose) continue;
    const greater = (one: Quantity) => one.value >= part.value && one !== part && one.unit === part.unit; // prettier-ignore
    const here = counts.filter((one) => one.to <= part.from && greater(one));
    const there = here.length > 0 ? [] : earlier.filter(greater);
    for (const one of here.toReversed()) found.push({ part, whole: one, beside: null });
    for (const one of there.toReversed()) found.push({ part, whole: one, beside: last });
  }
  const of = ofWholeFirst(at, counts);
  if (of) found.push(of);
  const near = found.filter(({ part, whole }) => isNextTo(at, share, part, whole));
  const tested = found.length > 0 ? near : apposed(at, counts, share);
  return tested.filter(({ part, whole }) => part.value <= whole.value && !part.hedge && whole.value > 0); // prettier-ignore
}

const isCounted = ({ kind }: Quantity) => kind === "count" || kind === "money";

/** "12 of the 48", "12 lifts out of 48". */
function isWholeOf(at: FiguredSentence, part: Quantity, whole: Quantity): boolean {
  const between = at.words.slice(part.to, whole.from).map(({ text }) => text);
  return between.length <= 6 && OF_WHOLE.test(between.join(" ")) && !between.includes(",");
}

/** "Of the 1,200 volunteers, 36 fell ill". */
function ofWholeFirst(at: FiguredSentence, counts: readonly Quantity[]): Parted | null {
  const [whole, part] = counts;
  if (!whole || !part || whole.from > 6 || counts.length > 2) return null;
  if (!/^(?:of|among|out of|(?:in|from) an? (?:poll|survey|sample|study|group|trial|total) of) (?:the|its|their|all|our)?/.test(`${phraseBefore(at, whole, 6)} `)) return null; // prettier-ignore
  const between = at.words.slice(whole.to, part.from).map(({ text }) => text);
  return between.at(-1) === "," ? { part, whole, beside: null } : null;
}

/** "tested 150 cattle and found it in 30, one in four": exactly two, and the share behind the second. */
function apposed(at: FiguredSentence, counts: readonly Quantity[], share: Quantity): Parted[] {
  const [whole, part] = counts;
  if (!whole || !part || counts.length !== 2 || whole.unit !== part.unit) return [];
  const gap = at.words.slice(part.to, share.from).map(({ text }) => text).join(" "); // prettier-ignore
  const isApposed = /^(?:\p{L}+ ){0,3}(?:,|\(|—)(?: or)?$/u.test(gap);
  const isFraction = share.kind === "fraction" && share.written.includes(" in ");
  const isOfThose = /^of (?:those|them|these|the (?:total|whole|sample|group))\b/.test(phraseAfter(at, share, 3)); // prettier-ignore
  const isRate = /\b(?:rate|percentage|proportion) of$/.test(phraseBefore(at, share, 2));
  if (!isApposed && !isRate) return [];
  return isFraction || isOfThose || isRate ? [{ part, whole, beside: null }] : [];
}

/** No other figure stands between them and the share, but years and ages. */
function isNextTo(at: FiguredSentence, share: Quantity, part: Quantity, whole: Quantity): boolean {
  const from = Math.max(part.to, whole.from < share.from ? 0 : 0);
  return !at.quantities.some(
    (one) =>
      one !== whole && one !== share && one.from >= from && one.from < share.from && one.kind !== "year" && one.kind !== "rank", // prettier-ignore
  );
}

function isRight({ part, whole }: Parted, share: Quantity): boolean {
  const room =
    whole.place / 2 + (whole.hedge ? whole.value * (whole.hedge === "about" ? 0.05 : 0.15) : 0);
  const least = ((part.value - part.place / 2) / (whole.value + room)) * 100;
  const most = ((part.value + part.place / 2) / (whole.value - room)) * 100;
  if (share.kind === "fraction") return isWithin({ ...share, place: 0 }, least, most, share.hedge ? 4 : 2); // prettier-ignore
  return isWithin(share, least, most, share.place < 1 ? 0.1 : 0.3);
}
