import { IdentityPanel } from "@/components/identities/identity-panel";
import { LiveOn } from "@/components/live/live-on";
import { LeaningList } from "@/components/sources/leaning-list";
import { SourceDetails } from "@/components/sources/source-details";
import { getIdentityState, listEntrustable } from "@/lib/ledger/identities/queries";
import { listLeaningClaims } from "@/lib/ledger/sources/leaning-claims";
import { first, type SearchParams } from "../../search-params";
import { readSource } from "./read-source";

type Props = { params: Promise<{ id: string }>; searchParams: SearchParams };

/** A source with every claim that leans on it, by story. */
export default async function SourcePage({ params, searchParams }: Props) {
  const { actor, source } = await readSource((await params).id);
  const cursor = first((await searchParams).after);
  const identity =
    source.confidential && !source.kept ? await getIdentityState(actor, source.id) : null;
  const isEntrusting = identity !== null && (identity.can.keep || identity.can.handOver);
  const people = isEntrusting ? await listEntrustable(actor) : [];
  const leaning = await listLeaningClaims(actor, source.id, cursor);
  return (
    <div className="grid flex-1 grid-cols-[minmax(0,1fr)] content-start gap-x-10 gap-y-6 px-4 py-5 sm:px-[1.375rem] wide:grid-cols-[minmax(0,1fr)_22rem]">
      <LiveOn any="claims" />
      <LeaningList
        leaning={leaning}
        sourceName={source.name}
        href={`/sources/${source.id}`}
        isFirst={cursor === ""}
      />
      <SourceDetails
        source={source}
        identity={
          identity ? <IdentityPanel state={identity} handle={source.name} people={people} /> : null
        }
      />
    </div>
  );
}
