/**
 * What can be understood of a note, as spans of it. Each reader is handed what the ones before it
 * have left, in which what is taken stands as blanks, so that no figure is read twice. Pure.
 */
import type { Span } from "@/lib/text/text";

export const UNDERSTOOD = [
  "address",
  "source",
  "same",
  "locator",
  "date",
  "accessed",
  "channel",
  "terms",
] as const;
export type Understood = (typeof UNDERSTOOD)[number];

/** A stretch of the note that was understood. */
export type FoundSpan = Span & { readonly is: Understood };

/** The text with what was taken blank; offsets stay. */
export class Leftover {
  readonly spans: FoundSpan[] = [];

  constructor(public text: string) {}

  /** @returns the words taken, as they stood. */
  take(is: Understood, start: number, end: number): string {
    const words = this.text.slice(start, end);
    this.text = this.text.slice(0, start) + " ".repeat(end - start) + this.text.slice(end);
    this.spans.push({ is, start, end });
    return words;
  }

  /** Takes every match; of a pattern with a group named `it`, the group alone. */
  takeAll(is: Understood, pattern: RegExp): Array<{ words: string; at: number }> {
    const found = [...this.text.matchAll(pattern)].map((match) => {
      const words = match.groups?.it ?? match[0];
      return { words, at: match.index + match[0].lastIndexOf(words) };
    });
    for (const { words, at } of found) this.take(is, at, at + words.length);
    return found;
  }
}
