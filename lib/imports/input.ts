/** What a person may say of a file that is brought in, and of an import. */
import { z } from "zod";
import { id } from "@/lib/platform/text";
import { IMPORT_FIELDS } from "./tables/fields";
import { DELIMITERS } from "./tables/delimited";

const DAY_ORDERS = ["day-first", "month-first"] as const;

/** Beside the file, in the address: what somebody chose instead of what was found out. */
export const importFields = z.strictObject({
  story: z.string().max(200),
  encoding: z.string().max(40).optional(),
  delimiter: z.enum(DELIMITERS, "is not one of the separators").optional(),
  sheet: z.string().max(200).optional(),
  /** The header's line; 0: there is none. */
  header: z.coerce.number("is not a line").int().min(0).max(1_000_000).optional(),
  days: z.enum(DAY_ORDERS, "is not one of the orders").optional(),
  withoutDays: z.stringbool("is neither yes nor no").optional(),
  /** What each column is, in their order, separated by commas; empty: left out. */
  fields: z
    .string()
    .max(4_000)
    .transform((text) => text.split(",").map((field) => (field === "" ? null : field)))
    .pipe(z.array(z.enum(IMPORT_FIELDS, "is not one of the fields").nullable()).max(500))
    .optional(),
  /** Whether the others come in although some are refused. */
  leaveRefused: z.stringbool("is neither yes nor no").optional(),
});

/** An import by the event of its first set. */
export const importAt = z.strictObject({ importId: id });

export type ImportFields = z.output<typeof importFields>;
