import { route } from "@/lib/access/route";
import { answerRecord } from "@/lib/api/answer";
import { slugSince } from "@/lib/stories/former-slugs";
import { getStory } from "@/lib/stories/queries";

/** One story, by its slug of today or of once. */
export const GET = route("story.read", async (actor, request, { slug }: { slug: string }) => {
  const story = await getStory(actor, (await slugSince(actor, slug)) ?? slug);
  return answerRecord(request, story, story.revision);
});
