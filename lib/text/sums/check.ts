/**
 * Remarks on what a sentence reckons wrongly: how much something rose or fell, a share of a whole, a
 * total. Only where both sides of the sum stand in it, in a form that leaves no doubt; figures may
 * be rounded as they are written, and hedged ones more. English. Pure, linear in the sentence.
 */
import { amountsIn, type Amount, type Sums } from "./amounts";

/** What keeps a plain sum from being one. */
const OTHER_SUM =
  /^(?:respectively|inflation|adjusted|annually|annualised|annualized|compound|average|averaged|median|each|apiece|daily|weekly|monthly|nor|neither|if|or-so)$/;

/** In words: "40 from 30 is 33 percent more, not 25". Null where nothing is wrong, or not for sure. */
export function sumRemark(sentence: string): string | null {
  const sums = amountsIn(sentence);
  if (sums.amounts.length < 2 || sums.words.some((word) => OTHER_SUM.test(word))) return null;
  return changeRemark(sums) ?? shareRemark(sums) ?? totalRemark(sums);
}

const UP =
  /^(?:up|rose|risen|grew|grown|climbed|increased|jumped|gained|rise|rises|increase|increases|growth|gain|jump|more|higher|surged|soared|hike|raised|doubled|tripled|quadrupled)$/;
const DOWN =
  /^(?:down|fell|fallen|dropped|declined|decreased|shrank|slid|sank|fall|falls|drop|drops|decline|decrease|reduction|cut|less|lower|fewer|halved|plunged)$/;
const TIMES = new Map([["doubled", 2], ["tripled", 3], ["quadrupled", 4], ["halved", 0.5]]); // prettier-ignore

/** The word before an amount, past what hedges it. */
function leadOf({ words }: Sums, { from }: Amount): { word: string; at: number } {
  let at = from - 1;
  while (at >= 0 && from - at < 5 && SKIPPED.test(words[at] ?? "")) at -= 1;
  return { word: words[at] ?? "", at };
}
const SKIPPED =
  /^(?:about|around|roughly|approximately|some|nearly|almost|more|less|than|over|under|just|only|an|a|the|estimated|at|least)$/;

/** Whether it says by how much: "an increase of 25 percent", "up 25 percent", "or 25 percent". */
function saysChange(sums: Sums, amount: Amount): boolean {
  const { words } = sums;
  const { word, at } = leadOf(sums, amount);
  const before = words[at - 1] ?? "";
  const isMove = (one: string) => UP.test(one) || DOWN.test(one);
  if (word === "of" && isMove(before)) return true;
  if (word === "by" && (isMove(before) || before === ",")) return true;
  if (isMove(word) && word !== "more" && word !== "less") return true;
  const isShare = amount.unit === "percent" || amount.unit === "points";
  if (isShare && (word === "or" || word === "(")) return true;
  return isMove(words[amount.to] ?? "") && !/^(?:than|of)$/.test(words[amount.to + 1] ?? "");
}

function changeRemark(sums: Sums): string | null {
  const { words, amounts } = sums;
  const olds = amounts.filter((one) => leadOf(sums, one).word === "from");
  const [old] = olds;
  if (!old || olds.length > 1) return null;
  const changes = amounts.filter((one) => one !== old && saysChange(sums, one));
  const rest = amounts.filter((one) => one !== old && !changes.includes(one));
  const next = newOf(sums, old, rest);
  if (!next || old.value <= 0 || changes.length > 1) return null;
  const [change] = changes;
  // Another amount on the way may be what the change is of.
  const isOther = (one: Amount) =>
    one !== next && one.from > old.from && one.from < (change?.from ?? next.from);
  if (rest.some(isOther)) return null;
  if (change) return wrongChange(old, next, change);
  const times = words.find((word) => TIMES.has(word));
  const verb = words.indexOf(times ?? "");
  return times && verb < old.from && old.from - verb < 8
    ? wrongMultiple(words, verb, old, next)
    : null;
}

