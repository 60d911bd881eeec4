/** How far a claim is established by a verdict that stands; where it lapsed, not at all. */
import { LABELS, VERIFICATION_LEVELS } from "@/lib/ledger/claims/rules";
import type { Field } from "@/lib/table/field";

export const levelField = {
  key: "level",
  column: {
    id: "verification_level",
    label: "Level",
    member: "level",
    // Beside the level that stands, one whose verdict has lapsed is shown struck, with the reason.
    beside: ["reviewState", "lapsedLevel", "lapsedReason"],
    file: { holds: "text", width: 18 },
  },
  filter: {
    name: "level",
    label: "Level",
    takes: "choice",
    values: VERIFICATION_LEVELS,
    labels: LABELS.level,
  },
  stored: { as: "scale", in: "standingLevel", values: VERIFICATION_LEVELS },
} as const satisfies Field;
