"use client";

import type { ReactNode } from "react";
import { Time } from "@/components/ui/time";
import type { QuestionView } from "@/lib/ledger/questions/queries";
import type { MentionedPerson } from "@/lib/text/mentions";
import { MentionedText } from "./mentioned-text";
import { QuestionMoves } from "./question-moves";
import { ReplyField } from "./reply-field";

/** The threads on a claim: open ones first, with what the reader may do. */
export function Questions({
  claimId,
  questions,
}: {
  claimId: number;
  questions: readonly QuestionView[];
}) {
  const ordered = [...questions].sort(
    (a, b) => Number(a.closed !== null) - Number(b.closed !== null),
  );
  return (
    <ul className="flex flex-col gap-2">
      {ordered.map((question) => (
        <Thread key={question.id} claimId={claimId} question={question} />
      ))}
    </ul>
  );
}

/** A question, the answer that counts, and what else was said to it, oldest first. */
function Thread({ claimId, question }: { claimId: number; question: QuestionView }) {
  const { closed, replies, earlierReplies, mentioned: people } = question;
  return (
    <li className="rounded-lg border border-rule px-3 py-2.5">
      <Said
        text={question.question}
        by={question.raisedBy.name}
        at={question.raisedAt}
        people={people}
      />
      {question.answer ? (
        <div className="keep-together mt-2 border-l-2 border-accent pl-2.5">
          <Said
            text={question.answer}
            by={question.answeredBy?.name}
            at={question.answeredAt}
            people={people}
            as="Answer"
          />
        </div>
      ) : null}
      {earlierReplies > 0 ? (
        <p className="mt-2 text-xs text-faint">
          {earlierReplies === 1 ? "1 earlier reply is" : `${earlierReplies} earlier replies are`} in
          the claim’s history.
        </p>
      ) : null}
      {replies.length > 0 ? (
        <ol aria-label="Replies" className="mt-2 flex flex-col gap-2">
          {replies.map(({ id, text, by, at }) => (
            <li key={id} className="keep-together border-l-2 border-rule pl-2.5">
              <Said text={text} by={by.name} at={at} people={people} />
            </li>
          ))}
        </ol>
      ) : null}
      {closed ? (
        <p className="mt-2 text-xs text-faint">
          {closed.dismissReason
            ? `Dismissed by ${closed.by}: ${closed.dismissReason}`
            : `Closed by ${closed.by}`}
          , <Time at={closed.at} />
        </p>
      ) : (
        <>
          {question.can.reply ? (
            <ReplyField
              claimId={claimId}
              questionId={question.id}
              label={`Reply to ${question.raisedBy.name}’s question`}
            />
          ) : null}
          <QuestionMoves claimId={claimId} question={question} />
        </>
      )}
    </li>
  );
}

type SaidProps = {
  text: string;
  by: ReactNode;
  at: string | null;
  people: readonly MentionedPerson[];
  /** What it is, where that is not told by its place. */
  as?: string;
};

function Said({ text, by, at, people, as }: SaidProps) {
  return (
    <>
      <MentionedText text={text} people={people} />
      <p dir="auto" className="text-xs text-faint">
        {as ? <span className="font-medium text-soft">{as} · </span> : null}
        {by}
        {at ? (
          <>
            , <Time at={at} />
          </>
        ) : null}
      </p>
    </>
  );
}
