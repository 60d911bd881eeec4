import { SectionHeading } from "@/components/ui/section-heading";
import { FOUND_BY, type FoundBy } from "@/lib/ledger/claims/rules";
import type { ClaimView } from "@/lib/ledger/claims/queries";
import type { LintsView } from "@/lib/ledger/lint/queries";
import type { QuoteChecks } from "@/lib/drafts/quote-checks";
import { AddCitation } from "./add-citation";
import { CitationCard } from "./citation-card";
import { OriginsPicture } from "./origins-picture";
import { SayTerms } from "./say-terms";

type EvidenceProps = {
  claim: ClaimView;
  /** What its citations lack, with who waived it. */
  gaps: LintsView["gaps"];
  quoteChecks: QuoteChecks;
};

/** What the claim rests on: its citations, each quote with how it compares to the texts at hand. */
export function Evidence({ claim, gaps, quoteChecks }: EvidenceProps) {
  return (
    <>
      <SectionHeading
        aside={
          claim.can.cite ? (
            <AddCitation
              key={claim.id}
              claimId={claim.id}
              claimRef={claim.ref}
              citesAs={claim.citesAs}
            />
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
        FOUND_BY.map((foundBy) => (
          <Citations
            key={foundBy}
            foundBy={foundBy}
            isApart={claim.citations.some((citation) => citation.foundBy === "checker")}
            claim={claim}
            gaps={gaps}
            quoteChecks={quoteChecks}
          />
        ))
      ) : (
        <p className="text-sm text-soft">
          Nothing yet says how this is known. A claim without a source can only be marked
          unverifiable.
        </p>
      )}
    </>
  );
}

const HEADINGS: Record<FoundBy, string> = {
  reporter: "From the reporting",
  checker: "The checker’s own",
};

type CitationsProps = EvidenceProps & {
  foundBy: FoundBy;
  /** Whether there are some of the checker's own, from which the others are kept apart. */
  isApart: boolean;
};

function Citations({ foundBy, isApart, claim, gaps, quoteChecks }: CitationsProps) {
  const citations = claim.citations.filter((citation) => citation.foundBy === foundBy);
  if (citations.length === 0) return null;
  return (
    <section aria-label={isApart ? HEADINGS[foundBy] : undefined}>
      {isApart ? (
        <h4 className="mb-1.5 text-xs font-medium text-faint">{HEADINGS[foundBy]}</h4>
      ) : null}
      <ul>
        {citations.map((citation) => (
          <CitationCard
            key={citation.id}
            citation={citation}
            mayEdit={claim.can.cite}
            gap={gaps.find(({ citationId }) => citationId === citation.id)}
            checks={quoteChecks[citation.id] ?? []}
          />
        ))}
      </ul>
    </section>
  );
}
