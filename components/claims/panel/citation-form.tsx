"use client";

import { Fragment, type ReactNode } from "react";
import { citationField, fieldsAskedFor } from "@/components/claims/fields/citation-fields";
import type { CitationValues } from "@/components/claims/fields/citation-values";
import { FieldInForm } from "@/components/claims/fields/field-in-form";
import { SourceField } from "@/components/claims/fields/source-field";
import { SourcePicker } from "@/components/sources/source-picker";
import { Field } from "@/components/ui/field";
import { Icon } from "@/components/ui/icon";
import { RESTS_ON_LIMIT } from "@/lib/ledger/claims/rules";

type Props = {
  values: CitationValues;
  onChange: (values: CitationValues) => void;
  /** Fault by field name; `sourceId` for the source. */
  faults: Readonly<Record<string, string | undefined>>;
};

/** Everything a citation holds. What matters on deadline comes first. */
export function CitationForm({ values, onChange, faults }: Props) {
  return (
    <div className="grid gap-x-4 gap-y-3 sm:grid-cols-2">
      <SourceField
        mayCreate
        value={values.source}
        onChange={(source) => onChange({ ...values, source })}
        fault={faults.sourceId}
      />
      {fieldsAskedFor(values).map((name) => (
        <Fragment key={name}>
          <FieldInForm
            field={citationField(name)}
            value={values[name]}
            onChange={(text) => onChange({ ...values, [name]: text })}
            fault={faults[name]}
            rows={2}
          />
          {name === "locator" ? (
            <RestsOn values={values} onChange={onChange} fault={faults.restsOn} />
          ) : null}
        </Fragment>
      ))}
    </div>
  );
}

function RestsOn({
  values,
  onChange,
  fault,
}: {
  values: CitationValues;
  onChange: (values: CitationValues) => void;
  fault: ReactNode;
}) {
  return (
    <div className="sm:col-span-2">
      <Field
        label="Rests on"
        optional
        hint="The sources this knowledge comes from; citations that rest on one source are one origin"
        error={
          fault ??
          (values.restsOn.length > RESTS_ON_LIMIT
            ? `At most ${RESTS_ON_LIMIT} sources: take some off.`
            : null)
        }
      >
        <SourcePicker
          mayCreate
          value={null}
          placeholder="Add a source it rests on"
          exclude={[
            ...(values.source ? [values.source.id] : []),
            ...values.restsOn.map((s) => s.id),
          ]}
          onChange={(source) => {
            if (source) onChange({ ...values, restsOn: [...values.restsOn, source] });
          }}
        />
      </Field>
      {values.restsOn.length > 0 ? (
        <ul className="mt-1.5 flex flex-wrap gap-1.5">
          {values.restsOn.map((source) => (
            <li key={source.id}>
              <button
                type="button"
                aria-label={`It does not rest on ${source.name}`}
                onClick={() =>
                  onChange({
                    ...values,
                    restsOn: values.restsOn.filter((other) => other.id !== source.id),
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
