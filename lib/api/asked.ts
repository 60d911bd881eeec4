/**
 * What each read of the API may be asked. Endpoints read addresses by these, and the API's description
 * is generated from them, so that it says what is enforced.
 */
import { z } from "zod";
import { EVENT_SUBJECTS } from "@/lib/audit/subjects";
import { RELIABILITIES, SOURCE_KINDS } from "@/lib/ledger/sources/rules";
import { SOURCE_SORTS } from "@/lib/ledger/sources/directory";
import { LOG_GROUPS } from "@/lib/log/rules";
import { isCalendarDay } from "@/lib/platform/calendar";
import { REPLY_OUTCOMES } from "@/lib/replies/rules";
import { STATUS_FILTERS } from "@/lib/stories/rules";
import { afterNumber, afterPlace, limit, slug } from "./query";

const words = z.string().max(200, "is longer than 200 characters").optional();
const story = slug.optional();
const day = z.string().refine(isCalendarDay, "is not a day such as 2026-05-31").optional();
const number = z
  .string()
  .regex(/^[1-9]\d{0,14}$/, "is not a record's number")
  .transform(Number)
  .optional();
const oneOf = <const Values extends readonly string[]>(values: Values) =>
  z.enum(values, `is not one of ${values.join(", ")}`);

export const nothingAsked = z.strictObject({});

export const storiesAsked = z.strictObject({
  q: words,
  status: oneOf(STATUS_FILTERS).default("all"),
  desk: words,
  after: afterPlace,
});

export const sourcesAsked = z.strictObject({
  q: words,
  kind: oneOf(SOURCE_KINDS).optional(),
  reliability: oneOf(RELIABILITIES).optional(),
  sort: oneOf(SOURCE_SORTS).default("name"),
  after: afterPlace,
});

export const questionsAsked = z.strictObject({
  story,
  state: oneOf(["open", "closed"]).optional(),
  after: afterNumber,
  limit,
});

export const verdictsAsked = z.strictObject({
  story,
  state: oneOf(["standing", "lapsed"]).optional(),
  after: afterNumber,
  limit,
});

export const repliesAsked = z.strictObject({
  story,
  outcome: oneOf(REPLY_OUTCOMES).optional(),
  after: afterNumber,
  limit,
});

export const draftsAsked = z.strictObject({ story, after: afterNumber, limit });

export const pageAsked = z.strictObject({ after: afterNumber, limit });

/** The log, the latest first. */
export const eventsAsked = z.strictObject({
  group: oneOf(LOG_GROUPS).optional(),
  person: number,
  story: z
    .string()
    .regex(/^[a-z0-9][a-z0-9-]{0,199}$/, "is not the slug of a story")
    .optional(),
  from: day,
  to: day,
  after: afterNumber,
  limit,
});

/** A claim's history, the latest first. */
export const claimEventsAsked = z.strictObject({ after: afterNumber });

/** A story's history, the latest first. */
export const storyEventsAsked = z.strictObject({
  person: number,
  about: oneOf(EVENT_SUBJECTS).optional(),
  after: afterNumber,
  limit,
});
