import clsx from "clsx";
import type { Metadata } from "next";
import Link from "next/link";
import { redirect } from "next/navigation";
import { ClaimDesk, ClaimLevel } from "@/components/claims/panel/claim-detail";
import { readClaim } from "@/components/claims/panel/read-claim";
import { Passage } from "@/components/drafts/panel/passage";
import { ClaimHistory } from "@/components/history/claim-history";
import { LiveOn } from "@/components/live/live-on";
import {
  queueHref,
  queueKey,
  readQueueAddress,
  readQueuePlace,
  type QueueAddress,
} from "@/components/review/queue-address";
import { QueueFilters } from "@/components/review/queue-filters";
import { QueueKeys } from "@/components/review/queue-keys";
import { DecidedList, QueueList } from "@/components/review/queue-list";
import { ClaimReplies } from "@/components/replies/claim-replies";
import { MadeInStory } from "@/components/sources/made-in-story";
import { ButtonLink } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";
import { PageHeader } from "@/components/ui/page-header";
import type { Authorized } from "@/lib/access/actor";
import { can } from "@/lib/access/policy";
import { requireReader } from "@/lib/access/session";
import { listClaimEvents } from "@/lib/ledger/claims/history";
import {
  listQueueChoices,
  listReviewQueue,
  type QueueFilter,
  type QueuePlace,
} from "@/lib/ledger/verdicts/queue";
import { first, type SearchParams } from "../search-params";

export const metadata: Metadata = { title: "Review" };

/** The review desk: the queue at left, the claim with its evidence and history beside it. */
export default async function ReviewPage({ searchParams }: { searchParams: SearchParams }) {
  const actor = await requireReader("draft.read");
  const params = await searchParams;
  const asked = readQueueAddress(
    (name) => first(params[name]),
    can(actor, "verdict.give") ? "mine" : "all",
  );
  const { filter, claim: open } = asked;
  const [queue, choices] = await Promise.all([
    readQueue(actor, asked),
    listQueueChoices(actor, filter),
  ]);
  const { entries, total, from } = queue;
  const hrefTo = (key: string) => queueHref(filter, { from, claim: key });
  const keys = entries.map(queueKey);
  // The claim belongs into the address: when somebody else decides it, what is being typed about
  // it must not come to stand beside the next one.
  if (open === "" && keys[0]) redirect(hrefTo(keys[0]));
  const read = open === "" ? null : await readQueued(actor, open);
  const at = keys.indexOf(open);
  const { previous, next } = neighboursOf(queue, filter, at);
  const other = keys.find((key) => key !== open);
  const onward = next ?? (other && !from ? hrefTo(other) : queueHref(filter));
  const isNarrowed = filter.story ?? filter.loggedBy ?? filter.kind;

  return (
    <>
      <LiveOn any="claims" />
      <PageHeader
        title="Review"
        meta={
          <span>
            {total === 1 ? "1 claim waits" : `${total.toLocaleString("en-GB")} claims wait`} for a
            verdict{isNarrowed === undefined ? "" : ", as narrowed"}
          </span>
        }
        actions={<Scopes filter={filter} />}
      />
      <QueueFilters filter={filter} choices={choices} />
      <QueueKeys previousHref={previous} nextHref={at < 0 && other ? hrefTo(other) : next} />
      {entries.length === 0 && !read ? (
        <>
          <DecidedList />
          <EmptyState
            title={`Nothing waits for a verdict${isNarrowed === undefined ? "" : " here"}`}
            next={
              <>
                {filter.scope === "all" ? null : (
                  <ButtonLink variant="primary" href={queueHref({ ...filter, scope: "all" })}>
                    Show the whole queue
                  </ButtonLink>
                )}
                {isNarrowed === undefined ? null : (
                  <ButtonLink href={queueHref({ scope: filter.scope })}>Not narrowed</ButtonLink>
                )}
                {filter.scope === "all" && isNarrowed === undefined ? (
                  <ButtonLink variant="primary" href="/claims?state=open,recheck">
                    Look at claims in work
                  </ButtonLink>
                ) : null}
              </>
            }
          >
            Claims that are handed over for review wait here. Editors hand them over with “Hand over
            for review” (key r) in a claim’s panel.
          </EmptyState>
        </>
      ) : (
        <div className="grid min-w-0 flex-1 wide:grid-cols-[17.5rem_minmax(0,1fr)]">
          <QueueList
            entries={entries}
            total={total}
            before={queue.before}
            earlierHref={queue.previous ? queueHref(filter, { from: queue.previous.from }) : null}
            furtherHref={queue.next ? queueHref(filter, { from: queue.next }) : null}
            open={open}
            hrefOf={Object.fromEntries(keys.map((key) => [key, hrefTo(key)]))}
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
                    suspicions={read.suspicions}
                    lints={read.lints}
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
                    replies={
                      <ClaimReplies
                        replies={read.replies}
                        slug={read.claim.story.slug}
                        claimRef={read.claim.ref}
                        mayAsk={read.mayAsk}
                      />
                    }
                    nextHref={onward}
                  />
                </MadeInStory>
              </div>
            </article>
          ) : (
            <EmptyState
              title="That claim is not here"
              next={
                <ButtonLink variant="primary" href={queueHref(filter)}>
                  Go on with the queue
                </ButtonLink>
              }
            >
              It may have been withdrawn or decided meanwhile.
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
          <span key={scope} aria-current="true" className={scopeLook(true)}>
            {label}
          </span>
        ) : (
          <Link key={scope} href={queueHref({ ...filter, scope })} className={scopeLook(false)}>
            {label}
          </Link>
        ),
      )}
    </nav>
  );
}

