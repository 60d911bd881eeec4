/** Where in its sources a claim is to be found. */
import { inOwnWay, type Field } from "@/lib/table/field";

export const locatorsField = {
  key: "locators",
  column: {
    id: "locators",
    label: "Locators",
    member: "locators",
    beside: ["hasOffRecord", "onPaper"],
    file: { holds: "text", width: 30 },
  },
  stored: inOwnWay<string[]>(),
} as const satisfies Field;
