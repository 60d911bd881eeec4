/**
 * Builds a text in its normal form (text.ts) piece by piece, so that no reader of a format has to
 * care for offsets, white space or limits. Pure.
 *
 * Readers write text and say what lies between (a table cell's border, a line break, a paragraph
 * break). Of several gaps in a row the widest counts, and none is written before text follows,
 * which is why no paragraph or line begins or ends with white space. Two line breaks in a row are
 * a paragraph break.
 *
 * Of the characters only those go that cannot be kept: control characters (what they break, they
 * still break: U+000B, U+000C, U+0085 and U+2028 lines, U+2029 paragraphs) and the two
 * noncharacters that XML forbids. A lone surrogate becomes U+FFFD, so that the loss can be seen.
 *
 * What is no text but belongs to one (notes, and what was left out) is handed in where it stands
 * and keeps its place: behind the last word, or before the first one of a new paragraph.
 */
import { invalid, type SourcelineError } from "@/lib/platform/errors";
import { isBlank } from "@/lib/platform/text";
import { MAX_PARAGRAPH_LENGTH, MAX_TEXT_LENGTH, MAX_WORDS } from "./limits";
import {
  PARAGRAPH_BREAK,
  type ImportedText,
  type Link,
  type Paragraph,
  type ParagraphKind,
  type Part,
} from "@/lib/text/text";
import {
  MAX_CHANGES,
  MAX_LEFT_OUT,
  MAX_NOTE_LINKS,
  MAX_NOTES,
  MAX_REPLIES,
  saidIn,
  shortened,
  type Findings,
  type LeftOut,
  type TextChange,
  type TextNote,
} from "./findings";

/** What lies between two words, from the narrowest to the widest. */
const GAPS = ["none", "cell", "line", "paragraph"] as const;
type Gap = (typeof GAPS)[number];

const CELL_BORDER = " | ";

/** Whether runs of space are one space, as in HTML, or stay as typed. */
export type WhiteSpace = "collapse" | "keep";

// eslint-disable-next-line no-control-regex -- these are what is looked for
const UNKEEPABLE = /[\u0000-\u0008\u000e-\u001f\u007f-\u0084\u0086-\u009f\ufffe\uffff]/g;

/** The text without the characters that cannot be kept, its line ends as "\n". */
export function keepable(text: string): string {
  return text
    .toWellFormed()
    .replace(UNKEEPABLE, "")
    .replace(/\r\n?|[\v\f\u0085\u2028]/g, "\n")
    .replaceAll("\u2029", PARAGRAPH_BREAK);
}

type ParagraphForm = { kind: ParagraphKind; level: number; part?: Part };

/** A class, because it is nothing but the state between two calls. */
export class NormalFormBuilder {
  private readonly parts: string[] = [];
  private length = 0;
  private readonly paragraphs: Paragraph[] = [];
  private current: (ParagraphForm & { start: number }) | null = null;
  private next: ParagraphForm = { kind: "paragraph", level: 0 };
  private gap: Gap = "none";
  /** White space since the last word; written only if a word follows in the same line. */
  private space = "";
  private readonly links: Link[] = [];
  private link: { href: string; start: number | null; depth: number } | null = null;
  private readonly notes: TextNote[] = [];
  private readonly leftOut: LeftOut[] = [];
  private readonly changes: TextChange[] = [];
  /** How many of each wait for the word that they stand before. */
  private waiting = { notes: 0, leftOut: 0, changes: 0 };
  /** A list's number, written before the item's first word. */
  private listMark = "";
  /** What comes next belongs to the word just written, whatever gap is announced. */
  private isJoining = false;

  /** @throws SourcelineError INVALID where the text or a paragraph grows beyond the limits. */
  write(text: string, whiteSpace: WhiteSpace): void {
    // Before "\n" comes to mean a break: in HTML it is a space, while U+2028 breaks lines there too.
    const source = whiteSpace === "collapse" ? text.replace(/[\t\n\f\r ]+/g, " ") : text;
    for (const [piece] of keepable(source).matchAll(/\n|[^\S\n]+|\S+/g)) {
      if (piece === "\n") this.separate("line");
      else if (piece.trim() !== "") this.writeWord(piece);
      else if (this.gap === "none") this.space = joinedSpace(this.space, piece, whiteSpace);
    }
  }

