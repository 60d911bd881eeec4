/** The number of whoever logged the claim: unlike a name, no rename moves it. */
import type { Field } from "@/lib/table/field";

export const loggedByIdField = {
  key: "loggedById",
  column: {
    id: "logged_by_id",
    label: "Logged by (number)",
    member: "loggedById",
    file: { holds: "count", width: 14 },
  },
  stored: { as: "personId", in: "loggedById", mayBeNone: false },
} as const satisfies Field;
