import { route } from "@/lib/access/route";
import { answerRecord } from "@/lib/api/answer";
import { recordNumber } from "@/lib/api/query";
import { getRequestById } from "@/lib/replies/list";

/** One request for a reply: what was put to whom, and what they said. */
export const GET = route("reply.read", async (actor, request, { id }: { id: string }) => {
  const found = await getRequestById(actor, recordNumber(id, "That request"));
  return answerRecord(request, found, found.revision);
});
