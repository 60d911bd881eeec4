/**
 * What a figure counts, as a word that several wordings share: deaths are those killed, workers are
 * the people employed, a term is what somebody was jailed for. English. Pure.
 */
import type { Quantity, FiguredSentence } from "@/lib/text/quantities/quantity";
import { nounsAt } from "@/lib/text/quantities/read";
import { phraseAfter, phraseBefore } from "@/lib/text/quantities/roles";

const SENSES: ReadonlyArray<readonly [sense: string, words: string]> = [
  ["death", "death dead fatality killing"],
  ["injury", "injury injured wounded casualty"],
  ["worker", "worker staff employee job workforce post"],
  ["home", "home house household"],
  ["pupil", "pupil student schoolchild"],
  ["arrest", "arrest detainee"],
  ["award", "award payout damages compensation"],
  ["fine", "fine penalty"],
];
const SENSE = new Map(SENSES.flatMap(([sense, words]) => words.split(" ").map((word) => [word, sense]))); // prettier-ignore

const PERSONAL = String.raw`(?:[\p{L}-]+ ){0,3}?`;
const DEAD = new RegExp(`^${PERSONAL}(?:(?:were|was|have been|had been|are|is|who) )*(?:killed|dead|died|dying|perished|drowned)\\b`, "u"); // prettier-ignore
const HURT = new RegExp(`^${PERSONAL}(?:(?:were|was|have been|had been|are|is) )*(?:injured|hurt|wounded)\\b`, "u"); // prettier-ignore
const KILLS = /\b(?:kill|killed|kills|killing|death toll (?:of|at)|claimed)(?: (?:at|least|about|the|of|all))*$/; // prettier-ignore
const HURTS = /\b(?:injured|injures|injuring|wounded|wounding|hurt|hurting)$/;
const EMPLOYS = /\b(?:employs|employed|employing|employ|workforce of|workforce numbers)(?: (?:about|some))*$/; // prettier-ignore
const JAILED = /\b(?:jailed|sentenced|imprisoned|locked up|prison|jail|sent down|behind bars)\b[\p{L} ,]{0,40}(?:for|to|term of|sentence of)$/u; // prettier-ignore
const TERM = /^(?:in (?:prison|jail)|behind bars|(?:[\p{L}]+ )?(?:sentence|term|prison|jail))\b/u;

export function sensesOf(at: FiguredSentence, one: Quantity): string[] {
  const lead = phraseBefore(at, one, 6);
  const tail = phraseAfter(at, one, 7);
  if (one.kind === "time") {
    return one.unit === "year" && (JAILED.test(lead) || TERM.test(tail)) ? ["term"] : [];
  }
  // Two figures in a row that agree, of another order: "a loss of 1.3 billion", "the 1.3 million loss".
  const alike = one.scale > 1 && (one.written.includes(".") || /[1-9]\d{0,9}[1-9]\d/.test(one.written)) ? [`${one.written} ${one.unit}`] : []; // prettier-ignore
  if (one.kind === "money" && /^(?:in|of) (?:damages|compensation)\b/.test(tail)) return ["worth award", ...alike]; // prettier-ignore
  if (one.kind === "money" && /\b(?:fined|fine of)$/.test(lead)) return ["worth fine", ...alike];
  if (one.kind === "money") return [...attributed(at, one).map((noun) => `worth ${noun}`), ...alike]; // prettier-ignore
  if (one.kind === "measure") return attributed(at, one).map((noun) => `${one.unit} ${noun}`);
  if (one.kind !== "count" || one.value < 2) return [];
  if (KILLS.test(lead) || DEAD.test(tail)) return ["death"];
  if (HURTS.test(lead) || HURT.test(tail)) return ["injury"];
  if (EMPLOYS.test(lead)) return ["worker"];
  const nouns = one.nouns.map((noun) => SENSE.get(noun) ?? noun);
  return [...nouns, ...alike];
}

/** Of these there may be any number in a text, unless all of them are meant. */
export const isVague = (sense: string) => VAGUE.test(sense);
const VAGUE =
  /^(?:person|man|woman|thing|way|case|time|part|side|hour|minute|point|vote|goal|seat|member|old|new|big|small|largest|main|million|billion|foot|degree|game|match|story|line|piece|round|set|stage|two|dozen|child|boy|girl|group|local|former|young|top|day|year|month|week)$/;

/** "the £45m stadium": a sum that stands before what it is of, and is one with it. */
function attributed(at: FiguredSentence, one: Quantity): string[] {
  const isArticled = /(?:^| )(?:the|a|an|its|their|his|her|that|this|new|planned|proposed|\p{L}+['’]s)$/u.test(phraseBefore(at, one, 1)); // prettier-ignore
  return isArticled ? nounsAt(at.words, one.to).filter((noun) => !/^(?:bonus|year|fee|loss|increase|rise|cut|prize|bpd|barrel|part|share|people|man|woman)$/.test(noun)).map((noun) => SENSE.get(noun) ?? noun) : []; // prettier-ignore
}
