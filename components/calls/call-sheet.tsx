"use client";

import { useEffect, useRef, useState } from "react";
import { useCommand } from "@/components/command";
import { useActionSet } from "@/components/shell/shortcuts";
import { KeptNotice } from "@/components/typed/kept-notice";
import { useTyped } from "@/components/typed/use-typed";
import { Button, ButtonLink } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";
import { Time } from "@/components/ui/time";
import type { ContactView } from "@/lib/calls/contact";
import { CALL_CHANNELS, type CallAnswer } from "@/lib/calls/rules";
import type { CallSheet as Sheet, SheetLine } from "@/lib/calls/sheet";
import { SAYABLE_TERMS } from "@/lib/ledger/claims/rules";
import { answersBeside, answersOn, answerTo, isStale, NO_CALL, type TypedAnswer } from "./answers";
import { CallLine } from "./call-line";
import { CallPanel } from "./call-panel";
import { SettledLines } from "./settled-lines";

export type CallSheetProps = {
  source: { id: number; name: string; confidential: boolean };
  /** The one story that it is over; null: all in work. */
  story: string | null;
  sheet: Sheet;
  contact: ContactView;
  by: string;
};

/** What somebody is asked, one question at a time, while they are on the phone. */
export function CallSheet({ source, story, sheet, contact, by }: CallSheetProps) {
  const typed = useTyped(`call ${source.id} ${story ?? "in work"}`, NO_CALL);
  const record = useCommand("calls.record");
  const call = typed.value;
  const { lines } = sheet;
  const [chosen, setChosen] = useState<number | null>(null);
  const [rewording, setRewording] = useState<number | null>(null);
  const isOpen = (line: SheetLine) => {
    const answer = answerTo(call, line);
    return answer === undefined || isStale(answer, line);
  };
  const current =
    lines.find((line) => line.claimId === chosen && isOpen(line)) ?? lines.find(isOpen) ?? null;
  const answers = answersOn(call, lines);
  const beside = answersBeside(call, lines);
  const list = useRef<HTMLOListElement>(null);
  /** Counts the answers that led on to the next question. */
  const [moves, setMoves] = useState(0);
  const currentId = current?.claimId ?? null;
  useEffect(() => {
    if (moves > 0)
      list.current?.querySelector("[data-current]")?.scrollIntoView({ block: "nearest" });
  }, [moves]);

  function give(line: SheetLine, answer: CallAnswer) {
    const at = new Date().toISOString();
    const { claimId, ref, contentRevision, question, isOpen: open } = line;
    if (answer !== "corrected") setMoves((count) => count + 1);
    setChosen(null);
    typed.set((now) => {
      const before = now.answers.find((one) => one.claimId === claimId);
      const correction = answer === "corrected" ? (before?.correction ?? "") : "";
      const given: TypedAnswer = {
        ...{ claimId, ref, contentRevision, question, isOpen: open, answer, correction, at },
      };
      return {
        ...now,
        startedAt: now.startedAt || at,
        answers: [...now.answers.filter((one) => one.claimId !== claimId), given],
      };
    });
  }
  function takeBack(claimId: number) {
    setChosen(claimId);
    typed.set((now) => ({
      ...now,
      answers: now.answers.filter((one) => one.claimId !== claimId),
    }));
  }
  const correct = (claimId: number, correction: string) =>
    typed.set((now) => ({
      ...now,
      answers: now.answers.map((one) => (one.claimId === claimId ? { ...one, correction } : one)),
    }));

  async function end() {
    const terms = SAYABLE_TERMS.find((one) => one === call.terms);
    const result = await record.run({
      ...{ sourceId: source.id, outcome: "reached" as const, note: call.note },
      channel: CALL_CHANNELS.find((one) => one === call.channel) ?? "phone",
      ...(story !== null && { story }),
      ...(terms && { terms }),
      ...(terms && call.description !== "" && { agreedDescription: call.description }),
      at: call.startedAt || new Date().toISOString(),
      lines: answers.map(({ ref: _, at: __, correction, ...line }) => ({
        ...line,
        ...(line.answer === "corrected" && { correction }),
      })),
    });
    if (result.ok) typed.clear();
  }

  const giveCurrent = (answer: CallAnswer) => () => {
    if (current) give(current, answer);
  };
  const unable = !current
    ? "Every question has its answer; end the call"
    : current.question === ""
      ? "Word the question first"
      : undefined;
  const group = "Call";
  useActionSet([
    {
      keys: "a",
      label: "As we have it",
      group,
      run: giveCurrent("as_we_have_it"),
      unable,
      isHinted: true,
    },
    { keys: "x", label: "Correct", group, run: giveCurrent("corrected"), unable, isHinted: true },
    {
      keys: "o",
      label: "Leave open",
      group,
      run: giveCurrent("left_open"),
      unable,
      isHinted: true,
    },
  ]);

  return (
    <div className="grid min-w-0 flex-1 grid-cols-[minmax(0,1fr)] content-start print:block wide:grid-cols-[minmax(0,1fr)_25rem] wide:content-stretch">
      <section aria-label="Questions" className="min-w-0 pb-4">
        <SayFirst {...{ sheet }} />
        <div className="no-print px-4 sm:px-[1.375rem]">
          <KeptNotice typed={typed} />
        </div>
        {lines.length === 0 ? (
          <EmptyState
            title="Nothing to ask"
            next={<ButtonLink href={`/sources/${source.id}`}>See what rests on them</ButtonLink>}
          >
            Nothing in work rests on or concerns {source.name}, or all of it was answered.
          </EmptyState>
        ) : (
          <ol ref={list} className="border-b border-rule">
            {lines.map((line, at) => (
              <CallLine
                key={line.claimId}
                {...{ line, sourceId: source.id, number: at + 1 }}
                answer={answerTo(call, line)}
                isCurrent={line.claimId === currentId}
                isRewording={rewording === line.claimId}
                onAnswer={(answer) => give(line, answer)}
                onCorrection={(words) => correct(line.claimId, words)}
                onUndo={() => takeBack(line.claimId)}
                onReword={(open) => setRewording(open ? line.claimId : null)}
              />
            ))}
          </ol>
        )}
        {sheet.beyond > 0 ? (
          <p className="px-4 pt-3 text-sm text-soft sm:px-[1.375rem]">
            {sheet.beyond} more rest on or concern them
            {story === null ? "; choose one story to ask about them." : ", behind these."}
          </p>
        ) : null}
        {beside.length > 0 ? <Beside {...{ beside }} onDrop={takeBack} /> : null}
        <SettledLines lines={sheet.settled} />
        <p className="mx-[1.375rem] hidden justify-between pt-1.5 text-[9pt] print:flex">
          <span>No quotes, nobody else’s claims, nothing confidential. Do not leave behind.</span>
          <span>Sourceline</span>
        </p>
      </section>
      <CallPanel
        {...{ source, story, sheet, contact, by, call, answers }}
        onChange={(patch) => typed.set((now) => ({ ...now, ...patch }))}
        pending={record.pending}
        error={record.error}
        onEnd={() => void end()}
      />
    </div>
  );
}

