/**
 * What an import found beside the text: the notes of its editors, and what it left out. Neither is
 * text; both keep the place where they stood, as a UTF-16 offset into the text. Pure.
 */
import { isBlank } from "@/lib/platform/text";
import type { ImportedText } from "@/lib/text/text";

export type NoteKind = "comment" | "footnote" | "endnote";

/** What somebody answered to a comment. */
export type NoteReply = { readonly author: string; readonly text: string };

/** A note belongs to the sentence that ends, or goes on, at `at`. */
export type TextNote = {
  readonly kind: NoteKind;
  /** Who wrote it; empty where the file does not say. Shown beside it, and in no export. */
  readonly author: string;
  readonly text: string;
  /** Of a comment's thread, in the order of the file. */
  readonly replies?: readonly NoteReply[] | undefined;
  /** Addresses behind its words. */
  readonly links?: readonly string[] | undefined;
  /** Where the words begin that it was set on; absent where it stands at a point. */
  readonly from?: number | undefined;
  at: number;
};

/** All that is said in a note, its thread in lines, without who said it. */
export function saidIn({ text, replies = [] }: Pick<TextNote, "text" | "replies">): string {
  return [text, ...replies.map((reply) => reply.text)].filter((each) => each !== "").join("\n");
}

/** A change that its writer had tracked, and which is in the text: what was there before `at`. */
export type TextChange = { was: string; now: string; at: number };

/** Something that the file holds and the text does not: `what` in words, and how it begins. */
export type LeftOut = { readonly what: string; readonly text: string; at: number };

export type Findings = {
  readonly notes: readonly TextNote[];
  readonly leftOut: readonly LeftOut[];
  readonly changes: readonly TextChange[];
};

/** A text as it came in, with what was found beside it. */
export type BroughtText = ImportedText & Findings;

/** More than these no person looks through. */
export const MAX_NOTES = 2_000;
export const MAX_LEFT_OUT = 500;
export const MAX_CHANGES = 500;
export const MAX_REPLIES = 50;
export const MAX_NOTE_LINKS = 20;

const LENGTHS = { note: 4_000, excerpt: 160 } as const;

/** The text in one line for an excerpt, its line breaks kept for a note; cut where it is long. */
export function shortened(text: string, as: keyof typeof LENGTHS): string {
  const limit = LENGTHS[as];
  // A few more are looked at, for the white space that goes.
  const start = text.slice(0, 4 * limit).toWellFormed();
  const plain =
    as === "excerpt"
      ? start.replace(/[\s\p{Cc}]+/gu, " ")
      : start
          .replace(/[^\S\n]+/g, " ")
          .replace(/[^\P{Cc}\n]/gu, "")
          .replace(/\n[\n ]*/g, "\n");
  const trimmed = plain.trim();
  if (isBlank(trimmed)) return "";
  return trimmed.length <= limit ? trimmed : `${trimmed.slice(0, limit - 1).toWellFormed()}…`;
}
