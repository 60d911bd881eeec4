/**
 * Plain text to the normal form. Pure and linear. What a typewriter convention means is decided
 * here, once:
 *
 * - Paragraphs are divided by blank lines. Where there is no blank line at all, each line is a
 *   paragraph. Line breaks inside a paragraph are its author's and stay.
 * - Unless the text is hard-wrapped (mail, wire copy, RFC style). It is, if no line is longer than
 *   80 characters and the longest at least 50, and most breaks inside paragraphs come where the next
 *   word would not have fitted, most of those in mid-sentence. Then a break is
 *   undone where the next word would not have fitted, without a space after a hyphen; a line that
 *   ends early ends its paragraph, because its author, not the margin, ended it.
 * - Nothing else is guessed: there are no headings, lists or links, and every character that is
 *   not white space stays. So what came in comes out, and bringing that in again changes nothing.
 * - The first paragraph is the title if it looks like a headline: one line of at most 120
 *   characters without a full stop, comma, colon or semicolon at its end, and text after it. It
 *   stays in the text as an ordinary paragraph.
 */
import { MAX_TEXT_LENGTH } from "./limits";
import { keepable, NormalFormBuilder, textTooLong } from "./normal-form";
import type { BroughtText } from "./findings";

const WIDEST_COLUMN = 80;
const NARROWEST_COLUMN = 50;
const LONGEST_HEADLINE = 120;

/** The lines of one paragraph, each without white space at its ends; none is empty. */
type Block = readonly string[];

/** @throws SourcelineError INVALID where the text is empty or beyond the limits. */
export function readPlain(source: string): BroughtText {
  // Only white space can go, and no text is half of that.
  if (source.length > 2 * MAX_TEXT_LENGTH) throw textTooLong();
  const blocks = blocksOf(source);
  const builder = new NormalFormBuilder();
  for (const block of paragraphBlocks(blocks)) {
    builder.separate("paragraph");
    for (const line of block) {
      builder.separate("line");
      builder.write(line, "keep");
    }
  }
  const built = builder.finish();
  return { title: headlineOf(built), ...built };
}

function blocksOf(source: string): Block[] {
  const blocks: string[][] = [];
  let block: string[] = [];
  for (const raw of keepable(source).split("\n")) {
    const line = raw.trim();
    if (line) block.push(line);
    else if (block.length > 0) {
      blocks.push(block);
      block = [];
    }
  }
  if (block.length > 0) blocks.push(block);
  return blocks;
}

function paragraphBlocks(blocks: readonly Block[]): readonly Block[] {
  const column = wrapColumn(blocks);
  if (column !== null) return blocks.flatMap((block) => unwrap(block, column));
  const [only, ...others] = blocks;
  if (only && others.length === 0) return only.map((line) => [line]);
  return blocks;
}

/** Where the text is hard-wrapped, in UTF-16 units from the margin; null where it is not. */
function wrapColumn(blocks: readonly Block[]): number | null {
  let column = 0;
  for (const block of blocks) for (const line of block) column = Math.max(column, line.length);
  if (column > WIDEST_COLUMN || column < NARROWEST_COLUMN) return null;
  let breaks = 0;
  let forced = 0;
  let inMidSentence = 0;
  for (const block of blocks) {
    for (const [index, line] of block.entries()) {
      const next = block[index + 1];
      if (next === undefined) continue;
      breaks += 1;
      if (!isForced(line, next, column)) continue;
      forced += 1;
      if (!/[.!?:]["'”’)\]]*$/.test(line)) inMidSentence += 1;
    }
  }
  return forced * 2 > breaks && inMidSentence * 2 > forced ? column : null;
}

/** Whether the next line's first word would have gone over the column. */
function isForced(line: string, next: string, column: number): boolean {
  const word = /^\S+/.exec(next)?.[0] ?? "";
  return line.length + 1 + word.length > column;
}

/** One line for each paragraph. */
function unwrap(block: Block, column: number): Block[] {
  const paragraphs: string[][] = [];
  let previous: string | null = null;
  for (const line of block) {
    if (previous !== null && isForced(previous, line, column)) {
      paragraphs.at(-1)?.push(isHyphenated(previous, line) ? "" : " ", line);
    } else paragraphs.push([line]);
    previous = line;
  }
  return paragraphs.map((pieces) => [pieces.join("")]);
}

/** "state-" and "run" are one word; in "state-" and "and city-run" the hyphen stands for a word. */
function isHyphenated(line: string, next: string): boolean {
  return /\p{L}-$/u.test(line) && /^\p{Ll}/u.test(next) && !/^(?:and|or|to)\b/.test(next);
}

function headlineOf({ text, paragraphs }: Omit<BroughtText, "title">): string | null {
  const [first, second] = paragraphs;
  if (!first || !second) return null;
  const headline = text.slice(first.start, first.end);
  const isHeadline = headline.length <= LONGEST_HEADLINE && !/\n|[.,:;]["'”’]?$/.test(headline);
  return isHeadline ? headline : null;
}
