"use client";

import { useRouter } from "next/navigation";
import { useState } from "react";
import { refusalText, useCommand } from "@/components/command";
import { KeptNotice } from "@/components/typed/kept-notice";
import { useTyped } from "@/components/typed/use-typed";
import { Button, ButtonLink } from "@/components/ui/button";
import { Checkbox, Radio } from "@/components/ui/checkbox";
import { Field, FieldGroup, FormError } from "@/components/ui/field";
import { ReadyForm } from "@/components/ui/ready-form";
import { Select } from "@/components/ui/select";
import { TextArea } from "@/components/ui/text-area";
import { TextInput } from "@/components/ui/text-input";
import { DESCRIPTION_LIMIT } from "@/lib/ledger/claims/rules";
import {
  RELIABILITIES,
  RELIABILITY_LABELS,
  SOURCE_KIND_LABELS,
  SOURCE_KINDS,
  SOURCE_NAME_LIMIT,
  type Reliability,
  type SourceKind,
} from "@/lib/ledger/sources/rules";
import { IdentityFields, NOBODY } from "./identity-fields";

const kinds = SOURCE_KINDS.map((kind) => ({ value: kind, label: SOURCE_KIND_LABELS[kind] }));
const reliabilities = RELIABILITIES.map((letter) => ({
  value: letter,
  label: `${letter} · ${RELIABILITY_LABELS[letter]}`,
}));

type Known = "sealed" | "attested" | "unknown";

const KNOWN: ReadonlyArray<{ value: Known; label: string; hint: string }> = [
  {
    value: "sealed",
    label: "Keep it here, sealed",
    hint: "You see it, and whom you name for it; each look is written down.",
  },
  {
    value: "attested",
    label: "I know who it is, and it is kept elsewhere",
    hint: "Your name stands for it; nothing of who it is comes in here.",
  },
  { value: "unknown", label: "Nobody here knows", hint: "Somebody who wrote without a name." },
];

type Draft = {
  handle: string;
  kind: SourceKind;
  reliability: Reliability;
  agreedDescription: string;
  note: string;
  shared: boolean;
  known: Known;
};

/** A source that everybody knows by a handle; who it is stands apart, and is typed apart. */
export function NewConfidentialForm({ handle }: { handle: string }) {
  const router = useRouter();
  const create = useCommand("identities.create");
  const typed = useTyped<Draft>("new confidential source", {
    ...{ handle, kind: "person", reliability: "F", agreedDescription: "", note: "" },
    ...{ shared: true, known: "sealed" },
  });
  // Of the page alone: no browser keeps it.
  const [identity, setIdentity] = useState(NOBODY);
  const { value: draft } = typed;
  const set = (patch: Partial<Draft>) => typed.set((before) => ({ ...before, ...patch }));
  const { error } = create;
  const faults = error?.fields ?? {};

  async function save() {
    const { known, ...read } = draft;
    const result = await create.run({
      ...read,
      ...(known === "sealed" && { identity }),
      attest: known !== "unknown",
    });
    if (!result.ok) return;
    typed.clear();
    router.push(`/sources/${result.value.id}`);
  }

  return (
    <ReadyForm
      leave="/sources"
      startsInField
      onSend={() => {
        if (!create.pending) void save();
      }}
    >
      <KeptNotice typed={typed} />
      <div className="flex flex-col gap-4">
        <div className="grid gap-4 sm:grid-cols-2">
          <Field
            label="Handle"
            error={faults.handle}
            hint="What everybody reads in its place. It says nothing of who it is."
          >
            <TextInput
              required
              autoComplete="off"
              maxLength={SOURCE_NAME_LIMIT}
              value={draft.handle}
              onChange={(event) => set({ handle: event.target.value })}
            />
          </Field>
          <Field
            label="May be called"
            optional
            error={faults.agreedDescription}
            hint="As agreed with the source: “a port official”. It leaves in the handle’s place."
          >
            <TextInput
              autoComplete="off"
              maxLength={DESCRIPTION_LIMIT}
              value={draft.agreedDescription}
              onChange={(event) => set({ agreedDescription: event.target.value })}
            />
          </Field>
          <Field label="Kind" error={faults.kind}>
            <Select<SourceKind>
              value={draft.kind}
              options={kinds}
              onChange={(event) =>
                set({ kind: SOURCE_KINDS.find((kind) => kind === event.target.value) ?? "person" })
              }
            />
          </Field>
          <Field label="Reliability" error={faults.reliability}>
            <Select<Reliability>
              value={draft.reliability}
              options={reliabilities}
              onChange={(event) =>
                set({
                  reliability: RELIABILITIES.find((one) => one === event.target.value) ?? "F",
                })
              }
            />
          </Field>
        </div>
        <Field
          label="Note"
          optional
          error={faults.note}
          hint="Everybody reads it: nothing that tells who it is"
        >
          <TextArea
            rows={2}
            maxLength={10_000}
            value={draft.note}
            onChange={(event) => set({ note: event.target.value })}
          />
        </Field>
        <Checkbox
          label="The newsroom’s"
          hint="Everybody finds the handle. Otherwise it exists for you, and for those who see a story that cites it."
          checked={draft.shared}
          onChange={(event) => set({ shared: event.target.checked })}
        />
        <FieldGroup label="Who it is" error={faults.identity}>
          <div className="flex flex-col items-start gap-2">
            {KNOWN.map(({ value, label, hint }) => (
              <Radio
                key={value}
                name="known"
                label={label}
                hint={hint}
                checked={draft.known === value}
                onChange={() => set({ known: value })}
              />
            ))}
          </div>
        </FieldGroup>
        {draft.known === "sealed" ? (
          <div className="rounded-lg border border-rule bg-sunk px-4 py-4">
            <IdentityFields identity={identity} onChange={setIdentity} faults={faults} />
          </div>
        ) : null}
      </div>
      <div className="mt-5 flex flex-col gap-3">
        <FormError>
          {Object.keys(faults).length > 0
            ? "Not saved. See the fields marked above."
            : error && refusalText(error)}
        </FormError>
        <div className="flex gap-2">
          <Button type="submit" variant="primary" pending={create.pending}>
            Add confidential source
          </Button>
          <ButtonLink href="/sources" onClick={typed.clear}>
            Cancel
          </ButtonLink>
        </div>
      </div>
    </ReadyForm>
  );
}
