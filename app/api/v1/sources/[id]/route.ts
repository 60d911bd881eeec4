import { route } from "@/lib/access/route";
import { answerRecord } from "@/lib/api/answer";
import { recordNumber } from "@/lib/api/query";
import { getSource } from "@/lib/ledger/sources/source-page";
import { notFound } from "@/lib/platform/errors";

/** One source; one that was merged away is the source that it lives on in. */
export const GET = route("source.read", async (actor, request, { id }: { id: string }) => {
  const asked = await getSource(actor, recordNumber(id, "That source"));
  const { source } = asked.movedTo === null ? asked : await getSource(actor, asked.movedTo);
  if (!source) throw notFound("That source");
  return answerRecord(request, source, source.revision);
});
