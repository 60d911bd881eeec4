import { route } from "@/lib/access/route";
import { BULK_LIMIT } from "@/lib/ledger/claims/rules";
import { listClaimIds, NEWSROOM, storyScope } from "@/lib/table/page";
import { requireTableQuery } from "@/lib/table/query";

/** The ids of a table's first claims, for selecting all that match: the table's own query string. */
export const GET = route("claim.read", async (actor, request) => {
  const params = new URL(request.url).searchParams;
  const query = requireTableQuery(params, ["scope"]);
  const slug = params.get("scope");
  const scope = slug ? storyScope(slug) : NEWSROOM;
  const ids = await listClaimIds(actor, scope, query, BULK_LIMIT);
  return Response.json({ ids }, { headers: { "Cache-Control": "no-store" } });
});
