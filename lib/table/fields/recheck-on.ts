/** The day on which the claim must be looked at again. */
import type { Field } from "@/lib/table/field";

export const recheckOnField = {
  key: "recheckOn",
  column: {
    id: "recheck_on",
    label: "Re-check",
    member: "recheckOn",
    file: { holds: "day", width: 12 },
  },
  filter: { name: "recheck", label: "Re-check", takes: "days" },
  stored: { as: "day", in: "recheckOn" },
} as const satisfies Field;
