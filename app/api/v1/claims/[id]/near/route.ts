import { route } from "@/lib/access/route";
import { listMergeCandidates } from "@/lib/drafts/merge-candidates";
import { notFound } from "@/lib/platform/errors";

const QUERY_LIMIT = 200;

/** Claims of the same story, the likest first: with which this one may be merged. */
export const GET = route("claim.read", async (actor, request, { id }: { id: string }) => {
  if (!/^[1-9]\d{0,14}$/.test(id)) throw notFound("That claim");
  const query = new URL(request.url).searchParams.get("q") ?? "";
  const claims = await listMergeCandidates(actor, Number(id), query.slice(0, QUERY_LIMIT));
  return Response.json({ claims }, { headers: { "Cache-Control": "no-store" } });
});
