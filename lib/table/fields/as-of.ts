/** The day for which the claim is meant to hold. */
import type { Field } from "@/lib/table/field";

export const asOfField = {
  key: "asOf",
  column: { id: "as_of", label: "As of", member: "asOf", file: { holds: "day", width: 12 } },
  filter: { name: "as_of", label: "As of", takes: "days" },
  stored: { as: "day", in: "asOf" },
} as const satisfies Field;
