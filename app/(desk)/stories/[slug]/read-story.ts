import { headers } from "next/headers";
import { permanentRedirect } from "next/navigation";
import { cache } from "react";
import type { Authorized } from "@/lib/access/actor";
import { requireReader } from "@/lib/access/session";
import { WANTED_PATH_HEADER } from "@/lib/access/session-token";
import { slugSince } from "@/lib/stories/former-slugs";
import { getStory } from "@/lib/stories/queries";
import { orNotFound } from "../../or-not-found";

/** The story of the address and who is asking; read once for layout, page and title. */
export const readStory = cache(async (slug: string) => {
  const actor = await requireReader("draft.read");
  await leadOn(actor, slug);
  return { actor, story: await orNotFound(getStory(actor, slug)) };
});

/** An address with a slug that the story had once leads to the same page under its slug of today. */
async function leadOn(actor: Authorized<"story.read">, slug: string): Promise<void> {
  const since = await slugSince(actor, slug);
  if (since === null) return;
  const wanted = (await headers()).get(WANTED_PATH_HEADER) ?? "";
  const old = `/stories/${slug}`;
  const rest = wanted.startsWith(old) ? wanted.slice(old.length) : "/claims";
  permanentRedirect(`/stories/${since}${rest}`);
}
