import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { ClaimDesk, ClaimLevel } from "@/components/claims/panel/claim-detail";
import { readClaim } from "@/components/claims/panel/read-claim";
import { Passage } from "@/components/drafts/panel/passage";
import { ClaimHistory } from "@/components/history/claim-history";
import { LiveOn } from "@/components/live/live-on";
import { QueueKeys } from "@/components/review/queue-keys";
import { DecidedList, QueueList } from "@/components/review/queue-list";
import { MadeInStory } from "@/components/sources/made-in-story";
import { Button, ButtonLink } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";
import { PageHeader } from "@/components/ui/page-header";
import type { Actor, Authorized } from "@/lib/access/actor";
import { can } from "@/lib/access/policy";
import { requireReader } from "@/lib/access/session";
import { listClaimEvents } from "@/lib/ledger/claims/history";
import { parseClaimRef } from "@/lib/ledger/claims/rules";
import { listReviewQueue, type QueueFilter } from "@/lib/ledger/verdicts/queries";

export const metadata: Metadata = { title: "Review" };

type Params = Record<string, string | string[] | undefined>;

function first(value: string | string[] | undefined): string | undefined {
  return Array.isArray(value) ? value[0] : value;
}

function readFilter(actor: Actor, params: Params): QueueFilter {
  const scope = first(params.scope);
  const story = first(params.story);
  const standard = can(actor, "verdict.give") ? "mine" : "all";
  return {
    scope: scope === "all" || scope === "checker" || scope === "mine" ? scope : standard,
    ...(story && { story }),
  };
}

function queueHref(filter: QueueFilter, key?: string): string {
  const params = new URLSearchParams({ scope: filter.scope });
  if (filter.story) params.set("story", filter.story);
  if (key) params.set("claim", key);
  return `/review?${params.toString()}`;
}

/** The review desk: the queue at left, the claim with its evidence and history beside it. */
export default async function ReviewPage({ searchParams }: { searchParams: Promise<Params> }) {
  const actor = await requireReader("draft.read");
  const params = await searchParams;
  const filter = readFilter(actor, params);
  const { entries, total } = await listReviewQueue(actor, filter);
  const keys = entries.map((entry) => `${entry.slug}.${entry.ref}`);
  const open = first(params.claim);
  // The claim belongs into the address: when somebody else decides it, what is being typed about
  // it must not come to stand beside the next one.
  if (open === undefined && keys[0]) redirect(queueHref(filter, keys[0]));
  const read = open ? await readQueued(actor, open) : null;
  const at = open ? keys.indexOf(open) : -1;
  const [previous, next] = [keys[at - 1], keys[at + 1] ?? keys.find((key) => key !== open)];

  return (
    <>
      <LiveOn any="claims" />
      <PageHeader
        title="Review"
        meta={<span>{total === 1 ? "1 claim waits" : `${total} claims wait`} for a verdict</span>}
        actions={<Scopes filter={filter} />}
      />
      <QueueKeys
        previousHref={previous ? queueHref(filter, previous) : null}
        nextHref={keys[at + 1] ? queueHref(filter, keys[at + 1]) : null}
      />
      {entries.length === 0 && !read ? (
        <>
          <DecidedList />
          <EmptyState
            title="Nothing waits for a verdict"
            actions={
              filter.scope === "all" ? (
                <ButtonLink href="/claims">Look at all claims</ButtonLink>
              ) : (
                <ButtonLink href={queueHref({ ...filter, scope: "all" })}>
                  Show the whole queue
                </ButtonLink>
              )
            }
          >
            Editors hand claims over with “Hand over for review” (key r) in a claim’s panel.
          </EmptyState>
        </>
      ) : (
        <div className="grid min-w-0 flex-1 wide:grid-cols-[17.5rem_minmax(0,1fr)]">
          <QueueList
            entries={entries}
            total={total}
            open={open}
            hrefOf={Object.fromEntries(keys.map((key) => [key, queueHref(filter, key)]))}
          />
          {read ? (
            <article
              aria-label={`Claim ${read.claim.ref} of ${read.claim.story.slug}`}
              className="min-w-0 border-rule bg-surface px-4 py-5 sm:px-7 wide:border-l"
            >
              <div className="mx-auto max-w-[72rem]">
                <div className="flex items-center justify-between gap-3 text-faint">
                  <p dir="auto" className="nums">
                    {read.claim.ref} · {read.claim.story.headline}
                  </p>
                  <ClaimLevel claim={read.claim} />
                </div>
                <MadeInStory slug={read.claim.story.slug}>
                  <ClaimDesk
                    claim={read.claim}
                    review={read.review}
                    questions={read.questions}
                    checkers={read.checkers}
                    quoteChecks={read.quoteChecks}
                    mended={read.mended}
                    passage={
                      read.passage ? (
                        <Passage
                          passage={read.passage}
                          slug={read.claim.story.slug}
                          claimRef={read.claim.ref}
                        />
                      ) : null
                    }
                    history={<ClaimHistory events={read.events} />}
                    nextHref={next ? queueHref(filter, next) : queueHref(filter)}
                  />
                </MadeInStory>
              </div>
            </article>
          ) : (
            <EmptyState title="That claim is not here">
              It may have been withdrawn or decided meanwhile. Choose another from the queue.
            </EmptyState>
          )}
        </div>
      )}
    </>
  );
}

function Scopes({ filter }: { filter: QueueFilter }) {
  const scopes = [
    { scope: "mine", label: "I can decide" },
    { scope: "checker", label: "I am checker" },
    { scope: "all", label: "All" },
  ] as const;
  return (
    <nav aria-label="Which claims" className="flex flex-wrap gap-1.5">
      {scopes.map(({ scope, label }) =>
        scope === filter.scope ? (
          <Button key={scope} aria-current="true" variant="primary">
            {label}
          </Button>
        ) : (
          <ButtonLink key={scope} href={queueHref({ ...filter, scope })}>
            {label}
          </ButtonLink>
        ),
      )}
    </nav>
  );
}

async function readQueued(actor: Authorized<"draft.read">, key: string) {
  const dot = key.lastIndexOf(".");
  const number = parseClaimRef(key.slice(dot + 1));
  if (dot < 1 || number === null) return null;
  return readClaim(actor, {
    ...{ slug: key.slice(0, dot), number },
    readEvents: async (reader, claimId) => (await listClaimEvents(reader, claimId)).events,
  });
}
