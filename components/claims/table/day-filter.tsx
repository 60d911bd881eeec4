"use client";

import { useState } from "react";
import { Button } from "@/components/ui/button";
import { Chip } from "@/components/ui/chip";
import { Field } from "@/components/ui/field";
import { PopoverClose } from "@/components/ui/popover";
import { TextInput } from "@/components/ui/text-input";
import type { DayRange } from "@/lib/table/day-range";
import { DAY_FIELDS, type DayField } from "@/lib/table/filter-fields";
import { useTablePlace } from "./table-place";

/** Ranges that stay true from day to day, so that a saved view can hold them. */
const RELATIVE: Record<DayField, ReadonlyArray<{ label: string; range: DayRange }>> = {
  recheck: [
    { label: "Due", range: { from: null, to: "today" } },
    { label: "Within 7 days", range: { from: null, to: "today+7" } },
    { label: "None set", range: "none" },
  ],
  as_of: [
    { label: "Older than 30 days", range: { from: null, to: "today-30" } },
    { label: "None set", range: "none" },
  ],
  logged: [
    { label: "Today", range: { from: "today", to: "today" } },
    { label: "Last 7 days", range: { from: "today-6", to: null } },
    { label: "Last 30 days", range: { from: "today-29", to: null } },
  ],
  verdict: [
    { label: "Today", range: { from: "today", to: "today" } },
    { label: "Last 7 days", range: { from: "today-6", to: null } },
    { label: "None given", range: "none" },
  ],
};

const dayOrNothing = (mark: string | null | undefined) =>
  mark && /^\d{4}-/.test(mark) ? mark : "";

const same = (one: DayRange | undefined, other: DayRange) =>
  JSON.stringify(one) === JSON.stringify(other);

export function DayFilter({ field }: { field: DayField }) {
  const { query, go } = useTablePlace();
  const range = query.days[field];
  const bounds = range && range !== "none" ? range : null;
  const [from, setFrom] = useState(dayOrNothing(bounds?.from));
  const [to, setTo] = useState(dayOrNothing(bounds?.to));
  const isBackwards = from !== "" && to !== "" && from > to;

  function set(next: DayRange | null) {
    const { [field]: _, ...others } = query.days;
    go({ days: next === null ? others : { ...others, [field]: next } });
  }

  return (
    <form
      className="flex flex-col gap-3"
      onSubmit={(event) => {
        event.preventDefault();
        if (!isBackwards) set(from || to ? { from: from || null, to: to || null } : null);
      }}
    >
      <div className="flex flex-wrap gap-1.5">
        {RELATIVE[field].map((choice) => (
          <Chip
            key={choice.label}
            toggle
            on={same(range, choice.range)}
            onClick={() => set(same(range, choice.range) ? null : choice.range)}
          >
            {choice.label}
          </Chip>
        ))}
      </div>
      <div className="grid grid-cols-2 gap-2">
        <Field label="From">
          <TextInput type="date" value={from} onChange={(event) => setFrom(event.target.value)} />
        </Field>
        <Field label="To" error={isBackwards ? "Lies before “From”." : undefined}>
          <TextInput type="date" value={to} onChange={(event) => setTo(event.target.value)} />
        </Field>
      </div>
      <div className="flex justify-end gap-2">
        {range ? (
          <PopoverClose
            render={
              <Button size="small" onClick={() => set(null)}>
                Clear
              </Button>
            }
          />
        ) : null}
        <Button type="submit" size="small" variant="primary">
          Show {DAY_FIELDS[field].toLowerCase()} in these days
        </Button>
      </div>
    </form>
  );
}
