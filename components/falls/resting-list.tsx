import Link from "next/link";
import { ClaimLine } from "@/components/claims/claim-line";
import { ButtonLink } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";
import { Icon } from "@/components/ui/icon";
import { KeepInside } from "@/components/ui/paper";
import { Time } from "@/components/ui/time";
import type { RestingClaim, RestingClaims } from "@/lib/ledger/falls/queries";
import type { SettledHow } from "@/lib/ledger/falls/rules";
import { STORY_STATUS_LABELS } from "@/lib/stories/rules";

type Props = {
  resting: RestingClaims;
  sourceName: string;
  href: string;
  isFirst: boolean;
};

/** What rested on a source when it fell, by story, published ones first; and what of it still stands open. */
export function RestingList({ resting, sourceName, href, isFirst }: Props) {
  const { claims, next } = resting;
  if (claims.length === 0 && isFirst) {
    return (
      <EmptyState title="Nothing rests on it" next="Nothing has to be re-confirmed.">
        No claim that you can see leaned on {sourceName} when it fell.
      </EmptyState>
    );
  }
  return (
    <section aria-label="Claims that rested on this source">
      <KeepInside className="mb-3">
        Not to leave the newsroom: it tells which claims rest on{" "}
        <span dir="auto">{sourceName}</span>, whatever the terms.
      </KeepInside>
      <p className="text-sm text-soft">{countWords(resting)}</p>
      {byStory(claims).map((ofStory) => (
        <Story key={ofStory[0].slug} claims={ofStory} />
      ))}
      <nav aria-label="Pages" className="no-print mt-4 flex gap-2">
        {isFirst ? null : <ButtonLink href={href}>From the top</ButtonLink>}
        {next ? <ButtonLink href={`${href}?after=${next}`}>Next page</ButtonLink> : null}
      </nav>
    </section>
  );
}

type OfStory = [RestingClaim, ...RestingClaim[]];

function byStory(claims: readonly RestingClaim[]): OfStory[] {
  const stories = new Map<string, OfStory>();
  for (const claim of claims) {
    const story = stories.get(claim.slug);
    if (story) story.push(claim);
    else stories.set(claim.slug, [claim]);
  }
  return [...stories.values()];
}

function Story({ claims }: { claims: OfStory }) {
  const [{ slug, headline, status }] = claims;
  const open = claims.filter(({ settled }) => settled === null);
  const isOut = status === "published";
  return (
    <div className="mt-5">
      <div className="flex flex-wrap items-baseline justify-between gap-x-3 gap-y-1 border-b border-rule pb-1.5">
        <h2 className="min-w-0 text-sm font-semibold text-soft">
          <Link
            dir="auto"
            href={`/stories/${slug}/claims?suspect=yes`}
            className="hover:text-ink hover:underline"
          >
            {headline}
          </Link>
          <span className={isOut ? "ml-2 font-strong text-danger" : "ml-2 font-normal text-faint"}>
            {STORY_STATUS_LABELS[status]}
          </span>
        </h2>
        {isOut && open.length > 0 ? (
          <Link
            className="link no-print text-sm"
            href={`/stories/${slug}/corrections?cause=source_fell&claims=${open.map(({ ref }) => ref).join(",")}`}
          >
            Correct it
          </Link>
        ) : null}
      </div>
      <ul>
        {claims.map((claim) => (
          <li key={claim.claimId} className="keep-together border-b border-rule">
            <RestingLine claim={claim} />
          </li>
        ))}
      </ul>
    </div>
  );
}

const SETTLED_WORDS: Record<SettledHow, string> = {
  reconfirmed: "Re-confirmed",
  verdict: "Judged anew",
  undone: "Taken back",
};

function RestingLine({ claim }: { claim: RestingClaim }) {
  const { ref, slug, wording, level, reviewState, settled } = claim;
  return (
    <ClaimLine {...{ slug, wording, level, reviewState }} claimRef={ref}>
      {settled === null ? (
        <span className="flex items-center gap-1 text-xs font-strong text-warn">
          <Icon name="warning" className="size-3.5" />
          Suspect
        </span>
      ) : (
        <span className="block text-xs wrap-anywhere text-faint">
          {SETTLED_WORDS[settled.how]} by {settled.by}, <Time at={settled.at} />
          {settled.note ? (
            <>
              : <bdi>{settled.note}</bdi>
            </>
          ) : null}
        </span>
      )}
    </ClaimLine>
  );
}

function countWords({ total, open, stories, published }: RestingClaims): string {
  const claims = `${total} ${total === 1 ? "claim" : "claims"} rested on it when it fell`;
  if (open === 0) return `${claims}; none is suspect any more.`;
  const where = `${open} ${open === 1 ? "is" : "are"} suspect, in ${stories} ${stories === 1 ? "story" : "stories"}`;
  return `${claims}. ${where}${outWords(stories, published)}.`;
}

function outWords(stories: number, published: number): string {
  if (published === 0) return "";
  if (stories === 1) return ", which readers have";
  if (published === stories) return ", all of which readers have";
  return `, of which readers have ${published}`;
}
