"use client";

import type { ReactNode } from "react";
import {
  basisChoices,
  credibilityChoices,
  stanceChoices,
  termsChoices,
} from "@/components/claims/choices";
import { SourcePicker } from "@/components/sources/source-picker";
import { Field } from "@/components/ui/field";
import { Icon } from "@/components/ui/icon";
import { Select } from "@/components/ui/select";
import { TextArea } from "@/components/ui/text-area";
import { TextInput } from "@/components/ui/text-input";
import { TERMS_MEANINGS } from "@/lib/ledger/claims/rules";
import type { CitationFields } from "./citation-fields";

type Props = {
  fields: CitationFields;
  onChange: (fields: CitationFields) => void;
  /** Fault by field name; `sourceId` for the source. */
  faults: Record<string, string | undefined>;
};

/** Everything a citation holds. What matters on deadline comes first. */
export function CitationForm({ fields, onChange, faults }: Props) {
  function bind(key: Exclude<keyof CitationFields, "source" | "restsOn">) {
    return {
      value: fields[key],
      onChange: (event: { target: { value: string } }) =>
        onChange({ ...fields, [key]: event.target.value }),
    };
  }
  return (
    <div className="grid gap-x-4 gap-y-3 sm:grid-cols-2">
      <Field label="Source" error={faults.sourceId}>
        <SourcePicker
          mayCreate
          value={fields.source}
          onChange={(source) => onChange({ ...fields, source })}
        />
      </Field>
      <Field label="Stance" error={faults.stance}>
        <Select options={stanceChoices} {...bind("stance")} />
      </Field>
      <Field label="Quote" optional hint="Verbatim" error={faults.quote} className="sm:col-span-2">
        <TextArea serif rows={2} {...bind("quote")} />
      </Field>
      <Field label="Basis" optional hint="How the source knows" error={faults.basis}>
        <Select placeholder="Not known" options={basisChoices} {...bind("basis")} />
      </Field>
      <Field label="Locator" optional hint="Page, row, minute" error={faults.locator}>
        <TextInput {...bind("locator")} />
      </Field>
      <RestsOn fields={fields} onChange={onChange} fault={faults.restsOn} />
      <Field label="Terms" hint={TERMS_MEANINGS[fields.terms]} error={faults.terms}>
        <Select options={termsChoices} {...bind("terms")} />
      </Field>
      <Field
        label="Agreed words"
        optional
        hint="As agreed with the source"
        error={faults.termsAgreed}
      >
        <TextInput {...bind("termsAgreed")} />
      </Field>
      <Field label="Credibility" hint="Of this information" error={faults.credibility}>
        <Select options={credibilityChoices} {...bind("credibility")} />
      </Field>
      <Field label="Said or shown on" optional error={faults.saidOn}>
        <TextInput type="date" {...bind("saidOn")} />
      </Field>
      <Field label="Note" optional error={faults.note} className="sm:col-span-2">
        <TextArea rows={2} {...bind("note")} />
      </Field>
    </div>
  );
}

function RestsOn({
  fields,
  onChange,
  fault,
}: {
  fields: CitationFields;
  onChange: (fields: CitationFields) => void;
  fault: ReactNode;
}) {
  return (
    <div className="sm:col-span-2">
      <Field
        label="Rests on"
        optional
        hint="The sources this knowledge comes from; citations that rest on one source are one origin"
        error={fault}
      >
        <SourcePicker
          mayCreate
          value={null}
          placeholder="Add a source it rests on"
          exclude={[
            ...(fields.source ? [fields.source.id] : []),
            ...fields.restsOn.map((s) => s.id),
          ]}
          onChange={(source) => {
            if (source) onChange({ ...fields, restsOn: [...fields.restsOn, source] });
          }}
        />
      </Field>
      {fields.restsOn.length > 0 ? (
        <ul className="mt-1.5 flex flex-wrap gap-1.5">
          {fields.restsOn.map((source) => (
            <li key={source.id}>
              <button
                type="button"
                aria-label={`It does not rest on ${source.name}`}
                onClick={() =>
                  onChange({
                    ...fields,
                    restsOn: fields.restsOn.filter((other) => other.id !== source.id),
                  })
                }
                className="inline-flex min-h-6 items-center gap-1 rounded-full border border-edge px-2.5 text-sm text-soft hover:text-ink"
              >
                {source.name}
                <Icon name="close" className="size-3" />
              </button>
            </li>
          ))}
        </ul>
      ) : null}
    </div>
  );
}
