import { route } from "@/lib/access/route";
import { suggestSources } from "@/lib/ledger/sources/queries";

/** Find as you type, for every field that asks for a source: `?q=mand`. */
export const GET = route("source.read", async (actor, request) => {
  const query = new URL(request.url).searchParams.get("q") ?? "";
  const sources = await suggestSources(actor, query);
  return Response.json({ sources }, { headers: { "Cache-Control": "no-store" } });
});
