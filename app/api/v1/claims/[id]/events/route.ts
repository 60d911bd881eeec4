import { route } from "@/lib/access/route";
import { answerPage } from "@/lib/api/answer";
import { claimEventsAsked } from "@/lib/api/asked";
import { recordNumber, readQuery } from "@/lib/api/query";
import { listClaimEvents } from "@/lib/ledger/claims/history";

/** What happened to a claim, the latest first. */
export const GET = route("history.read", async (actor, request, { id }: { id: string }) => {
  const { after } = readQuery(request.url, claimEventsAsked);
  const { events, hasOlder } = await listClaimEvents(actor, recordNumber(id, "That claim"), after);
  const last = events.at(-1);
  return answerPage({ items: events, next: hasOlder && last ? String(last.seq) : null });
});
