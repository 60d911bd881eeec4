"use client";

import { Chip } from "@/components/ui/chip";
import { Popover } from "@/components/ui/popover";
import {
  DAY_FIELDS,
  FILTER_FIELDS,
  isEmptyFilter,
  type DayField,
  type FilterField,
} from "@/lib/table/filter-fields";
import type { Withdrawn } from "@/lib/table/query";
import { DayFilter } from "./day-filter";
import { FilterValues } from "./filter-values";
import { dayWords, filterWords, WITHDRAWN_LABELS, type Names } from "./filter-words";
import { useTablePlace } from "./table-place";
import { WithdrawnFilter } from "./withdrawn-filter";

/** Whatever a chip can stand for. */
export type ChipField = FilterField | DayField | "withdrawn";

export function isDayField(field: ChipField): field is DayField {
  return Object.hasOwn(DAY_FIELDS, field);
}

type Props = {
  field: ChipField;
  names: Names;
  open: boolean;
  onOpenChange: (open: boolean) => void;
};

export function chipLabel(field: ChipField): string {
  if (field === "withdrawn") return "Withdrawn";
  return isDayField(field) ? DAY_FIELDS[field] : FILTER_FIELDS[field].label;
}

/** A filter as a chip: says what it lets through, and opens to be changed. */
export function FilterChip({ field, names, open, onOpenChange }: Props) {
  const { query } = useTablePlace();
  const { words, isOn } = wordsOf(field, query, names);
  return (
    <Popover
      label={`Filter by ${chipLabel(field).toLowerCase()}`}
      open={open}
      onOpenChange={onOpenChange}
      className="w-72"
      trigger={
        <Chip on={isOn} className="max-w-full">
          <span className="truncate">{words}</span>
        </Chip>
      }
    >
      {field === "withdrawn" ? (
        <WithdrawnFilter />
      ) : isDayField(field) ? (
        <DayFilter field={field} />
      ) : (
        <FilterValues field={field} />
      )}
    </Popover>
  );
}

function wordsOf(
  field: ChipField,
  query: ReturnType<typeof useTablePlace>["query"],
  names: Names,
): { words: string; isOn: boolean } {
  if (field === "withdrawn") {
    const choice: Withdrawn = query.withdrawn;
    return { words: WITHDRAWN_LABELS[choice], isOn: choice !== "no" };
  }
  if (isDayField(field)) {
    const range = query.days[field];
    return range
      ? { words: dayWords(field, range), isOn: true }
      : { words: chipLabel(field), isOn: false };
  }
  const filter = query.filters[field];
  return filter && !isEmptyFilter(filter)
    ? { words: filterWords(field, filter, names), isOn: true }
    : { words: chipLabel(field), isOn: false };
}
