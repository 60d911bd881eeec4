import { cache } from "react";
import { requireActor } from "@/lib/access/session";
import { getStory } from "@/lib/stories/queries";
import { orNotFound } from "../../or-not-found";

/** The story of the address and who is asking; read once for layout, page and title. */
export const readStory = cache(async (slug: string) => {
  const actor = await requireActor();
  return { actor, story: await orNotFound(getStory(actor, slug)) };
});
