/**
 * What is told twice and not alike: the score of a match, the year in which something opened, shut,
 * was built or founded. English. Pure, linear but for what is told, of which so much is compared.
 */
import { momentsIn } from "@/lib/text/quantities/moments";
import type { Discourse, FiguredSentence } from "@/lib/text/quantities/quantity";
import { stem } from "@/lib/text/quantities/read";
import type { Remark } from "./remark";

type Told = {
  readonly at: FiguredSentence;
  readonly sense: string;
  readonly value: string;
  /** Plain words that say of what it is told; and names among them. */
  readonly of: ReadonlySet<string>;
  readonly names: ReadonlySet<string>;
  readonly isDefinite: boolean;
};

const MOST = 60;
const EVENTS: ReadonlyArray<readonly [sense: string, verbs: RegExp]> = [
  ["shut", /\b(?:shut|closed|closing|closure|shutting)\b/gi],
  ["opened", /\b(?:opened|inaugurated|opening)\b/gi],
  ["built", /\b(?:built|erected|completed)\b/gi],
  ["founded", /\b(?:founded|established|set up|formed)\b/gi],
  ["died", /\b(?:died|death)\b/gi],
  ["collapsed", /\b(?:collapsed|sank|burned down|burnt down|crashed)\b/gi],
];
const SCORE = String.raw`(?<score>\d{1,2}[-–]\d{1,2})`;
const RESULT = new RegExp(String.raw`\b(?:beat|beaten|won|lost|drew|defeated|thrashed|overcame|defeat|victory)\b[^.;\d]{0,50}?\s${SCORE}(?![-–\d])`, "gu"); // prettier-ignore
const THE_SCORE = new RegExp(String.raw`\b(?:the|this|that|their|his|its)\s(?:[a-z]+\s)?${SCORE}\s(?:[a-z]+\s)?(?:win|victory|defeat|loss|draw|triumph|result|success|scoreline|thrashing)\b`, "giu"); // prettier-ignore
const OTHER_MATCH = /\b(?:last|previous|earlier|season|first leg|second leg|aggregate|reverse|autumn|spring|august|september|october|november|december|january|february|march|april|may)\b/i; // prettier-ignore
const NO_RESULT = /\b(?:half-time|interval|break|aggregate|penalties|shoot-out)\b/i;
const AGAIN = /\b(?:again|reopened|re-opened|rebuilt|another|second|other|first|also|until|between)\b/i; // prettier-ignore

export function retoldRemarks(discourse: Discourse, text: string): Remark[] {
  const told: Told[] = [];
  const found: Remark[] = [];
  for (const at of discourse) {
    if (!/\d/.test(at.text)) continue;
    for (const one of [...scoresIn(at), ...eventsIn(at)]) {
      const same = told.filter((other) => other.sense === one.sense && other.at !== at && isOfOne(other, one)); // prettier-ignore
      const [other] = same;
      if (other && one.isDefinite && same.every(({ value }) => value !== one.value)) {
        found.push({
          ...{ start: at.start, end: at.end, code: "two_figures" },
          words: [other.at, at].map(({ start, end }) => text.slice(start, end)),
          said: `“${one.value}” here, “${other.value}” before`,
        });
      }
      if (told.length < MOST) told.push(one);
    }
  }
  return found;
}

function scoresIn(at: FiguredSentence): Told[] {
  const score = (isDefinite: boolean) => ({ groups = {} }: RegExpMatchArray): Told => ({
    ...{ at, sense: "score", isDefinite, of: NONE, names: NONE },
    value: (groups.score ?? "").replace("–", "-"),
  }); // prettier-ignore
  if (NO_RESULT.test(at.text)) return [];
  const again = OTHER_MATCH.test(at.text) ? [] : at.text.matchAll(THE_SCORE);
  return [...Array.from(at.text.matchAll(RESULT), score(false)), ...Array.from(again, score(true))];
}
const NONE: ReadonlySet<string> = new Set();

/** A verb with the year behind it, and what stands before it. */
function eventsIn(at: FiguredSentence): Told[] {
  if (AGAIN.test(at.text)) return [];
  const moments = momentsIn(at.text);
  if (moments.length === 0) return [];
  return EVENTS.flatMap(([sense, verbs]) =>
    Array.from(at.text.matchAll(verbs)).flatMap(({ 0: verb, index }): Told[] => {
      const end = index + verb.length;
      const moment = moments.find(({ start }) => start >= end && start - end < 14);
      if (!moment || !/^\s(?:in|since|on|back in)\s$/.test(at.text.slice(end, moment.start).replace(/(?:early|late)\s$/, ""))) return []; // prettier-ignore
      const words = at.words.filter((word) => word.end <= index).slice(-7);
      const names = words.filter(({ isCapital, start }) => isCapital && start > 0).map(({ text }) => text); // prettier-ignore
      const of = words.map(({ text }) => text).filter((word) => word.length > 3 && !PLAIN.test(word)).map(stem); // prettier-ignore
      return [{ at, sense, value: String(moment.year), of: new Set(of), names: new Set(names), isDefinite: true }]; // prettier-ignore
    }),
  );
}
const PLAIN = /^(?:been|have|were|that|which|this|with|from|when|since|after|before|they|their|there|said|says|will|would|could|only|then|also|first|what|where)$/; // prettier-ignore

function isOfOne(one: Told, other: Told): boolean {
  if (one.sense === "score") return true;
  if (one.names.size > 0 && other.names.size > 0 && !shares(one.names, other.names)) return false;
  return shares(one.of, other.of);
}

const shares = (one: ReadonlySet<string>, other: ReadonlySet<string>) =>
  [...one].some((word) => other.has(word));
