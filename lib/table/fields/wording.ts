/** What is claimed, as the desk worded it. */
import type { Field } from "@/lib/table/field";

export const wordingField = {
  key: "wording",
  column: {
    id: "claim",
    label: "Claim",
    member: "wording",
    // It stands with what is the matter with its claim, and with what a search found.
    beside: ["withdrawn", "openQuestions", "hits"],
    file: { holds: "text", width: 60 },
  },
  stored: { as: "text", in: "wording", mayBeBlank: false },
} as const satisfies Field;
