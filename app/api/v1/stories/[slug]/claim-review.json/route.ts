import { route } from "@/lib/access/route";
import { takeClaimReviewsOut } from "@/lib/documents/commands";
import { fileHeaders, fileStream } from "@/lib/platform/file-job";

/** The findings of a published story, as schema.org's ClaimReview. */
export const GET = route("claims.export", async (actor, _request, { slug }: { slug: string }) => {
  const { plan, chunks } = await takeClaimReviewsOut(actor, slug);
  return new Response(fileStream(chunks), {
    headers: fileHeaders(plan.fileName, "application/ld+json"),
  });
});
