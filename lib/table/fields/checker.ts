/** Who is to check the claim. */
import type { Field } from "@/lib/table/field";

export const checkerField = {
  key: "checker",
  column: {
    id: "checker",
    label: "Checker",
    member: "checker",
    file: { holds: "text", width: 20 },
  },
  filter: { name: "checker", label: "Checker", takes: "person", noneLabel: "No checker" },
  stored: { as: "person", in: "checkerId", mayBeNone: true },
} as const satisfies Field;
