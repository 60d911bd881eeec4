import { route } from "@/lib/access/route";
import { answerPage } from "@/lib/api/answer";
import { eventsAsked } from "@/lib/api/asked";
import { readQuery } from "@/lib/api/query";
import { readLog } from "@/lib/log/queries";

/** The log, the latest first, for administrators: for others there is none but the histories of stories. */
export const GET = route("history.read", async (actor, request) => {
  const { after, limit, ...asked } = readQuery(request.url, eventsAsked);
  const filter = { ...asked, before: after };
  const { entries, older } = await readLog(actor, filter, limit);
  return answerPage({ items: entries, next: older === null ? null : String(older) });
});
