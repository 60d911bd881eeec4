import { route } from "@/lib/access/route";
import { answerPage } from "@/lib/api/answer";
import { storiesAsked } from "@/lib/api/asked";
import { readQuery } from "@/lib/api/query";
import { listStories } from "@/lib/stories/list";

/** The newsroom's stories, by pages: active ones by deadline, all others the newest first. */
export const GET = route("story.read", async (actor, request) => {
  const { q = "", desk = "", status, after = null } = readQuery(request.url, storiesAsked);
  const filter = { search: q, desk, status, cursor: after };
  const { stories, next } = await listStories(actor, filter);
  return answerPage({ items: stories, next });
});
