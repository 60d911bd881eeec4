import { route } from "@/lib/access/route";
import { listMentionable } from "@/lib/ledger/questions/queries";
import { notFound } from "@/lib/platform/errors";

const QUERY_LIMIT = 100;

/** Find as you type, for every text in which somebody can be named with @: `?q=dan`. */
export const GET = route("question.reply", async (actor, request, { id }: { id: string }) => {
  if (!/^[1-9]\d{0,14}$/.test(id)) throw notFound("That claim");
  const query = new URL(request.url).searchParams.get("q") ?? "";
  const people = await listMentionable(actor, Number(id), query.slice(0, QUERY_LIMIT));
  return Response.json({ people }, { headers: { "Cache-Control": "no-store" } });
});
