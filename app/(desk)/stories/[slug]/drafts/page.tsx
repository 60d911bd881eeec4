import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { NoDraft } from "@/components/drafts/no-draft";
import { draftPath } from "@/components/drafts/reader/address";
import { can } from "@/lib/access/policy";
import { readStory } from "../read-story";

export const metadata: Metadata = { title: "Drafts" };

/** A story's drafts open on the newest one. */
export default async function DraftsPage({ params }: { params: Promise<{ slug: string }> }) {
  const { actor, story } = await readStory((await params).slug);
  if (story.draft) redirect(draftPath(story.slug, story.draft.number));
  return (
    <NoDraft slug={story.slug} mayAdd={story.status !== "killed" && can(actor, "draft.add")} />
  );
}
