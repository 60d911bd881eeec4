"use client";

import type { SubmitEvent } from "react";
import { refusalText, useCommand } from "@/components/command";
import { KeptNotice } from "@/components/typed/kept-notice";
import { useTyped } from "@/components/typed/use-typed";
import { Button } from "@/components/ui/button";
import { Checkbox } from "@/components/ui/checkbox";
import { Field, FormError } from "@/components/ui/field";
import { TextArea } from "@/components/ui/text-area";
import { CALL_QUESTION_LIMIT } from "@/lib/calls/rules";
import type { SheetLine } from "@/lib/calls/sheet";

type Props = { sourceId: number; line: SheetLine; onClose: () => void };

/** The question in the checker’s own words, kept for every later call. */
export function RewordQuestion({ sourceId, line, onClose }: Props) {
  const { claimId, ref, question, isOpen, revision } = line;
  const typed = useTyped(`question ${sourceId} ${claimId}`, { text: question, isOpen });
  const word = useCommand("calls.word");
  const { value } = typed;
  async function save(event: SubmitEvent) {
    event.preventDefault();
    const result = await word.run({ sourceId, claimId, revision, ...value });
    if (!result.ok) return;
    typed.clear();
    onClose();
  }
  const { fields } = word.error ?? {};
  return (
    <form className="mt-2 flex max-w-[34rem] flex-col gap-2" onSubmit={(event) => void save(event)}>
      <Field label={`What you will ask about ${ref}`} error={fields?.text ?? ""}>
        <TextArea
          serif
          autoFocus
          rows={2}
          maxLength={CALL_QUESTION_LIMIT}
          value={value.text}
          onChange={(event) => typed.set((now) => ({ ...now, text: event.target.value }))}
        />
      </Field>
      <Checkbox
        checked={value.isOpen}
        onChange={(event) => typed.set((now) => ({ ...now, isOpen: event.target.checked }))}
        label="Open: it asks for more than yes or no"
      />
      <KeptNotice typed={typed} />
      <FormError>{word.error && !fields ? refusalText(word.error) : null}</FormError>
      <div className="flex gap-2">
        <Button type="submit" size="small" variant="primary" pending={word.pending}>
          Keep these words
        </Button>
        <Button
          size="small"
          onClick={() => {
            typed.clear();
            onClose();
          }}
        >
          Cancel
        </Button>
      </div>
    </form>
  );
}
