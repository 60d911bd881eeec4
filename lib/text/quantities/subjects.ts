/**
 * Whom a sentence is about, as far as its first name says it: a surname, or the one of the sentence
 * before where it has a pronoun or nobody new. A guess that two sentences may be compared by. Pure.
 */
import type { Discourse, FiguredSentence } from "./quantity";

const PLACE_BEFORE = /^(?:in|at|of|from|on|near|to|into|through|outside|across|the|for the|born|since|until)$/; // prettier-ignore
const NO_NAME =
  /^(?:the|a|an|in|on|at|he|she|it|they|his|her|its|their|this|that|these|those|there|when|while|after|before|but|and|for|from|with|without|if|as|by|of|born|last|one|two|three|four|five|six|seven|eight|nine|ten|no|not|now|then|since|until|both|all|each|every|some|many|most|few|i|we|you|my|our|looking|mr|mrs|ms|dr|sir|dame|lord|lady|january|february|march|april|may|june|july|august|september|october|november|december|monday|tuesday|wednesday|thursday|friday|saturday|sunday)$/;

/** Surnames in the order of the text, without those that say where. */
export function namesIn({ words }: FiguredSentence): string[] {
  const names: string[] = [];
  for (let at = 0; at < words.length; at += 1) {
    if (!isName(words[at])) continue;
    const from = at;
    while (isName(words[at + 1]) && words[at + 1]?.gap !== "none") at += 1;
    const last = words[from - 1]?.text ?? "";
    if (!PLACE_BEFORE.test(last)) names.push((words[at]?.text ?? "").replace(/['’]s?$/, ""));
  }
  return names;
}

const isName = (word: FiguredSentence["words"][number] | undefined) =>
  word !== undefined && word.isCapital && word.text.length > 1 && !NO_NAME.test(word.text);

export function whoIn(discourse: Discourse, at: FiguredSentence): string | null {
  for (let place = at.at; place >= Math.max(0, at.at - 4); place -= 1) {
    const stretch = discourse[place];
    if (!stretch) return null;
    const opening = stretch.words.slice(0, 3).map(({ text }) => text);
    const isAnaphor = opening.some((word) => /^(?:he|she|it|his|her|its)$/.test(word));
    const [name] = namesIn(stretch);
    if (name && !(isAnaphor && place > 0)) return name;
  }
  return null;
}
