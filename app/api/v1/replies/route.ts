import { route } from "@/lib/access/route";
import { answerPage, pageOf } from "@/lib/api/answer";
import { repliesAsked } from "@/lib/api/asked";
import { readQuery } from "@/lib/api/query";
import { listReplyRequests } from "@/lib/replies/list";
import { readStoryId } from "@/lib/stories/former-slugs";

/** Whom stories asked for a reply, the latest first, and what came of it. */
export const GET = route("reply.read", async (actor, request) => {
  const { story, ...asked } = readQuery(request.url, repliesAsked);
  const storyId = await readStoryId(actor, story);
  return answerPage(pageOf(await listReplyRequests(actor, { storyId, ...asked }), asked.limit));
});