function SayFirst({ sheet: { terms } }: { sheet: Sheet }) {
  return (
    <p className="max-w-[44rem] px-4 py-3.5 text-[0.8125rem] text-soft sm:px-[1.375rem] print:py-2">
      <b className="text-ink">Say first:</b> who you are; that you are checking facts, not asking
      for approval;{" "}
      {terms ? (
        <>
          on what terms you speak, as agreed
          {terms.on ? (
            <>
              {" "}
              on <Time at={`${terms.on}T12:00:00Z`} format="date" />
            </>
          ) : null}
          .
        </>
      ) : (
        <>and ask on what terms you speak: nobody has said them.</>
      )}{" "}
      <span className="no-print">
        Quotes are asked by their sense and never read out. Nothing here comes from anybody else.
      </span>
    </p>
  );
}

function Beside({
  beside,
  onDrop,
}: {
  beside: readonly TypedAnswer[];
  onDrop: (claimId: number) => void;
}) {
  return (
    <div role="status" className="no-print px-4 pt-4 text-sm sm:px-[1.375rem]">
      <p className="font-medium">Typed here, and on the sheet no more</p>
      <ul className="mt-1 flex flex-col gap-1 text-soft">
        {beside.map(({ claimId, ref, question, correction }) => (
          <li key={claimId} className="wrap-anywhere">
            {ref}: <bdi>{question}</bdi>{" "}
            {correction ? <b className="text-ink">{correction}</b> : null}{" "}
            <Button size="small" variant="quiet" onClick={() => onDrop(claimId)}>
              Discard
            </Button>
          </li>
        ))}
      </ul>
    </div>
  );
}
