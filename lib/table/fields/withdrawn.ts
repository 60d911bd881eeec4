/** Why a claim was withdrawn. Whether withdrawn claims are shown at all is the query's own. */
import { inOwnWay, type Field } from "@/lib/table/field";

export const withdrawnField = {
  key: "withdrawn",
  column: {
    id: "withdrawn",
    label: "Withdrawn",
    member: "withdrawn",
    file: { holds: "text", width: 30 },
  },
  stored: inOwnWay<{ at: string; reason: string } | null>(),
} as const satisfies Field;
