"use client";

import { useState, type MouseEvent } from "react";
import { Button } from "@/components/ui/button";
import { Radio } from "@/components/ui/checkbox";
import { FieldGroup, FormError } from "@/components/ui/field";
import { Icon } from "@/components/ui/icon";
import { Popover } from "@/components/ui/popover";
import {
  EXPORT_COLUMNS,
  exportAddress,
  LEFT_OUT,
  type ColumnChoice,
  type ExportForm,
} from "@/lib/exports/rules";

export type ExportMenuProps = {
  /** The table's own query string. */
  query: string;
  /** The slug of the story whose table it is, or null for the newsroom's. */
  story: string | null;
  /** How many claims the table holds; inexact where there are more than that. */
  total: number;
  isExact: boolean;
  /** How many columns the table shows. */
  columnCount: number;
};

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
];

/** The button that takes out what the table shows. */
export function ExportMenu({ query, story, total, isExact, columnCount }: ExportMenuProps) {
  const [open, setOpen] = useState(false);
  const [choice, setChoice] = useState<ColumnChoice>("table");
  const [preparing, setPreparing] = useState<ExportForm | null>(null);
  const [fault, setFault] = useState<string | null>(null);

  async function take(event: MouseEvent, form: ExportForm, address: string) {
    // Opened in a new tab or saved by hand: the browser's own business.
    if (event.metaKey || event.ctrlKey || event.shiftKey) return;
    event.preventDefault();
    if (preparing) return;
    setPreparing(form);
    setFault(null);
    const refused = await findFault(address);
    setPreparing(null);
    setFault(refused);
    if (refused === null) {
      setOpen(false);
      window.location.assign(address);
    }
  }

  return (
    <Popover
      trigger={
        <Button>
          <Icon name="download" />
          Export
        </Button>
      }
      label={`Export ${countInWords(total, isExact)}`}
      heading
      align="end"
      open={open}
      onOpenChange={setOpen}
      className="w-80"
    >
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
      <ul className="my-3 grid gap-2">
        {forms.map(({ form, label, hint }) => {
          const address = exportAddress(form, { query, story }, choice);
          return (
            <li key={form}>
              <a
                href={address}
                onClick={(event) => void take(event, form, address)}
                aria-busy={preparing === form}
                className="flex gap-2.5 rounded-md border border-edge px-3 py-2 hover:bg-sunk"
              >
                <Icon name="download" className="mt-0.5 text-accent" />
                <span className="min-w-0">
                  <span className="block text-sm font-medium">
                    {preparing === form ? `Preparing ${label}…` : label}
                  </span>
                  <span className="block text-xs text-soft">{hint}</span>
                </span>
              </a>
            </li>
          );
        })}
      </ul>
      <FormError>{fault}</FormError>
      <p className="mt-2 text-xs text-soft">
        With the table’s filter and order. Left out: {LEFT_OUT.charAt(0).toLowerCase()}
        {LEFT_OUT.slice(1)}
      </p>
    </Popover>
  );
}

function countInWords(total: number, isExact: boolean): string {
  const count = total.toLocaleString("en-GB");
  if (!isExact) return `more than ${count} claims`;
  return total === 1 ? "1 claim" : `${count} claims`;
}

/** Asks whether the file would be given: a refused download would show as a page of JSON. */
async function findFault(address: string): Promise<string | null> {
  try {
    const answer = await fetch(address, { method: "HEAD" });
    if (answer.ok) return null;
    switch (answer.status) {
      case 401:
        return "Your session has ended. Sign in again, then export.";
      case 404:
        return "That story could not be found.";
      case 422:
        return "These are more claims than an Excel sheet holds. Narrow the table down, or take CSV.";
      default:
        return "The server could not make this export. Try again in a moment.";
    }
  } catch {
    return "No connection: nothing was exported. Try again.";
  }
}
