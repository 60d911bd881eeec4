/**
 * Sums of money that cannot be one amount in two currencies, and a profit that is more than what was
 * sold. English. Pure, linear in the sentence.
 */
import { rounded, said } from "@/lib/text/quantities/near";
import type { FoundWrong, Quantity, FiguredSentence } from "@/lib/text/quantities/quantity";
import { phraseBefore } from "@/lib/text/quantities/roles";
import { phrase } from "@/lib/text/quantities/words";

/** No two of these have been further apart than this. */
const COINS_APART = 3;
const BESIDE = /^(?:\(|, or|or)(?: (?:about|around|roughly|some|nearly|almost|just|over|under|or|more|less|than|us|a|c))*$/; // prettier-ignore
const PROFIT = /\b(?:profits?|earnings|surplus|income|earned)\b(?: [\p{L}-]+){0,4}$/u;
const ON_SALES = /^(?: ?[\p{L}-]{1,30}){0,5} ?(?:on|from|of) (?:[\p{L}-]{1,30} ){0,3}?(?:sales|revenues?|turnover|takings|income)(?: of| worth)?(?: (?:about|some|just|nearly|almost|over|under))*$/u; // prettier-ignore

export function magnitudeRemark(at: FiguredSentence): FoundWrong | null {
  const money = at.quantities.filter(({ kind }) => kind === "money");
  for (const [index, one] of money.entries()) {
    const other = money[index + 1];
    if (!other || one.value === 0 || other.value === 0) continue;
    const between = phrase(at.words, one.to, other.from);
    if (one.unit !== other.unit) {
      const times = Math.max(one.value / other.value, other.value / one.value);
      if (!BESIDE.test(between) || times <= COINS_APART) continue;
      return { said: `${said(one)} and ${said(other)} are ${rounded(times, times < 100 ? 1 : 0)} times apart, whatever the rate` }; // prettier-ignore
    }
    if (one.value > other.value && isProfit(at, one) && ON_SALES.test(between)) {
      return { said: `a profit of ${said(one)} is more than the ${said(other)} that were sold` };
    }
  }
  return null;
}

const isProfit = (at: FiguredSentence, one: Quantity) => PROFIT.test(phraseBefore(at, one, 6));
