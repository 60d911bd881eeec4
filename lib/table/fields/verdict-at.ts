/** When the verdict in force, or the last one, was given. */
import type { Field } from "@/lib/table/field";

export const verdictAtField = {
  key: "verdictAt",
  column: {
    id: "verdict_at",
    label: "Verdict",
    member: "verdictAt",
    file: { holds: "instant", width: 18 },
  },
  filter: { name: "verdict", label: "Verdict", takes: "days" },
  stored: { as: "instant", in: "verdictAt", mayBeNone: true },
} as const satisfies Field;
