/**
 * A text that a person looked over and mended before it is kept: paragraph by paragraph, with its
 * links and notes, back to the normal form. What is typed goes through the same door as what is
 * brought in. Pure, linear.
 */
import type { BroughtText, NoteKind } from "./findings";
import { titleFrom } from "./html";
import { NormalFormBuilder } from "./normal-form";
import { webAddress } from "./web-address";
import type { Link, ParagraphKind, Part } from "@/lib/text/text";

export type MendedParagraph = {
  readonly text: string;
  readonly kind: ParagraphKind;
  readonly level: number;
  readonly part?: Part | undefined;
  /** Places in this paragraph, in UTF-16 units. */
  readonly links: readonly Link[];
  readonly notes: readonly MendedNote[];
};

export type MendedNote = {
  readonly kind: NoteKind;
  readonly author: string;
  readonly text: string;
  readonly at: number;
};

export type MendedText = {
  readonly title: string | null;
  readonly paragraphs: readonly MendedParagraph[];
};

/** @throws SourcelineError INVALID where nothing is left of it, or it grew beyond the limits. */
export function readMended({ title, paragraphs }: MendedText): BroughtText {
  const builder = new NormalFormBuilder();
  for (const paragraph of paragraphs) {
    const { kind, part } = paragraph;
    builder.separate("paragraph");
    builder.setKind(kind, levelOf(paragraph), part === "body" ? undefined : part);
    writeParagraph(paragraph, builder);
  }
  const built = builder.finish();
  return { title: titleFrom(built, title), ...built };
}

function levelOf({ kind, level }: MendedParagraph): number {
  if (kind === "heading") return Math.min(6, Math.max(1, level));
  return kind === "list_item" ? Math.max(1, level) : 0;
}

/** Whatever begins or ends at one place: links end before notes stand and others begin. */
const ORDER = { close: 0, note: 1, open: 2 } as const;

type Event = { at: number; is: keyof typeof ORDER; act: () => void };

function writeParagraph({ text, links, notes }: MendedParagraph, builder: NormalFormBuilder): void {
  const events: Event[] = [];
  for (const { start, end, href } of links) {
    const address = webAddress(href);
    if (address === null || start >= end) continue;
    events.push(
      { at: start, is: "open", act: () => builder.openLink(address) },
      { at: end, is: "close", act: () => builder.closeLink() },
    );
  }
  for (const { at, ...note } of notes) {
    events.push({ at, is: "note", act: () => builder.note(note) });
  }
  events.sort((one, other) => one.at - other.at || ORDER[one.is] - ORDER[other.is]);
  let from = 0;
  for (const { at, act } of events) {
    if (at > from) builder.write(text.slice(from, at), "keep");
    from = Math.max(from, at);
    act();
  }
  builder.write(text.slice(from), "keep");
}
