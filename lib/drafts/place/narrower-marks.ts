/**
 * Where the parts of a claim stand within the words that stated the whole: the words that are one
 * part's alone, where no other part's words lie between them. What all parts share (the subject of
 * both clauses, the verb after a list) marks none of them. Pure; as linear as the alignment.
 */
import { alignSequences, numberer } from "@/lib/text/align";
import { foldTypography } from "@/lib/text/fold";
import type { Span } from "@/lib/text/text";
import { tokensOf, type Token } from "@/lib/text/tokens";

/** @returns for each wording its mark; that of the whole where none is narrower. */
export function narrowerMarks(text: string, mark: Span, wordings: readonly string[]): Span[] {
  const stated = wordsOf(text.slice(mark.start, mark.end));
  const number = numberer();
  const ids = (words: readonly Word[]) => Int32Array.from(words, ({ key }) => number(key));
  const place = ids(stated);
  const takenBy = wordings.map((wording) => {
    const runs = alignSequences(ids(wordsOf(wording)), place);
    return new Set(
      runs.flatMap(({ after, length }) => Array.from({ length }, (_, step) => after + step)),
    );
  });
  const takers = stated.map((_, at) => takenBy.filter((taken) => taken.has(at)).length);
  const isShared = (at: number) => takers[at] === wordings.length;
  return takenBy.map((taken) => {
    const own = [...taken].filter((at) => !isShared(at)).sort((one, other) => one - other);
    const [first, last] = [own[0], own.at(-1)];
    if (first === undefined || last === undefined) return mark;
    for (let at = first; at <= last; at += 1) {
      if (!taken.has(at) && (takers[at] ?? 0) > 0) return mark;
    }
    const [head, tail] = [stated[first], stated[last]];
    return head && tail ? { start: mark.start + head.start, end: mark.start + tail.end } : mark;
  });
}

type Word = Pick<Token, "start" | "end"> & { key: string };

function wordsOf(text: string): Word[] {
  return tokensOf(text, { hyphens: "part" })
    .filter(({ kind }) => kind === "word")
    .map(({ start, end }) => ({
      ...{ start, end },
      key: foldTypography(text.slice(start, end), { case: true }).text,
    }));
}
