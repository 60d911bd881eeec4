import { route } from "@/lib/access/route";
import { listFacet } from "@/lib/table/facets";
import { isFilterField } from "@/lib/table/filter-fields";
import { NEWSROOM, storyScope } from "@/lib/table/page";
import { requireTableQuery } from "@/lib/table/query";
import { invalidField } from "@/lib/platform/errors";

const OWN_PARAMETERS = ["field", "find", "scope"];

/**
 * How many claims hold each value of a field under the table's other filters:
 * `?field=source&find=lea&level=-verified`; `scope=<slug>` for one story's table.
 */
export const GET = route("claim.read", async (actor, request) => {
  const params = new URL(request.url).searchParams;
  const field = params.get("field") ?? "";
  if (!isFilterField(field))
    throw invalidField("field", "is not a field that claims are filtered by");
  const query = requireTableQuery(params, OWN_PARAMETERS);
  const slug = params.get("scope");
  const scope = slug ? storyScope(slug) : NEWSROOM;
  const facet = await listFacet(
    actor,
    scope,
    query,
    field,
    (params.get("find") ?? "").slice(0, 100),
  );
  return Response.json(facet, { headers: { "Cache-Control": "no-store" } });
});
