import type { Metadata } from "next";
import { NewStoryForm } from "@/components/stories/new-story-form";
import { FormColumn } from "@/components/ui/form-column";
import { EmptyState } from "@/components/ui/empty-state";
import { PageHeader } from "@/components/ui/page-header";
import { can } from "@/lib/access/policy";
import { requireReader } from "@/lib/access/session";
import { listDesks } from "@/lib/stories/list";

export const metadata: Metadata = { title: "New story" };

export default async function NewStoryPage() {
  const actor = await requireReader("story.read");
  const mayCreate = can(actor, "story.create");
  return (
    <>
      <PageHeader crumbs={[{ label: "Stories", href: "/stories" }]} title="New story" />
      {mayCreate ? (
        <FormColumn>
          <NewStoryForm desks={await listDesks(actor)} mayRestrict={can(actor, "story.share")} />
        </FormColumn>
      ) : (
        <EmptyState
          title="Editors start stories"
          next={`Your role is ${actor.role}. Ask an editor to start the story and make you a member.`}
        >
          A story holds the claims that are checked before it runs.
        </EmptyState>
      )}
    </>
  );
}
