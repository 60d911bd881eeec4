"use client";

import { useRouter } from "next/navigation";
import { useState, type SubmitEvent } from "react";
import { useCommand, type CommandError } from "@/components/command";
import { ConflictView } from "@/components/claims/conflict-view";
import { claimKey } from "@/components/claims/panel/claim-key-reasons";
import { useShortcut } from "@/components/shell/shortcuts";
import { KeptNotice } from "@/components/typed/kept-notice";
import { useTyped, type Typed } from "@/components/typed/use-typed";
import { NotSent } from "@/components/typed/not-sent";
import { RefusalText } from "@/components/ui/refusal-text";
import { Button } from "@/components/ui/button";
import { Dialog, DialogFooter } from "@/components/ui/dialog";
import { Field, FormError } from "@/components/ui/field";
import { isEscape } from "@/components/ui/field-keys";
import { TextArea } from "@/components/ui/text-area";
import { useIsHere } from "@/components/ui/use-is-here";
import { Time } from "@/components/ui/time";
import type { QuestionVersion } from "@/lib/ledger/questions/commands";
import type { QuestionView } from "@/lib/ledger/questions/queries";

/** The checkers' questions on a claim: open ones first, with what the reader may do. */
export function Questions({ questions }: { questions: readonly QuestionView[] }) {
  const ordered = [...questions].sort(
    (a, b) => Number(a.closed !== null) - Number(b.closed !== null),
  );
  return (
    <ul className="flex flex-col gap-2">
      {ordered.map((question) => (
        <QuestionCard key={question.id} question={question} />
      ))}
    </ul>
  );
}

function QuestionCard({ question }: { question: QuestionView }) {
  const { closed } = question;
  return (
    <li className="keep-together rounded-lg border border-rule px-3 py-2.5">
      <p dir="auto" className="wrap-anywhere whitespace-pre-wrap">
        {question.question}
      </p>
      <p dir="auto" className="text-xs text-faint">
        {question.raisedBy.name}, <Time at={question.raisedAt} />
      </p>
      {question.answer ? (
        <div className="mt-2 border-l-2 border-rule pl-2.5">
          <p dir="auto" className="wrap-anywhere whitespace-pre-wrap">
            {question.answer}
          </p>
          <p dir="auto" className="text-xs text-faint">
            {question.answeredBy?.name}
            {question.answeredAt ? (
              <>
                , <Time at={question.answeredAt} />
              </>
            ) : null}
          </p>
        </div>
      ) : null}
      {closed ? (
        <p className="mt-2 text-xs text-faint">
          {closed.dismissReason
            ? `Dismissed by ${closed.by}: ${closed.dismissReason}`
            : `Closed by ${closed.by}`}
          , <Time at={closed.at} />
        </p>
      ) : (
        <QuestionMoves question={question} />
      )}
    </li>
  );
}

function QuestionMoves({ question }: { question: QuestionView }) {
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
            onClick={() => void close.run({ questionId: question.id, revision: question.revision })}
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
        <Answer place={placeOf("answer")} question={question} onDone={() => setWriting(null)} />
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

type WritingProps = { place: string; question: QuestionView; onDone: () => void };

/** What is written, upon which revision of the question: the screen may show a later one by now. */
type Writing = { text: string; revision: number };

function Answer({ place, question, onDone }: WritingProps) {
  const answer = useCommand("questions.answer");
  const typed = useTyped<Writing>(place, { text: question.answer, revision: question.revision });
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
        onLeave={onDone}
        onSave={() => void save((error ?? { revision }).revision)}
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
      questionId: question.id,
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
      onSave={() => void save()}
    />
  );
}

type NoteProps = {
  typed: Typed<Writing>;
  label: string;
  action: string;
  pending: boolean;
  error: CommandError | null;
  field: string;
  onSave: () => void;
  onLeave: () => void;
};

function Note({ typed, label, action, pending, error, field, ...on }: NoteProps) {
  const fault = error?.fields?.[field];
  return (
    <form
      className="mt-2 flex flex-col gap-2"
      onSubmit={(event: SubmitEvent) => {
        event.preventDefault();
        on.onSave();
      }}
    >
      <Field label={label} error={fault}>
        <TextArea
          autoFocus
          rows={2}
          value={typed.value.text}
          onChange={(event) => {
            const { value: text } = event.target;
            typed.set((now) => ({ ...now, text }));
          }}
          onKeyDown={(event) => {
            if (!isEscape(event)) return;
            event.preventDefault();
            on.onLeave();
          }}
        />
      </Field>
      <KeptNotice typed={typed} />
      <FormError>{error && !fault ? error.message : null}</FormError>
      <div className="flex gap-1.5">
        <Button type="submit" size="small" variant="primary" pending={pending}>
          {action}
        </Button>
        <Button
          size="small"
          onClick={() => {
            typed.clear();
            on.onLeave();
          }}
        >
          Cancel
        </Button>
      </div>
    </form>
  );
}

/** Asks a question, and sends the claim back to its editors with it where that is possible. */
export function AskQuestion({
  claimId,
  claimRef,
  maySendBack,
  nextHref,
}: {
  claimId: number;
  claimRef: string;
  maySendBack: boolean;
  /** Where one goes on once it is sent back; stays, where left out. */
  nextHref?: string | undefined;
}) {
  const router = useRouter();
  const isHere = useIsHere();
  const [isOpen, setIsOpen] = useState(false);
  const place = `question on claim ${claimId}`;
  const question = useTyped(place, "");
  const raise = useCommand("questions.raise");
  useShortcut({
    ...claimKey("q"),
    ...(maySendBack && { label: "Ask, and send back" }),
    run: () => setIsOpen(true),
  });

  async function ask(sendBack: boolean) {
    const result = await raise.run({ claimId, question: question.value, sendBack });
    if (!result.ok) return;
    question.clear();
    setIsOpen(false);
    if (sendBack && nextHref && isHere.current) router.push(nextHref, { scroll: false });
  }

  return (
    <>
      <Button variant="quiet" size="small" onClick={() => setIsOpen(true)}>
        {maySendBack ? "Send back with a question" : "Ask a question"}
      </Button>
      {!isOpen ? (
        <NotSent place={place} onOpen={() => setIsOpen(true)} />
      ) : (
        <Dialog
          open
          sticky
          onOpenChange={setIsOpen}
          title={`A question on ${claimRef}`}
          description={
            maySendBack
              ? "Sent back, the claim leaves the review queue until it is handed over again."
              : "It stays open until you close it."
          }
        >
          <form
            onSubmit={(event) => {
              event.preventDefault();
              void ask(maySendBack);
            }}
          >
            <Field label="Question" error={raise.error?.fields?.question}>
              <TextArea
                value={question.value}
                onChange={(event) => question.set(event.target.value)}
              />
            </Field>
            <KeptNotice typed={question} />
            <div className="mt-2">
              <FormError>
                {raise.error && !raise.error.fields ? raise.error.message : null}
              </FormError>
            </div>
            <DialogFooter>
              {maySendBack ? (
                <Button pending={raise.pending} onClick={() => void ask(false)}>
                  Ask, keep it in the queue
                </Button>
              ) : null}
              <Button type="submit" variant="primary" pending={raise.pending}>
                {maySendBack ? "Send back" : "Ask"}
              </Button>
            </DialogFooter>
          </form>
        </Dialog>
      )}
    </>
  );
}
