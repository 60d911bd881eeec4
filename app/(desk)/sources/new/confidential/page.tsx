import { randomInt } from "node:crypto";
import type { Metadata } from "next";
import { NewConfidentialForm } from "@/components/identities/new-confidential-form";
import { EmptyState } from "@/components/ui/empty-state";
import { FormColumn } from "@/components/ui/form-column";
import { PageHeader } from "@/components/ui/page-header";
import { can } from "@/lib/access/policy";
import { requireReader } from "@/lib/access/session";
import { drawHandle } from "@/lib/ledger/identities/rules";

export const metadata: Metadata = { title: "New confidential source" };

export default async function NewConfidentialPage() {
  const actor = await requireReader("source.read");
  return (
    <>
      <PageHeader
        crumbs={[{ label: "Sources", href: "/sources" }]}
        title="New confidential source"
      />
      {can(actor, "identity.keep") ? (
        <FormColumn>
          <NewConfidentialForm handle={drawHandle((below) => randomInt(below))} />
        </FormColumn>
      ) : (
        <EmptyState
          title="The desk adds sources"
          next={`Your role is ${actor.role}, which reads the directory. Editors and reviewers add to it.`}
        >
          A confidential source is known by a handle; who it is stands sealed beside it.
        </EmptyState>
      )}
    </>
  );
}
