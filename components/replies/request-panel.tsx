import Link from "next/link";
import { LiveOn } from "@/components/live/live-on";
import { DefinitionList } from "@/components/ui/definition-list";
import { SectionHeading } from "@/components/ui/section-heading";
import { SidePanel } from "@/components/ui/side-panel";
import { Time } from "@/components/ui/time";
import { Warning } from "@/components/ui/warning";
import type { SaidLine } from "@/lib/replies/match";
import type { RequestView } from "@/lib/replies/request-view";
import {
  CHANNEL_LABELS,
  OUTCOME_LABELS,
  OUTCOME_MEANINGS,
  type RecordedOutcome,
} from "@/lib/replies/rules";
import { ChangeRequest } from "./change-request";
import { Letter } from "./letter";
import { OutcomeMark } from "./outcome-mark";
import { RecordReply } from "./record-reply";
import { SaidQuote } from "./said-quote";
import { RemindOfRequest, SendRequest } from "./send-request";
import { WithdrawRequest } from "./withdraw-request";

type Props = {
  request: RequestView | null;
  story: { id: number; slug: string };
  closeHref: string;
  said: { lines: readonly SaidLine[]; draft: number } | null;
  take: RecordedOutcome | null;
  /** Who signs the letter. */
  by: string;
};

/** One request beside the board: whom, the letter, what came of it, and what may be done. */
export function RequestPanel({ request, story, closeHref, said, take, by }: Props) {
  const closes = { href: closeHref };
  if (!request) {
    return (
      <SidePanel label="Request" closes={closes} lead="Request">
        <p className="mt-3 text-soft">There is no such request in this story.</p>
      </SidePanel>
    );
  }
  const { subject, withdrawal, outcome, claims } = request;
  return (
    <SidePanel
      key={request.id}
      label={`Request to ${subject}`}
      closes={closes}
      lead={
        <>
          {story.slug} · {claims.length === 1 ? "1 claim" : `${claims.length} claims`}
        </>
      }
      aside={withdrawal ? null : <OutcomeMark outcome={outcome} />}
    >
      <LiveOn storyItself={story.id} />
      <h2 dir="auto" className="mt-2 mb-2 font-serif text-title font-semibold wrap-anywhere">
        {subject}
      </h2>
      {withdrawal ? (
        <Warning tone="danger" className="my-2.5">
          Withdrawn by {withdrawal.by}, <Time at={withdrawal.at} />: {withdrawal.reason}
        </Warning>
      ) : null}
      <Facts request={request} />
      <Moves {...{ request, story, take }} />
      <ChangedSince request={request} />
      <Letter key={request.id} request={request} by={by} />
      <Outcome request={request} slug={story.slug} />
      {said && said.lines.length > 0 ? (
        <section aria-label="In the draft" className="no-print">
          <SectionHeading>In the draft</SectionHeading>
          <ul className="flex flex-col gap-2">
            {said.lines.map((line) => (
              <li key={`${line.start} ${line.says}`}>
                <SaidQuote line={line} slug={story.slug} draft={said.draft} />
              </li>
            ))}
          </ul>
        </section>
      ) : null}
    </SidePanel>
  );
}

function Facts({ request }: { request: RequestView }) {
  const { sentAt, channel, reminders } = request;
  return (
    <DefinitionList
      items={[
        { term: "Whom", value: request.whom },
        {
          term: "Source",
          value: request.source ? (
            <Link className="link" href={`/sources/${request.source.id}`}>
              {request.source.name}
            </Link>
          ) : null,
        },
        {
          term: "Sent",
          value:
            sentAt && channel ? (
              <>
                <Time at={sentAt} />, {CHANNEL_LABELS[channel].toLowerCase()}; {request.sentBy}
              </>
            ) : (
              "Not yet"
            ),
        },
        {
          term: "Due",
          value: request.deadlineAt ? (
            <span className={request.isOverdue ? "font-strong text-level-disputed" : ""}>
              <Time at={request.deadlineAt} />
              {request.isOverdue ? ", overdue" : ""}
            </span>
          ) : null,
        },
        {
          term: "Reminded",
          value:
            reminders.length > 0 ? (
              <ul>
                {reminders.map(({ at, channel: by, by: who }) => (
                  <li key={`${at} ${by} ${who}`}>
                    <Time at={at} />, {CHANNEL_LABELS[by].toLowerCase()}; {who}
                  </li>
                ))}
              </ul>
            ) : null,
        },
        {
          term: "Noted",
          value: (
            <>
              <Time at={request.createdAt} />; {request.createdBy}
            </>
          ),
        },
      ]}
    />
  );
}

