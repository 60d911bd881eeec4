/** When the claim was logged. */
import { inOwnWay, type Field } from "@/lib/table/field";

export const loggedAtField = {
  key: "loggedAt",
  column: {
    id: "logged_at",
    label: "Logged",
    member: "loggedAt",
    file: { holds: "instant", width: 18 },
  },
  filter: { name: "logged", label: "Logged", takes: "days" },
  stored: inOwnWay<string>(),
} as const satisfies Field;
