"use client";

import { useState } from "react";
import { useCommand } from "@/components/command";
import { KeptNotice } from "@/components/typed/kept-notice";
import { NotSent } from "@/components/typed/not-sent";
import { useTyped } from "@/components/typed/use-typed";
import { Button } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import { TextInput } from "@/components/ui/text-input";
import type { RequestView } from "@/lib/replies/request-view";
import { REASON_LIMIT } from "@/lib/replies/rules";
import { SmallForm } from "@/components/typed/small-form";

/** Takes back a request that was not answered; it stays in the record. */
export function WithdrawRequest({ request }: { request: RequestView }) {
  const [isOpen, setIsOpen] = useState(false);
  const place = `why request ${request.id}`;
  const reason = useTyped(place, "");
  const withdraw = useCommand("replies.withdraw");
  if (!request.can.withdraw) return null;

  async function save() {
    const { id: requestId, revision } = request;
    const result = await withdraw.run({ requestId, revision, reason: reason.value });
    if (!result.ok) return;
    reason.clear();
    setIsOpen(false);
  }
  return (
    <>
      <Button size="small" variant="quiet" onClick={() => setIsOpen(true)}>
        Withdraw
      </Button>
      {isOpen ? (
        <SmallForm
          title={`Withdraw the request to ${request.subject}`}
          description="It stays in the record with the reason, and backs no sentence of a draft any more."
          action="Withdraw the request"
          danger
          pending={withdraw.pending}
          error={withdraw.error}
          onSend={() => void save()}
          onClose={() => setIsOpen(false)}
          onCancel={() => {
            reason.clear();
            setIsOpen(false);
          }}
        >
          <Field label="Why" error={withdraw.error?.fields?.reason}>
            <TextInput
              required
              maxLength={REASON_LIMIT}
              value={reason.value}
              onChange={(event) => reason.set(event.target.value)}
            />
          </Field>
          <KeptNotice typed={reason} />
        </SmallForm>
      ) : (
        <NotSent place={place} onOpen={() => setIsOpen(true)} />
      )}
    </>
  );
}
