import type { Metadata } from "next";
import { EventList } from "@/components/history/event-list";
import { readHistoryFilter } from "@/lib/audit/input";
import { listSourceEvents } from "@/lib/ledger/sources/source-page";
import { first, type SearchParams } from "../../../search-params";
import { readSource } from "../read-source";

export const metadata: Metadata = { title: "History" };

type Props = { params: Promise<{ id: string }>; searchParams: SearchParams };

/** What happened to the source and its citations, the latest first. */
export default async function SourceHistoryPage({ params, searchParams }: Props) {
  const { actor, source } = await readSource((await params).id);
  const asked = await searchParams;
  const { claim: _, ...filter } = readHistoryFilter((name) => first(asked[name]));
  const page = await listSourceEvents(actor, source.id, filter);
  return (
    <EventList
      page={page}
      spans={{ claims: true, stories: true }}
      filter={filter}
      path={`/sources/${source.id}/history`}
      about={{ source: source.id }}
    />
  );
}
