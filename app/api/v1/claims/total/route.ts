import { route } from "@/lib/access/route";
import { NEWSROOM, readTotal, storyScope } from "@/lib/table/page";
import { requireTableQuery } from "@/lib/table/query";

/** How many claims the table's query string finds; `scope=<slug>` for one story's table. */
export const GET = route("claim.read", async (actor, request) => {
  const params = new URL(request.url).searchParams;
  const query = requireTableQuery(params, ["scope"]);
  const slug = params.get("scope");
  const total = await readTotal(actor, slug ? storyScope(slug) : NEWSROOM, query);
  return Response.json(total, { headers: { "Cache-Control": "no-store" } });
});
