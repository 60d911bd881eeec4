/** The story's row; a story that does not exist for the reader matches nothing. */
import { Prisma } from "@/prisma/generated/client";
import {
  alongColumn,
  boundsOfStory,
  columnTest,
  onlyValue,
  seekValues,
} from "@/lib/table/sqlite/condition";
import type { Beside } from "@/lib/table/sqlite/cell";
import type { SqlField } from "@/lib/table/sqlite/sql-field";

const STORY_ID = Prisma.raw(`c."storyId"`);
/** Stories are many, and each holds a small part. */
const STORIES = 40;

export const storySql: SqlField = {
  condition: (filter, context) => {
    // 0 is nobody's id.
    const read = (slug: string) => context.storyIds.get(slug) ?? 0;
    const values = { any: filter.any.map(read), not: filter.not.map(read) };
    const only = onlyValue(values);
    return {
      test: columnTest(STORY_ID, values),
      covered: {
        column: "storyId",
        seek: values.not.length === 0 ? seekValues(STORY_ID, values.any) : null,
      },
      ...(only !== undefined && {
        idBounds: boundsOfStory(only),
        along: alongColumn("storyId", Prisma.sql`= ${only}`, context, STORIES),
      }),
    };
  },
  counted: { by: "claim", value: STORY_ID, column: "storyId", values: null },
  order: () => ({ by: "name", column: "storyId", mayBeNone: false }),
  fileCell: {
    parts: [STORY_ID],
    needs: "stories",
    read: (id: number, stories: Beside["stories"]) => stories.get(id) ?? "",
  },
};