/** The amount that the old one became: behind "to", or the only one like it before "up from". */
function newOf(sums: Sums, old: Amount, rest: readonly Amount[]): Amount | null {
  const alike = rest.filter((one) => isComparable(one, old));
  const to = alike.filter((one) => leadOf(sums, one).word === "to");
  if (to.length > 0) return to.length === 1 && alike.length === 1 ? (to[0] ?? null) : null;
  const turn = sums.words.slice(Math.max(0, old.from - 8), old.from);
  const [only] = alike;
  const isTurn = turn.some((word) => word === "up" || word === "down");
  return isTurn && alike.length === 1 && only && only.from < old.from ? only : null;
}

function isComparable(one: Amount, other: Amount): boolean {
  if (one.unit !== other.unit) {
    const isShare = [one, other].some(({ unit }) => unit === "percent" || unit === "points");
    if (isShare || (one.unit !== "" && other.unit !== "")) return false;
  }
  const ratio = one.value / other.value;
  return ratio > 0.02 && ratio < 50;
}

function wrongChange(old: Amount, next: Amount, change: Amount): string | null {
  if (old.hedge || next.hedge) return null;
  const both = saidOf(next, old);
  const isMore = next.value >= old.value;
  const [most, least] = [
    Math.abs(next.value - old.value) + next.slack + old.slack,
    Math.max(0, Math.abs(next.value - old.value) - next.slack - old.slack),
  ];
  const arePercent = old.unit === "percent" && next.unit === "percent";
  if (change.unit === "points") {
    if (!arePercent || isWithin(change, least, most, 0.5)) return null;
    return `${both} is ${rounded(Math.abs(next.value - old.value))} percentage points ${moreOr(isMore)}, not ${change.written}`;
  }
  if (change.unit === "percent") {
    const far = [old.value - old.slack, old.value + old.slack].flatMap((before) =>
      [next.value - next.slack, next.value + next.slack].map(
        (after) => Math.abs(after / before - 1) * 100,
      ),
    );
    const percent = Math.abs(next.value / old.value - 1) * 100;
    if (isWithin(change, Math.min(...far), Math.max(...far), 1)) return null;
    if (arePercent && isWithin(change, least, most, 0.5)) {
      return `${both} percent is ${rounded(Math.abs(next.value - old.value))} percentage points ${moreOr(isMore)}, not percent`;
    }
    return `${both} is ${rounded(percent)} percent ${moreOr(isMore)}, not ${change.written}`;
  }
  if (arePercent || !isComparable(change, old) || change.scale !== old.scale) return null;
  if (isWithin(change, least, most, 0)) return null;
  const difference = Math.abs(next.value - old.value) / old.scale;
  return `${both} is ${rounded(difference)} ${moreOr(isMore)}, not ${change.written}`;
}

const moreOr = (isMore: boolean) => (isMore ? "more" : "less");

/** Whether what is said may be a rounded value between the two, widened where it is hedged. */
function isWithin(said: Amount, least: number, most: number, generous: number): boolean {
  const slack = said.slack + generous;
  switch (said.hedge) {
    case "over":
      return most + slack >= said.value;
    case "under":
      return least - slack <= said.value && most >= said.value * 0.75;
    case "about":
      return least <= said.value * 1.2 + slack && most >= said.value * 0.8 - slack;
    case null:
      return least - slack <= said.value && said.value <= most + slack;
  }
}

function wrongMultiple(
  words: readonly string[],
  verb: number,
  old: Amount,
  next: Amount,
): string | null {
  const said = words[verb] ?? "";
  const times = TIMES.get(said) ?? 1;
  const ratio = next.value / old.value;
  const before = words[verb - 1] ?? "";
  const isHedged = /^(?:nearly|almost|about|roughly|virtually|practically)$/.test(before);
  const isOver = before === "than";
  const off = Math.abs(ratio / times - 1);
  if (isOver ? (times < 1 ? ratio <= times * 1.05 : ratio >= times * 0.95) : off <= 0.1)
    return null;
  if (isHedged && off <= 0.25) return null;
  return `${saidOf(next, old)} is ${rounded(ratio, 1)} times as much, not ${said}`;
}