  separate(gap: Gap): void {
    if (this.isJoining) return;
    const isSecondLineBreak = gap === "line" && this.gap === "line";
    const widest = GAPS.indexOf(gap) > GAPS.indexOf(this.gap) ? gap : this.gap;
    this.gap = isSecondLineBreak ? "paragraph" : widest;
    if (this.gap !== "none") this.space = "";
  }

  /** In UTF-16 units. */
  get written(): number {
    return this.length;
  }

  /** The next word belongs to the last one, whatever gap is announced: a drop cap and its word. */
  joinNext(): void {
    this.isJoining = this.current !== null;
    this.gap = "none";
  }

  /** What the paragraphs that begin from here on are; `level` and `part` as in Paragraph. */
  setKind(kind: ParagraphKind, level: number, part?: Part): void {
    this.next = { kind, level, ...(part && { part }) };
    // The paragraph that a drop cap began is what the rest of it is.
    if (this.isJoining && this.current) Object.assign(this.current, this.next);
  }

  /** The number of the list item that begins here; none is written for an empty item. */
  mark(number: string): void {
    this.listMark = number === "" ? "" : `${this.listMark}${number} `;
  }

  /** A note stands here. It is no text. */
  note({ kind, author, text, replies = [], links = [], from }: Omit<TextNote, "at">): void {
    if (this.notes.length >= MAX_NOTES || isBlank(saidIn({ text, replies }))) return;
    const answers = replies
      .filter((reply) => !isBlank(reply.text))
      .slice(0, MAX_REPLIES)
      .map((reply) => ({ author: reply.author, text: shortened(reply.text, "note") }));
    // Set on words that are written: wherever the next paragraph begins, it stands behind them.
    const isOnWords = from !== undefined && from < this.length;
    this.notes.push({
      ...{ kind, author, text: shortened(text, "note"), at: this.length },
      ...(answers.length > 0 && { replies: answers }),
      ...(links.length > 0 && { links: links.slice(0, MAX_NOTE_LINKS) }),
      ...(isOnWords && { from }),
    });
    if (!isOnWords && this.isBeforeParagraph()) this.waiting.notes += 1;
  }

  /** An answer to the comment that stands here; a note of its own where none does. */
  answer(note: Pick<TextNote, "author" | "text" | "links">): void {
    const last = this.notes.at(-1);
    if (last?.kind !== "comment" || last.at !== this.length) {
      this.note({ kind: "comment", ...note });
      return;
    }
    const links = [...(last.links ?? []), ...(note.links ?? [])].slice(0, MAX_NOTE_LINKS);
    const reply = { author: note.author, text: shortened(note.text, "note") };
    this.notes[this.notes.length - 1] = {
      ...last,
      ...(links.length > 0 && { links }),
      replies: [...(last.replies ?? []), reply].slice(0, MAX_REPLIES),
    };
  }

  /**
   * A tracked change that ends here. @param change.from what was written when it began; one that
   * begins where another ended is that one's other half.
   */
  change({ was, now, from }: { was: string; now: string; from: number }): void {
    const [before, after] = [shortened(was, "excerpt"), shortened(now, "excerpt")];
    if (before === "" && after === "") return;
    const last = this.changes.at(-1);
    const begun = Math.max(from, this.current?.start ?? 0);
    const isOtherHalf = last?.at === begun && (last.was !== "") !== (before !== "");
    if (last && isOtherHalf && (last.now === "" || after === "")) {
      last.was ||= before;
      last.now ||= after;
      last.at = this.length;
      return;
    }
    if (this.changes.length >= MAX_CHANGES) return;
    this.changes.push({ was: before, now: after, at: this.length });
    if (this.isBeforeParagraph()) this.waiting.changes += 1;
  }

  /** Something stood here that does not come in. @param text of it, empty where it has none. */
  leaveOut(what: string, text: string): void {
    const excerpt = shortened(text, "excerpt");
    const last = this.leftOut.at(-1);
    if (this.leftOut.length >= MAX_LEFT_OUT) return;
    if (last?.what === what && last.text === excerpt && last.at === this.length) return;
    this.leftOut.push({ what, text: excerpt, at: this.length });
    if (this.isBeforeParagraph()) this.waiting.leftOut += 1;
  }