/** The page that the address asks for; where a claim is open that stands further on, the one from there. */
async function readQueue(actor: Authorized<"draft.read">, { filter, from, claim }: QueueAddress) {
  const page = await listReviewQueue(actor, filter, from);
  const isFurther =
    from === null && page.next !== null && !page.entries.some((entry) => queueKey(entry) === claim);
  const place = isFurther ? readQueuePlace(claim) : null;
  const there = place && (await listReviewQueue(actor, filter, place));
  const isQueued = there?.entries[0] && queueKey(there.entries[0]) === claim;
  return isQueued ? { ...there, from: place } : { ...page, from };
}

/** Where j and k lead from a claim of the page, over its ends too. */
function neighboursOf(
  { entries, previous, next, from }: Awaited<ReturnType<typeof readQueue>>,
  filter: QueueFilter,
  at: number,
): { previous: string | null; next: string | null } {
  const [one, other] = at < 0 ? [] : [entries[at - 1], entries[at + 1]];
  const within = (place: QueuePlace) => queueHref(filter, { from, claim: queueKey(place) });
  return {
    previous: one
      ? within(one)
      : at === 0 && previous
        ? queueHref(filter, { from: previous.from, claim: queueKey(previous.last) })
        : null,
    next: other
      ? within(other)
      : at >= 0 && next
        ? queueHref(filter, { from: next, claim: queueKey(next) })
        : null,
  };
}

/** As the statuses above the stories: a choice, not a deed. */
function scopeLook(isOn: boolean): string {
  return clsx(
    "inline-flex min-h-6 items-center rounded-full border px-2.5 text-sm leading-tight whitespace-nowrap",
    isOn
      ? "border-transparent bg-accent-soft text-accent"
      : "border-edge bg-surface text-soft hover:text-ink",
  );
}

async function readQueued(actor: Authorized<"draft.read">, key: string) {
  const place = readQueuePlace(key);
  if (!place) return null;
  return readClaim(actor, {
    ...place,
    readEvents: async (reader, claimId) => (await listClaimEvents(reader, claimId)).events,
  });
}
