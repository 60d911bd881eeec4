"use client";

import { Chip } from "@/components/ui/chip";
import { part, usePart } from "@/components/ui/part";
import { Popover } from "@/components/ui/popover";
import { isEmptyFilter } from "@/lib/table/filter-fields";
import { chipLabel, isDayField, type ChipField } from "./chip-field";
import { dayWords, filterWords, WITHDRAWN_LABELS, type Names } from "./filter-words";
import { useTablePlace } from "./table-place";

type Props = {
  field: ChipField;
  names: Names;
  open: boolean;
  onOpenChange: (open: boolean) => void;
};

const choice = part(() => import("./filter-choice"));

/** A filter as a chip: says what it lets through, and opens to be changed. */
export function FilterChip({ field, names, open, onOpenChange }: Props) {
  const { query } = useTablePlace();
  const { words, isOn } = wordsOf(field, query, names);
  const parts = usePart(choice, open);
  return (
    <Popover
      label={`Filter by ${chipLabel(field).toLowerCase()}`}
      open={open}
      onOpenChange={onOpenChange}
      content={choice}
      className="w-72"
      trigger={
        <Chip on={isOn} className="max-w-full">
          <span className="truncate">{words}</span>
        </Chip>
      }
    >
      {parts ? <parts.FilterChoice field={field} /> : null}
    </Popover>
  );
}

function wordsOf(
  field: ChipField,
  query: ReturnType<typeof useTablePlace>["query"],
  names: Names,
): { words: string; isOn: boolean } {
  if (field === "withdrawn") {
    return { words: WITHDRAWN_LABELS[query.withdrawn], isOn: query.withdrawn !== "no" };
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
