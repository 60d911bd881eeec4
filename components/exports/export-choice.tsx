"use client";

import { useState } from "react";
import { Checkbox, Radio } from "@/components/ui/checkbox";
import { FieldGroup, FormError } from "@/components/ui/field";
import { Icon } from "@/components/ui/icon";
import {
  EXPORT_COLUMNS,
  exportAddress,
  LEFT_OUT,
  NAMES_LEAVE,
  XLSX_ROW_LIMIT,
  type ColumnChoice,
  type ExportForm,
} from "@/lib/table/export/rules";
import { DocumentChoice } from "./document-choice";
import type { Forecast } from "./export-menu";

const forms: ReadonlyArray<{ form: ExportForm; label: string; hint: string }> = [
  {
    form: "csv",
    label: "CSV",
    hint: "For other programs. A text that a spreadsheet would run as a formula gets an apostrophe.",
  },
  {
    form: "xlsx",
    label: "Excel",
    hint: "For reading and printing. A second sheet says who exported what, when and by which filter.",
  },
  {
    form: "json",
    label: "JSON",
    hint: "For programs: a list of objects, each text as it is.",
  },
  {
    form: "jsonl",
    label: "JSON Lines",
    hint: "The same, one object a line.",
  },
];

type Props = {
  /** The table's query string, and whose table it is. */
  from: { shown: URLSearchParams; story: string | null };
  /** How many columns the table shows. */
  columnCount: number;
  /** Whether this person may have sources named that are not on the record. */
  mayName: boolean;
  forecast: Forecast;
  onTaken: () => void;
};

/** Which columns, in which form; a press takes the file. */
export function ExportChoice({ from, columnCount, mayName, forecast, onTaken }: Props) {
  const [choice, setChoice] = useState<ColumnChoice>("table");
  const [withNames, setWithNames] = useState(false);
  const leaving = withNames ? "with_names" : "under_terms";
  return (
    <>
      <FormError>{forecast.fault}</FormError>
      <FieldGroup label="Columns">
        <div className="grid gap-1 text-sm">
          <Radio
            name="columns"
            label={`These columns (${columnCount})`}
            checked={choice === "table"}
            onChange={() => setChoice("table")}
          />
          <Radio
            name="columns"
            label={`All columns (${EXPORT_COLUMNS.length})`}
            checked={choice === "all"}
            onChange={() => setChoice("all")}
          />
        </div>
      </FieldGroup>
      {mayName ? (
        <FieldGroup label="Names">
          <Checkbox
            className="text-sm"
            label="With the names of sources not on the record"
            hint="The log says that you took them."
            checked={withNames}
            onChange={(event) => setWithNames(event.target.checked)}
          />
        </FieldGroup>
      ) : null}
      <ul className="my-3 grid grid-cols-2 gap-2">
        {forms.map(({ form, label, hint }) => (
          <li key={form}>
            <FormLink
              address={exportAddress(form, from, choice, leaving)}
              label={label}
              hint={hint}
              refusal={refusalOf(form, forecast)}
              onTaken={onTaken}
            />
          </li>
        ))}
      </ul>
      <p className="mt-2 text-xs text-soft">
        With the table’s filter and order. Left out: {LEFT_OUT.charAt(0).toLowerCase()}
        {LEFT_OUT.slice(1)}
      </p>
      <p className="mt-1.5 text-xs text-soft">{NAMES_LEAVE[leaving]}</p>
      {from.story === null ? null : (
        <DocumentChoice slug={from.story} mayName={mayName} onTaken={onTaken} />
      )}
    </>
  );
}

type FormLinkProps = {
  address: string;
  label: string;
  hint: string;
  refusal: string | null;
  onTaken: () => void;
};

function FormLink({ address, label, hint, refusal, onTaken }: FormLinkProps) {
  const body = (
    <>
      <Icon name="download" className="mt-0.5 text-accent" />
      <span className="min-w-0">
        <span className="block text-sm font-medium">{label}</span>
        {refusal === null ? null : <span className="block text-xs text-soft">{refusal}</span>}
      </span>
    </>
  );
  const look = "flex h-full gap-2 rounded-md border border-edge px-2.5 py-1.5";
  if (refusal !== null) return <div className={look}>{body}</div>;
  return (
    <a href={address} title={hint} onClick={onTaken} className={`${look} hover:bg-sunk`}>
      {body}
    </a>
  );
}

function refusalOf(form: ExportForm, { count, fault }: Forecast): string | null {
  if (fault !== null) return "Not to be had now.";
  if (form === "xlsx" && count !== null && count > XLSX_ROW_LIMIT) {
    return "More claims than an Excel sheet holds: narrow the table down, or take CSV.";
  }
  return null;
}
