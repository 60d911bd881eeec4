import type { Metadata } from "next";
import { EventList } from "@/components/history/event-list";
import { listStoryEvents } from "@/lib/stories/history";
import { first, type SearchParams } from "../../../search-params";
import { orNotFound } from "../../../or-not-found";
import { readStory } from "../read-story";

export const metadata: Metadata = { title: "History" };

type Props = { params: Promise<{ slug: string }>; searchParams: SearchParams };

/** Everything that happened to the story and its claims, the latest first. */
export default async function StoryHistoryPage({ params, searchParams }: Props) {
  const { actor, story } = await readStory((await params).slug);
  const before = first((await searchParams).before);
  const page = await orNotFound(listStoryEvents(actor, story.slug, before));
  return (
    <EventList
      page={page}
      href={`/stories/${story.slug}/history`}
      isFirst={before === ""}
      claimLink={(_, ref) => ({ label: ref, href: `/stories/${story.slug}/claims?open=${ref}` })}
    />
  );
}
