/** The stances of a claim's citations. */
import type { SqlField } from "@/lib/table/sqlite/sql-field";
import { citationMark } from "./citation-mark";

export const stanceSql: SqlField = citationMark("stance", 4);
