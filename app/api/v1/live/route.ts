import { cookies } from "next/headers";
import { route } from "@/lib/access/route";
import { stillActor } from "@/lib/access/session";
import { sessionCookieName } from "@/lib/access/session-token";
import { answerNews } from "@/lib/live/queries";
import { openStream } from "@/lib/live/streams";
import { noteStream } from "@/lib/platform/request";

export const dynamic = "force-dynamic";

/**
 * What others do, as it happens: a stream of server-sent events to whoever accepts one, from the
 * place that `Last-Event-ID` (or `?since=`) names; to others what is new since, as JSON.
 */
export const GET = route(
  "claim.read",
  async (actor, request) => {
    const since =
      request.headers.get("last-event-id") ?? new URL(request.url).searchParams.get("since");
    if (!request.headers.get("accept")?.includes("text/event-stream")) {
      const answer = await answerNews(actor, since);
      return Response.json(answer, { headers: { "Cache-Control": "no-store" } });
    }
    const cookie = (await cookies()).get(sessionCookieName())?.value;
    const stream = await openStream(actor, { since, stillActor: () => stillActor(cookie) });
    noteStream();
    return new Response(stream, {
      headers: {
        // Neither compressed nor gathered on the way: each event is to arrive by itself.
        "Cache-Control": "no-store, no-transform",
        "Content-Type": "text/event-stream; charset=utf-8",
        "X-Accel-Buffering": "no",
      },
    });
  },
  { streams: true, needsSession: () => true },
);
