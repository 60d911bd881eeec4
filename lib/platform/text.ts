/**
 * What counts as acceptable text at the border. Text is kept as typed, but for white space at
 * its ends; what SQLite, XML or a browser could not give back unchanged is refused by name.
 */
import { z } from "zod";
import { isCalendarDay } from "./calendar";

/** Control characters that XML 1.0 cannot carry, and so a spreadsheet could not either. */
function isUnprintable(code: number): boolean {
  if (code < 0x20) return code !== 0x09 && code !== 0x0a && code !== 0x0d;
  return code === 0xfffe || code === 0xffff;
}

function hasUnprintable(text: string): boolean {
  for (let index = 0; index < text.length; index += 1) {
    if (isUnprintable(text.charCodeAt(index))) return true;
  }
  return false;
}

/** The fault in words, or null. */
export function faultInText(text: string): string | null {
  if (!text.isWellFormed()) return "holds half of a character (a lone surrogate); retype it";
  if (hasUnprintable(text)) return "holds a control character that cannot be kept; remove it";
  return null;
}

/** Whether a reader would see nothing: only spaces, or marks that take up no room. */
export function isBlank(text: string): boolean {
  return !/[^\s\p{Separator}\p{Default_Ignorable_Code_Point}]/u.test(text);
}

function checked(schema: z.ZodString) {
  return schema.superRefine((value, context) => {
    const fault = faultInText(value);
    if (fault) context.addIssue({ code: "custom", message: fault });
  });
}

const lineBreaks = /\r\n?|[\n\u0085\u2028\u2029]/g;

/** Text on one line: breaks become spaces. `limit` in UTF-16 units. */
export function line(limit: number) {
  return checked(z.string("is missing").max(limit, `is longer than ${limit} characters`)).transform(
    (value) => value.replace(lineBreaks, " ").trim(),
  );
}

export function requiredLine(limit: number, what: string) {
  return line(limit).refine((value) => !isBlank(value), `Write ${what}.`);
}

/** Text of several lines; line ends become line feeds. */
export function lines(limit: number) {
  return checked(z.string("is missing").max(limit, `is longer than ${limit} characters`)).transform(
    (value) => value.replace(/\r\n?/g, "\n").trim(),
  );
}

export function requiredLines(limit: number, what: string) {
  return lines(limit).refine((value) => !isBlank(value), `Write ${what}.`);
}

export const id = z.int("is not a record's number").positive("is not a record's number");
export const revision = z.int("is missing").nonnegative("is missing");

const isoDay = z.iso.date();
const DAY_FAULT = "is not a day such as 2026-05-31";

/** A calendar day as YYYY-MM-DD, or empty for none; kept as midnight UTC. */
export const optionalDay = z
  .string(DAY_FAULT)
  .max(10, { error: DAY_FAULT, abort: true })
  .refine((value) => value === "" || isoDay.safeParse(value).success, DAY_FAULT)
  .transform((value) => (value === "" ? null : new Date(`${value}T00:00:00.000Z`)));

const WALL_TIME = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2}(\.\d+)?)?$/;

function isInstant(text: string): boolean {
  // Date.parse takes 30 February for 2 March, and hour 24 for the next day's first.
  if (!isCalendarDay(text.slice(0, 10)) || text.slice(11, 13) > "23") return false;
  const instant = Date.parse(/(Z|[+-]\d{2}:\d{2})$/.test(text) ? text : `${text}Z`);
  return !Number.isNaN(instant) && text.length <= 40;
}

/** What is further away is a slip of the keys: no clock of a newsroom shows it. */
const NO_TIME_OF_OURS = "lies outside of the years 1900 to 2199";

function isOfOurs(text: string): boolean {
  const year = Number(text.slice(0, 4));
  return text === "" || (year >= 1900 && year < 2200);
}

const NO_INSTANT = "is not a date and time that exists, such as 2026-05-31T18:00";

/**
 * A date and time: as a clock on the newsroom's wall shows it (2026-05-31T18:00), or with an
 * offset from UTC. Empty for none.
 */
export const moment = z
  .string("is missing")
  .max(40, NO_INSTANT)
  .refine(
    (text) =>
      text === "" ||
      ((WALL_TIME.test(text) || z.iso.datetime({ offset: true }).safeParse(text).success) &&
        isInstant(text)),
    NO_INSTANT,
  )
  .refine(isOfOurs, NO_TIME_OF_OURS);
