/** Who gave the verdict in force, or the last one. */
import type { Field } from "@/lib/table/field";

export const verdictByField = {
  key: "verdictBy",
  column: {
    id: "verdict_by",
    label: "Verdict by",
    member: "verdictBy",
    file: { holds: "text", width: 20 },
  },
  filter: { name: "verdict_by", label: "Verdict by", takes: "person", noneLabel: "No verdict" },
  stored: { as: "person", in: "verdictById", mayBeNone: true, didAt: "verdictAt" },
} as const satisfies Field;
