import Link from "next/link";
import { Fragment } from "react";
import { ClaimLine } from "@/components/claims/claim-line";
import { ButtonLink } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";
import { KeepInside } from "@/components/ui/paper";
import { claimRef, LABELS } from "@/lib/ledger/claims/rules";
import type { LeaningClaim, LeaningClaims } from "@/lib/ledger/sources/leaning-claims";

export type LeaningListProps = {
  leaning: LeaningClaims;
  sourceName: string;
  href: string;
  isFirst: boolean;
};

/** The claims that lean on a source, by story, with how each does. */
export function LeaningList({ leaning, sourceName, href, isFirst }: LeaningListProps) {
  const { claims, counts, next } = leaning;
  if (claims.length === 0 && isFirst) {
    return (
      <EmptyState
        title="No claim leans on it yet"
        next="Cite it where a claim is logged: type its name into “Source”."
      >
        Claims that cite {sourceName}, rest on it, or cite what derives from it, are listed here.
      </EmptyState>
    );
  }
  return (
    <section aria-label="Claims that lean on this source">
      {leaning.terms.length > 0 ? (
        <KeepInside className="mb-3">
          Not to leave the newsroom: claims cite <span dir="auto">{sourceName}</span>{" "}
          {leaning.terms.map((terms) => LABELS.terms[terms].toLowerCase()).join(", ")}, and this
          page names it.
        </KeepInside>
      ) : null}
      <p className="text-sm text-soft">{countWords(counts)}</p>
      {byStory(claims).map(([slug, ofStory]) => (
        <div key={slug} className="mt-4">
          <h2 className="border-b border-rule pb-1.5 text-sm font-semibold text-soft">
            <Link
              dir="auto"
              href={`/stories/${slug}/claims`}
              className="hover:text-ink hover:underline"
            >
              {ofStory[0]?.headline}
            </Link>
          </h2>
          <ul>
            {ofStory.map((claim) => (
              <li key={claim.id} className="border-b border-rule">
                <LeaningLine claim={claim} />
              </li>
            ))}
          </ul>
        </div>
      ))}
      <nav aria-label="Pages" className="no-print mt-4 flex gap-2">
        {isFirst ? null : <ButtonLink href={href}>From the top</ButtonLink>}
        {next ? <ButtonLink href={`${href}?after=${next}`}>Next page</ButtonLink> : null}
      </nav>
    </section>
  );
}

function byStory(claims: readonly LeaningClaim[]): Array<[string, LeaningClaim[]]> {
  const stories = new Map<string, LeaningClaim[]>();
  for (const claim of claims) {
    const story = stories.get(claim.slug);
    if (story) story.push(claim);
    else stories.set(claim.slug, [claim]);
  }
  return [...stories];
}

function LeaningLine({ claim }: { claim: LeaningClaim }) {
  const { slug, number, wording, level, reviewState } = claim;
  return (
    <ClaimLine {...{ slug, wording, level, reviewState }} claimRef={claimRef(number)}>
      <span className="block text-xs text-faint">
        {tieWords(claim)}
        {claim.terms.map((terms) => (
          <Fragment key={terms}>
            {" · "}
            <span className={terms === "off_record" ? "font-strong text-danger" : ""}>
              {LABELS.terms[terms].toLowerCase()}
            </span>
          </Fragment>
        ))}
      </span>
    </ClaimLine>
  );
}

/** How the claim leans on the source, in words. */
function tieWords(claim: LeaningClaim): string {
  switch (claim.leaning) {
    case "cites":
      return LABELS.stance[claim.stance];
    case "rests":
      return `${claim.via} rests on it (${LABELS.stance[claim.stance]})`;
    case "derives":
      return `through ${claim.via} (${LABELS.stance[claim.stance]})`;
  }
}

function countWords({ cites, rests, derives }: LeaningClaims["counts"]): string {
  const total = cites + rests + derives;
  const parts = [
    cites > 0 ? `${cites} cite it` : "",
    rests > 0 ? `${rests} cite somebody who rests on it` : "",
    derives > 0 ? `${derives} through what derives from it` : "",
  ].filter((part) => part.length > 0);
  return `${total} ${total === 1 ? "claim leans" : "claims lean"} on it: ${parts.join(", ")}.`;
}
