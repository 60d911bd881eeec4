import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { EditStoryForm } from "@/components/stories/edit-story-form";
import { FormColumn } from "@/components/ui/form-column";
import { StoryMembers } from "@/components/stories/story-members";
import { listDesks } from "@/lib/stories/list";
import { listPossibleMembers } from "@/lib/stories/queries";
import { readStory } from "../read-story";

export const metadata: Metadata = { title: "Edit" };

export default async function EditStoryPage({ params }: { params: Promise<{ slug: string }> }) {
  const { actor, story } = await readStory((await params).slug);
  if (!story.can.edit) notFound();
  const [desks, possible] = await Promise.all([
    listDesks(actor),
    listPossibleMembers(actor, story),
  ]);
  return (
    <FormColumn>
      <EditStoryForm story={story} desks={desks} />
      <div className="mt-8">
        <StoryMembers story={story} possible={possible} />
      </div>
    </FormColumn>
  );
}
