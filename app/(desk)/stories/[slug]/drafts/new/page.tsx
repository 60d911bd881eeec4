import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { AddDraft } from "@/components/drafts/new/add-draft";
import { FormColumn } from "@/components/ui/form-column";
import { can } from "@/lib/access/policy";
import { listDrafts } from "@/lib/drafts/queries";
import { orNotFound } from "../../../../or-not-found";
import { readStory } from "../../read-story";

export const metadata: Metadata = { title: "New draft" };

/** The way in for the story's text, and for each later version of it. */
export default async function NewDraftPage({ params }: { params: Promise<{ slug: string }> }) {
  const { actor, story } = await readStory((await params).slug);
  if (!can(actor, "draft.add") || story.status === "killed") notFound();
  const [newest] = await orNotFound(listDrafts(actor, story.slug));
  return (
    <FormColumn>
      <AddDraft
        slug={story.slug}
        after={newest?.number ?? 0}
        claims={story.progress.total}
        personId={actor.userId}
      />
    </FormColumn>
  );
}
