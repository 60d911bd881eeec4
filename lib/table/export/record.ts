/**
 * What the log keeps of an export, and how often somebody may export. An export of one story is in
 * that story's history; one of the newsroom says of which stories claims left, so that each of them
 * can tell it in its own.
 */
import { authorize } from "@/lib/access/policy";
import type { Actor } from "@/lib/access/actor";
import { commit } from "@/lib/audit/commit";
import type { EventOf } from "@/lib/audit/events";
import { assertWithin, type LogLimit } from "@/lib/audit/limit";
import { nextSeq } from "@/lib/audit/next-seq";
import { now } from "@/lib/platform/clock";
import { insertMany } from "@/lib/platform/sets";
import { job } from "@/lib/platform/threads";
import { writeTableQuery } from "@/lib/table/query";
import type { ExportPlan } from "./open";

/** More than anybody does by hand, and few enough to be read in the log. */
export const EXPORT_LIMIT: LogLimit = { type: "claims.exported", most: 60, minutes: 10 };

const WHAT = "exported claims";

/** Before anything is made. {@link recordExport} asks again, in its turn. @throws THROTTLED */
export function assertMayExport(actor: Actor): Promise<void> {
  return assertWithin(EXPORT_LIMIT, WHAT, actor, now());
}

type Leaving = { storyId?: number; data: EventOf<"claims.exported">["data"] };

/** @throws SourcelineError THROTTLED */
export function recordExport(actor: Actor, plan: ExportPlan): Promise<null> {
  const { form, leaving: names, story, stories, query, columns, rows } = plan;
  const leaving: Leaving = {
    ...(story && { storyId: story.id }),
    data: {
      form,
      names: names === "with_names",
      query: writeTableQuery(query),
      columns: [...columns],
      rows,
      ...(story ? { story: story.slug } : { stories: [...stories] }),
    },
  };
  return write({ actor, leaving });
}

const write = job(
  "writer",
  "table.recordExport",
  ({ actor, leaving }: { actor: Actor; leaving: Leaving }) => {
    authorize(actor, "claims.export");
    return commit<null>(actor, async (tx, at) => {
      await assertWithin(EXPORT_LIMIT, WHAT, actor, at, tx);
      const seq = await nextSeq(tx);
      const left = leaving.data.stories ?? [];
      await insertMany(
        tx,
        "StoryExport",
        left.map(([storyId, claims]) => ({ seq, storyId, claims })),
      );
      return { result: null, events: [{ type: "claims.exported", ...leaving }] };
    });
  },
);
