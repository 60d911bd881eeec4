/** How risky it is, legally, to publish the claim. */
import { LABELS, LEGAL_RISKS } from "@/lib/ledger/claims/rules";
import type { Field } from "@/lib/table/field";

export const legalRiskField = {
  key: "legalRisk",
  column: {
    id: "legal_risk",
    label: "Legal risk",
    member: "legalRisk",
    file: { holds: "text", width: 12 },
  },
  filter: {
    name: "risk",
    label: "Legal risk",
    takes: "choice",
    values: LEGAL_RISKS,
    labels: LABELS.legalRisk,
  },
  stored: { as: "scale", in: "legalRisk", values: LEGAL_RISKS },
} as const satisfies Field;
