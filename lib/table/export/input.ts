/** What an export's address may say beside the table's own query string. */
import { z } from "zod";
import { COLUMN_CHOICES } from "./rules";

export const EXPORT_PARAMETERS = ["columns", "names"] as const;

export const exportInput = z.object({
  columns: z.enum(COLUMN_CHOICES, "is “all” or “table”").nullable(),
  /** Whether the names of sources that are not on the record leave. */
  names: z.enum(["yes", "no"], "is “yes” or “no”").nullable(),
});
