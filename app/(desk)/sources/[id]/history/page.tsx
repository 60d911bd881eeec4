import type { Metadata } from "next";
import { EventList } from "@/components/history/event-list";
import { listSourceEvents } from "@/lib/ledger/sources/source-page";
import { first, type SearchParams } from "../../../search-params";
import { readSource } from "../read-source";

export const metadata: Metadata = { title: "History" };

type Props = { params: Promise<{ id: string }>; searchParams: SearchParams };

/** What happened to the source and its citations, the latest first. */
export default async function SourceHistoryPage({ params, searchParams }: Props) {
  const { actor, source } = await readSource((await params).id);
  const before = first((await searchParams).before);
  const { slugs, ...page } = await listSourceEvents(actor, source.id, before);
  return (
    <EventList
      page={page}
      href={`/sources/${source.id}/history`}
      isFirst={before === ""}
      claimLink={(event, ref) => {
        const slug = event.storyId === undefined ? undefined : slugs[event.storyId];
        return slug
          ? { href: `/stories/${slug}/claims?open=${ref}`, label: `${slug} ${ref}` }
          : { label: ref };
      }}
    />
  );
}
