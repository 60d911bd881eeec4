/** A document before it has a form: what stands in it, in its order. Pure. */

export type Words = { text: string; strong?: true; quiet?: true; href?: string };

/** Where the note of this number is referred to. */
export type NoteReference = { note: number };

export type Inline = Words | NoteReference;

export type Block =
  | { kind: "heading"; level: 1 | 2 | 3; inlines: readonly Inline[] }
  | { kind: "paragraph"; inlines: readonly Inline[]; isQuiet?: true }
  | { kind: "quotation"; inlines: readonly Inline[] }
  | { kind: "list"; items: ReadonlyArray<readonly Inline[]> };

/** What one note says, line by line. */
export type Note = { number: number; lines: readonly string[] };

export type DocumentModel = {
  title: string;
  /** The first lines: who, when, which draft, the log's head, what is left out. */
  about: readonly string[];
  blocks: readonly Block[];
  notes: readonly Note[];
};

export const text = (words: string): Words => ({ text: words });

export const strong = (words: string): Words => ({ text: words, strong: true });

export function isReference(inline: Inline): inline is NoteReference {
  return "note" in inline;
}
