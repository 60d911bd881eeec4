import type { Metadata } from "next";
import { EventList } from "@/components/history/event-list";
import { readHistoryFilter } from "@/lib/audit/input";
import { listStoryDoers, listStoryEvents } from "@/lib/stories/history";
import { first, type SearchParams } from "../../../search-params";
import { orNotFound } from "../../../or-not-found";
import { readStory } from "../read-story";

export const metadata: Metadata = { title: "History" };

type Props = { params: Promise<{ slug: string }>; searchParams: SearchParams };

/** Everything that happened to the story and its claims, or to one of them, the latest first. */
export default async function StoryHistoryPage({ params, searchParams }: Props) {
  const { actor, story } = await readStory((await params).slug);
  const asked = await searchParams;
  const filter = readHistoryFilter((name) => first(asked[name]));
  const [page, people] = await Promise.all([
    orNotFound(listStoryEvents(actor, story.slug, filter)),
    orNotFound(listStoryDoers(actor, story.slug)),
  ]);
  return (
    <EventList
      page={page}
      spans={{ claims: filter.claim === undefined, stories: false }}
      filter={filter}
      people={people}
      path={`/stories/${story.slug}/history`}
      about={{ story: story.id }}
    />
  );
}
