"use client";

import { useState } from "react";
import { useCommand } from "@/components/command";
import { SmallForm } from "@/components/replies/small-form";
import { KeptNotice } from "@/components/typed/kept-notice";
import { NotSent } from "@/components/typed/not-sent";
import { useTyped } from "@/components/typed/use-typed";
import { Button } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import { TextArea } from "@/components/ui/text-area";
import { CORRECTION_REASON_LIMIT } from "@/lib/corrections/rules";

type Props = { dismiss: number } | { withdraw: number };

/** Finds no error in a report, or withdraws a correction: either with the reason. */
export function ReasonForm(props: Props) {
  const [isOpen, setIsOpen] = useState(false);
  const isReport = "dismiss" in props;
  const place = isReport
    ? `no error in report ${props.dismiss}`
    : `why correction ${props.withdraw}`;
  const typed = useTyped(place, "");
  const dismiss = useCommand("corrections.dismiss");
  const withdraw = useCommand("corrections.withdraw");
  const { pending, error } = isReport ? dismiss : withdraw;
  const label = isReport ? "No error" : "Withdraw";

  async function send() {
    const reason = typed.value;
    const result = isReport
      ? await dismiss.run({ reportId: props.dismiss, reason })
      : await withdraw.run({ correctionId: props.withdraw, reason });
    if (!result.ok) return;
    typed.clear();
    setIsOpen(false);
  }

  return (
    <>
      <Button size="small" variant="quiet" onClick={() => setIsOpen(true)}>
        {label}
      </Button>
      {isOpen ? (
        <SmallForm
          title={isReport ? "There is no error" : "Withdraw it"}
          description="It stays in the record, with the reason."
          action={label}
          pending={pending}
          error={error}
          onSend={() => void send()}
          onClose={() => setIsOpen(false)}
          onCancel={() => {
            typed.clear();
            setIsOpen(false);
          }}
        >
          <Field label="Why" error={error?.fields?.reason}>
            <TextArea
              required
              rows={2}
              maxLength={CORRECTION_REASON_LIMIT}
              value={typed.value}
              onChange={(event) => typed.set(event.target.value)}
            />
          </Field>
          <KeptNotice typed={typed} />
        </SmallForm>
      ) : (
        <NotSent place={place} onOpen={() => setIsOpen(true)} />
      )}
    </>
  );
}
