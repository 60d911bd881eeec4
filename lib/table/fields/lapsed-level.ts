/** The level of a verdict that no longer stands; empty where one stands, or none was given. */
import type { VerificationLevel } from "@/lib/ledger/claims/rules";
import { inOwnWay, type Field } from "@/lib/table/field";

export const lapsedLevelField = {
  key: "lapsedLevel",
  column: {
    id: "lapsed_level",
    label: "Lapsed level",
    member: "lapsedLevel",
    file: { holds: "text", width: 18 },
  },
  stored: inOwnWay<VerificationLevel | "">(),
} as const satisfies Field;
