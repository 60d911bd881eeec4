/** Since when a claim is suspect, because a source on which it leans fell; and whether it is. */
import { inOwnWay, type Field } from "@/lib/table/field";

export const SUSPECT = ["yes", "no"] as const;

export const suspectField = {
  key: "suspect",
  column: {
    id: "suspect",
    label: "Suspect since",
    member: "suspectSince",
    file: { holds: "instant", width: 18 },
  },
  filter: {
    name: "suspect",
    label: "Suspect",
    takes: "choice",
    values: SUSPECT,
    labels: { yes: "Suspect", no: "Not suspect" },
  },
  stored: inOwnWay<string | null>(),
} as const satisfies Field;
