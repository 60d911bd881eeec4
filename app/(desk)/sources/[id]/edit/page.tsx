import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { EditSourceForm } from "@/components/sources/edit-source-form";
import { FormColumn } from "@/components/ui/form-column";
import { readSourceCost } from "@/lib/ledger/sources/cost";
import { readSource } from "../read-source";

export const metadata: Metadata = { title: "Edit" };

export default async function EditSourcePage({ params }: { params: Promise<{ id: string }> }) {
  const { actor, source } = await readSource((await params).id);
  if (!source.can.edit) notFound();
  const cost = await readSourceCost(actor, [source.id]);
  return (
    <FormColumn>
      <EditSourceForm source={source} cost={cost} />
    </FormColumn>
  );
}
