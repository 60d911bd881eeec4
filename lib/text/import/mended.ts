/**
 * A text that a person looked over and mended before it is kept: paragraph by paragraph, with its
 * links and notes, back to the normal form. What is typed goes through the same door as what is
 * brought in. Pure, linear.
 */
import type { BroughtText, NoteKind, NoteReply } from "./findings";
import { NormalFormBuilder } from "./normal-form";
import { titleFrom } from "./title";
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
  readonly changes?: readonly MendedChange[] | undefined;
};

export type MendedNote = {
  readonly kind: NoteKind;
  readonly author: string;
  readonly text: string;
  readonly replies?: readonly NoteReply[] | undefined;
  readonly links?: readonly string[] | undefined;
  /** Where the words begin that it was set on. */
  readonly from?: number | undefined;
  readonly at: number;
};

export type MendedChange = { readonly was: string; readonly now: string; readonly at: number };

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

function writeParagraph(
  { text, links, notes, changes = [] }: MendedParagraph,
  builder: NormalFormBuilder,
): void {
  const events: Event[] = [];
  for (const { start, end, href } of links) {
    const address = webAddress(href);
    if (address === null || start >= end) continue;
    events.push(
      { at: start, is: "open", act: () => builder.openLink(address) },
      { at: end, is: "close", act: () => builder.closeLink() },
    );
  }
  for (const { at, from, links: behind = [], ...note } of notes) {
    // How far the text has come where it begins is only known there.
    let begun: number | undefined;
    if (from !== undefined) {
      events.push({ at: from, is: "close", act: () => (begun = builder.written) });
    }
    const known = behind.filter((href) => webAddress(href) !== null);
    const act = () => builder.note({ ...note, links: known, from: begun });
    events.push({ at, is: "note", act });
  }
  for (const { at, was, now } of changes) {
    events.push({ at, is: "note", act: () => builder.change({ was, now, from: builder.written }) });
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
