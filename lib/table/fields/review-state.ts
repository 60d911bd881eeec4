/** Where a claim stands on its way through review. */
import { LABELS, REVIEW_STATES } from "@/lib/ledger/claims/rules";
import type { Field } from "@/lib/table/field";

export const reviewStateField = {
  key: "reviewState",
  column: {
    id: "review_state",
    label: "Review",
    member: "reviewState",
    file: { holds: "text", width: 14 },
  },
  filter: {
    name: "state",
    label: "Review",
    takes: "choice",
    values: REVIEW_STATES,
    labels: LABELS.reviewState,
  },
  stored: { as: "scale", in: "reviewState", values: REVIEW_STATES },
} as const satisfies Field;
