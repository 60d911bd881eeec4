"use client";

import { useState } from "react";
import { useCommand } from "@/components/command";
import { SmallForm } from "@/components/typed/small-form";
import { Checkbox } from "@/components/ui/checkbox";
import { Field } from "@/components/ui/field";
import { Select } from "@/components/ui/select";
import { TextInput } from "@/components/ui/text-input";
import {
  LEGAL_SAYS,
  POLICY_NAME_LIMIT,
  OWN_SOURCE_SAYS,
  UNNAMED_SAYS,
  type LegalFrom,
  type OwnSourceOn,
  type PolicyRules,
  type UnnamedOn,
} from "@/lib/clearance/policies";
import type { Policy } from "@/lib/clearance/story-policy";

type Props = { how: "copy" | "change"; policy: Policy; onClose: () => void };

/** Copies a policy under a name of its own, or adjusts what such a copy asks. */
export function PolicyForm({ how, policy, onClose }: Props) {
  const [name, setName] = useState(how === "copy" ? "" : policy.name);
  const [rules, setRules] = useState<PolicyRules>(policy.rules);
  const copy = useCommand("policies.copy");
  const change = useCommand("policies.change");
  const { own } = policy;
  const command = how === "copy" ? copy : change;
  const faults = command.error?.fields ?? {};
  const set = (patch: Partial<PolicyRules>) => setRules((before) => ({ ...before, ...patch }));

  async function send() {
    const done =
      how === "copy"
        ? await copy.run({ from: policy.policy, name })
        : own
          ? await change.run({
              policyId: own.id,
              revision: own.revision,
              patch: { name, ...rules },
            })
          : null;
    if (done?.ok) onClose();
  }
  return (
    <SmallForm
      title={how === "copy" ? `Copy the policy ${policy.name}` : `Adjust the policy ${policy.name}`}
      description={
        how === "copy"
          ? "Presets stay as they are. Choose the copy for a story, then adjust it."
          : "It holds at once for every story that chose it. What was cleared by it stays cleared."
      }
      action={how === "copy" ? "Copy it" : "Save the policy"}
      pending={command.pending}
      error={command.error}
      onSend={() => void send()}
      onClose={onClose}
    >
      <Field label="Name" error={faults.name}>
        <TextInput
          required
          maxLength={POLICY_NAME_LIMIT}
          value={name}
          onChange={(event) => setName(event.target.value)}
        />
      </Field>
      {how === "change" ? (
        <>
          <Field
            label="Coverage, per cent"
            hint="Of the sentences: with a claim, or said to hold nothing to check"
            error={faults["patch.coverage"]}
          >
            <TextInput
              type="number"
              min={0}
              max={100}
              value={String(rules.coverage)}
              onChange={(event) => set({ coverage: Number(event.target.value) })}
            />
          </Field>
          <Field label="One unnamed source" error={faults["patch.unnamed"]}>
            <Select
              value={rules.unnamed}
              onChange={(event) => set({ unnamed: event.target.value as UnnamedOn })}
              options={choices(UNNAMED_SAYS)}
            />
          </Field>
          <Field label="Legal risk" error={faults["patch.legal"]}>
            <Select
              value={rules.legal}
              onChange={(event) => set({ legal: event.target.value as LegalFrom })}
              options={choices(LEGAL_SAYS)}
            />
          </Field>
          <Field label="A source of the checker’s own" error={faults["patch.ownSource"]}>
            <Select
              value={rules.ownSource}
              onChange={(event) => set({ ownSource: event.target.value as OwnSourceOn })}
              options={choices(OWN_SOURCE_SAYS)}
            />
          </Field>
          <div className="flex flex-col gap-1">
            <Checkbox
              label="An incomplete citation that nobody waived holds the story up"
              checked={rules.citations}
              onChange={(event) => set({ citations: event.target.checked })}
            />
            <Checkbox
              label="A deadline that runs holds the story up"
              checked={rules.running}
              onChange={(event) => set({ running: event.target.checked })}
            />
            <Checkbox
              label="So does an open question"
              checked={rules.questions}
              onChange={(event) => set({ questions: event.target.checked })}
            />
            <Checkbox
              label="So does a lint that nobody waived"
              checked={rules.lints}
              onChange={(event) => set({ lints: event.target.checked })}
            />
            <Checkbox
              label="Administrators alone override"
              checked={rules.overrideBy === "admins"}
              onChange={(event) => set({ overrideBy: event.target.checked ? "admins" : "editors" })}
            />
          </div>
        </>
      ) : null}
    </SmallForm>
  );
}

function choices<Value extends string>(says: Record<Value, string>) {
  return (Object.entries(says) as Array<[Value, string]>).map(([value, label]) => ({
    value,
    label,
  }));
}
