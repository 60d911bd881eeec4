/** When the claim was last changed. */
import type { Field } from "@/lib/table/field";

export const updatedAtField = {
  key: "updatedAt",
  column: {
    id: "updated_at",
    label: "Changed",
    member: "updatedAt",
    file: { holds: "instant", width: 18 },
  },
  stored: { as: "instant", in: "updatedAt", mayBeNone: false },
} as const satisfies Field;
