/** What forms and the API may send about stories; faults name field and remedy. */
import { z } from "zod";
import { isCalendarDay } from "@/lib/platform/calendar";
import { id, line, lines, requiredLine, revision } from "@/lib/platform/text";
import { DESK_LIMIT, HEADLINE_LIMIT, slugFault, STORY_STATUSES } from "./rules";

const headline = requiredLine(HEADLINE_LIMIT, "a headline");

const slug = line(200).superRefine((value, context) => {
  const fault = slugFault(value);
  if (fault) context.addIssue({ code: "custom", message: fault });
});

const WALL_TIME = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2}(\.\d+)?)?$/;

function isInstant(text: string): boolean {
  // Date.parse takes 30 February for 2 March, and hour 24 for the next day's first.
  if (!isCalendarDay(text.slice(0, 10)) || text.slice(11, 13) > "23") return false;
  const instant = Date.parse(/(Z|[+-]\d{2}:\d{2})$/.test(text) ? text : `${text}Z`);
  return !Number.isNaN(instant) && text.length <= 40;
}

const NO_INSTANT = "is not a date and time that exists, such as 2026-05-31T18:00";

/**
 * A date and time: as a clock on the newsroom's wall shows it (2026-05-31T18:00), or with an
 * offset from UTC. Empty for none.
 */
const deadline = z
  .string("is missing")
  .max(40, NO_INSTANT)
  .refine(
    (text) =>
      text === "" ||
      ((WALL_TIME.test(text) || z.iso.datetime({ offset: true }).safeParse(text).success) &&
        isInstant(text)),
    NO_INSTANT,
  );

const details = {
  desk: line(DESK_LIMIT).optional(),
  deadline: deadline.optional(),
  note: lines(10_000).optional(),
  restricted: z.boolean().optional(),
};

export const createStoryInput = z.strictObject({
  headline,
  /** Left out or empty: made from the headline. */
  slug: z.union([z.literal(""), slug]).optional(),
  ...details,
});

export const editStoryInput = z.strictObject({
  storyId: id,
  revision,
  patch: z.strictObject({
    headline: headline.optional(),
    slug: slug.optional(),
    status: z.enum(STORY_STATUSES, "is not one of the statuses").optional(),
    ...details,
  }),
});

export const memberInput = z.strictObject({ storyId: id, userId: id });

export type CreateStoryInput = z.output<typeof createStoryInput>;
export type EditStoryInput = z.output<typeof editStoryInput>;
export type MemberInput = z.output<typeof memberInput>;
