import { route } from "@/lib/access/route";
import { answerPage } from "@/lib/api/answer";
import { storyEventsAsked } from "@/lib/api/asked";
import { readQuery } from "@/lib/api/query";
import { slugSince } from "@/lib/stories/former-slugs";
import { listStoryEvents } from "@/lib/stories/history";

type Params = { slug: string };

/** What happened to a story and its claims, the latest first. */
export const GET = route("history.read", async (actor, request, { slug }: Params) => {
  const { after, limit, person, about } = readQuery(request.url, storyEventsAsked);
  const filter = {
    ...(after !== undefined && { before: after }),
    ...(person !== undefined && { person }),
    ...(about !== undefined && { about }),
  };
  const today = (await slugSince(actor, slug)) ?? slug;
  const { events, older } = await listStoryEvents(actor, today, filter, limit);
  return answerPage({ items: events, next: older === null ? null : String(older) });
});
