"use client";

import { useState, type ComponentProps } from "react";
import { useCommand, type CommandError } from "@/components/command";
import { ConflictView } from "@/components/claims/conflict-view";
import { InlineForm } from "@/components/typed/inline-note";
import { useTyped } from "@/components/typed/use-typed";
import { NotSent } from "@/components/typed/not-sent";
import { RefusalText } from "@/components/ui/refusal-text";
import { Button } from "@/components/ui/button";
import type { QuestionVersion } from "@/lib/ledger/questions/find";
import type { QuestionView } from "@/lib/ledger/questions/queries";
import { sayMentions } from "@/lib/text/mentions";
import { MentionArea } from "./mention-area";

/** What may be done about an open question: answered, closed by who asked, dismissed by others. */
export function QuestionMoves({ claimId, question }: { claimId: number; question: QuestionView }) {
  const [writing, setWriting] = useState<"answer" | "dismiss" | null>(null);
  const placeOf = (what: "answer" | "dismiss") => `${what} question ${question.id}`;
  const close = useCommand("questions.close");
  return (
    <>
      <div className="no-print mt-2 flex flex-wrap gap-1.5">
        {question.can.answer ? (
          <Button size="small" onClick={() => setWriting("answer")}>
            {question.answer ? "Amend answer" : "Answer"}
          </Button>
        ) : null}
        {question.can.close ? (
          <Button
            size="small"
            pending={close.pending}
            onClick={() => void close.run(asRead(question))}
          >
            Close
          </Button>
        ) : null}
        {question.can.dismiss && !question.can.close ? (
          <Button size="small" variant="quiet" onClick={() => setWriting("dismiss")}>
            Dismiss
          </Button>
        ) : null}
      </div>
      <p role="alert" className="text-xs text-danger">
        <RefusalText>{close.error?.message}</RefusalText>
      </p>
      {writing === "answer" ? (
        <Answer
          place={placeOf("answer")}
          claimId={claimId}
          question={question}
          onDone={() => setWriting(null)}
        />
      ) : writing === "dismiss" ? (
        <Dismiss place={placeOf("dismiss")} question={question} onDone={() => setWriting(null)} />
      ) : (
        <>
          <NotSent place={placeOf("answer")} onOpen={() => setWriting("answer")} />
          <NotSent place={placeOf("dismiss")} onOpen={() => setWriting("dismiss")} />
        </>
      )}
    </>
  );
}

/** Whoever ends a thread has read it as far as the screen shows it. */
function asRead({ id, revision, replies }: QuestionView) {
  return { questionId: id, revision, lastReplyId: replies.at(-1)?.id ?? 0 };
}

type WritingProps = { place: string; question: QuestionView; onDone: () => void };

/** What is written, upon which revision of the question: the screen may show a later one by now. */
type Writing = { text: string; revision: number };

function Answer({ place, claimId, question, onDone }: WritingProps & { claimId: number }) {
  const answer = useCommand("questions.answer");
  const names = new Map(question.mentioned.map(({ id, name }) => [id, name]));
  const typed = useTyped<Writing>(place, {
    text: sayMentions(question.answer, names),
    revision: question.revision,
  });
  const { text, revision } = typed.value;
  const error = theirsIn(answer.error);
  const theirs = error?.isClosed ? null : error;

  async function save(atRevision: number) {
    const result = await answer.run({
      questionId: question.id,
      revision: atRevision,
      answer: text,
    });
    if (result.ok) done();
  }
  function done() {
    typed.clear();
    onDone();
  }
  return (
    <>
      {theirs ? (
        <ConflictView
          changedBy={theirs.changedBy}
          changedAt={theirs.changedAt}
          fields={[{ label: "Answer", theirs: theirs.answer, mine: text }]}
          pending={answer.pending}
          onKeepTheirs={done}
          onSaveMine={() => void save(theirs.revision)}
        />
      ) : null}
      <Note
        typed={typed}
        label="Answer"
        action="Save answer"
        pending={answer.pending}
        error={theirs ? null : answer.error}
        field="answer"
        claimId={claimId}
        onLeave={onDone}
        onSend={() => void save((error ?? { revision }).revision)}
      />
    </>
  );
}

function theirsIn(error: CommandError | null): QuestionVersion | null {
  return error?.code === "CONFLICT" ? (error.current as QuestionVersion | null) : null;
}

function Dismiss({ place, question, onDone }: WritingProps) {
  const dismiss = useCommand("questions.dismiss");
  const typed = useTyped<Writing>(place, { text: "", revision: question.revision });
  const { text, revision } = typed.value;

  async function save() {
    const result = await dismiss.run({
      ...asRead(question),
      revision: (theirsIn(dismiss.error) ?? { revision }).revision,
      reason: text,
    });
    if (!result.ok) return;
    typed.clear();
    onDone();
  }
  return (
    <Note
      typed={typed}
      label="Why it is dismissed"
      action="Dismiss question"
      pending={dismiss.pending}
      error={dismiss.error}
      field="reason"
      onLeave={onDone}
      onSend={() => void save()}
    />
  );
}

type NoteProps = Pick<
  ComponentProps<typeof InlineForm<Writing>>,
  "typed" | "label" | "action" | "pending" | "error" | "field" | "onSend" | "onLeave"
> & {
  /** Where people can be named in it. */
  claimId?: number;
};

function Note({ claimId, typed, ...rest }: NoteProps) {
  return (
    <InlineForm
      {...rest}
      typed={typed}
      text={typed.value.text}
      onText={(text) => typed.set((now) => ({ ...now, text }))}
      {...(claimId !== undefined && {
        control: (control) => <MentionArea {...control} claimId={claimId} />,
      })}
    />
  );
}
