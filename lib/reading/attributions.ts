/**
 * Every attribution that the grammar of a text shows, in the order of its cues. The source is here
 * no more than words; who that is, is casting.ts. Pure; linear in the text.
 */
import type { Attribution } from "./attribution";
import { isWorded } from "./complements";
import { findObjectAttribution } from "./object-cues";
import { findPhraseAttribution } from "./phrase-cues";
import type { Quotation } from "./quotations";
import type { Reading } from "./reading";
import { findVerbAttribution } from "./verb-cues";

export function findAttributions(reading: Reading): Attribution[] {
  const found: Attribution[] = [];
  reading.sentences.forEach((sentence, index) => {
    let earlier: Attribution | null = null;
    for (let at = sentence.first; at < sentence.last; at += 1) {
      const site = { reading, sentence, index, at };
      const attribution: Attribution | null =
        findVerbAttribution(site, earlier) ??
        findPhraseAttribution(site) ??
        findObjectAttribution(site);
      if (!attribution) continue;
      earlier = attribution;
      found.push(attribution);
    }
  });
  return [...found, ...continuations(reading, found)];
}

/**
 * “We lost,” said Hale. “We will appeal.” The second quotation has no cue of its own; standing
 * in the same paragraph and opening a sentence, it is the speaker's too.
 */
function continuations(reading: Reading, found: readonly Attribution[]): Attribution[] {
  const quoting = found.filter(({ form, cue }) => form === "quotation" && cue !== null);
  const taken = found.flatMap(({ parts }) => parts).sort((a, b) => a.start - b.start);
  const added: Attribution[] = [];
  let next = 0;
  let part = 0;
  let current: Attribution | null = null;
  reading.sentences.forEach((sentence, index) => {
    const quotation = reading.quotationOf[sentence.first] ?? null;
    while ((quoting[next]?.sentence ?? Infinity) < index) current = quoting[next++] ?? null;
    while ((taken[part]?.end ?? Infinity) <= sentence.start) part += 1;
    const isTaken = (taken[part]?.start ?? Infinity) < sentence.end;
    if (!quotation || isTaken || quotation.start !== sentence.start || !current) return;
    const cited = reading.sentences[current.sentence];
    if (
      cited?.paragraph !== sentence.paragraph ||
      !opensWords(reading, quotation, sentence.first)
    ) {
      return;
    }
    const span = { start: quotation.start, end: quotation.end };
    added.push({ ...current, sentence: index, parts: [span], isContinuation: true });
  });
  return added;
}

function opensWords(reading: Reading, quotation: Quotation, first: number): boolean {
  let after = first;
  while (reading.quotationOf[after] === quotation) after += 1;
  return isWorded(reading, first, after);
}
