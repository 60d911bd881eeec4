import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { MergeForm } from "@/components/sources/merge-form";
import { FormColumn } from "@/components/ui/form-column";
import { SourcelineError } from "@/lib/platform/errors";
import { previewMerge } from "@/lib/ledger/sources/merge/preview";
import type { Actor } from "@/lib/access/actor";
import { first, type SearchParams } from "../../../search-params";
import { readSource } from "../read-source";

export const metadata: Metadata = { title: "Merge" };

type Props = { params: Promise<{ id: string }>; searchParams: SearchParams };

/** Chooses the source that stays, and shows what would move before anything does. */
export default async function MergePage({ params, searchParams }: Props) {
  const { actor, source } = await readSource((await params).id);
  if (!source.can.merge) notFound();
  const preview = await readPreview(actor, source.id, first((await searchParams).into));
  return (
    <FormColumn>
      <MergeForm source={source} preview={preview} />
    </FormColumn>
  );
}

async function readPreview(actor: Actor, fromId: number, into: string) {
  if (!/^[1-9]\d{0,9}$/.test(into)) return null;
  try {
    return await previewMerge(actor, fromId, Number(into));
  } catch (error) {
    if (error instanceof SourcelineError && error.code === "NOT_FOUND") return null;
    throw error;
  }
}
