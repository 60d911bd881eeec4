import { route } from "@/lib/access/route";
import { answerPage } from "@/lib/api/answer";
import { sourcesAsked } from "@/lib/api/asked";
import { readQuery } from "@/lib/api/query";
import { listSources } from "@/lib/ledger/sources/directory";

/** The directory of sources, by pages. */
export const GET = route("source.read", async (actor, request) => {
  const { q = "", after = "", ...asked } = readQuery(request.url, sourcesAsked);
  const { sources, next } = await listSources(actor, { ...asked, search: q, cursor: after });
  return answerPage({ items: sources, next });
});
