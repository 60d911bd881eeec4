"use client";

import { useState } from "react";
import { Field, FieldGroup } from "@/components/ui/field";
import { IconButton } from "@/components/ui/button";
import { Select } from "@/components/ui/select";
import { TextArea } from "@/components/ui/text-area";
import { TextInput } from "@/components/ui/text-input";
import type { FieldFaults } from "@/lib/platform/errors";
import {
  guessKind,
  RELIABILITIES,
  RELIABILITY_LABELS,
  SOURCE_KIND_LABELS,
  SOURCE_KINDS,
  type Reliability,
  type SourceKind,
  SOURCE_NAME_LIMIT,
} from "@/lib/ledger/sources/rules";
import { SourcePicker, type PickedSource } from "./source-picker";

/** What the fields hold, as typed. */
export type SourceDraft = {
  name: string;
  /** Null: not chosen yet; a guess is shown. */
  kind: SourceKind | null;
  reliability: Reliability;
  title: string;
  employer: string;
  aliases: string;
  url: string;
  note: string;
  derivesFrom: Array<{ id: number; name: string }>;
};

export const EMPTY_SOURCE: SourceDraft = {
  name: "",
  kind: null,
  reliability: "F",
  title: "",
  employer: "",
  aliases: "",
  url: "",
  note: "",
  derivesFrom: [],
};

/** What was chosen, or what the name suggests. */
export function kindOf(draft: SourceDraft): SourceKind {
  return draft.kind ?? guessKind(draft.name);
}

const kindChoices = SOURCE_KINDS.map((kind) => ({ value: kind, label: SOURCE_KIND_LABELS[kind] }));
const reliabilityChoices = RELIABILITIES.map((letter) => ({
  value: letter,
  label: `${letter} · ${RELIABILITY_LABELS[letter]}`,
}));

export type SourceFieldsProps = {
  draft: SourceDraft;
  onChange: (draft: SourceDraft) => void;
  faults: FieldFaults;
  /** The source itself, which it cannot derive from. */
  sourceId?: number;
  /** Its name is a handle; what else would say who it is, it has not. */
  confidential?: boolean;
};

/** The fields of a source, for making one and for editing it. */
export function SourceFields({
  draft,
  onChange,
  faults,
  sourceId,
  confidential = false,
}: SourceFieldsProps) {
  const set = (patch: Partial<SourceDraft>) => onChange({ ...draft, ...patch });
  return (
    <div className="flex flex-col gap-4">
      <Field label={confidential ? "Handle" : "Name"} error={faults.name}>
        <TextInput
          required
          maxLength={SOURCE_NAME_LIMIT}
          value={draft.name}
          onChange={(event) => set({ name: event.target.value })}
        />
      </Field>
      <div className="grid gap-4 sm:grid-cols-2">
        <Field label="Kind" error={faults.kind}>
          <Select<SourceKind>
            value={kindOf(draft)}
            options={kindChoices}
            onChange={(event) =>
              set({ kind: SOURCE_KINDS.find((kind) => kind === event.target.value) ?? null })
            }
          />
        </Field>
        <Field
          label="Reliability"
          error={faults.reliability}
          hint="Of the source in general. F means unknown, not middling."
        >
          <Select<Reliability>
            value={draft.reliability}
            options={reliabilityChoices}
            onChange={(event) =>
              set({
                reliability: RELIABILITIES.find((one) => one === event.target.value) ?? "F",
              })
            }
          />
        </Field>
        {confidential ? null : <TitleAndEmployer draft={draft} set={set} faults={faults} />}
      </div>
      {confidential ? null : <OtherNames draft={draft} set={set} faults={faults} />}
      <DerivesFrom
        chosen={draft.derivesFrom}
        onChange={(derivesFrom) => set({ derivesFrom })}
        fault={faults.derivesFrom}
        sourceId={sourceId}
      />
      {confidential ? null : <WebAddress draft={draft} set={set} faults={faults} />}
      <Field label="Note" optional error={faults.note}>
        <TextArea
          maxLength={10_000}
          value={draft.note}
          onChange={(event) => set({ note: event.target.value })}
        />
      </Field>
    </div>
  );
}

type PartProps = {
  draft: SourceDraft;
  set: (patch: Partial<SourceDraft>) => void;
  faults: FieldFaults;
};

function TitleAndEmployer({ draft, set, faults }: PartProps) {
  return (
    <>
      <Field label="Title" optional error={faults.title} hint="A person’s, or what a document is">
        <TextInput
          maxLength={300}
          value={draft.title}
          onChange={(event) => set({ title: event.target.value })}
        />
      </Field>
      <Field label="Employer" optional error={faults.employer}>
        <TextInput
          maxLength={300}
          value={draft.employer}
          onChange={(event) => set({ employer: event.target.value })}
        />
      </Field>
    </>
  );
}

function OtherNames({ draft, set, faults }: PartProps) {
  return (
    <Field
      label="Other names"
      optional
      error={faults.aliases}
      hint="One a line: spellings, abbreviations, former names. The source is found by each."
    >
      <TextArea
        rows={2}
        maxLength={4_000}
        value={draft.aliases}
        onChange={(event) => set({ aliases: event.target.value })}
      />
    </Field>
  );
}

function WebAddress({ draft, set, faults }: PartProps) {
  return (
    <Field label="Address on the web" optional error={faults.url}>
      <TextInput
        inputMode="url"
        spellCheck={false}
        maxLength={2_000}
        value={draft.url}
        onChange={(event) => set({ url: event.target.value })}
      />
    </Field>
  );
}

function DerivesFrom({
  chosen,
  onChange,
  fault,
  sourceId,
}: {
  chosen: SourceDraft["derivesFrom"];
  onChange: (chosen: SourceDraft["derivesFrom"]) => void;
  fault: string | undefined;
  sourceId: number | undefined;
}) {
  const [typed, setTyped] = useState<PickedSource | null>(null);
  const taken = [...chosen.map((source) => source.id), ...(sourceId ? [sourceId] : [])];
  return (
    <FieldGroup
      label="Derives from"
      hint="The sources this one draws on: a report on a leak derives from the leak. What rests on the same source counts as one origin."
      error={fault}
    >
      {chosen.length > 0 ? (
        <ul className="mb-2 flex flex-col gap-1">
          {chosen.map((source) => (
            <li
              key={source.id}
              className="flex items-center gap-2 rounded-md border border-rule bg-surface pl-2.5"
            >
              <span dir="auto" className="min-w-0 flex-1 truncate">
                {source.name}
              </span>
              <IconButton
                icon="close"
                label={`Take ${source.name} off`}
                onClick={() => onChange(chosen.filter((other) => other.id !== source.id))}
              />
            </li>
          ))}
        </ul>
      ) : null}
      <SourcePicker
        label="Add a source that this one derives from"
        placeholder="Add a source"
        value={typed}
        exclude={taken}
        onChange={(source) => {
          if (source) onChange([...chosen, { id: source.id, name: source.name }]);
          setTyped(null);
        }}
        mayCreate
      />
    </FieldGroup>
  );
}
