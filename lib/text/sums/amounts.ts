/**
 * The amounts in a sentence, with what is needed to reckon with them: value, unit, how far it is
 * rounded, and the words before and behind. Years and days are none. English. Pure, linear.
 */
import { numberIn, scaleIn } from "@/lib/text/meaning/numbers";

export type Amount = {
  readonly value: number;
  /** As it is written, without its order of magnitude: "40". */
  readonly written: string;
  /** 1 where it is written out whole. */
  readonly scale: number;
  /** "percent", "points", a currency, or nothing. */
  readonly unit: string;
  /** Half of the last place that is written: as much as the true value may be away. */
  readonly slack: number;
  readonly hedge: Approximation | null;
  /** Indices into the words: the first, and the one behind its unit. */
  readonly from: number;
  readonly to: number;
};

export type Approximation = "about" | "over" | "under";

export type Sums = { readonly words: readonly string[]; readonly amounts: readonly Amount[] };

/** Words, figures and signs; what stands between them is nothing to reckon with. */
const TOKEN = /[€$£¥%]|\d+(?:[.,]\d+)*\p{L}*|\p{L}+(?:[-'’]\p{L}+)*|[^\s\p{L}\d]/gu;
const SIGNS = new Map([["€", "euro"], ["$", "dollar"], ["£", "pound"], ["¥", "yen"]]); // prettier-ignore
const MONEY = /^(euro|dollar|pound|yen|franc|crown|krona|ruble|rupee|yuan)s?$/;
const MONTH =
  /^(?:january|february|march|april|may|june|july|august|september|october|november|december|jan|feb|mar|apr|jun|jul|aug|sept?|oct|nov|dec)$/;

export function amountsIn(sentence: string): Sums {
  const words = (sentence.toLowerCase().match(TOKEN) ?? []) as string[];
  const amounts: Amount[] = [];
  for (let at = 0; at < words.length;) {
    const amount = amountAt(words, at);
    if (amount) amounts.push(amount);
    at = Math.max(amount?.to ?? 0, at + 1);
  }
  return { words, amounts };
}

function amountAt(words: readonly string[], at: number): Amount | null {
  const sign = SIGNS.get(words[at] ?? "");
  const first = sign ? at + 1 : at;
  const figure = /^([\d.,]+)(\p{L}*)$/u.exec(words[first] ?? "");
  const suffix = figure?.[2] ?? "";
  // "12kg", "3rd", "1990s".
  if (suffix !== "" && scaleIn(suffix) === null) return null;
  const written = figure?.[1] ?? words[first] ?? "";
  const bare = numberIn(written);
  if (bare === null || written === "a" || written === "one") return null;
  let to = first + 1;
  let scale = scaleIn(suffix) ?? 1;
  const next = words[to] ?? "";
  if (scale === 1 && next.length > 1 && scaleIn(next) !== null) {
    scale = scaleIn(next) ?? 1;
    to += 1;
  }
  const named = unitAt(words, to);
  const unit = sign ?? named.unit;
  if (!sign) to = named.to;
  if (scale === 1 && unit === "" && isNoAmount(words, first, written, bare)) return null;
  const decimals = written.split(".")[1]?.length ?? 0;
  // What is counted is exact; a sum in millions, a share and what has decimals is rounded.
  const isRounded = scale > 1 || decimals > 0 || unit === "percent" || unit === "points";
  return {
    ...{ value: bare * scale, written, scale, unit, from: at, to },
    slack: isRounded ? (scale * 10 ** -decimals) / 2 : 0,
    hedge: hedgeBefore(words, at),
  };
}

function unitAt(words: readonly string[], at: number): { unit: string; to: number } {
  const [word = "", next = ""] = [words[at], words[at + 1]];
  if (/^(?:percentage|per)$/.test(word) && /^(?:points?|cent)$/.test(next)) {
    return { unit: next === "cent" ? "percent" : "points", to: at + 2 };
  }
  if (word === "%" || word === "percent") return { unit: "percent", to: at + 1 };
  if (/^points?$/.test(word)) return { unit: "points", to: at + 1 };
  const money = MONEY.exec(word)?.[1];
  return money ? { unit: money, to: at + 1 } : { unit: "", to: at };
}

/** A year, a day of a month, a page: a number that nothing is counted by. */
function isNoAmount(words: readonly string[], at: number, written: string, value: number): boolean {
  if (/^\d{4}$/.test(written) && value >= 1500 && value < 2100) return true;
  const [before, after] = [words[at - 1] ?? "", words[at + 1] ?? ""];
  if (MONTH.test(before) || MONTH.test(after)) return true;
  return /^(?:page|article|section|no|number|chapter|aged?|line|flight|route|hour|:|\/|#)$/.test(
    before,
  );
}

const ABOUT = /^(?:about|around|roughly|approximately|some|circa|estimated|near|close)$/;
const UNDER = /^(?:nearly|almost|under|below|less|fewer)$/;
const OVER = /^(?:over|above|more|least|exceeding)$/;

function hedgeBefore(words: readonly string[], at: number): Approximation | null {
  const near = [words[at - 1] ?? "", /^(?:than|to|at|an|a)$/.test(words[at - 1] ?? "") ? (words[at - 2] ?? "") : ""]; // prettier-ignore
  if (near.some((word) => OVER.test(word))) return "over";
  if (near.some((word) => UNDER.test(word))) return "under";
  return near.some((word) => ABOUT.test(word)) ? "about" : null;
}
