import { ClaimLine } from "@/components/claims/claim-line";
import { Time } from "@/components/ui/time";
import type { DuplicatePair, AlikeClaim } from "@/lib/duplicates/queries";

/** Claims beside those before them that say the same, or give it another figure. */
export function DuplicateList({ pairs }: { pairs: readonly DuplicatePair[] }) {
  return (
    <ul className="max-w-[60rem]">
      {pairs.map(({ claim, others }) => (
        <li key={claim.claimId} className="keep-together border-b border-rule py-3">
          <Line claim={claim} />
          <ul className="ml-4 border-l border-rule pl-4">
            {others.map((other) => (
              <li key={other.claimId}>
                <Line claim={other} says={other.says} />
              </li>
            ))}
          </ul>
        </li>
      ))}
    </ul>
  );
}

function Line({ claim, says }: { claim: Omit<AlikeClaim, "says">; says?: AlikeClaim["says"] }) {
  const { slug, ref, wording, level, reviewState, headline, isJudged, at } = claim;
  return (
    <ClaimLine {...{ slug, wording, level, reviewState }} claimRef={ref}>
      <span className="block text-xs text-faint">
        {says === "other" ? (
          <strong className="font-strong text-warn">another figure or name · </strong>
        ) : null}
        <bdi>{headline}</bdi>, {isJudged ? "judged" : "logged"} <Time at={at} format="date" />
      </span>
    </ClaimLine>
  );
}
