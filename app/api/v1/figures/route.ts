import type { Figures } from "@/components/figures";
import { route } from "@/lib/access/route";
import { unreadOf } from "@/lib/notifications/queries";
import { listNotices } from "@/lib/people/notices";
import { readHead, shortHead } from "@/lib/audit/head";
import { getProgress } from "@/lib/stories/queries";
import { getShellCounts } from "@/lib/stories/shell-counts";

/**
 * The figures around a page: the sidebar's, how far the story of `?story=` has come, and what this
 * session is told and has not read yet.
 */
export const GET = route(
  "claim.read",
  async (actor, request, _, sessionId) => {
    const slug = new URL(request.url).searchParams.get("story");
    const [figures, head, notices, unread, progress] = await Promise.all([
      getShellCounts(actor),
      readHead(),
      listNotices(actor, sessionId),
      unreadOf(actor),
      slug ? getProgress(actor, slug) : null,
    ]);
    return Response.json(
      {
        ...figures,
        logHead: head && shortHead(head),
        notices,
        unread,
        progress: slug && progress ? { [slug]: progress } : {},
      } satisfies Figures,
      { headers: { "Cache-Control": "no-store" } },
    );
  },
  { needsSession: () => true },
);
