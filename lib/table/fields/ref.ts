/** A claim's number in its story, as people speak of it: C7. */
import { inOwnWay, type Field } from "@/lib/table/field";

export const refField = {
  key: "ref",
  column: { id: "ref", label: "Ref", member: null, file: { holds: "text", width: 7 } },
  stored: inOwnWay<string>(),
} as const satisfies Field;
