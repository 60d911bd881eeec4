import { route } from "@/lib/access/route";
import { getVisitor } from "@/lib/access/session";
import { listNotices } from "@/lib/people/notices";
import { getProgress } from "@/lib/stories/queries";
import { getShellCounts } from "@/lib/stories/shell-counts";

/**
 * The figures around a page: the sidebar's, how far the story of `?story=` has come, and what this
 * session is told and has not read yet.
 */
export const GET = route("claim.read", async (actor, request) => {
  const slug = new URL(request.url).searchParams.get("story");
  const visitor = await getVisitor();
  const [figures, notices, progress] = await Promise.all([
    getShellCounts(actor),
    visitor ? listNotices(actor, visitor.sessionId) : [],
    slug ? getProgress(actor, slug) : null,
  ]);
  return Response.json(
    { ...figures, notices, progress: slug && progress ? { [slug]: progress } : {} },
    { headers: { "Cache-Control": "no-store" } },
  );
});
