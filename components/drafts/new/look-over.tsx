"use client";

import clsx from "clsx";
import { memo } from "react";
import { IconButton } from "@/components/ui/button";
import { Select, type Choice } from "@/components/ui/select";
import { TextArea } from "@/components/ui/text-area";
import { PARTS, type Part } from "@/lib/text/text";
import { PART_LABELS } from "../part-labels";
import { joined, retyped, type LookedOver } from "./mending";

export type Mend = (change: (list: readonly LookedOver[]) => LookedOver[]) => void;

const PART_CHOICES: readonly Choice<Part>[] = PARTS.map((value) => ({
  value,
  label: PART_LABELS[value],
}));

/** The text as it will be: every paragraph with what it is, what belongs to it and what is missing. */
export function LookOver({
  list,
  isLocked,
  onMend,
}: {
  list: readonly LookedOver[];
  isLocked: boolean;
  onMend: Mend;
}) {
  return (
    <ol aria-label="The text as it will be" className="mt-3 border-t border-rule">
      {list.map((paragraph, index) => (
        <Paragraph
          key={paragraph.key}
          paragraph={paragraph}
          number={index + 1}
          isLast={index === list.length - 1}
          isLocked={isLocked}
          onMend={onMend}
        />
      ))}
    </ol>
  );
}

type ParagraphProps = {
  paragraph: LookedOver;
  number: number;
  isLast: boolean;
  isLocked: boolean;
  onMend: Mend;
};

/** Drawn again only when something in it changed: a story has hundreds. */
const Paragraph = memo(function Paragraph({
  paragraph,
  number,
  isLast,
  isLocked,
  onMend,
}: ParagraphProps) {
  const { key, text, part } = paragraph;
  const change = (next: (paragraph: LookedOver) => LookedOver) => {
    onMend((list) => list.map((each) => (each.key === key ? next(each) : each)));
  };
  return (
    <li className="grid grid-cols-[minmax(0,1fr)_auto] gap-x-2 gap-y-1 border-b border-rule py-2 [contain-intrinsic-size:auto_5rem] [content-visibility:auto] sm:grid-cols-[8rem_minmax(0,1fr)_auto]">
      <div className="max-sm:col-span-2 max-sm:flex max-sm:items-center max-sm:gap-2">
        <Select
          aria-label={`Part of paragraph ${number}`}
          options={PART_CHOICES}
          value={part}
          disabled={isLocked}
          onChange={(event) => {
            const value = event.target.value as Part;
            change((each) => ({ ...each, part: value }));
          }}
        />
        <p className="mt-0.5 text-xs text-faint nums">
          {number}
          {formName(paragraph)}
        </p>
      </div>
      <div className="min-w-0">
        <TextArea
          serif
          rows={1}
          aria-label={`Paragraph ${number}`}
          value={text}
          readOnly={isLocked}
          className={clsx(paragraph.kind === "heading" && "font-semibold")}
          onChange={(event) => {
            const { value } = event.target;
            change((each) => retyped(each, value));
          }}
          onKeyDown={(event) => {
            if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) {
              event.preventDefault();
              event.currentTarget.form?.requestSubmit();
            }
          }}
        />
        <Belongings paragraph={paragraph} />
      </div>
      <div className="flex max-sm:flex-col">
        <IconButton
          icon="down"
          label={`Join paragraph ${number} with the next`}
          disabled={isLocked || isLast}
          onClick={() => onMend((list) => joined(list, indexOf(list, key)))}
        />
        <IconButton
          icon="close"
          label={`Remove paragraph ${number}`}
          disabled={isLocked}
          onClick={() => onMend((list) => list.filter((each) => each.key !== key))}
        />
      </div>
    </li>
  );
});

const indexOf = (list: readonly LookedOver[], key: number) =>
  list.findIndex((each) => each.key === key);

function formName({ kind, level }: LookedOver): string {
  switch (kind) {
    case "heading":
      return ` · heading ${level}`;
    case "list_item":
      return " · list item";
    case "quotation":
      return " · quotation";
    default:
      return "";
  }
}

const NOTE_NAMES = { comment: "Comment", footnote: "Footnote", endnote: "Endnote" } as const;

function Belongings({ paragraph }: { paragraph: LookedOver }) {
  const { text, links, notes, leftOut } = paragraph;
  if (links.length + notes.length + leftOut.length === 0) return null;
  return (
    <ul className="mt-1 flex flex-col gap-0.5 text-xs wrap-anywhere text-soft">
      {links.map(({ start, end, href }) => (
        <li key={`${start} ${href}`}>
          Link: {text.slice(start, end)} → {href}
        </li>
      ))}
      {notes.map((note, index) => (
        <li key={index}>
          {NOTE_NAMES[note.kind]}
          {note.author === "" ? "" : `, ${note.author}`}: {note.text}
        </li>
      ))}
      {leftOut.map(({ what, text: excerpt }, index) => (
        <li key={index} className="text-faint">
          Left out: {what}
          {excerpt === "" ? "" : ` “${excerpt}”`}
        </li>
      ))}
    </ul>
  );
}
