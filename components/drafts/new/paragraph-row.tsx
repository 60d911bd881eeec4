"use client";

import clsx from "clsx";
import { memo, useEffect, useRef, type KeyboardEvent } from "react";
import { IconButton } from "@/components/ui/button";
import { isEnter } from "@/components/ui/field-keys";
import { Select, type Choice } from "@/components/ui/select";
import { TextArea } from "@/components/ui/text-area";
import { PARTS, type Part } from "@/lib/text/text";
import { PART_LABELS } from "../part-labels";
import { Belongings } from "./belongings";
import { divided, formed, formOf, FORMS, joined, retyped, type LookedOver } from "./mending";
import type { Caret } from "./mending-steps";
import type { MendingActs } from "./use-mending";

const PART_CHOICES: readonly Choice<Part>[] = PARTS.map((value) => ({
  value,
  label: PART_LABELS[value],
}));

type Props = {
  paragraph: LookedOver;
  number: number;
  isLast: boolean;
  isLocked: boolean;
  /** Where the caret goes, if it comes here. */
  caret: Caret | null;
  acts: MendingActs["acts"];
};

/** Drawn again only when something in it changed: a story has hundreds. */
export const ParagraphRow = memo(function ParagraphRow({
  paragraph,
  number,
  isLast,
  isLocked,
  caret,
  acts,
}: Props) {
  const { key, text, part, kind, level } = paragraph;
  const field = useRef<HTMLTextAreaElement>(null);
  useEffect(() => {
    if (!caret || !field.current) return;
    field.current.focus();
    field.current.setSelectionRange(caret.at, caret.at);
  }, [caret]);

  const set = (name: string, next: (each: LookedOver) => LookedOver) =>
    acts.mend({
      name,
      change: (list) => list.map((each) => (each.key === key ? next(each) : each)),
    });
  const divide = (at: number) =>
    acts.mend({
      name: `Dividing paragraph ${number}`,
      change: (list) => divided(list, indexOf(list, key), at),
      caret: (list) => beginningOf(list[indexOf(list, key) + 1]),
    });
  const join = (first: number) =>
    acts.mend({
      name: `Joining paragraphs ${first} and ${first + 1}`,
      change: (list) => joined(list, first - 1),
      // Between the two.
      caret: (list) => {
        const both = list[first - 1];
        const at = first === number ? text.length : (both?.text.length ?? 0) - text.length;
        return both ? { key: both.key, at } : null;
      },
    });
  const remove = () =>
    acts.mend({
      name: `Removing paragraph ${number}`,
      change: (list) => list.filter((each) => each.key !== key),
      caret: (list) => beginningOf(list[number - 1] ?? list[number - 2]),
    });

  function onKeyDown(event: KeyboardEvent<HTMLTextAreaElement>) {
    const { selectionStart: start, selectionEnd: end } = event.currentTarget;
    if (isLocked || event.ctrlKey || event.metaKey || event.altKey) return;
    if (isEnter(event)) {
      event.preventDefault();
      if (start === end) divide(start);
    } else if (event.key === "Backspace" && start === 0 && end === 0 && number > 1) {
      event.preventDefault();
      join(number - 1);
    } else if (event.key === "Delete" && start === text.length && !isLast) {
      event.preventDefault();
      join(number);
    }
  }

  return (
    <li className="group relative grid grid-cols-1 gap-x-3 border-t border-transparent py-1.5 [contain-intrinsic-size:auto_4rem] [content-visibility:auto] focus-within:border-rule hover:border-rule sm:grid-cols-[9.5rem_minmax(0,1fr)_auto]">
      <div className="flex gap-2 max-sm:items-center max-sm:pr-24">
        <span aria-hidden className="w-5 flex-none pt-1.5 text-right text-xs text-faint nums">
          {number}
        </span>
        <div className="flex min-w-0 flex-1 flex-wrap items-start">
          <Select
            quiet
            aria-label={`Part of paragraph ${number}`}
            options={PART_CHOICES}
            value={part}
            disabled={isLocked}
            onChange={(event) => {
              const value = event.target.value as Part;
              set(`Paragraph ${number} as ${PART_LABELS[value].toLowerCase()}`, (each) => ({
                ...each,
                part: value,
              }));
            }}
          />
          <Select
            quiet
            aria-label={`Form of paragraph ${number}`}
            options={formChoices(formOf(paragraph))}
            value={formOf(paragraph)}
            disabled={isLocked}
            className={clsx(
              kind === "paragraph" &&
                "sm:opacity-0 sm:group-focus-within:opacity-100 sm:group-hover:opacity-100 sm:[@media(hover:none)]:opacity-100",
            )}
            onChange={(event) => {
              const { value } = event.target;
              set(`Paragraph ${number} as ${formName(value).toLowerCase()}`, (each) =>
                formed(each, value),
              );
            }}
          />
        </div>
      </div>
      <div className="min-w-0">
        <TextArea
          ref={field}
          serif
          rows={1}
          aria-label={`Paragraph ${number}`}
          aria-describedby="mending-keys"
          value={text}
          readOnly={isLocked}
          className={clsx(
            "resize-none! border-transparent! bg-transparent! hover:border-edge!",
            kind === "heading" && (level === 1 ? "text-title! font-semibold" : "font-semibold"),
            kind === "quotation" && "pl-5! italic",
            kind === "list_item" && LIST_INDENTS[Math.min(level, LIST_INDENTS.length) - 1],
          )}
          onChange={(event) => acts.type(number, retyped(paragraph, event.target.value))}
          onKeyDown={onKeyDown}
        />
        <Belongings paragraph={paragraph} />
      </div>
      <div className="flex gap-0.5 max-sm:absolute max-sm:top-1 max-sm:right-0 sm:pt-0.5 sm:opacity-0 sm:group-focus-within:opacity-100 sm:group-hover:opacity-100 sm:[@media(hover:none)]:opacity-100">
        <IconButton
          icon="join"
          label={`Join paragraph ${number} with the next`}
          disabled={isLocked || isLast}
          onClick={() => join(number)}
        />
        <IconButton
          icon="divide"
          label={`Divide paragraph ${number} where the caret is`}
          disabled={isLocked}
          onClick={() => divide(field.current?.selectionStart ?? text.length)}
        />
        <IconButton
          icon="close"
          label={`Remove paragraph ${number}`}
          disabled={isLocked}
          onClick={remove}
        />
      </div>
    </li>
  );
});

const LIST_INDENTS = ["pl-5!", "pl-10!", "pl-15!"];

const indexOf = (list: readonly LookedOver[], key: number) =>
  list.findIndex((each) => each.key === key);

function beginningOf(paragraph: LookedOver | undefined): Caret | null {
  return paragraph ? { key: paragraph.key, at: 0 } : null;
}

const FORM_NAMES: Readonly<Record<string, string>> = {
  paragraph: "Paragraph",
  list_item: "List item",
  quotation: "Quotation",
  note: "Note",
};

const formName = (form: string): string => FORM_NAMES[form] ?? `H${form.slice(1)}`;

const COMMON_FORMS: readonly Choice[] = FORMS.map((value) => ({ value, label: formName(value) }));

function formChoices(current: string): readonly Choice[] {
  if (COMMON_FORMS.some(({ value }) => value === current)) return COMMON_FORMS;
  return [...COMMON_FORMS, { value: current, label: formName(current) }];
}
