/** Who logged the claim. */
import type { Field } from "@/lib/table/field";

export const loggedByField = {
  key: "loggedBy",
  column: {
    id: "logged_by",
    label: "Logged by",
    member: "loggedBy",
    file: { holds: "text", width: 20 },
  },
  filter: { name: "logged_by", label: "Logged by", takes: "person", noneLabel: null },
  stored: { as: "person", in: "loggedById", mayBeNone: false, didAt: "loggedAt" },
} as const satisfies Field;
