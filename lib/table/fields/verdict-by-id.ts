/** The number of whoever gave the verdict in force, or the last one; no rename moves it. */
import type { Field } from "@/lib/table/field";

export const verdictByIdField = {
  key: "verdictById",
  column: {
    id: "verdict_by_id",
    label: "Verdict by (number)",
    member: "verdictById",
    file: { holds: "count", width: 14 },
  },
  stored: { as: "personId", in: "verdictById", mayBeNone: true },
} as const satisfies Field;
