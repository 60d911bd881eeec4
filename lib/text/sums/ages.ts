/**
 * Ages against birth and event: in one sentence, or in the two beside each other that are about one
 * person. Where both days are known the age is exact. English. Pure, linear.
 */
import { numberIn } from "@/lib/text/meaning/numbers";
import { agesBetween, momentsIn, type Moment } from "@/lib/text/quantities/moments";
import {
  type Discourse,
  type FoundWrong,
  type FiguredSentence,
} from "@/lib/text/quantities/quantity";
import { whoIn } from "@/lib/text/quantities/subjects";

type Age = { readonly value: number; readonly written: string; readonly of: string | null; readonly start: number }; // prettier-ignore

const N = String.raw`(?<age>\d{1,3}|[a-z]{2,12}(?:-[a-z]{2,9})?)`;
const AGES = [
  new RegExp(String.raw`\b(?:aged|at\sage|the\sage\sof|turned|turning|(?:he|she|who|\p{Lu}\p{L}{1,30})\s(?:was|is)(?:\sonly|\sjust|\sstill)?)\s${N}(?=[\s,.;)]|$)(?!\s(?:years?\s(?:in|later|after|before|ago)|months?|weeks?|days?|percent|per|points|other|more|of|metres|feet|\p{Ll}{1,20}s\b))`, "gu"),
  new RegExp(String.raw`,\sis\s${N}(?=\sand\s|,|\.|$)`, "g"),
  new RegExp(String.raw`(?<![\w.-])${N}[\s-]years?[\s-]old\b`, "g"),
  /(?<of>\p{Lu}[\p{L}'’-]{1,30})(?:,\s|\s\()(?<age>\d{1,3})(?=[,)]|\.?$|\s?—)/gu,
  // "The minister, 51, was born in 1970": no name before it, which the third of these has.
  /(?<=(?:^|\s)(?!father|mother|son|wife|husband|brother|sister|daughter)\p{Ll}[\p{L}'’-]{1,30}),\s(?<age>\d{1,3})(?=,\s(?:who\s)?was\sborn\b)/gu,
]; // prettier-ignore
/** Whose age it is instead. */
const KIN_WORDS = String.raw`\b(?:father|mother|son|daughter|brother|sister|wife|husband|widow|child|children|twin|partner|grandson|granddaughter|uncle|aunt|nephew|niece)\b[^.;]{0,30}`;
const KIN = new RegExp(`${KIN_WORDS}$`, "i");
const KIN_BORN = new RegExp(`${KIN_WORDS}\\b(?:born|birth)\\b[^.;]{0,60}$`, "i");

export function ageRemark(
  discourse: Discourse,
  at: FiguredSentence,
  around: readonly number[],
): FoundWrong | null {
  const isBorn = (place: number) => /\b[Bb](?:orn|irth)\b/.test(discourse[place]?.text ?? "");
  if (![at.at, at.at - 1, at.at + 1].some(isBorn)) return null;
  const [one, ...more] = agesIn(at.text);
  if (!one || one.value > 120) return null;
  const near = [at, discourse[at.at - 1], discourse[at.at + 1]].filter((other) => other !== undefined && other.paragraph === at.paragraph); // prettier-ignore
  for (const other of near as FiguredSentence[]) {
    const moments = momentsIn(other.text);
    const births = moments.filter(({ isBirth, start }) => isBirth && !KIN_BORN.test(other.text.slice(0, start))); // prettier-ignore
    const [birth] = births;
    if (!birth || births.length > 1) continue;
    const isOwn = other === at;
    const ages = [one, ...more].filter((age) => isOf(discourse, at, other, age));
    const [age] = ages;
    if (!age || ages.length > 1) continue;
    const events = eventsOf(discourse, at, other, birth, around);
    const fit = events.filter(({ year }) => year > birth.year);
    if (fit.length === 0 || fit.some((event) => agesBetween(birth, event).includes(age.value))) return null; // prettier-ignore
    const event = fit.findLast(({ end }) => end <= age.start) ?? fit.at(-1) ?? birth;
    return { said: wrong(birth, event, age), ...(isOwn ? {} : { beside: other }) }; // prettier-ignore
  }
  return null;
}

function wrong(birth: Moment, event: Moment, age: Age): string {
  const [first, last] = agesBetween(birth, event);
  const is = last === undefined ? String(first) : `${first} or ${last}`;
  return `born in ${birth.year}, one is ${is} in ${event.year}, not ${age.written}`;
}

function agesIn(text: string): Age[] {
  const found = AGES.flatMap((pattern) =>
    Array.from(text.matchAll(pattern)).flatMap(({ groups = {}, index }): Age[] => {
      const written = groups.age ?? "";
      const value = numberIn(written.toLowerCase());
      if (value === null || KIN.test(text.slice(Math.max(0, index - 60), index))) return [];
      return [{ value, written, of: groups.of?.toLowerCase() ?? null, start: index }];
    }),
  );
  return found.filter(({ start, value }, place) => !found.slice(0, place).some((one) => one.value === value && Math.abs(one.start - start) < 12)); // prettier-ignore
}

function isOf(
  discourse: Discourse,
  at: FiguredSentence,
  other: FiguredSentence,
  age: Age,
): boolean {
  const [own, born] = [whoIn(discourse, at), whoIn(discourse, other)];
  if (at === other) return age.of === null || born === null || age.of === born || !/\bborn\b/.test(other.text.slice(0, age.start)); // prettier-ignore
  return (age.of ?? own) === born || (age.of !== null && age.of === own && own === born);
}

const ofYear = (year: number): Moment => ({ year, month: null, day: null, isBirth: false, start: 0, end: 0 }); // prettier-ignore

/** What the age may be at: the sentence's own dates, else those beside it, else the text's years. */
function eventsOf(
  discourse: Discourse,
  at: FiguredSentence,
  born: FiguredSentence,
  birth: Moment,
  around: readonly number[],
): Moment[] {
  const own = (one: FiguredSentence | undefined) =>
    one ? momentsIn(one.text).filter(({ isBirth, year }) => !isBirth && year !== birth.year) : [];
  for (const one of [at, born, discourse[at.at - 1]]) {
    const found = one?.paragraph === at.paragraph ? own(one) : [];
    if (found.length > 0) return found;
  }
  return around.filter((year) => year > birth.year).map(ofYear);
}
