/** What forms and the API may send about stories; faults name field and remedy. */
import { z } from "zod";
import { id, line, lines, moment, requiredLine, revision } from "@/lib/platform/text";
import { DESK_LIMIT, HEADLINE_LIMIT, slugFault, STORY_STATUSES } from "./rules";

const headline = requiredLine(HEADLINE_LIMIT, "a headline");

const slug = line(200).superRefine((value, context) => {
  const fault = slugFault(value);
  if (fault) context.addIssue({ code: "custom", message: fault });
});

const details = {
  desk: line(DESK_LIMIT).optional(),
  deadline: moment.optional(),
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
