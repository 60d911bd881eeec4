/** The claim's own address, as it is handed on. */
import { inOwnWay, type Field } from "@/lib/table/field";

export const urlField = {
  key: "url",
  column: {
    id: "url",
    label: "Address",
    member: "url",
    file: { holds: "text", width: 44 },
  },
  stored: inOwnWay<string>(),
} as const satisfies Field;
