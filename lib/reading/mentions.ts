/**
 * How a mention stands in its sentence: as the subject of its clause, and as a person or as a
 * place, an event or a day. Pure.
 */
import type { Member } from "./cast";
import { isDay, isPreposition } from "./patterns";
import type { Reading } from "./reading";
import { descriptionOf } from "./speakers";
import type { Phrase } from "./subjects";
import { treeOf } from "./trees";

const NO_PERSON =
  /^(?:lake|mount|mt\.?|river|new|north|south|east|west|northern|southern|eastern|western|central|saint|st\.?|san|santa|los|las|el|fort|port|cape|street|avenue|road|county|city|town|island|islands|bay|valley|beach|park|hall|house|war|day|league|cup|games|act|bridge|airport|states|kingdom|republic|union|america|american|university|college|school|institute|hospital|museum|church|court|committee|council|agency|ministry|department|party|company|inc\.?|corp\.?|ltd\.?|group|bank|times|post|news|press|justice|good|great|january|february|march|april|june|july|august|september|october|november|december|christmas|easter|olympics|festival|award|awards|prize|championship|conference|summit|treaty|agreement|project|program|programme|operation|hurricane|storm)$/i;

const LOCATING =
  /^(?:in|at|near|across|on|into|onto|through|throughout|around|outside|inside|within|toward|towards|via|off|along|beyond)$/;

export type MentionTraits = {
  readonly isSubject: () => boolean;
  readonly isPerson: Member["isPerson"];
};

export function traitsOf(
  reading: Reading,
  phrase: Phrase,
  sentence: number,
  isSpeaker: boolean,
): MentionTraits {
  const { words } = reading;
  const description = descriptionOf(reading, phrase);
  const isSubject = () => isSpeaker || isSubjectHere(reading, phrase, sentence);
  const run = words.slice(phrase.first, phrase.last + 1);
  const hasRole = description.title !== "" || description.pronoun !== null;
  const before = words[phrase.first - 1];
  const isPlaced = isPreposition(before) && LOCATING.test(before?.lower ?? "");
  const isNamed = description.isNamed && description.kind === "person";
  const looksPersonal =
    hasRole ||
    (run.length <= 4 &&
      !run.some((word) => NO_PERSON.test(word.text) || isDay(word) || /\d/.test(word.text)));
  if (description.isPlural || isPlaced) return { isSubject, isPerson: "no" };
  if (isNamed) return { isSubject, isPerson: looksPersonal ? "yes" : "no" };
  const isSingle = description.isNamed && phrase.first === phrase.last;
  if (isSingle) {
    const isBare = looksPersonal && /^\p{Lu}\p{Ll}{2,}/u.test(run[0]?.text ?? "");
    return { isSubject, isPerson: isBare ? "maybe" : "no" };
  }
  const isSomebody =
    !description.isNamed &&
    description.kind === "person" &&
    hasPersonalHead(description.head, hasRole);
  return { isSubject, isPerson: isSomebody && isSpeaker ? "yes" : "no" };
}

/** "the mayor", "a spokesman": somebody; "the claim": nobody. */
function hasPersonalHead(head: string, hasRole: boolean): boolean {
  return (
    hasRole ||
    /(?:man|woman|person|er|or|ist|ian|chief|head|minister|president|official|witness|aide|judge|mp)$/.test(
      head,
    )
  );
}

function isSubjectHere(reading: Reading, phrase: Phrase, sentence: number): boolean {
  const at = reading.sentences[sentence];
  if (!at) return false;
  const tree = treeOf(reading, at);
  for (let word = phrase.first; word <= phrase.last; word += 1) {
    if (/^nsubj/.test(tree.token(tree.tokenOf(word))?.relation ?? "")) return true;
  }
  return false;
}
