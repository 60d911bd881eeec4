"use client";

import { useState } from "react";
import { useCommand } from "@/components/command";
import { NoteForm } from "@/components/typed/note-form";
import { NotSent } from "@/components/typed/not-sent";
import { Button } from "@/components/ui/button";

type Props = { dismiss: number } | { withdraw: number };

/** Finds no error in a report, or withdraws a correction: either with the reason. */
export function ReasonForm(props: Props) {
  const [isOpen, setIsOpen] = useState(false);
  const isReport = "dismiss" in props;
  const place = isReport
    ? `no error in report ${props.dismiss}`
    : `why correction ${props.withdraw}`;
  const dismiss = useCommand("corrections.dismiss");
  const withdraw = useCommand("corrections.withdraw");
  const { pending, error } = isReport ? dismiss : withdraw;
  const label = isReport ? "No error" : "Withdraw";

  async function send(reason: string): Promise<boolean> {
    const result = isReport
      ? await dismiss.run({ reportId: props.dismiss, reason })
      : await withdraw.run({ correctionId: props.withdraw, reason });
    return result.ok;
  }

  return (
    <>
      <Button size="small" variant="quiet" onClick={() => setIsOpen(true)}>
        {label}
      </Button>
      {isOpen ? (
        <NoteForm
          place={place}
          title={isReport ? "There is no error" : "Withdraw it"}
          description="It stays in the record, with the reason."
          label="Why"
          action={label}
          field="reason"
          pending={pending}
          error={error}
          onSend={send}
          onClose={() => setIsOpen(false)}
        />
      ) : (
        <NotSent place={place} onOpen={() => setIsOpen(true)} />
      )}
    </>
  );
}
