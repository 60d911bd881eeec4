/** Who asserts it, in the story's own words. */
import { inOwnWay, type Field } from "@/lib/table/field";

export const assertedByField = {
  key: "assertedBy",
  column: {
    id: "asserted_by",
    label: "Asserted by",
    member: "assertedBy",
    file: { holds: "text", width: 24 },
  },
  filter: {
    name: "asserted_by",
    label: "Asserted by",
    takes: "text",
    noneLabel: "Nobody named",
  },
  stored: inOwnWay<string>(),
} as const satisfies Field;
