/** What is asked of the log, as it stands in an address. */
import { z } from "zod";
import { isCalendarDay } from "@/lib/platform/calendar";
import { LOG_GROUPS, type LogFilter } from "./rules";

const whole = z
  .string()
  .regex(/^[1-9]\d{0,14}$/, "is a whole number")
  .transform(Number);
const day = z.string().refine(isCalendarDay, "is a day such as 2026-05-31");

const fields = {
  group: z.enum(LOG_GROUPS, `is one of ${LOG_GROUPS.join(", ")}`),
  person: whole,
  story: z.string().regex(/^[a-z0-9][a-z0-9-]{0,199}$/, "is the slug of a story"),
  from: day,
  to: day,
  before: whole,
} satisfies Record<keyof LogFilter, z.ZodType>;

/** For forms and the command line: what cannot be read is refused by name. */
export const logInput = z.strictObject(fields).partial();

/** @returns what can be read of it, and the names of those parameters that cannot. */
export function readLogFilter(given: Partial<Record<keyof LogFilter, string>>): {
  filter: LogFilter;
  notUnderstood: string[];
} {
  const filter: Record<string, unknown> = {};
  const notUnderstood: string[] = [];
  for (const [name, schema] of Object.entries(fields)) {
    const text = given[name as keyof LogFilter];
    if (text === undefined || text === "") continue;
    const read = schema.safeParse(text);
    if (read.success) filter[name] = read.data;
    else notUnderstood.push(name);
  }
  return { filter, notUnderstood };
}
