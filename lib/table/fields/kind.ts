/** What sort of assertion a claim is. */
import { CLAIM_KINDS, LABELS } from "@/lib/ledger/claims/rules";
import type { Field } from "@/lib/table/field";

export const kindField = {
  key: "kind",
  column: { id: "kind", label: "Kind", member: "kind", file: { holds: "text", width: 16 } },
  filter: {
    name: "kind",
    label: "Kind",
    takes: "choice",
    values: CLAIM_KINDS,
    labels: LABELS.kind,
  },
  stored: { as: "scale", in: "kind", values: CLAIM_KINDS },
} as const satisfies Field;