  /** The words until the matching closeLink() carry the link; one inside another is ignored. */
  openLink(href: string): void {
    if (this.link) this.link.depth += 1;
    else this.link = { href, start: null, depth: 1 };
  }

  closeLink(): void {
    if (!this.link) return;
    this.link.depth -= 1;
    if (this.link.depth > 0) return;
    this.endLinkedWords();
    this.link = null;
  }

  /** @throws SourcelineError INVALID where there is nothing to read, or too much. */
  finish(): Omit<ImportedText, "title"> & Findings {
    this.endParagraph();
    const text = this.parts.join("");
    if (isBlank(text)) {
      throw invalid("There is no text in it. Choose another file, or paste the text itself.");
    }
    if (hasTooManyWords(text)) throw textTooLong();
    const { paragraphs, links, notes, leftOut, changes } = this;
    return { text, paragraphs, links, notes, leftOut, changes };
  }

  private isBeforeParagraph(): boolean {
    return this.current === null || this.gap === "paragraph";
  }

  private writeWord(word: string): void {
    const paragraph = this.bridge();
    if (this.link) this.link.start ??= this.length;
    this.put(word);
    if (this.length - paragraph.start > MAX_PARAGRAPH_LENGTH) throw paragraphTooLong();
  }

  /** Writes what lies between the last word and the next. @returns the next one's paragraph. */
  private bridge(): { start: number } {
    if (this.gap === "paragraph") this.endParagraph();
    if (this.current) {
      this.put(this.gap === "line" ? "\n" : this.gap === "cell" ? CELL_BORDER : this.space);
    } else {
      if (this.paragraphs.length > 0) this.put(PARAGRAPH_BREAK);
      this.current = { start: this.length, ...this.next };
      this.placeWaiting();
    }
    this.isJoining = false;
    this.gap = "none";
    if (this.listMark !== "") this.put(this.listMark);
    this.listMark = "";
    this.space = "";
    return this.current;
  }

  private placeWaiting(): void {
    const { notes, leftOut, changes } = this.waiting;
    const waiting = [
      ...lastOf(this.notes, notes),
      ...lastOf(this.leftOut, leftOut),
      ...lastOf(this.changes, changes),
    ];
    for (const each of waiting) each.at = this.length;
    this.waiting = { notes: 0, leftOut: 0, changes: 0 };
  }

  private put(text: string): void {
    if (text === "") return;
    this.parts.push(text);
    this.length += text.length;
    if (this.length > MAX_TEXT_LENGTH) throw textTooLong();
  }

  private endParagraph(): void {
    if (!this.current) return;
    this.endLinkedWords();
    this.paragraphs.push({ ...this.current, end: this.length });
    this.current = null;
  }

  private endLinkedWords(): void {
    if (this.link?.start == null) return;
    const { href, start } = this.link;
    const last = this.links.at(-1);
    // Word cuts one link into several where its formatting changes.
    if (last?.href === href && last.end === start)
      this.links[this.links.length - 1] = { ...last, end: this.length };
    else this.links.push({ href, start, end: this.length });
    this.link.start = null;
  }
}

function lastOf<Each>(list: readonly Each[], count: number): readonly Each[] {
  return count === 0 ? [] : list.slice(-count);
}

/** A space after a space is none in HTML, even where they come from two elements. */
function joinedSpace(before: string, after: string, whiteSpace: WhiteSpace): string {
  const isDoubled = whiteSpace === "collapse" && before.endsWith(" ") && after.startsWith(" ");
  return before + (isDoubled ? after.slice(1) : after);
}

function hasTooManyWords(text: string): boolean {
  // A word takes a character and a space at least.
  if (text.length < 2 * MAX_WORDS) return false;
  let words = 0;
  for (const _word of text.matchAll(/\S+/g)) words += 1;
  return words > MAX_WORDS;
}

const figure = (value: number) => value.toLocaleString("en");

export function textTooLong(): SourcelineError {
  return invalid(
    `The text is longer than ${figure(MAX_WORDS)} words or ${figure(MAX_TEXT_LENGTH)} characters. Divide it into several stories.`,
  );
}

function paragraphTooLong(): SourcelineError {
  return invalid(
    `A paragraph is longer than ${figure(MAX_PARAGRAPH_LENGTH)} characters, so this is hardly a story. Divide it with empty lines.`,
  );
}
