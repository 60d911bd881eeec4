"use client";

import { useState } from "react";
import { useCommand } from "@/components/command";
import { SmallForm } from "@/components/typed/small-form";
import { Button } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import { TextArea } from "@/components/ui/text-area";
import type { ContactView } from "@/lib/calls/contact";
import { CARE_LIMIT, REACH_LIMIT } from "@/lib/calls/rules";

type Props = { sourceId: number; contact: ContactView };

/** How somebody is reached. No browser keeps what is typed here: it is for those who call. */
export function ChangeContact({ sourceId, contact }: Props) {
  const [isOpen, setIsOpen] = useState(false);
  return (
    <>
      <Button size="small" variant="quiet" onClick={() => setIsOpen(true)}>
        {contact.reach === "" && contact.care === "" ? "Add" : "Change"}
        <span className="sr-only"> how they are reached</span>
      </Button>
      {isOpen ? <ContactForm {...{ sourceId, contact }} onClose={() => setIsOpen(false)} /> : null}
    </>
  );
}

function ContactForm({ sourceId, contact, onClose }: Props & { onClose: () => void }) {
  const keep = useCommand("contacts.keep");
  const [reach, setReach] = useState(contact.reach);
  const [care, setCare] = useState(contact.care);
  const faults = keep.error?.fields ?? {};
  async function save() {
    const { revision } = contact;
    const result = await keep.run({ sourceId, revision, reach, care });
    if (result.ok) onClose();
  }
  return (
    <SmallForm
      title="How they are reached"
      description="Seen by those who call. It stands in no search, export or history."
      action="Save"
      pending={keep.pending}
      error={keep.error}
      onSend={() => void save()}
      onClose={onClose}
    >
      <Field label="Numbers, addresses and hours" hint="One a line." error={faults.reach ?? ""}>
        <TextArea
          rows={3}
          maxLength={REACH_LIMIT}
          value={reach}
          onChange={(event) => setReach(event.target.value)}
        />
      </Field>
      <Field label="Care" optional hint="What to mind while trying." error={faults.care ?? ""}>
        <TextArea
          rows={2}
          maxLength={CARE_LIMIT}
          value={care}
          onChange={(event) => setCare(event.target.value)}
        />
      </Field>
    </SmallForm>
  );
}
