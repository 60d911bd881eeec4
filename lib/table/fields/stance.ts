/** How the claim's sources stand to it. */
import { STANCES } from "@/lib/ledger/claims/rules";
import { inOwnWay, type Field } from "@/lib/table/field";

export const stanceField = {
  key: "stance",
  filter: {
    name: "stance",
    label: "Stance",
    takes: "choice",
    values: STANCES,
    labels: {
      supports: "A source supports it",
      contradicts: "A source contradicts it",
      denies: "A source denies it",
      context: "A source gives context",
    },
  },
  stored: inOwnWay<never>(),
} as const satisfies Field;
