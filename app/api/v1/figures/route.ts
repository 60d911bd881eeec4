import { route } from "@/lib/access/route";
import { getProgress } from "@/lib/stories/queries";
import { getShellCounts } from "@/lib/stories/shell-counts";

/** The figures around a page: the sidebar's, and how far the story of `?story=` has come. */
export const GET = route("claim.read", async (actor, request) => {
  const slug = new URL(request.url).searchParams.get("story");
  const [figures, progress] = await Promise.all([
    getShellCounts(actor),
    slug ? getProgress(actor, slug) : null,
  ]);
  return Response.json(
    { ...figures, progress: slug && progress ? { [slug]: progress } : {} },
    { headers: { "Cache-Control": "no-store" } },
  );
});
