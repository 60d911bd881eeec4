/** On what terms the claim's sources spoke. */
import { LABELS, TERMS, type Terms } from "@/lib/ledger/claims/rules";
import { inOwnWay, type Field } from "@/lib/table/field";

export const termsField = {
  key: "terms",
  column: {
    id: "terms",
    label: "Terms",
    member: "terms",
    beside: ["hasOffRecord"],
    file: { holds: "text", width: 20 },
  },
  filter: {
    name: "terms",
    label: "Terms",
    takes: "choice",
    values: TERMS,
    labels: LABELS.terms,
  },
  stored: inOwnWay<Terms[]>(),
} as const satisfies Field;
