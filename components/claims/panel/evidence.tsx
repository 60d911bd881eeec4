import { SectionHeading } from "@/components/ui/section-heading";
import type { ClaimView } from "@/lib/ledger/claims/queries";
import type { QuoteChecks } from "@/lib/drafts/quote-checks";
import { AddCitation } from "./add-citation";
import { CitationCard } from "./citation-card";
import { OriginsPicture } from "./origins-picture";
import { SayTerms } from "./say-terms";

/** What the claim rests on: its citations, each quote with how it compares to the texts at hand. */
export function Evidence({ claim, quoteChecks }: { claim: ClaimView; quoteChecks: QuoteChecks }) {
  return (
    <>
      <SectionHeading
        aside={
          claim.can.cite ? (
            <AddCitation key={claim.id} claimId={claim.id} claimRef={claim.ref} />
          ) : null
        }
      >
        Citations
      </SectionHeading>
      {claim.can.cite && claim.unsaidTerms.length > 0 ? (
        <SayTerms key={claim.id} claimId={claim.id} sources={claim.unsaidTerms} />
      ) : null}
      <OriginsPicture origins={claim.origins} />
      {claim.citations.length > 0 ? (
        <ul>
          {claim.citations.map((citation) => (
            <CitationCard
              key={citation.id}
              citation={citation}
              mayEdit={claim.can.cite}
              checks={quoteChecks[citation.id] ?? []}
            />
          ))}
        </ul>
      ) : (
        <p className="text-sm text-soft">
          Nothing yet says how this is known. A claim without a source can only be marked
          unverifiable.
        </p>
      )}
    </>
  );
}
