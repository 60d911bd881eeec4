import type { Metadata } from "next";
import type { ReactNode } from "react";
import { StoryKeepingNotice } from "@/components/erasure/story-keeping";
import { LiveOn } from "@/components/live/live-on";
import { ProposedChanges } from "@/components/sources/proposed-changes";
import { StoryOpenings } from "@/components/stories/story-openings";
import { StoryPageHeader } from "@/components/stories/story-page-header";
import { getStoryKeeping } from "@/lib/erasure/queries";
import { listProposedChanges } from "@/lib/ledger/sources/kept/queries";
import { listStoryOpenings } from "@/lib/stories/orphans/queries";
import { readStory } from "./read-story";

type Props = { params: Promise<{ slug: string }> };

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { story } = await readStory((await params).slug);
  return { title: { default: story.headline, template: `%s · ${story.headline} · Sourceline` } };
}

/** The story's header and tabs, around its claims, its history and its settings. */
export default async function StoryLayout({ params, children }: Props & { children: ReactNode }) {
  const { actor, story } = await readStory((await params).slug);
  const [changes, openings, keeping] = await Promise.all([
    listProposedChanges(actor, story.id),
    listStoryOpenings(actor, story.id),
    getStoryKeeping(actor, story.id),
  ]);
  return (
    <>
      <LiveOn storyItself={story.id} />
      <StoryPageHeader story={story} />
      <StoryOpenings openings={openings} />
      <StoryKeepingNotice keeping={keeping} />
      <ProposedChanges changes={changes} />
      {children}
    </>
  );
}
