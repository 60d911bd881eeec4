"use client";

import { useState } from "react";
import { useCommand } from "@/components/command";
import { SmallForm } from "@/components/typed/small-form";
import { Button } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import { Select } from "@/components/ui/select";
import { TextInput } from "@/components/ui/text-input";
import { useToast } from "@/components/ui/toast";
import {
  CLASS_HELP,
  CLASS_LABELS,
  ERASURE_CLASSES,
  FEWEST_DAYS,
  MOST_DAYS,
  type ErasureClass,
} from "@/lib/erasure/rules";

const EMPTY: Record<ErasureClass, string> = {
  ...{ notes: "", contacts: "", identities: "", files: "", drafts: "" },
};

/** For how long a desk keeps what; in force once another administrator confirms it. */
export function ScheduleForm({ desks }: { desks: readonly string[] }) {
  const [isOpen, setIsOpen] = useState(false);
  const [desk, setDesk] = useState("");
  const [days, setDays] = useState(EMPTY);
  const propose = useCommand("retention.propose");
  const toast = useToast();
  const faults = propose.error?.fields ?? {};
  const count = (name: ErasureClass) => (days[name].trim() === "" ? null : Number(days[name]));

  async function send(): Promise<void> {
    const result = await propose.run({
      ...{ desk, notes: count("notes"), contacts: count("contacts") },
      ...{ identities: count("identities"), files: count("files"), drafts: count("drafts") },
    });
    if (!result.ok) return;
    toast("Asked. It is in force once another administrator confirms it here.");
    setDays(EMPTY);
    setIsOpen(false);
  }

  return (
    <>
      <Button size="small" onClick={() => setIsOpen(true)}>
        New schedule…
      </Button>
      {isOpen ? (
        <SmallForm
          title="For how long a desk keeps what"
          description="In days after publication. What is left empty is kept for ever."
          action="Ask"
          pending={propose.pending}
          error={propose.error}
          onSend={() => void send()}
          onClose={() => setIsOpen(false)}
        >
          <Field label="Desk" error={faults.desk}>
            <Select
              value={desk}
              onChange={(event) => setDesk(event.target.value)}
              options={[
                { value: "", label: "Every desk without one of its own" },
                ...desks.map((name) => ({ value: name, label: name })),
              ]}
            />
          </Field>
          {ERASURE_CLASSES.map((name) => (
            <Field
              key={name}
              label={`${CLASS_LABELS[name]}, days`}
              hint={CLASS_HELP[name]}
              error={faults[name]}
              optional
            >
              <TextInput
                type="number"
                min={FEWEST_DAYS}
                max={MOST_DAYS}
                value={days[name]}
                onChange={(event) => setDays({ ...days, [name]: event.target.value })}
              />
            </Field>
          ))}
        </SmallForm>
      ) : null}
    </>
  );
}
