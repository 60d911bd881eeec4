/** What a claim has, of what not every claim has. */
import { inOwnWay, type Field } from "@/lib/table/field";

export const HAS = ["open_question", "source", "quote", "attachment", "note"] as const;

export const hasField = {
  key: "has",
  filter: {
    name: "has",
    label: "Has",
    takes: "choice",
    values: HAS,
    labels: {
      open_question: "An open question",
      source: "A source",
      quote: "A quote",
      attachment: "An attachment",
      note: "A note",
    },
    former: { open_query: "open_question" },
  },
  stored: inOwnWay<never>(),
} as const satisfies Field;
