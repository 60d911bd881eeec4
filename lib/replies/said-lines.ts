/**
 * The sentences in which a text says that somebody did not answer, would not, could not be reached,
 * or denied something: each with who that is, one by one. Offers for a person to go by.
 */
import { readDraft, type Draft } from "@/lib/reading/propose";
import { findSilences, partyName } from "@/lib/reading/silence";
import { indexFrom } from "@/lib/reading/spans";
import type { Paragraph, Span } from "@/lib/text/text";
import type { SaidLine, Saying } from "./match";

/** Of a text that says it oftener than anybody looks through, the first ones. */
export const LINES_LIMIT = 300;
/** Units of a sentence that are quoted. */
const QUOTE_LIMIT = 600;

export type ReadLinesInput = { text: string; paragraphs: readonly Paragraph[] };

/** Names nobody by itself. */
const PRONOUN = /^(?:he|she|it|they|who|which|we|i)$/i;

export function saidLines({ text, paragraphs }: ReadLinesInput): SaidLine[] {
  const { draft, proposals } = readDraft(text, paragraphs, { isItemised: false });
  const found: Array<{ sentence: Span; cue: Span; says: Saying; parties: string[] }> = [];
  for (const { sentenceSpan: sentence, silence, cue, source, ...said } of proposals) {
    const span = cue?.span ?? { start: sentence.start, end: sentence.start };
    if (silence) {
      const parties = silence.parties.map(({ name }) => name);
      found.push({ sentence, cue: span, says: silence.kind, parties });
      found.push(...furtherSilences(draft, sentence, span));
    } else if (said.speechAct === "denies" && !said.isNegated && source && !source.isOpen) {
      const parties = (source.each.length > 0 ? source.each : [source]).map(({ name }) => name);
      found.push({ sentence, cue: span, says: "denied", parties });
    }
  }
  const lines: SaidLine[] = [];
  for (const { sentence, cue, says, parties } of found) {
    const said = quoted(text, sentence, cue);
    const paragraph = paragraphAt(paragraphs, sentence.start);
    for (const name of parties.length > 0 ? parties : [""]) {
      if (lines.length === LINES_LIMIT) return lines;
      const party = PRONOUN.test(name) ? "" : name;
      const isSame = (other: SaidLine) =>
        other.start === sentence.start && other.party === party && other.says === says;
      if (!lines.some(isSame)) {
        lines.push({ party, says, ...said, paragraph, start: sentence.start });
      }
    }
  }
  return lines;
}

/** What a sentence says beside the silence that it was proposed for. */
function furtherSilences({ reading }: Draft, span: Span, known: Span) {
  const index = indexFrom(reading.sentences, span.start, ({ start }) => start);
  const sentence = reading.sentences[index];
  if (!sentence) return [];
  return findSilences(reading, sentence, index)
    .filter(({ cue }) => cue.start !== known.start)
    .map(({ cue, kind: says, parties }) => ({
      ...{ sentence: span, cue, says },
      parties: parties.map((party) => partyName(reading, party).name),
    }));
}

/** The sentence on one line, with where its cue stands in it. */
function quoted(text: string, sentence: Span, cue: Span): Pick<SaidLine, "quote" | "cue"> {
  const end = Math.min(sentence.end, sentence.start + QUOTE_LIMIT);
  const quote = text.slice(sentence.start, end).replaceAll("\n", " ");
  const within = (offset: number) => Math.min(Math.max(offset - sentence.start, 0), quote.length);
  return { quote, cue: { start: within(cue.start), end: within(cue.end) } };
}

function paragraphAt(paragraphs: readonly Paragraph[], offset: number): number {
  let [low, high] = [0, paragraphs.length - 1];
  while (low < high) {
    const middle = Math.ceil((low + high) / 2);
    if ((paragraphs[middle]?.start ?? 0) <= offset) low = middle;
    else high = middle - 1;
  }
  return low + 1;
}
