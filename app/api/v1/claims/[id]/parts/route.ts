import { route } from "@/lib/access/route";
import { offerParts } from "@/lib/drafts/claim-parts";
import { notFound } from "@/lib/platform/errors";

/** The several claims that a claim's wording makes, for splitting it; none where it makes one. */
export const GET = route("claim.split", async (actor, _request, { id }: { id: string }) => {
  if (!/^[1-9]\d{0,14}$/.test(id)) throw notFound("That claim");
  const parts = await offerParts(actor, Number(id));
  return Response.json({ parts }, { headers: { "Cache-Control": "no-store" } });
});
