"use client";

import { Icon } from "@/components/ui/icon";
import { claimFields, sourceField } from "@/components/claims/fields/claim-fields";
import { COLUMN_ROLES, type ColumnRole } from "@/lib/ledger/claims/paste/columns";

export const ROLE_LABELS: Readonly<Record<ColumnRole, string>> = {
  wording: "Claim",
  source: sourceField.label,
  attribution: claimFields.attribution.label,
  kind: claimFields.kind.label,
  // The form's “Said or shown on” is too long for a column.
  saidOn: "Said on",
  asOf: claimFields.asOf.label,
  note: claimFields.note.label,
};

export const LEFT_OUT = "Left out";

type Props = {
  role: ColumnRole | null;
  /** What was pasted above the column. */
  heading: string;
  number: number;
  onChange: (role: ColumnRole | null) => void;
};

/** What a column is, as a menu over the heading that was pasted. */
export function ColumnHead({ role, heading, number, onChange }: Props) {
  return (
    <div className="min-w-0">
      <span className="relative block">
        <select
          aria-label={`Column ${number}${heading === "" ? "" : `, “${heading}”`}, is`}
          value={role ?? ""}
          onChange={(event) => {
            const chosen = COLUMN_ROLES.find((one) => one === event.target.value);
            onChange(chosen ?? null);
          }}
          className={`w-full min-w-0 cursor-pointer appearance-none truncate rounded-sm bg-transparent pr-5 text-xs font-strong ${role ? "text-ink" : "text-soft"}`}
        >
          {COLUMN_ROLES.map((one) => (
            <option key={one} value={one}>
              {ROLE_LABELS[one]}
            </option>
          ))}
          <option value="">{LEFT_OUT}</option>
        </select>
        <Icon
          name="down"
          className="pointer-events-none absolute top-1/2 right-0.5 size-3.5! -translate-y-1/2 text-soft"
        />
      </span>
      <span dir="auto" className="block min-h-[1.05rem] truncate text-xs font-normal text-faint">
        {heading}
      </span>
    </div>
  );
}
