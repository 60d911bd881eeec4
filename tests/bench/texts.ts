/** Drafts for the bench: prose of any length, and what an editor makes of it by the next day. */
import { makeWords, SUBJECTS, type Random } from "./words";

export type Text = { plain: string; sentences: string[] };

/** Prose of about that many words: attributed and plain sentences, five to a paragraph. */
export function makeText(words: number, source: Random): Text {
  const vocabulary = makeWords(3_000, source);
  const sentences: string[] = [];
  const paragraphs: string[] = [];
  let count = 0;
  while (count < words) {
    const paragraph: string[] = [];
    for (let index = 0; index < 5; index += 1) {
      const phrase = Array.from({ length: 12 }, () => source.pick(vocabulary)).join(" ");
      const subject = source.pick(SUBJECTS);
      const sentence =
        index % 2 === 0
          ? `${subject} said that the ${phrase} in ${2000 + source.below(25)}.`
          : `${subject} may have sold ${source.below(900)} ${phrase}.`;
      paragraph.push(sentence);
      sentences.push(sentence);
      count += sentence.split(" ").length;
    }
    paragraphs.push(paragraph.join(" "));
  }
  return { plain: paragraphs.join("\n\n"), sentences };
}

/** The next version: every tenth paragraph moved to the end, every seventh reworded, some new. */
export function revise(text: string): string {
  const paragraphs = text.split("\n\n");
  const moved = paragraphs.filter((_, index) => index % 10 === 9);
  const rest = paragraphs
    .filter((_, index) => index % 10 !== 9)
    .flatMap((paragraph, index) => [
      ...(index % 20 === 0 ? [`A new paragraph, number ${index}, stands here now.`] : []),
      index % 7 === 3 ? paragraph.replace("may have sold", "sold") : paragraph,
    ]);
  return [...rest, ...moved].join("\n\n");
}
