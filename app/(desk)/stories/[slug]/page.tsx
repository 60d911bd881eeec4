import { redirect } from "next/navigation";
import { readStory } from "./read-story";

/** A story opens on its claims. */
export default async function StoryPage({ params }: { params: Promise<{ slug: string }> }) {
  const { story } = await readStory((await params).slug);
  redirect(`/stories/${story.slug}/claims`);
}