function Moves({ request, story, take }: Pick<Props, "story" | "take"> & { request: RequestView }) {
  const { can } = request;
  return (
    <div className="no-print mt-3 flex flex-wrap items-center gap-1.5">
      <SendRequest
        request={request}
        {...(!can.send && { unable: "It cannot be marked as sent now" })}
      />
      <RecordReply
        key={`${request.id} ${take ?? ""}`}
        request={request}
        proposed={take}
        {...(can.record.length === 0 && { unable: "Nothing can be recorded of it now" })}
      />
      <RemindOfRequest
        request={request}
        {...(!can.remind && { unable: "There is nothing to remind of" })}
      />
      <span className="flex flex-wrap">
        <ChangeRequest request={request} slug={story.slug} />
        <WithdrawRequest request={request} />
      </span>
    </div>
  );
}

/** The claims whose wording is another than what was put; said above the letter that puts it. */
function ChangedSince({ request }: { request: RequestView }) {
  const changed = request.claims.filter(({ now }) => now !== null);
  const gone = request.claims.filter(({ isWithdrawn }) => isWithdrawn);
  if (changed.length === 0 && gone.length === 0) return null;
  const isOut = request.sentAt !== null;
  return (
    <Warning className="no-print mt-3">
      <ul className="flex flex-col gap-1.5">
        {changed.map(({ ref, now }) => (
          <li key={ref} dir="auto" className="wrap-anywhere">
            {ref} has changed since it was {isOut ? "put" : "chosen"}. It says now:{" "}
            <span className="font-serif">{now}</span>
          </li>
        ))}
        {gone.map(({ ref }) => (
          <li key={ref}>{ref} was withdrawn since.</li>
        ))}
      </ul>
      {changed.length > 0 && request.can.remind ? (
        <p className="mt-1.5">
          Send them the new wording, and note it as a reminder (key m): the letter puts it then.
        </p>
      ) : null}
    </Warning>
  );
}

function Outcome({ request, slug }: { request: RequestView; slug: string }) {
  const { outcome, outcomeAt, reply, claims } = request;
  if (outcomeAt === null) return null;
  const answered = claims.filter((claim) => claim.answered);
  return (
    <section aria-label="What came of it" className="no-print">
      <SectionHeading aside={<span className="font-normal">kept apart: silence is no denial</span>}>
        {OUTCOME_LABELS[outcome]}
      </SectionHeading>
      <p className="text-sm text-soft">
        {OUTCOME_MEANINGS[outcome]} Recorded by {request.outcomeBy}, <Time at={outcomeAt} />.
      </p>
      {reply !== "" ? (
        <blockquote
          dir="auto"
          className="mt-2 border-l-2 border-rule pl-2.5 font-serif text-quote wrap-anywhere whitespace-pre-wrap"
        >
          {reply}
        </blockquote>
      ) : null}
      {answered.length > 0 ? (
        <p className="mt-1.5 text-sm text-soft">
          It answers{" "}
          {answered.map(({ ref }, index) => (
            <span key={ref}>
              {index > 0 ? ", " : ""}
              <Link className="link nums" href={`/stories/${slug}/claims?open=${ref}`}>
                {ref}
              </Link>
            </span>
          ))}
          .
        </p>
      ) : null}
    </section>
  );
}