/** "12 of 48, or 20 percent". */
function shareRemark({ words, amounts }: Sums): string | null {
  for (const [index, share] of amounts.entries()) {
    const [part, whole] = [amounts[index - 2], amounts[index - 1]];
    if (share.unit !== "percent" || !part || !whole) continue;
    if ([part, whole].some(({ unit, hedge }) => unit === "percent" || unit === "points" || hedge))
      continue;
    const between = words.slice(part.to, whole.from).join(" ");
    const lead = words.slice(whole.to, share.from).join(" ");
    if (!/^(?:\p{L}+ ){0,2}(?:out )?of(?: the| its| their| all| a total of)?$/u.test(between))
      continue;
    if (!/^(?:\p{L}+ ){0,4}(?:, or|or|\(|, \()(?: \p{L}+){0,2}$/u.test(lead)) continue;
    if (part.value > whole.value || whole.value === 0) continue;
    const least = ((part.value - part.slack) / (whole.value + whole.slack)) * 100;
    const most = ((part.value + part.slack) / (whole.value - whole.slack)) * 100;
    if (isWithin(share, least, most, 0.6)) continue;
    const percent = rounded((part.value / whole.value) * 100);
    return `${part.written} of ${whole.written} is ${percent} percent, not ${share.written}`;
  }
  return null;
}

const TOTAL_BEHIND = /^(?:\p{L}+ ){0,2}(?:in all|in total|altogether|all told)\b/u;
const TOTAL_BEFORE = /(?:^|\s)(?:total of|totalling|totaling|making|for a total of|together)$/u;

/** "3 women and 4 men, 8 people in all". */
function totalRemark({ words, amounts }: Sums): string | null {
  const total = amounts.at(-1);
  const items = amounts.slice(0, -1);
  if (!total || items.length < 2 || items.length > 12) return null;
  if (amounts.some(({ hedge, unit }) => hedge || unit === "percent" || unit === "points"))
    return null;
  const behind = words.slice(total.to, total.to + 5).join(" ");
  const before = words.slice(Math.max(0, total.from - 4), total.from).join(" ");
  if (!TOTAL_BEHIND.test(behind) && !TOTAL_BEFORE.test(before)) return null;
  if (items.some(({ unit }) => unit !== "" && total.unit !== "" && unit !== total.unit))
    return null;
  const isList = items.slice(1).every((item, index) => {
    const gap = words.slice(items[index]?.to ?? 0, item.from).join(" ");
    return /^(?:\p{L}+ ){0,3}(?:,|and|, and|plus)$/u.test(gap);
  });
  const gap = words.slice(items.at(-1)?.to ?? 0, total.from).join(" ");
  if (!isList || !/^(?:\p{L}+ ){0,3}(?:,|—|–|\(|:)(?: (?:or|for|making|a|total|of|totalling|totaling|together))*$/u.test(gap)) return null; // prettier-ignore
  const sum = items.reduce((all, { value }) => all + value, 0);
  const slack = items.reduce((all, item) => all + item.slack, total.slack);
  if (Math.abs(sum - total.value) <= slack + 1e-9 * sum) return null;
  const scale = items.every((item) => item.scale === total.scale) ? total.scale : 1;
  return `${listed(items.map(({ written }) => written))} is ${rounded(sum / scale, 2)}, not ${total.written}`;
}

function listed(items: readonly string[]): string {
  return `${items.slice(0, -1).join(", ")} and ${items.at(-1) ?? ""}`;
}

/** "40 from 30"; with their orders of magnitude where those differ. */
function saidOf(next: Amount, old: Amount): string {
  if (next.scale === old.scale) return `${next.written} from ${old.written}`;
  return `${rounded(next.value, 2)} from ${rounded(old.value, 2)}`;
}

function rounded(value: number, decimals = value < 10 ? 1 : 0): string {
  return Number(value.toFixed(decimals)).toLocaleString("en-GB");
}
