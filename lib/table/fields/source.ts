/** The sources that a claim cites. */
import { inOwnWay, type Field } from "@/lib/table/field";

export const sourceField = {
  key: "source",
  column: {
    id: "sources",
    label: "Source",
    member: "sourceNames",
    beside: ["hasOffRecord", "onPaper", "sharedOrigins"],
    file: { holds: "text", width: 40 },
  },
  filter: { name: "source", label: "Source", takes: "source", noneLabel: "No source" },
  stored: inOwnWay<string>(),
} as const satisfies Field;
