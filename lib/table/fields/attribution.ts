/** How the story attributes the claim. */
import { ATTRIBUTION_STATUSES, LABELS } from "@/lib/ledger/claims/rules";
import type { Field } from "@/lib/table/field";

export const attributionField = {
  key: "attribution",
  column: {
    id: "attribution_status",
    label: "Attribution",
    member: "attribution",
    file: { holds: "text", width: 18 },
  },
  filter: {
    name: "attribution",
    label: "Attribution",
    takes: "choice",
    values: ATTRIBUTION_STATUSES,
    labels: LABELS.attribution,
  },
  stored: { as: "scale", in: "attribution", values: ATTRIBUTION_STATUSES },
} as const satisfies Field;
