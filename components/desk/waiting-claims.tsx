import Link from "next/link";
import { LevelMark } from "@/components/claims/level-mark";
import { isLapsed } from "@/lib/ledger/claims/rules";
import type { AskedStory, WaitingClaim, WaitingGroup } from "@/lib/stories/desk";
import type { WaitingReason } from "@/lib/stories/waiting";

type Words = { title: string; hint: string };

const words: Record<WaitingReason, Words> = {
  asked: {
    title: "Asked of you",
    hint: "An open question names you, or somebody replied to one of yours.",
  },
  sentBack: {
    title: "Questions to you",
    hint: "A checker asked about a claim that you logged.",
  },
  answered: {
    title: "Answers to your questions",
    hint: "Read the answer, then close the question.",
  },
  toCheck: { title: "You are the checker", hint: "These claims were given to you." },
  toReview: {
    title: "Waiting for a verdict",
    hint: "Handed over by others; you may decide them.",
  },
  lapsed: {
    title: "Verdict lapsed",
    hint: "Something changed since the verdict. Look at the claim, then hand it over again.",
  },
  recheckDue: { title: "Re-check due", hint: "The day has come to look at these again." },
  asOfPast: {
    title: "True as of a day that is past",
    hint: "Is it still so? Give another day, or change what it says.",
  },
};

/** What waits for this person, by reason. */
export function WaitingClaims({
  groups,
  asked,
  mayReview,
}: {
  groups: readonly WaitingGroup[];
  asked: readonly AskedStory[];
  mayReview: boolean;
}) {
  return (
    <section aria-labelledby="waiting">
      <h2 id="waiting" className="mb-1 font-serif text-title font-semibold">
        Waiting for you
      </h2>
      {groups.length === 0 && asked.length === 0 ? (
        <p className="border-t border-rule pt-3 text-soft">
          Nothing waits for you.{" "}
          {mayReview
            ? "Claims that are handed over for review will show up here."
            : "Questions on your claims, and verdicts that lapse, will show up here."}
        </p>
      ) : null}
      <div className="flex flex-col gap-6">
        {asked.length > 0 ? <AskedStories stories={asked} /> : null}
        {groups.map((group) => (
          <Group key={group.reason} group={group} mayReview={mayReview} />
        ))}
      </div>
    </section>
  );
}

/** Sources of restricted stories that others changed without seeing them. */
function AskedStories({ stories }: { stories: readonly AskedStory[] }) {
  return (
    <div>
      <h3 className="flex items-baseline gap-2 border-t border-rule pt-3 text-sm font-semibold text-soft">
        Changed sources{" "}
        <span className="font-medium text-faint nums">
          {stories.reduce((sum, { questions }) => sum + questions, 0)}
        </span>
      </h3>
      <p className="text-xs text-faint">
        Somebody changed them without seeing your story. Take the change over, or keep yours.
      </p>
      <ul className="mt-1.5">
        {stories.map(({ slug, headline, questions }) => (
          <li key={slug}>
            <Link
              href={`/stories/${slug}/claims`}
              className="-mx-2 flex flex-wrap items-baseline gap-x-3 rounded-md px-2 py-1.5 hover:bg-sunk"
            >
              <span dir="auto" className="min-w-0 flex-1 basis-72 font-serif text-wording">
                {headline}
              </span>
              <span className="text-sm text-soft nums">
                {questions === 1 ? "1 source" : `${questions} sources`}
              </span>
            </Link>
          </li>
        ))}
      </ul>
    </div>
  );
}

function Group({ group, mayReview }: { group: WaitingGroup; mayReview: boolean }) {
  const { title, hint } = words[group.reason];
  const more = group.total - group.claims.length;
  return (
    <div>
      <h3
        dir="auto"
        className="flex items-baseline gap-2 border-t border-rule pt-3 text-sm font-semibold text-soft"
      >
        {title} <span className="font-medium text-faint nums">{group.total}</span>
      </h3>
      <p className="text-xs text-faint">{hint}</p>
      <ul className="mt-1.5">
        {group.claims.map((claim) => (
          <li key={claim.id}>
            <ClaimLine claim={claim} href={hrefOf(claim, group.reason, mayReview)} />
          </li>
        ))}
      </ul>
      {more > 0 ? (
        <p className="mt-1 text-sm">
          <Link href={moreHref(group.reason, mayReview)} className="link">
            {more} more
          </Link>
        </p>
      ) : null}
    </div>
  );
}

function ClaimLine({ claim, href }: { claim: WaitingClaim; href: string }) {
  return (
    <Link
      href={href}
      className="-mx-2 flex flex-wrap items-baseline gap-x-3 rounded-md px-2 py-1.5 hover:bg-sunk"
    >
      <span className="min-w-0 flex-1 basis-72">
        <span dir="auto" className="font-serif text-wording">
          {claim.wording}
        </span>
        {claim.detail ? (
          <span dir="auto" className="block truncate text-sm text-soft">
            {claim.detail}
          </span>
        ) : null}
      </span>
      <span className="flex items-center gap-3">
        <span className="text-xs text-faint nums">
          {claim.slug} C{claim.number}
        </span>
        {isLapsed(claim) ? <span className="text-sm font-strong text-warn">lapsed</span> : null}
        <LevelMark level={claim.level} short />
      </span>
    </Link>
  );
}

/** A reviewer works on claims in the review queue, others in the story's table. */
function hrefOf(claim: WaitingClaim, reason: WaitingReason, mayReview: boolean): string {
  const isReview = mayReview && (reason === "toReview" || reason === "toCheck");
  if (!isReview) return `/stories/${claim.slug}/claims?open=C${claim.number}`;
  const scope = reason === "toCheck" ? "checker" : "mine";
  return `/review?scope=${scope}&claim=${claim.slug}.C${claim.number}`;
}

/** Where the rest of a group is found. */
function moreHref(reason: WaitingReason, mayReview: boolean): string {
  switch (reason) {
    case "toReview":
      return "/review?scope=mine";
    case "toCheck":
      return mayReview ? "/review?scope=checker" : "/claims?checker=me";
    case "lapsed":
      return "/claims?state=recheck&logged_by=me";
    case "sentBack":
      return "/claims?has=open_question&logged_by=me";
    case "asked":
    case "answered":
      return "/claims?has=open_question";
    case "recheckDue":
      return "/claims?sort=recheck_on";
    case "asOfPast":
      return "/claims?sort=-as_of";
  }
}
