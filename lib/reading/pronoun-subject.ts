/**
 * A claim that begins with a pronoun cannot stand alone: "He would resign" is nobody's to check.
 * The pronoun gives way to a name where it is sure whose it is, and stays where it is not. Pure.
 */
import { referent } from "./cast";
import type { Casting } from "./casting";
import type { AttributedSource } from "./proposal";
import type { Reading } from "./reading";
import { indexFrom } from "./spans";

export type Worded = {
  readonly wording: string;
  /** Where the claim begins, and the index of its sentence. */
  readonly start: number;
  readonly sentence: number;
  readonly source: AttributedSource | null;
};

/** Words back to the claim's first from where it begins: "that", "however", a comma. */
const REACH = 8;

export function withNameForPronoun(casting: Casting, reading: Reading, worded: Worded): string {
  const { wording, start, sentence, source } = worded;
  const [, pronoun = "", rest = ""] = /^(he|she|it|its)( .*)$/is.exec(wording) ?? [];
  if (pronoun === "") return wording;
  const name = /^it/i.test(pronoun)
    ? speakingBody(source, pronoun, rest)
    : personAt(casting, reading, pronoun, start, sentence);
  return name === null ? wording : `${name}${/^its$/i.test(pronoun) ? "’s" : ""}${rest}`;
}

function personAt(
  { cast }: Casting,
  reading: Reading,
  pronoun: string,
  start: number,
  sentence: number,
): string | null {
  const first = indexFrom(reading.words, start, (word) => word.start);
  for (let at = first; at < first + REACH; at += 1) {
    if (reading.words[at]?.lower !== pronoun.toLowerCase()) continue;
    const member = referent(cast, reading, { first: at, last: at, aside: null }, sentence);
    return member?.isNamed ? member.name : null;
  }
  return null;
}

/** "It is late", "it rained": nobody's. */
const EMPTY =
  /^ (?:(?:would|will|may|might|could|can|must|has|had) )?(?:be|been|is|was|isn|wasn|seem|appear|take|took|rain|snow)/i;

/** "Alder said it had paid": Alder; a body that speaks of itself in the same sentence. */
function speakingBody(
  source: AttributedSource | null,
  pronoun: string,
  rest: string,
): string | null {
  if (!source?.isNamed || source.isOpen || source.isPlural) return null;
  if (source.kind !== "organisation" || source.introduced !== null) return null;
  return pronoun.length === 2 && EMPTY.test(rest) ? null : source.name;
}
