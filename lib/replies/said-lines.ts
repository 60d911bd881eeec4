/**
 * The sentences in which a text says that somebody did not answer, would not, could not be reached,
 * or denied something: each with who that is, one by one. Offers for a person to go by.
 */
import { proposeWithSentences } from "@/lib/reading/propose";
import type { Paragraph, Span } from "@/lib/text/text";
import type { SaidLine, Saying } from "./match";

/** Of a text that says it oftener than anybody looks through, the first ones. */
export const LINES_LIMIT = 300;
/** Units of a sentence that are quoted. */
const QUOTE_LIMIT = 600;

export type ReadLinesInput = { text: string; paragraphs: readonly Paragraph[] };

export function saidLines({ text, paragraphs }: ReadLinesInput): SaidLine[] {
  const { proposals } = proposeWithSentences(text, paragraphs, { isItemised: false });
  const lines: SaidLine[] = [];
  for (const { sentenceSpan, silence, speechAct, isNegated, source, cue } of proposals) {
    const isDenial = speechAct === "denies" && !isNegated && source !== null && !source.isOpen;
    const says: Saying | null = silence?.kind ?? (isDenial ? "denied" : null);
    if (says === null) continue;
    const parties = silence
      ? silence.parties.map(({ name }) => name)
      : (source?.each.length ? source.each : [source]).map((one) => one?.name ?? "");
    const said = quoted(text, sentenceSpan, cue?.span);
    const paragraph = paragraphAt(paragraphs, sentenceSpan.start);
    for (const party of parties.length > 0 ? parties : [""]) {
      if (lines.length === LINES_LIMIT) return lines;
      const line = { party, says, ...said, paragraph, start: sentenceSpan.start };
      const isSame = (other: SaidLine) =>
        other.start === line.start && other.party === party && other.says === says;
      if (!lines.some(isSame)) lines.push(line);
    }
  }
  return lines;
}

/** The sentence on one line, with where its cue stands in it. */
function quoted(
  text: string,
  sentence: Span,
  cue: Span | undefined,
): Pick<SaidLine, "quote" | "cue"> {
  const end = Math.min(sentence.end, sentence.start + QUOTE_LIMIT);
  const quote = text.slice(sentence.start, end).replaceAll("\n", " ");
  const within = (offset: number) => Math.min(Math.max(offset - sentence.start, 0), quote.length);
  return { quote, cue: { start: within(cue?.start ?? 0), end: within(cue?.end ?? 0) } };
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
