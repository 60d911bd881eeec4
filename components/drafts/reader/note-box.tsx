import clsx from "clsx";
import { Icon } from "@/components/ui/icon";
import { NOTE_KIND_WORDS, type NoteState } from "@/lib/drafts/rules";
import type { NoteKind } from "@/lib/text/import/findings";
import type { Span } from "@/lib/text/text";
import { queryOf } from "./address";

/** A note's box, glued to the word that ends at `end`. */
export type NoteInText = Span & {
  kind: "note";
  noteKey: string;
  number: number;
  is: NoteKind;
  said: string;
  decided: NoteState | null;
  isOpen: boolean;
  ref?: undefined;
};

/** What was there before a tracked change that ends at `end`. */
export type ChangeInText = Span & { kind: "change"; was: string; now: string; ref?: undefined };

const STATE_WORDS: Record<NoteState, string> = {
  cited: "cited",
  kept: "kept with a claim",
  set_aside: "set aside",
};

export function NoteBox({ note }: { note: NoteInText }) {
  const { noteKey, number, is, said, decided, isOpen } = note;
  const state = decided ? `, ${STATE_WORDS[decided]}` : "";
  return (
    <a
      href={queryOf(noteKey)}
      data-mark={noteKey}
      aria-current={isOpen || undefined}
      aria-label={`${NOTE_KIND_WORDS[is]} ${number}${state}: ${said}`}
      className={clsx("draft-box", decided && "draft-box-decided")}
    >
      <Icon
        name={decided === null ? NOTE_ICONS[is] : decided === "set_aside" ? "close" : "check"}
      />
      {number}
    </a>
  );
}

export const NOTE_ICONS = {
  footnote: "footnote",
  endnote: "footnote",
  comment: "comment",
} as const;

export function ChangeBox({ change: { was, now } }: { change: ChangeInText }) {
  return (
    <span role="note" className="draft-change">
      <span className="sr-only">Changed: </span>
      {was === "" ? null : <del>{was}</del>}
      {was !== "" && now !== "" ? " → " : null}
      {now === "" ? null : <ins>{was === "" ? "added" : now}</ins>}
    </span>
  );
}
