"use client";

import { useState, type SubmitEvent } from "react";
import { useCommand, type CommandError } from "@/components/command";
import { ConflictView } from "@/components/claims/conflict-view";
import { useShortcut } from "@/components/shell/shortcuts";
import { Button } from "@/components/ui/button";
import { Dialog, DialogFooter } from "@/components/ui/dialog";
import { Field, FormError } from "@/components/ui/field";
import { TextArea } from "@/components/ui/text-area";
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
        {close.error?.message}
      </p>
      {writing === "answer" ? (
        <Answer question={question} onDone={() => setWriting(null)} />
      ) : writing === "dismiss" ? (
        <Dismiss question={question} onDone={() => setWriting(null)} />
      ) : null}
    </>
  );
}

function Answer({ question, onDone }: { question: QuestionView; onDone: () => void }) {
  const answer = useCommand("questions.answer");
  /** What this was written upon; the screen may show a later one by now. */
  const [read] = useState(question);
  const [mine, setMine] = useState(question.answer);
  const theirs = theirsIn(answer.error);
  async function save(text: string, revision: number) {
    setMine(text);
    const result = await answer.run({ questionId: question.id, revision, answer: text });
    if (result.ok) onDone();
  }
  return (
    <>
      {theirs && !theirs.isClosed ? (
        <ConflictView
          changedBy={theirs.changedBy}
          changedAt={theirs.changedAt}
          fields={[{ label: "Answer", theirs: theirs.answer, mine }]}
          pending={answer.pending}
          onKeepTheirs={onDone}
          onSaveMine={() => void save(mine, theirs.revision)}
        />
      ) : null}
      <Note
        label="Answer"
        action="Save answer"
        start={question.answer}
        pending={answer.pending}
        error={theirs && !theirs.isClosed ? null : answer.error}
        field="answer"
        onCancel={onDone}
        onSave={(text) => save(text, (theirs ?? read).revision)}
      />
    </>
  );
}

function theirsIn(error: CommandError | null): QuestionVersion | null {
  return error?.code === "CONFLICT" ? (error.current as QuestionVersion | null) : null;
}

function Dismiss({ question, onDone }: { question: QuestionView; onDone: () => void }) {
  const dismiss = useCommand("questions.dismiss");
  return (
    <Note
      label="Why it is dismissed"
      action="Dismiss question"
      start=""
      pending={dismiss.pending}
      error={dismiss.error}
      field="reason"
      onCancel={onDone}
      onSave={async (text) => {
        const result = await dismiss.run({
          questionId: question.id,
          revision: question.revision,
          reason: text,
        });
        if (result.ok) onDone();
      }}
    />
  );
}

type NoteProps = {
  label: string;
  action: string;
  start: string;
  pending: boolean;
  error: CommandError | null;
  field: string;
  onSave: (text: string) => Promise<void>;
  onCancel: () => void;
};

function Note({ label, action, start, pending, error, field, onSave, onCancel }: NoteProps) {
  const [text, setText] = useState(start);
  const fault = error?.fields?.[field];
  return (
    <form
      className="mt-2 flex flex-col gap-2"
      onSubmit={(event: SubmitEvent) => {
        event.preventDefault();
        void onSave(text);
      }}
    >
      <Field label={label} error={fault}>
        <TextArea
          autoFocus
          rows={2}
          value={text}
          onChange={(event) => setText(event.target.value)}
        />
      </Field>
      <FormError>{error && !fault ? error.message : null}</FormError>
      <div className="flex gap-1.5">
        <Button type="submit" size="small" variant="primary" pending={pending}>
          {action}
        </Button>
        <Button size="small" onClick={onCancel}>
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
}: {
  claimId: number;
  claimRef: string;
  maySendBack: boolean;
}) {
  const [question, setQuestion] = useState<string | null>(null);
  const raise = useCommand("questions.raise");
  useShortcut({
    keys: "q",
    label: maySendBack ? "Ask, and send back" : "Ask a question",
    group: "Claim",
    run: () => setQuestion(""),
  });

  async function ask(sendBack: boolean) {
    const result = await raise.run({ claimId, question: question ?? "", sendBack });
    if (result.ok) setQuestion(null);
  }

  return (
    <>
      <Button variant="quiet" size="small" onClick={() => setQuestion("")}>
        {maySendBack ? "Send back with a question" : "Ask a question"}
      </Button>
      {question === null ? null : (
        <Dialog
          open
          sticky
          onOpenChange={(open) => (open ? undefined : setQuestion(null))}
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
              <TextArea value={question} onChange={(event) => setQuestion(event.target.value)} />
            </Field>
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
