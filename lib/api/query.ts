/** What a read of the API may be asked, as it stands in an address: nothing of it is passed over. */
import { z } from "zod";
import { parseInput } from "@/lib/access/action";
import { invalidFields, notFound } from "@/lib/platform/errors";

/** Rows at most, as without a word and at the very most. */
export const ROWS = 100;
export const MOST_ROWS = 500;

const LIMIT_FAULT = `is not a number from 1 to ${MOST_ROWS}`;
/** How many rows a page has. */
export const limit = z
  .string()
  .regex(/^\d{1,3}$/, LIMIT_FAULT)
  .transform(Number)
  .refine((rows) => rows >= 1 && rows <= MOST_ROWS, LIMIT_FAULT)
  .default(ROWS);

/** A place in a list that is ordered by the records' numbers: `next` of the page before. */
export const afterNumber = z
  .string()
  .regex(/^[1-9]\d{0,14}$/, "is not the “next” of an answer")
  .transform(Number)
  .optional();

/** A place in a list of another order, which only the list itself reads. */
export const afterPlace = z
  .string()
  .regex(/^[\w.~:+/=-]{1,2000}$/, "is not the “next” of an answer")
  .optional();

export const slug = z.string().max(200, "is longer than any slug");

/** @throws SourcelineError INVALID naming each parameter that is not known, or not understood. */
export function readQuery<Schema extends z.ZodType>(
  address: string,
  schema: Schema,
): z.output<Schema> {
  const params = new URL(address).searchParams;
  const twice = [...params.keys()].filter((name) => params.getAll(name).length > 1);
  if (twice.length > 0) {
    throw invalidFields(Object.fromEntries(twice.map((name) => [name, "is given twice"])));
  }
  return parseInput(schema, Object.fromEntries(params));
}

/** A record's number in an address. @throws SourcelineError NOT_FOUND for what is none. */
export function recordNumber(text: string, what: string): number {
  if (!/^[1-9]\d{0,14}$/.test(text)) throw notFound(what);
  return Number(text);
}
