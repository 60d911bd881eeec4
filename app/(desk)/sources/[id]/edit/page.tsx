import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { EditSourceForm } from "@/components/sources/edit-source-form";
import { FormColumn } from "@/components/ui/form-column";
import { readSource } from "../read-source";

export const metadata: Metadata = { title: "Edit" };

export default async function EditSourcePage({ params }: { params: Promise<{ id: string }> }) {
  const { source } = await readSource((await params).id);
  if (!source.can.edit) notFound();
  return (
    <FormColumn>
      <EditSourceForm source={source} />
    </FormColumn>
  );
}
