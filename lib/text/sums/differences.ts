/**
 * What is left between two figures, and what each of many gets: "raised 840 and spent 910, a deficit
 * of 70"; "6 million shared among 3,000, or 2,000 each". English. Pure, linear but for the figures
 * of one sentence.
 */
import { isNear, rounded, said as sayScaled, sayIn } from "@/lib/text/quantities/near";
import {
  before,
  type Discourse,
  type FoundWrong,
  type Quantity,
  type FiguredSentence,
} from "@/lib/text/quantities/quantity";
import { isComparable, phraseAfter, phraseBefore } from "@/lib/text/quantities/roles";

const LEFT =
  /\b(?:deficit|surplus|shortfall|overspend|majority|margin|difference|gap|lead|overrun|hole|advantage|excess) of(?: (?:about|just|some|nearly|only))*$/;

export function differenceRemark(at: FiguredSentence): FoundWrong | null {
  for (const left of at.quantities) {
    const isLeft = LEFT.test(phraseBefore(at, left, 4)) && !left.hedge;
    if (!isLeft || (left.kind !== "count" && left.kind !== "money")) continue;
    const others = at.quantities.filter((one) => one !== left && isComparable(one, left) && (one.kind === "count" || one.kind === "money")); // prettier-ignore
    const sides = others.filter(({ to }) => to <= left.from);
    const [a, b] = sides;
    if (!a || !b || a.hedge || b.hedge || !isComparable(a, b)) continue;
    const slack = (a.place + b.place + left.place) * 0.4999;
    const fits = (one: Quantity, other: Quantity) =>
      isNear(Math.abs(one.value - other.value), left.value, slack) ||
      isNear(one.value + other.value, left.value, slack);
    if (others.some((one) => others.some((other) => one !== other && fits(one, other)))) continue;
    if (sides.length > 2) continue;
    const scale = a.scale === b.scale && b.scale === left.scale ? a.scale : 1;
    const is = rounded(Math.abs(a.value - b.value) / scale, 2);
    return {
      said: `the difference of ${a.written} and ${b.written} is ${is}, not ${left.written}`,
    };
  }
  return null;
}

const SPLIT = /\b(?:divided|shared|split|spread)(?: (?:equally|evenly|out))? (?:among|amongst|between|over|by)\b/; // prettier-ignore
const EACH_BEHIND = /^(?:[\p{L}-]+ )?(?:each|apiece|per (?:head|person|family|household)|for (?:each|every)|a (?:head|piece))\b/u; // prettier-ignore
const EACH_BEFORE = /\beach(?: of (?:them|the \p{L}+|these|those))?(?: (?:one|\p{L}+ing|paid|gets|got|receives|received|will (?:get|receive)|about|some|nearly|with|has|have|had|up|to|an?|of|average))*$/u; // prettier-ignore
const ALL_OF = /\b(?:bill|total|cost|costs|sum|fund|value|worth|making|altogether|in all|comes to|amounts to|brought in|brings in|raised|earned|yielded)\b/; // prettier-ignore
const ALL_BEHIND = /^(?:[\p{L}-]+ ){0,3}(?:in all|in total|altogether|all told)\b/u;

const isShared = ({ kind }: Quantity) => kind === "count" || kind === "money";

/** Many, what each has, and all that they have. */
export function eachRemark(discourse: Discourse, at: FiguredSentence): FoundWrong | null {
  const own = at.quantities.filter(isShared);
  const isSplit = SPLIT.test(at.text.toLowerCase());
  // "It is to be divided among his three children": what that is, the sentence before says.
  const beside = isSplit && own.length === 2 ? before(discourse, at) : null;
  const earlier = beside?.quantities.filter(isShared) ?? [];
  const figures = earlier.length === 1 ? [...earlier, ...own] : own;
  if (figures.length !== 3) return null;
  const each = own.find((one) => EACH_BEHIND.test(phraseAfter(at, one, 4))) ?? own.find((one) => EACH_BEFORE.test(phraseBefore(at, one, 7))); // prettier-ignore
  if (!each) return null;
  const rest = figures.filter((one) => one !== each);
  const many = rest.find(({ kind }) => kind === "count");
  const all = rest.find((one) => one !== many && one.unit === each.unit);
  if (!many || !all || many.value < 2 || [many, all, each].some(({ hedge }) => hedge === "over" || hedge === "under")) return null; // prettier-ignore
  const isAll = ALL_BEHIND.test(phraseAfter(at, all, 6)) || ALL_OF.test(phraseBefore(at, all, 8));
  if (!isSplit && !isAll) return null;
  const product = many.value * each.value;
  const slack = all.place / 2 + (each.written.includes(".") ? (each.place / 2) * many.value : 0);
  const room = [many, all, each].some(({ hedge }) => hedge === "about") ? 0.2 : 0.03;
  if (isNear(product, all.value, slack, room)) return null;
  if (isSplit) {
    return {
      said: `${sayScaled(all)} for ${sayScaled(many)} is ${sayIn(all.value / many.value, each.scale)} each, not ${each.written}`,
      ...(beside ? { beside } : {}),
    };
  }
  return {
    said: `${sayScaled(many)} times ${sayScaled(each)} is ${sayIn(product, all.scale)}, not ${all.written}`,
  };
}
