import Link from "next/link";
import { SectionHeading } from "@/components/ui/section-heading";
import { Time } from "@/components/ui/time";
import type { ClaimReply } from "@/lib/replies/about-claim";
import { boardHref } from "./address";
import { OutcomeMark } from "./outcome-mark";

type Props = {
  replies: readonly ClaimReply[];
  slug: string;
  claimRef: string;
  mayAsk: boolean;
};

/** In a claim's panel: who was asked about it, and what came of it. */
export function ClaimReplies({ replies, slug, claimRef, mayAsk }: Props) {
  if (replies.length === 0 && !mayAsk) return null;
  return (
    <>
      <SectionHeading
        aside={
          mayAsk ? (
            <Link className="link no-print font-medium" href={boardHref(slug, { ask: [claimRef] })}>
              Ask for a reply
            </Link>
          ) : null
        }
      >
        Right of reply
      </SectionHeading>
      {replies.length === 0 ? (
        <p className="text-sm text-soft">Nobody was asked about this.</p>
      ) : (
        <ul className="flex flex-col gap-2">
          {replies.map((reply) => (
            <li key={reply.id} className="keep-together text-sm">
              <p className="flex flex-wrap items-center justify-between gap-x-3">
                <Link
                  dir="auto"
                  className="link wrap-anywhere"
                  href={boardHref(slug, { open: reply.id })}
                >
                  {reply.subject}
                </Link>
                <OutcomeMark outcome={reply.outcome} className="text-soft" />
              </p>
              {reply.deadlineAt && reply.outcomeAt === null ? (
                <p className={reply.isOverdue ? "text-level-disputed" : "text-faint"}>
                  {reply.isOverdue ? "overdue since" : "due"} <Time at={reply.deadlineAt} />
                </p>
              ) : null}
              {reply.putAs ? (
                <p dir="auto" className="wrap-anywhere text-soft">
                  Put to them as “{reply.putAs}”
                </p>
              ) : null}
              {reply.reply ? (
                <blockquote
                  dir="auto"
                  className="mt-1 line-clamp-6 border-l-2 border-rule pl-2.5 font-serif text-quote wrap-anywhere whitespace-pre-wrap print:hidden"
                >
                  {reply.reply}
                </blockquote>
              ) : null}
            </li>
          ))}
        </ul>
      )}
    </>
  );
}
