/** How many sources a claim cites. */
import type { Field } from "@/lib/table/field";

export const sourceCountField = {
  key: "sourceCount",
  column: {
    id: "source_count",
    label: "Source count",
    member: "sourceCount",
    file: { holds: "count", width: 14 },
  },
  stored: { as: "count", in: "sourceCount", leaving: "leavingSourceCount" },
} as const satisfies Field;
