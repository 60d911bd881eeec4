import { route } from "@/lib/access/route";
import { answerPage, pageOf } from "@/lib/api/answer";
import { verdictsAsked } from "@/lib/api/asked";
import { readQuery } from "@/lib/api/query";
import { listVerdicts } from "@/lib/ledger/verdicts/list";
import { readStoryId } from "@/lib/stories/former-slugs";

/** Verdicts, the latest first; lapsed ones and those taken back say so. */
export const GET = route("claim.read", async (actor, request) => {
  const { story, ...asked } = readQuery(request.url, verdictsAsked);
  const storyId = await readStoryId(actor, story);
  return answerPage(pageOf(await listVerdicts(actor, { storyId, ...asked }), asked.limit));
});
