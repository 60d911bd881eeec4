"use client";

import { isDayField, type ChipField } from "./chip-field";
import { DayFilter } from "./day-filter";
import { FilterValues } from "./filter-values";
import { WithdrawnFilter } from "./withdrawn-filter";

/** What a filter lets through, to be chosen: what stands below an open chip. */
export function FilterChoice({ field }: { field: ChipField }) {
  if (field === "withdrawn") return <WithdrawnFilter />;
  return isDayField(field) ? <DayFilter field={field} /> : <FilterValues field={field} />;
}
