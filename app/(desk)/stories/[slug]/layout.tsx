import type { Metadata } from "next";
import type { ReactNode } from "react";
import { StoryPageHeader } from "@/components/stories/story-page-header";
import { readStory } from "./read-story";

type Props = { params: Promise<{ slug: string }> };

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { story } = await readStory((await params).slug);
  return { title: { default: story.headline, template: `%s · ${story.headline} · Sourceline` } };
}

/** The story's header and tabs, around its claims, its history and its settings. */
export default async function StoryLayout({ params, children }: Props & { children: ReactNode }) {
  const { story } = await readStory((await params).slug);
  return (
    <>
      <StoryPageHeader story={story} />
      {children}
    </>
  );
}
