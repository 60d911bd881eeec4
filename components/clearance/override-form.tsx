"use client";

import { useState, type SubmitEvent } from "react";
import { refusalText, useCommand } from "@/components/command";
import { KeptNotice } from "@/components/typed/kept-notice";
import { useTyped } from "@/components/typed/use-typed";
import { Button } from "@/components/ui/button";
import { Field, FormError } from "@/components/ui/field";
import { SectionHeading } from "@/components/ui/section-heading";
import { Select } from "@/components/ui/select";
import { TextArea } from "@/components/ui/text-area";
import type { ShownBlocker } from "@/lib/clearance/queries";

type Props = {
  slug: string;
  /** Those that can be let pass. */
  blockers: readonly ShownBlocker[];
  /** The one that is chosen, as nameOf says it; null for none. */
  chosen: string | null;
  onChoose: (name: string | null) => void;
  role: string;
};

export function nameOfBlocker({ kind, key }: ShownBlocker): string {
  return `${kind} ${key}`;
}

/** Lets one blocker pass, with a reason that stays beside it. */
export function OverrideForm({ slug, blockers, chosen, onChoose, role }: Props) {
  const typed = useTyped(`why override ${slug}`, "");
  const override = useCommand("clearance.override");
  const [isUnchosen, setIsUnchosen] = useState(false);
  const blocker = blockers.find((one) => nameOfBlocker(one) === chosen);
  const fault = override.error?.fields?.reason;

  async function send() {
    setIsUnchosen(!blocker);
    if (!blocker) return;
    const { kind, key, fingerprint } = blocker;
    const done = await override.run({ story: slug, kind, key, fingerprint, reason: typed.value });
    if (!done.ok) return;
    typed.clear();
    onChoose(null);
  }
  return (
    <section aria-label="Override one" className="no-print">
      <SectionHeading aside={<span className="font-normal">{role}, so you may</span>}>
        Override one
      </SectionHeading>
      <form
        className="flex flex-col gap-2"
        onSubmit={(event: SubmitEvent) => {
          event.preventDefault();
          void send();
        }}
      >
        <Field label="What" error={isUnchosen ? "Choose what is to pass." : undefined}>
          <Select
            placeholder="Choose"
            value={blocker ? nameOfBlocker(blocker) : ""}
            onChange={(event) => {
              setIsUnchosen(false);
              onChoose(event.target.value === "" ? null : event.target.value);
            }}
            options={blockers.map((one) => ({
              value: nameOfBlocker(one),
              label: `${one.claim ? `${one.claim.ref} ` : ""}${one.fault.toLowerCase()}: ${one.title}`,
            }))}
          />
        </Field>
        <Field label="Why" error={fault}>
          <TextArea
            required
            rows={2}
            value={typed.value}
            onChange={(event) => typed.set(event.target.value)}
          />
        </Field>
        <KeptNotice typed={typed} />
        <FormError>{override.error && !fault ? refusalText(override.error) : null}</FormError>
        <div className="flex items-center justify-between gap-3">
          <p className="text-xs text-faint">Stays on the story and in the log, with your name.</p>
          <Button type="submit" pending={override.pending}>
            Override this
          </Button>
        </div>
      </form>
    </section>
  );
}
