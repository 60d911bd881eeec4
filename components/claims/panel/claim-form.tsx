"use client";

import type { ReactNode } from "react";
import { CLAIM_FIELD_NAMES, claimField } from "@/components/claims/fields/claim-fields";
import type { ClaimValues } from "@/components/claims/fields/claim-values";
import type { Person } from "@/components/claims/fields/field";
import { FieldInForm } from "@/components/claims/fields/field-in-form";

export type ClaimFormProps = {
  values: ClaimValues;
  onChange: (values: ClaimValues) => void;
  /** Fault by field name. */
  faults: Readonly<Record<string, string>>;
  checkers: readonly Person[];
  /** Stands between wording and attribution: the source, when logging. */
  children?: ReactNode;
};

/** Every field of a claim. The form around it and its buttons belong to who uses it. */
export function ClaimForm({ values, onChange, faults, checkers, children }: ClaimFormProps) {
  return (
    <div className="grid gap-x-4 gap-y-3 sm:grid-cols-2">
      {CLAIM_FIELD_NAMES.map((name) => (
        <div key={name} data-field={name} className="contents">
          <FieldInForm
            field={claimField(name)}
            value={values[name]}
            onChange={(text) => onChange({ ...values, [name]: text })}
            fault={faults[name]}
            people={checkers}
          />
          {name === "wording" && children ? <div className="sm:col-span-2">{children}</div> : null}
        </div>
      ))}
    </div>
  );
}
