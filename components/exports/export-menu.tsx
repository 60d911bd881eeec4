"use client";

import { usePathname, useSearchParams } from "next/navigation";
import { useRef, useState } from "react";
import { Button } from "@/components/ui/button";
import { Radio } from "@/components/ui/checkbox";
import { FieldGroup, FormError } from "@/components/ui/field";
import { Icon } from "@/components/ui/icon";
import { Popover } from "@/components/ui/popover";
import { defaultColumns } from "@/lib/table/columns";
import { parseTableQuery } from "@/lib/table/query";
import {
  COUNT_HEADER,
  EXPORT_COLUMNS,
  exportAddress,
  LEFT_OUT,
  XLSX_ROW_LIMIT,
  type ColumnChoice,
  type ExportForm,
} from "@/lib/table/export/rules";

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

/** What the server says about the export before it is taken. */
type Forecast = { count: number | null; fault: string | null };
const unknown: Forecast = { count: null, fault: null };

/**
 * The button that takes out what the table on this page shows.
 * @param story the slug of the story whose table it is, or null for the newsroom's
 */
export function ExportMenu({ story }: { story: string | null }) {
  const isTable = usePathname().endsWith("/claims");
  const parameters = useSearchParams();
  const [open, setOpen] = useState(false);
  const [choice, setChoice] = useState<ColumnChoice>("table");
  const [forecast, setForecast] = useState(unknown);
  const latest = useRef(0);

  // On a story's other pages its table stands as it is before anyone has filtered.
  const shown = new URLSearchParams(isTable ? parameters.toString() : "");
  const scope = story === null ? "newsroom" : "story";
  const columns = parseTableQuery(shown).query.columns ?? defaultColumns(scope);

  async function openMenu(isOpen: boolean) {
    setOpen(isOpen);
    if (!isOpen) return;
    const turn = ++latest.current;
    setForecast(unknown);
    const found = await readForecast(exportAddress("csv", { shown, story }, "all"));
    if (turn === latest.current) setForecast(found);
  }

  return (
    <Popover
      trigger={
        <Button>
          <Icon name="download" />
          Export
        </Button>
      }
      label={`Export ${countInWords(forecast.count)}`}
      heading
      align="end"
      open={open}
      onOpenChange={(isOpen) => void openMenu(isOpen)}
      className="w-80"
    >
      <FormError>{forecast.fault}</FormError>
      <FieldGroup label="Columns">
        <div className="grid gap-1 text-sm">
          <Radio
            name="columns"
            label={`These columns (${columns.length})`}
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
        {forms.map(({ form, label, hint }) => (
          <li key={form}>
            <FormLink
              address={exportAddress(form, { shown, story }, choice)}
              label={label}
              hint={hint}
              refusal={refusalOf(form, forecast)}
              onTaken={() => setOpen(false)}
            />
          </li>
        ))}
      </ul>
      <p className="mt-2 text-xs text-soft">
        With the table’s filter and order. Left out: {LEFT_OUT.charAt(0).toLowerCase()}
        {LEFT_OUT.slice(1)}
      </p>
    </Popover>
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
        <span className="block text-xs text-soft">{refusal ?? hint}</span>
      </span>
    </>
  );
  const look = "flex gap-2.5 rounded-md border border-edge px-3 py-2";
  if (refusal !== null) return <div className={look}>{body}</div>;
  return (
    <a href={address} onClick={onTaken} className={`${look} hover:bg-sunk`}>
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

function countInWords(count: number | null): string {
  if (count === null) return "what the table shows";
  return count === 1 ? "1 claim" : `${count.toLocaleString("en-GB")} claims`;
}

/** Asked beforehand: a refused download would show as a page of JSON. */
async function readForecast(address: string): Promise<Forecast> {
  const refuse = (fault: string): Forecast => ({ count: null, fault });
  try {
    const answer = await fetch(address, { method: "HEAD" });
    if (answer.ok) return { count: Number(answer.headers.get(COUNT_HEADER)), fault: null };
    if (answer.status === 401) return refuse("Your session has ended. Sign in again, then export.");
    if (answer.status === 404) return refuse("That story could not be found.");
    return refuse("The server cannot make this export now. Try again in a moment.");
  } catch {
    return refuse("No connection: nothing can be exported now.");
  }
}
