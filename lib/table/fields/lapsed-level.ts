/** The level of a verdict that no longer stands; empty where one stands, or none was given. */
import { LABELS } from "@/lib/ledger/claims/rules";
import { VERDICT_LEVELS } from "@/lib/ledger/verdicts/rules";
import type { Field } from "@/lib/table/field";

const LAPSED_LEVELS = ["", ...VERDICT_LEVELS] as const;

export const lapsedLevelField = {
  key: "lapsedLevel",
  column: {
    id: "lapsed_level",
    label: "Lapsed level",
    member: "lapsedLevel",
    file: { holds: "text", width: 18 },
  },
  filter: {
    name: "lapsed",
    label: "Lapsed level",
    takes: "choice",
    values: LAPSED_LEVELS,
    labels: { ...LABELS.level, "": "None" },
  },
  stored: { as: "scale", in: "lapsedLevel", values: LAPSED_LEVELS },
} as const satisfies Field;
