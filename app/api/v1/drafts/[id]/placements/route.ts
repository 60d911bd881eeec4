import { route } from "@/lib/access/route";
import { answerPage, pageOf } from "@/lib/api/answer";
import { pageAsked } from "@/lib/api/asked";
import { recordNumber, readQuery } from "@/lib/api/query";
import { listPlacements } from "@/lib/drafts/list";

/** Where claims stand in a draft. */
export const GET = route("draft.read", async (actor, request, { id }: { id: string }) => {
  const asked = readQuery(request.url, pageAsked);
  const placements = await listPlacements(actor, recordNumber(id, "That draft"), asked);
  return answerPage(pageOf(placements, asked.limit));
});
