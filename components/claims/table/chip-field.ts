/** Whatever a filter chip can stand for. Pure. */
import {
  DAY_FIELDS,
  FILTER_FIELDS,
  type DayField,
  type FilterField,
} from "@/lib/table/filter-fields";

export type ChipField = FilterField | DayField | "withdrawn";

export function isDayField(field: ChipField): field is DayField {
  return Object.hasOwn(DAY_FIELDS, field);
}

export function chipLabel(field: ChipField): string {
  if (field === "withdrawn") return "Withdrawn";
  return isDayField(field) ? DAY_FIELDS[field] : FILTER_FIELDS[field].label;
}
