/** How many lints of a claim stand open, and whether any does. */
import { inOwnWay, type Field } from "@/lib/table/field";

export const LINTED = ["open", "clear"] as const;

export const lintsField = {
  key: "lints",
  column: {
    id: "lints",
    label: "Lint",
    member: "openLints",
    file: { holds: "count", width: 8 },
  },
  filter: {
    name: "lint",
    label: "Lint",
    takes: "choice",
    values: LINTED,
    labels: { open: "Open", clear: "None open" },
  },
  stored: inOwnWay<number>(),
} as const satisfies Field;
