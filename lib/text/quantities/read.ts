/**
 * All figures of a text, read once: value, unit, how far rounded, what is counted. Days of a month,
 * pages, scores and what stands tight in a name ("A9") are none. English. Pure, linear.
 */
import { numberIn, ordinalIn, scaleIn } from "@/lib/text/meaning/numbers";
import { PARAGRAPH_BREAK, type Span } from "@/lib/text/text";
import { fractionAt } from "./fractions";
import type { Discourse, FiguredSentence, Roundness, Quantity } from "./quantity";
import { SMALLER, unitAt } from "./units";
import { phrase, figureWordsIn, type FigureWord } from "./words";

/** Longer ones are no prose; what they reckon is not looked into. */
const LONGEST = 2_000;
const SIGNS = new Map([["€", "euro"], ["$", "dollar"], ["£", "pound"], ["¥", "yen"]]); // prettier-ignore
const MONEY = /^(euro|dollar|pound|yen|franc|crown|krona|ruble|rupee|yuan)s?$/;
const MONTH =
  /^(?:january|february|march|april|may|june|july|august|september|october|november|december|jan|feb|mar|apr|jun|jul|aug|sept?|oct|nov|dec)$/;

export function discourseOf(text: string, sentences: readonly Span[]): Discourse {
  let paragraph = 0;
  return sentences.map(({ start, end }, at) => {
    const last = sentences[at - 1]?.end ?? start;
    if (text.slice(last, start).includes(PARAGRAPH_BREAK)) paragraph += 1;
    const own = end - start > LONGEST ? "" : text.slice(start, end);
    return { start, end, at, paragraph, text: own, ...figured(own) };
  });
}

/** Without one of these nothing is reckoned, and nothing is read. */
const COUNTS = /\d|\b(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|half|third|quarter|fifth|tenth|\p{L}{2,5}teen|(?:twen|thir|for|fif|six|seven|eigh|nine)ty)/iu; // prettier-ignore

function figured(sentence: string): Pick<FiguredSentence, "words" | "quantities"> {
  const words = figureWordsIn(sentence);
  return { words, quantities: COUNTS.test(sentence) ? quantitiesIn(words) : [] };
}

/** A sentence by itself. */
export function discourseOfOne(sentence: string): Discourse {
  return discourseOf(sentence, [{ start: 0, end: sentence.length }]);
}

export function quantitiesIn(words: readonly FigureWord[]): Quantity[] {
  const found: Quantity[] = [];
  for (let at = 0; at < words.length;) {
    const one = smallAt(words, at) ?? fractionAt(words, at) ?? quantityAt(words, at);
    const last = found.at(-1);
    if (one && last && isRestOf(last, one)) found[found.length - 1] = joined(last, one);
    else if (one) found.push(one);
    at = Math.max(one?.to ?? 0, at + 1);
  }
  return found;
}

function quantityAt(words: readonly FigureWord[], at: number): Quantity | null {
  const sign = SIGNS.get(words[at]?.text ?? "");
  const first = sign ? at + 1 : at;
  const word = words[first];
  if (!word) return null;
  const rank = RANK.test(word.text + tightAfter(words, first));
  if (rank) return ranked(words, first, Number(word.text), 2);
  if (!/^\d/.test(word.text) && ordinalIn(word.text) !== null && /^\p{L}+th$/u.test(word.text)) {
    return ranked(words, first, ordinalIn(word.text) ?? 0, 1);
  }
  const bare = numberIn(word.text);
  if (bare === null || isInName(words, first)) return null;
  let to = first + 1;
  const half = /^(?:and a half|½)/.exec(phrase(words, to, to + 3))?.[0] ?? "";
  to += half === "" ? 0 : half.split(" ").length;
  const scaled = isMetre(words, to) ? { scale: 1, length: 0 } : scaleAt(words, to);
  to += scaled.length;
  const value = (bare + (half === "" ? 0 : 0.5)) * scaled.scale;
  const decimals = half === "" ? (word.text.split(".")[1]?.length ?? 0) : 1;
  const named = unitOf(words, to, sign);
  if (named.kind === "count" && isNoCount(words, first, scaled.scale)) return null;
  const nouns = named.kind === "count" ? nounsAt(words, named.to) : [];
  // "one of them", "one after the other".
  if (word.text === "one" && named.kind === "count" && nouns.length === 0) return null;
  const isBelow = named.unit === "celsius" || named.unit === "fahrenheit" ? isMinus(words, first) : false; // prettier-ignore
  const isYear = named.kind === "count" && scaled.scale === 1 && /^(?:1[4-9]|20)\d\d$/.test(word.text); // prettier-ignore
  const isRounded = scaled.scale > 1 || decimals > 0 || named.kind === "share" || named.kind === "points"; // prettier-ignore
  const smaller = named.unit === "basis" ? 100 : 1;
  return {
    ...named,
    ...(isYear ? { kind: "year" as const } : {}),
    ...{
      value: (isBelow ? -value : value) / smaller,
      scale: scaled.scale,
      from: at,
      hedge: hedgeBefore(words, at),
    },
    written: phrase(words, first, first + 1) + (half === "" ? "" : " and a half"),
    place: isRounded ? (scaled.scale * 10 ** -decimals) / smaller : 0,
    nouns,
  };
}

