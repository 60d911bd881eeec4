import { route } from "@/lib/access/route";
import { answerPage } from "@/lib/api/answer";
import { nothingAsked } from "@/lib/api/asked";
import { recordNumber, readQuery } from "@/lib/api/query";
import { getClaimById } from "@/lib/ledger/claims/queries";

/** What a claim rests on, in its order: all of it, for a claim holds few. */
export const GET = route("claim.read", async (actor, request, { id }: { id: string }) => {
  readQuery(request.url, nothingAsked);
  const { citations } = await getClaimById(actor, recordNumber(id, "That claim"));
  return answerPage({ items: citations, next: null });
});
