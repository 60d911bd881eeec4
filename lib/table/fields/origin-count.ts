/** How many independent origins support a claim. */
import { inOwnWay, type Field } from "@/lib/table/field";

export const ORIGINS = ["0", "1", "2+"] as const;

export const originCountField = {
  key: "originCount",
  column: {
    id: "origin_count",
    label: "Origin count",
    member: "originCount",
    file: { holds: "count", width: 14 },
  },
  filter: {
    name: "origins",
    label: "Origins",
    takes: "choice",
    values: ORIGINS,
    labels: { "0": "No origin", "1": "1 origin", "2+": "2 or more" },
  },
  stored: inOwnWay<number>(),
} as const satisfies Field;
