import type { Metadata } from "next";
import { DuplicateList } from "@/components/duplicates/duplicate-list";
import { ButtonLink } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";
import { PageHeader } from "@/components/ui/page-header";
import { requireReader } from "@/lib/access/session";
import { listDuplicates } from "@/lib/duplicates/queries";
import { first, type SearchParams } from "../../search-params";

export const metadata: Metadata = { title: "Likely duplicates" };

/** Claims that say what an earlier one says, over all stories that the reader may see. */
export default async function DuplicatesPage({ searchParams }: { searchParams: SearchParams }) {
  const actor = await requireReader("claim.read");
  const after = /^[1-9]\d{0,14}$/.exec(first((await searchParams).after));
  const { pairs, next } = await listDuplicates(actor, after ? Number(after[0]) : null);
  const isFirst = after === null;
  return (
    <>
      <PageHeader
        title="Likely duplicates"
        meta={
          <span>By the words that carry meaning; the latest first, each with those before it</span>
        }
      />
      <div className="px-4 py-2 sm:px-[1.375rem]">
        {pairs.length === 0 ? (
          <EmptyState
            title={next === null ? "Nothing is said twice" : "Nothing is said twice here"}
            next={next === null ? "Nothing has to be done." : "Earlier claims follow."}
          >
            Claims that say what another says, or give it another figure, are listed here.
          </EmptyState>
        ) : (
          <DuplicateList pairs={pairs} />
        )}
        <nav aria-label="Pages" className="no-print mt-4 flex gap-2">
          {isFirst ? null : <ButtonLink href="/claims/duplicates">From the top</ButtonLink>}
          {next === null ? null : (
            <ButtonLink href={`/claims/duplicates?after=${next}`}>Earlier claims</ButtonLink>
          )}
        </nav>
      </div>
    </>
  );
}
