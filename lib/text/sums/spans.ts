/**
 * How long something took against the years it is told to have begun and ended in, in the sentence
 * or the one before: "from 1998 to 2021. In her 13 years in charge …". Nothing is said where any two
 * years that may be meant agree. English. Pure, linear.
 */
import { momentsIn } from "@/lib/text/quantities/moments";
import { before, type Discourse, type FoundWrong, type Quantity, type FiguredSentence } from "@/lib/text/quantities/quantity"; // prettier-ignore
import { phraseAfter, phraseBefore, tailOf } from "@/lib/text/quantities/roles";

const MOST_YEARS = 3;
const MADE =
  /\b(?:written|built|made|painted|launched|opened|founded|carved|printed|cast|planted|dating|dates|woven|completed|erected|discovered|composed|signed)\b/;
const ENDED =
  /\b(?:retired|retire|left|leaves|closed|shut|ended|resigned|quit|stood down|stepped down|bowed out|gave up|hung up|handed|departed|sold|died|moved|returned|lost|finished|wound up|widowed|divorced|separated)\b/;
const LASTED =
  /\b(?:had|has|have) (?:been|lain|stood|gone|hung|slept|lived|worked|kept|run|sat|remained|waited)\b|\blay\b|\bunread\b|\bempty\b/;
const PENALTY =
  /\b(?:jail|jailed|sentence|sentenced|prison|ban|banned|lease|contract|loan|mortgage|guarantee|warranty|deal|bond|term)\b/;

/** @param year in which the text was written, or null. */
export function spanRemark(
  discourse: Discourse,
  at: FiguredSentence,
  year: number | null,
): FoundWrong | null {
  for (const span of at.quantities) {
    if (!isSpan(at, span, before(discourse, at)?.text ?? "") || span.hedge || span.value < 2)
      continue;
    const last = before(discourse, at);
    const own = yearsOf(at);
    const years = [...new Set([...(last ? yearsOf(last) : []), ...own])];
    if (years.length === 1 && year !== null && !years.includes(year)) years.push(year);
    if (years.length < 2 || years.length > MOST_YEARS) continue;
    const rising = years.toSorted((one, other) => one - other);
    const fits = rising.some((from, place) => rising.slice(place + 1).some((to) => Math.abs(to - from - span.value) <= 1)); // prettier-ignore
    if (fits) continue;
    const sure = own.length > 1 ? own.toSorted((one, other) => one - other) : rising;
    const [from = 0, to = 0] = [sure[0], sure.at(-1)];
    const said = `from ${from} to ${to} is ${to - from === 1 ? "1 year" : `${to - from} years`}, not ${span.written}`;
    return { said, ...(last && own.length < 2 ? { beside: last } : {}) };
  }
  return null;
}

const yearsOf = ({ text }: FiguredSentence) => [
  ...new Set(momentsIn(text).map(({ year }) => year)),
];

function isSpan(at: FiguredSentence, span: Quantity, last: string): boolean {
  const lead = phraseBefore(at, span, 4);
  const tail = tailOf(at, span);
  const words = at.text.toLowerCase();
  if (span.kind === "rank") return /^(?:\p{L}+ )?(?:anniversary|birthday|jubilee|year (?:in|as|of))\b/u.test(phraseAfter(at, span, 3)); // prettier-ignore
  // "The organ, installed in 1926, turned 100".
  if (span.kind === "count") return /\b(?:turned|turns|turning)$/.test(lead) && span.nouns.length === 0 && !/\bborn\b/.test(words) && !/\b(?:he|she|who)\b/.test(lead); // prettier-ignore
  if (
    span.kind !== "time" ||
    span.unit !== "year" ||
    PENALTY.test(`${phraseBefore(at, span, 6)} ${tail}`)
  )
    return false;
  if (/\bborn\b/.test(words)) return false;
  if (/^old\b/.test(tail)) return MADE.test(`${last} ${words}`) && !/\b(?:boy|girl|man|woman|son|daughter)\b/.test(tail); // prettier-ignore
  if (/^of (?:them|which|it)\b/.test(tail)) return false;
  if (/\b(?:his|her|their|its)$/.test(lead)) return /^(?:in|as|at|of|with|on|reign|rule|tenure|career|spell|stint|stay|marriage|service|leadership|stewardship|presidency|partnership|existence|history|absence)\b/.test(tail); // prettier-ignore
  if (/\bfirst time in$/.test(lead)) return /\bsince\b/.test(`${last} ${words}`);
  if (/^since\b/.test(tail) || /\d{4} ,$/.test(lead)) return !/^(?:later|earlier|before|after|ago)\b/.test(tail); // prettier-ignore
  if (/\bafter(?: \p{L}+)?$/u.test(lead)) return ENDED.test(words) && !/^(?:of(?! (?:marriage|service|rule|work|trading|research|war))|the|it|that|they|he|she)\b/.test(tail); // prettier-ignore
  return /\bfor$/.test(lead) && LASTED.test(words);
}