const isMinus = (words: readonly FigureWord[], at: number) =>
  words[at - 1]?.text === "minus" || (/^[-−]$/.test(words[at - 1]?.text ?? "") && words[at]?.gap === "none"); // prettier-ignore

/** "600m (1,970ft)", "8ft 2in (2.5m)": metres, beside another length, and no millions. */
function isMetre(words: readonly FigureWord[], at: number): boolean {
  const word = words[at];
  if (word?.text !== "m" || word.gap !== "none") return false;
  const isLength = (place: number) => /^(?:ft|feet|foot|in|inch|inches|yards?|miles?|km)$/.test(words[place]?.text ?? ""); // prettier-ignore
  if (words[at - 2]?.text === "(" && isLength(at - 3)) return true;
  const behind = words.slice(at + 1, at + 6).findIndex(({ text }) => /^\d/.test(text));
  const isBeside = /^(?:\(|or|,)$/.test(words[at + 1]?.text ?? "");
  return isBeside && behind >= 0 && isLength(at + behind + 2);
}

function ranked(words: readonly FigureWord[], at: number, value: number, length: number): Quantity {
  const to = at + length;
  return { ...{ kind: "rank", value, written: phrase(words, at, at + 1), scale: 1, unit: "", place: 0 }, hedge: null, from: at, to, nouns: nounsAt(words, to) }; // prettier-ignore
}

/** "3rd", and not "3st", which is a weight. */
const RANK = /^\d*(?:1st|2nd|3rd|\dth)$/;

/** "half a percent", "a quarter of a point". */
function smallAt(words: readonly FigureWord[], at: number): Quantity | null {
  const found = /^(?<part>(?:a )?half|(?:a )?quarter of|three quarters of) an? (?<unit>percentage point|point|percent|per cent)\b/.exec(phrase(words, at, at + 6)); // prettier-ignore
  if (!found) return null;
  const { part = "", unit = "" } = found.groups ?? {};
  const value = part.startsWith("three") ? 0.75 : part.includes("half") ? 0.5 : 0.25;
  const kind = unit.endsWith("point") ? "points" : "share";
  const to = at + found[0].split(" ").length;
  const written = part.replace(/ of$/, "");
  return { ...{ kind, value, written, scale: 1, unit: kind === "points" ? "points" : "percent", place: 0.01 }, hedge: hedgeBefore(words, at), from: at, to, nouns: [] }; // prettier-ignore
}

function tightAfter(words: readonly FigureWord[], at: number): string {
  const next = words[at + 1];
  return next?.gap === "none" ? next.text : "";
}

/** "A9", "iPhone 15", "12-10": part of a name, or of a score. */
function isInName(words: readonly FigureWord[], at: number): boolean {
  const [word, last, next] = [words[at], words[at - 1], words[at + 1]];
  const isNumber = (one: FigureWord | undefined) => /^\d/.test(one?.text ?? "");
  if (word?.gap === "none" && /\p{L}$/u.test(last?.text ?? "")) return true;
  if (isNumber(next) && next?.gap === "hyphen") return true;
  return isNumber(word) && word?.gap === "hyphen" && isNumber(last);
}

function scaleAt(words: readonly FigureWord[], at: number): { scale: number; length: number } {
  const word = words[at];
  const scale = scaleIn(word?.text ?? "");
  if (!word || scale === null || word.text === "b") return { scale: 1, length: 0 };
  const isLetter = word.text.length === 1;
  if (isLetter && word.gap !== "none") return { scale: 1, length: 0 };
  return { scale, length: 1 };
}

type Named = { kind: Quantity["kind"]; unit: string; to: number };

function unitOf(words: readonly FigureWord[], at: number, sign: string | undefined): Named {
  if (sign) return { kind: "money", unit: sign, to: at };
  const next = words.slice(at, at + 4).map(({ text }) => text);
  const [word = "", second = ""] = next;
  if (/^(?:%|percent)$/.test(word)) return { kind: "share", unit: "percent", to: at + 1 };
  if (word === "per" && second === "cent") return { kind: "share", unit: "percent", to: at + 2 };
  if (word === "percentage" && /^points?$/.test(second)) return { kind: "points", unit: "points", to: at + 2 }; // prettier-ignore
  if (word === "basis" && /^points?$/.test(second)) return { kind: "points", unit: "basis", to: at + 2 }; // prettier-ignore
  if (/^points?$/.test(word)) return { kind: "points", unit: "points", to: at + 1 };
  const money = MONEY.exec(word)?.[1];
  const measured = unitAt(next);
  const isTight = words[at]?.gap !== "space";
  // A pound is of money, but tight behind its figure or between other weights; a metre may be "m".
  if (money) return { kind: "money", unit: money, to: at + 1 };
  if (word === "p" && words[at]?.gap === "none")
    return { kind: "money", unit: "pence", to: at + 1 };
  if (!measured || (/^(?:[a-z]|in|st)$/.test(word) && !isTight && !/^[cf]$/.test(word))) {
    return { kind: "count", unit: "", to: at };
  }
  const isTime = measured.unit.of === "time";
  return { kind: isTime ? "time" : "measure", unit: measured.unit.id, to: at + measured.length };
}

/** A day of a month, a page, an age's mark: a number that nothing is counted by. */
function isNoCount(words: readonly FigureWord[], at: number, scale: number): boolean {
  if (scale > 1) return false;
  const [before, after] = [words[at - 1]?.text ?? "", words[at + 1]?.text ?? ""];
  if (MONTH.test(before) && before !== "may") return true;
  if (MONTH.test(after) || (before === "may" && words[at - 1]?.isCapital)) return true;
  if (tightAfter(words, at) !== "" && /^\p{L}/u.test(tightAfter(words, at))) return true;
  return /^(?:page|article|section|no|number|chapter|line|flight|route|hour|band|ward|room|:|\/|#)$/.test(before); // prettier-ignore
}

const PLAIN = /^\p{Ll}[\p{L}'’-]*$/u;
const NO_NOUN =
  /^(?:and|or|the|of|in|to|on|at|for|from|with|by|but|was|were|is|are|had|has|have|who|which|that|as|than|more|less|fewer|other|others|while|when|after|before|since|until|a|an|its|their|his|her|not|it|they|he|she|will|would|could|into|over|under|against|percent|per|each|apiece|men's|between|among|because|if|so|then|said|last|this|up|down|times)$/;
const MOST_NOUNS = 3;

export function nounsAt(words: readonly FigureWord[], at: number): string[] {
  const nouns: string[] = [];
  for (let next = at; next < at + MOST_NOUNS; next += 1) {
    const word = words[next];
    if (!word || !PLAIN.test(word.text) || NO_NOUN.test(word.text)) break;
    nouns.push(stem(word.text));
  }
  return nouns;
}

export function stem(word: string): string {
  if (word === "people" || word === "persons") return "person";
  if (/(?:men|women|children)$/.test(word)) return word.replace(/men$/, "man").replace(/ren$/, "");
  return word.length > 3 ? word.replace(/(?:(?<=[sxz]|ch|sh)es|(?<!s)s)$/, "").replace(/ie$/, "y") : word; // prettier-ignore
}

/** The rest of one measure in two units: "17lb 8oz", "two years and six months". */
function isRestOf(one: Quantity, other: Quantity): boolean {
  return other.from - one.to <= 1 && SMALLER.get(one.unit) === other.unit && one.unit !== "";
}

const IN_THE_FIRST = new Map([["ounce", 16], ["inch", 12], ["lb", 14], ["yard", 1_760], ["month", 12]]); // prettier-ignore

function joined(one: Quantity, other: Quantity): Quantity {
  const rest = other.value / (IN_THE_FIRST.get(other.unit) ?? 1);
  return { ...one, value: one.value + rest, to: other.to, written: `${one.written} ${one.unit} ${other.written}` }; // prettier-ignore
}

const ABOUT = /^(?:about|around|roughly|approximately|some|circa|estimated|near|close|nearly|almost|just|barely)$/; // prettier-ignore
const UNDER = /^(?:nearly|almost|under|below|less|fewer|barely)$/;
const OVER = /^(?:over|above|more|least|exceeding)$/;

function hedgeBefore(words: readonly FigureWord[], at: number): Roundness | null {
  const last = words[at - 1]?.text ?? "";
  const near = [last, /^(?:than|to|at|an|a)$/.test(last) ? (words[at - 2]?.text ?? "") : ""];
  // "about" as in "an inquiry about 3 ships" is taken for the same; it only makes more room.
  if (near.some((word) => OVER.test(word))) return "over";
  if (near.some((word) => UNDER.test(word))) return "under";
  return near.some((word) => ABOUT.test(word)) ? "about" : null;
}
