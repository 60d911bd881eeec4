import { route } from "@/lib/access/route";
import { answerPage, pageOf } from "@/lib/api/answer";
import { questionsAsked } from "@/lib/api/asked";
import { readQuery } from "@/lib/api/query";
import { listQuestions } from "@/lib/ledger/questions/list";
import { readStoryId } from "@/lib/stories/former-slugs";

/** What was asked about claims, the latest first. */
export const GET = route("claim.read", async (actor, request) => {
  const { story, ...asked } = readQuery(request.url, questionsAsked);
  const storyId = await readStoryId(actor, story);
  return answerPage(pageOf(await listQuestions(actor, { storyId, ...asked }), asked.limit));
});
