import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { RetractForm } from "@/components/falls/retract-form";
import { FormColumn } from "@/components/ui/form-column";
import { readSourceCost } from "@/lib/ledger/sources/cost";
import { readSource } from "../read-source";

export const metadata: Metadata = { title: "Retract" };

/** Retracts the source, or takes its retraction back, after saying what follows. */
export default async function RetractPage({ params }: { params: Promise<{ id: string }> }) {
  const { actor, source } = await readSource((await params).id);
  if (!source.can.retract) notFound();
  const cost = await readSourceCost(actor, [source.id]);
  return (
    <FormColumn>
      <RetractForm source={source} cost={cost} />
    </FormColumn>
  );
}
