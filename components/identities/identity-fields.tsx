"use client";

import { Field } from "@/components/ui/field";
import { TextArea } from "@/components/ui/text-area";
import { TextInput } from "@/components/ui/text-input";
import type { SealedIdentity } from "@/lib/ledger/identities/rules";
import type { FieldFaults } from "@/lib/platform/errors";
import { SOURCE_NAME_LIMIT } from "@/lib/ledger/sources/rules";

export const NOBODY: SealedIdentity = { name: "", otherNames: "", contact: "", note: "" };

type Props = {
  identity: SealedIdentity;
  onChange: (identity: SealedIdentity) => void;
  faults: FieldFaults;
};

/** Who a confidential source is. Nothing of it is kept in the browser, nor suggested by it. */
export function IdentityFields({ identity, onChange, faults }: Props) {
  const set = (patch: Partial<SealedIdentity>) => onChange({ ...identity, ...patch });
  const fault = (part: keyof SealedIdentity) => faults[`identity.${part}`];
  return (
    <div className="flex flex-col gap-4">
      <Field label="Real name" error={fault("name")}>
        <TextInput
          required
          autoComplete="off"
          spellCheck={false}
          maxLength={SOURCE_NAME_LIMIT}
          value={identity.name}
          onChange={(event) => set({ name: event.target.value })}
        />
      </Field>
      <Field
        label="Other names of theirs"
        optional
        error={fault("otherNames")}
        hint="One a line. You are warned where a text of yours holds one of them, too."
      >
        <TextArea
          rows={2}
          autoComplete="off"
          spellCheck={false}
          maxLength={4_000}
          value={identity.otherNames}
          onChange={(event) => set({ otherNames: event.target.value })}
        />
      </Field>
      <Field label="How they are reached" optional error={fault("contact")}>
        <TextArea
          rows={2}
          autoComplete="off"
          spellCheck={false}
          maxLength={4_000}
          value={identity.contact}
          onChange={(event) => set({ contact: event.target.value })}
        />
      </Field>
      <Field
        label="How we know, and what was promised"
        optional
        error={fault("note")}
        className="wrap-anywhere"
      >
        <TextArea
          autoComplete="off"
          maxLength={10_000}
          value={identity.note}
          onChange={(event) => set({ note: event.target.value })}
        />
      </Field>
    </div>
  );
}
