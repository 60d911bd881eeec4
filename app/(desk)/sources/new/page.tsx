import type { Metadata } from "next";
import { NewSourceForm } from "@/components/sources/new-source-form";
import { FormColumn } from "@/components/ui/form-column";
import { EmptyState } from "@/components/ui/empty-state";
import { PageHeader } from "@/components/ui/page-header";
import { can } from "@/lib/access/policy";
import { requireReader } from "@/lib/access/session";

export const metadata: Metadata = { title: "New source" };

export default async function NewSourcePage() {
  const actor = await requireReader("source.read");
  return (
    <>
      <PageHeader crumbs={[{ label: "Sources", href: "/sources" }]} title="New source" />
      {can(actor, "source.create") ? (
        <FormColumn>
          <NewSourceForm />
        </FormColumn>
      ) : (
        <EmptyState
          title="The desk adds sources"
          next={`Your role is ${actor.role}, which reads the directory. Editors and reviewers add to it.`}
        >
          A source is who or what knowledge comes from, found by name from every story.
        </EmptyState>
      )}
    </>
  );
}
