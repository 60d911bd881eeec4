/** What the desk noted on the claim. */
import type { Field } from "@/lib/table/field";

export const noteField = {
  key: "note",
  column: { id: "note", label: "Note", member: "note", file: { holds: "text", width: 50 } },
  stored: { as: "text", in: "note", mayBeBlank: true },
} as const satisfies Field;
