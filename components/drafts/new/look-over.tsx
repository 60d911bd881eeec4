"use client";

import type { KeyboardEvent } from "react";
import { spell } from "@/components/shell/shortcut-keys";
import { ParagraphRow } from "./paragraph-row";
import type { DraftToAdd } from "./draft-to-add";
import type { MendingActs } from "./use-mending";

/** The text as it will be: every paragraph with what it is, what belongs to it and what is missing. */
export function LookOver({
  draft,
  mending,
  isLocked,
}: {
  draft: DraftToAdd;
  mending: MendingActs;
  isLocked: boolean;
}) {
  const { paragraphs } = draft;
  const { caret } = mending;

  function onKeyDown(event: KeyboardEvent) {
    const stroke = spell(event);
    if (isLocked || (stroke !== "mod+z" && stroke !== "mod+shift+z")) return;
    // The browser's own knows of one field's typing alone, and forgets it where a paragraph is divided.
    event.preventDefault();
    if (stroke === "mod+shift+z") mending.acts.redo();
    else mending.acts.undo();
  }

  return (
    <ol aria-label="The text as it will be" className="mt-3 lg:-mr-24" onKeyDown={onKeyDown}>
      {paragraphs.map((paragraph, index) => (
        <ParagraphRow
          key={paragraph.key}
          paragraph={paragraph}
          number={index + 1}
          isLast={index === paragraphs.length - 1}
          isLocked={isLocked}
          caret={caret?.key === paragraph.key ? caret : null}
          acts={mending.acts}
        />
      ))}
    </ol>
  );
}
