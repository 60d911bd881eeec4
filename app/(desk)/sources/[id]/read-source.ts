import { notFound, redirect } from "next/navigation";
import { cache } from "react";
import { requireReader } from "@/lib/access/session";
import { getSource } from "@/lib/ledger/sources/source-page";
import { orNotFound } from "../../or-not-found";

/** The source of the address and who is asking; a merged-away source leads to the one that stands. */
export const readSource = cache(async (id: string) => {
  const actor = await requireReader("source.read");
  if (!/^[1-9]\d{0,9}$/.test(id)) notFound();
  const { source, movedTo } = await orNotFound(getSource(actor, Number(id)));
  return source ? { actor, source } : redirect(`/sources/${movedTo}`);
});
