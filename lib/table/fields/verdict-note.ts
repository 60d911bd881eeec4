/** Why the last verdict was given. */
import { inOwnWay, type Field } from "@/lib/table/field";

export const verdictNoteField = {
  key: "verdictNote",
  column: {
    id: "verdict_note",
    label: "Verdict note",
    member: "verdictNote",
    file: { holds: "text", width: 50 },
  },
  stored: inOwnWay<string>(),
} as const satisfies Field;
