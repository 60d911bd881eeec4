import { route } from "@/lib/access/route";
import { answerRecord } from "@/lib/api/answer";
import { recordNumber } from "@/lib/api/query";
import { getDraftById } from "@/lib/drafts/list";

/** One draft with its text and what stands in it. The text is never changed, so its version is its number. */
export const GET = route("draft.read", async (actor, request, { id }: { id: string }) => {
  const draft = await getDraftById(actor, recordNumber(id, "That draft"));
  return answerRecord(request, draft, draft.number);
});
