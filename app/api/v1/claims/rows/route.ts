import { route } from "@/lib/access/route";
import { invalidField } from "@/lib/platform/errors";
import { readChangedRows } from "@/lib/table/changed-rows";

/** The claims of `?ids=1,2`, as the table shows them; those that do not exist for the reader are left out. */
export const GET = route("claim.read", async (actor, request) => {
  const text = new URL(request.url).searchParams.get("ids") ?? "";
  if (!/^[1-9]\d{0,14}(,[1-9]\d{0,14})*$/.test(text)) {
    throw invalidField("ids", "is not a list of numbers, such as 1,2");
  }
  const rows = await readChangedRows(actor, [...new Set(text.split(",").map(Number))]);
  if (rows === null) throw invalidField("ids", "are more than 200 claims; ask for a page of them");
  return Response.json({ rows }, { headers: { "Cache-Control": "no-store" } });
});
