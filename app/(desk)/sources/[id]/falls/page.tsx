import type { Metadata } from "next";
import { FallsOfSource } from "@/components/falls/falls-of-source";
import { RestingList } from "@/components/falls/resting-list";
import { StoriesApart } from "@/components/falls/stories-apart";
import { LiveOn } from "@/components/live/live-on";
import { EmptyState } from "@/components/ui/empty-state";
import { authorize } from "@/lib/access/policy";
import { listStoriesApart } from "@/lib/ledger/falls/kept-apart";
import { listResting } from "@/lib/ledger/falls/queries";
import { first, type SearchParams } from "../../../search-params";
import { readSource } from "../read-source";

export const metadata: Metadata = { title: "Fallen" };

type Props = { params: Promise<{ id: string }>; searchParams: SearchParams };

/** All that rested on the source when it fell, over all stories, and what of it is suspect still. */
export default async function FallsPage({ params, searchParams }: Props) {
  const { actor, source } = await readSource((await params).id);
  const cursor = first((await searchParams).after);
  authorize(actor, "claim.read");
  const resting = await listResting(actor, source.id, cursor);
  if (source.falls.length === 0) {
    return (
      <EmptyState
        title="It has not fallen"
        next={
          source.can.retract
            ? "“Retract” above, where it turns out to be false."
            : "Nothing has to be done."
        }
      >
        A source falls when it is retracted or graded as less reliable. What leaned on it is listed
        here then, over all stories.
      </EmptyState>
    );
  }
  return (
    <div className="grid flex-1 grid-cols-[minmax(0,1fr)] content-start gap-x-10 gap-y-6 px-4 py-5 sm:px-[1.375rem] wide:grid-cols-[minmax(0,1fr)_22rem]">
      <LiveOn any="claims" />
      <StoriesApart stories={await listStoriesApart(actor, source.id)} />
      <RestingList
        resting={resting}
        sourceName={source.name}
        href={`/sources/${source.id}/falls`}
        isFirst={cursor === ""}
      />
      <FallsOfSource source={source} />
    </div>
  );
}
