"use client";

import { useState } from "react";
import { useCommand } from "@/components/command";
import { SmallForm } from "@/components/typed/small-form";
import { KeptNotice } from "@/components/typed/kept-notice";
import { NotSent } from "@/components/typed/not-sent";
import { useTyped } from "@/components/typed/use-typed";
import { Button } from "@/components/ui/button";
import { Radio } from "@/components/ui/checkbox";
import { Field, FieldGroup } from "@/components/ui/field";
import { TextInput } from "@/components/ui/text-input";
import { CALL_NOTE_LIMIT, CALL_OUTCOME_LABELS, TRIES } from "@/lib/calls/rules";

type Props = { sourceId: number; story: string | null };

/** “Log one”: somebody was tried and not spoken with. */
export function LogTry({ sourceId, story }: Props) {
  const [isOpen, setIsOpen] = useState(false);
  const place = `try ${sourceId}`;
  return (
    <>
      <Button size="small" variant="quiet" onClick={() => setIsOpen(true)}>
        Log a try
      </Button>
      {isOpen ? (
        <TryForm {...{ sourceId, story, place }} onClose={() => setIsOpen(false)} />
      ) : (
        <NotSent place={place} onOpen={() => setIsOpen(true)} />
      )}
    </>
  );
}

function TryForm({
  sourceId,
  story,
  place,
  onClose,
}: Props & { place: string; onClose: () => void }) {
  const record = useCommand("calls.record");
  const typed = useTyped(place, { outcome: "no_answer", note: "" });
  const { value } = typed;
  const outcome = TRIES.find((one) => one === value.outcome) ?? "no_answer";
  async function save() {
    const result = await record.run({
      ...{ sourceId, outcome, channel: "phone" as const, note: value.note },
      ...(story !== null && { story }),
      at: new Date().toISOString(),
    });
    if (!result.ok) return;
    typed.clear();
    onClose();
  }
  return (
    <SmallForm
      title="Log a try"
      description="Now, by phone. Nobody answered anything, so nothing is cited."
      action="Log it"
      pending={record.pending}
      error={record.error}
      onSend={() => void save()}
      onClose={onClose}
      onCancel={() => {
        typed.clear();
        onClose();
      }}
    >
      <FieldGroup label="What came of it">
        <div className="flex flex-col gap-1.5">
          {TRIES.map((one) => (
            <Radio
              key={one}
              name="outcome"
              checked={outcome === one}
              onChange={() => typed.set((now) => ({ ...now, outcome: one }))}
              label={CALL_OUTCOME_LABELS[one]}
            />
          ))}
        </div>
      </FieldGroup>
      <Field
        label="Note"
        optional
        hint="With whom, and what was said of why. No number: it stands in the history."
        error={record.error?.fields?.note ?? ""}
      >
        <TextInput
          maxLength={CALL_NOTE_LIMIT}
          value={value.note}
          onChange={(event) => typed.set((now) => ({ ...now, note: event.target.value }))}
        />
      </Field>
      <KeptNotice typed={typed} />
    </SmallForm>
  );
}
