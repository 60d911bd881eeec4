/** The claim table's own query string, for the description; lib/table/query.ts reads it. */
import { z } from "zod";
import { DAY_FIELD_NAMES, FILTER_FIELD_NAMES } from "@/lib/table/filter-fields";
import { WITHDRAWN } from "@/lib/table/query";

export const anyText = z.string().optional();
export const many = (names: readonly string[]) =>
  Object.fromEntries(names.map((name) => [name, anyText]));

/** The table's own query string; lib/table/query.ts reads it, and refuses what it does not know. */
export const filters = {
  q: anyText,
  ...many(FILTER_FIELD_NAMES),
  ...many(DAY_FIELD_NAMES),
  withdrawn: z.enum(WITHDRAWN).optional(),
  ...{ sort: anyText, cols: anyText, open: anyText },
};
