"use client";

import clsx from "clsx";
import Link from "next/link";
import { useEffect, useRef, useState } from "react";
import { Button } from "@/components/ui/button";
import { Icon, type IconName } from "@/components/ui/icon";
import { Kbd } from "@/components/ui/kbd";
import { TextArea } from "@/components/ui/text-area";
import { Time } from "@/components/ui/time";
import { CALL_ANSWER_LABELS, CORRECTION_LIMIT, type CallAnswer } from "@/lib/calls/rules";
import type { SheetLine } from "@/lib/calls/sheet";
import { isStale, type TypedAnswer } from "./answers";
import { RewordQuestion } from "./reword-question";

export const ANSWER_ICONS: Record<CallAnswer, IconName> = {
  as_we_have_it: "check",
  corrected: "edit",
  left_open: "circle",
};

const GIVEN: ReadonlyArray<{ answer: CallAnswer; label: string; key: string }> = [
  { answer: "as_we_have_it", label: "As we have it", key: "a" },
  { answer: "corrected", label: "Correct", key: "x" },
  { answer: "left_open", label: "Leave open", key: "o" },
];

const TONES: Record<CallAnswer, string> = {
  as_we_have_it: "text-level-verified",
  corrected: "text-warn",
  left_open: "text-soft",
};

type Props = {
  sourceId: number;
  line: SheetLine;
  number: number;
  answer: TypedAnswer | undefined;
  isCurrent: boolean;
  isRewording: boolean;
  onAnswer: (answer: CallAnswer) => void;
  onCorrection: (words: string) => void;
  onUndo: () => void;
  onReword: (open: boolean) => void;
};

/** One question: large while it is the one that is asked, its answer beside it once it is given. */
export function CallLine({ sourceId, line, number, answer, isCurrent, ...rest }: Props) {
  const { isRewording, onAnswer, onCorrection, onUndo, onReword } = rest;
  const { ref, slug, question, isOpen, wording, loggedBy } = line;
  const isAsked = question !== "";
  const stale = isStale(answer, line);
  const isDone = answer !== undefined && !stale;
  return (
    <li
      data-current={isCurrent || undefined}
      className={clsx(
        "keep-together grid grid-cols-[1.75rem_minmax(0,1fr)] gap-x-3 gap-y-1 border-t border-rule px-4 py-3.5 sm:px-[1.375rem]",
        "print:grid-cols-[1.75rem_minmax(0,1fr)] print:py-2.5 roomy:grid-cols-[1.75rem_minmax(0,1fr)_auto]",
        isCurrent && "bg-accent-soft print:bg-transparent",
        line.isOffRecord && "no-print",
      )}
      aria-current={isCurrent ? "step" : undefined}
    >
      <span
        className={clsx(
          "pt-0.5 text-right text-[0.8125rem] nums print:font-semibold print:text-ink",
          isCurrent ? "font-semibold" : "text-faint",
        )}
      >
        {number}
      </span>
      <div className="min-w-0">
        <p
          dir="auto"
          className={clsx(
            "max-w-[34rem] font-serif wrap-anywhere print:max-w-none print:text-[13pt] print:leading-snug",
            isCurrent ? "text-[1.375rem] leading-[1.35]" : "text-[1.125rem] leading-[1.4]",
          )}
        >
          {isAsked ? question : <em className="text-soft">Not worded yet</em>}
        </p>
        <p className="mt-0.5 text-xs text-faint">
          <Link
            href={`/stories/${slug}/claims?open=${ref}`}
            className="nums underline print:no-underline"
          >
            {ref}
          </Link>{" "}
          · {slug} · {isOpen ? "open" : "yes or no"}
          {line.isOffRecord ? " · off the record alone, so never printed" : null}
          <span className="no-print">
            {isOpen && isAsked ? (
              <>
                {" "}
                · we have “<bdi>{wording}</bdi>”
              </>
            ) : null}
            {isDone || isRewording ? null : (
              <>
                {" "}
                ·{" "}
                <button
                  type="button"
                  className="text-accent underline underline-offset-2"
                  onClick={() => onReword(true)}
                >
                  {isAsked ? "Reword" : "Word it"}
                  <span className="sr-only"> the question on {ref}</span>
                </button>
              </>
            )}
          </span>
        </p>
        {!isAsked && !isRewording ? (
          <p className="no-print mt-1 text-xs text-soft">
            The claim quotes somebody. Quotes are asked by their sense: put it in your own words.
          </p>
        ) : null}
        {stale ? (
          <p role="status" className="no-print mt-1.5 text-[0.8125rem] text-level-disputed">
            {ref} changed since you asked: it says “<bdi>{wording}</bdi>” now. Ask again, or leave
            it open.
          </p>
        ) : null}
      </div>
      {isDone ? (
        <div className="col-start-2 flex flex-wrap items-baseline gap-x-3 gap-y-0.5 text-[0.8125rem] print:col-start-2 print:flex-row roomy:col-start-3 roomy:flex-col roomy:items-end">
          <span
            className={clsx(
              "inline-flex items-center gap-1.5 font-semibold print:text-ink",
              TONES[answer.answer],
            )}
          >
            <Icon name={ANSWER_ICONS[answer.answer]} /> {CALL_ANSWER_LABELS[answer.answer]}
          </span>
          <span className="no-print text-xs text-faint">
            <Time at={answer.at} format="time" />{" "}
            <Button
              size="small"
              variant="quiet"
              onClick={onUndo}
              aria-label={`Undo the answer on ${ref}`}
            >
              Undo
            </Button>
          </span>
        </div>
      ) : null}
      {isRewording ? (
        <div className="no-print col-start-2 roomy:col-end-4">
          <RewordQuestion {...{ sourceId, line }} onClose={() => onReword(false)} />
        </div>
      ) : null}
      {answer?.answer === "corrected" ? (
        <Correction {...{ answer, refText: ref, loggedBy }} onChange={onCorrection} />
      ) : null}
      {isDone || isRewording ? null : (
        <>
          <div
            className={clsx(
              "no-print flex gap-2",
              isCurrent
                ? "col-span-2 mt-2 roomy:col-start-2"
                : "col-start-3 row-start-1 hidden self-center roomy:flex",
            )}
          >
            {GIVEN.map(({ answer: given, label, key }) => (
              <Button
                key={given}
                disabled={!isAsked}
                aria-label={isCurrent ? undefined : `${label}: ${ref}`}
                title={isCurrent ? undefined : label}
                onClick={() => onAnswer(given)}
                className={clsx(
                  isCurrent
                    ? "min-h-16! flex-1 flex-col border-accent! roomy:min-h-10! roomy:flex-none roomy:flex-row"
                    : "px-2",
                )}
              >
                <Icon name={ANSWER_ICONS[given]} />
                {isCurrent ? label : null}
                {isCurrent ? (
                  <span className="hidden roomy:inline">
                    <Kbd>{key}</Kbd>
                  </span>
                ) : null}
              </Button>
            ))}
          </div>
          <Boxes isOpen={isOpen} />
        </>
      )}
    </li>
  );
}

/** On paper alone: what to tick, and where to write. */
function Boxes({ isOpen }: { isOpen: boolean }) {
  return (
    <div aria-hidden className="col-start-2 hidden print:block">
      <p className="mt-1 flex items-end gap-5 text-[9.5pt]">
        {Object.values(CALL_ANSWER_LABELS).map((label) => (
          <span key={label} className="inline-flex items-center gap-1.5">
            <i className="inline-block size-3 rounded-xs border border-ink" /> {label}
          </span>
        ))}
        <i className="h-4 flex-1 border-b border-edge" />
      </p>
      {isOpen ? <i className="mt-3 block h-5 border-b border-edge" /> : null}
    </div>
  );
}

function Correction({
  answer,
  refText,
  loggedBy,
  onChange,
}: {
  answer: TypedAnswer;
  refText: string;
  loggedBy: string;
  onChange: (words: string) => void;
}) {
  const field = useRef<HTMLTextAreaElement>(null);
  // As it opens: whoever empties it later is in it already.
  const [opensEmpty] = useState(answer.correction === "");
  useEffect(() => {
    if (opensEmpty) field.current?.focus();
  }, [opensEmpty]);
  return (
    <div className="col-start-2 mt-1 border-l-2 border-warn pl-3 print:col-end-3 print:border-ink roomy:col-end-4">
      <label className="block">
        <span className="no-print text-xs font-medium text-soft">
          What they say about {refText} instead
        </span>
        <TextArea
          ref={field}
          serif
          rows={2}
          className="no-print"
          maxLength={CORRECTION_LIMIT}
          value={answer.correction}
          onChange={(event) => onChange(event.target.value)}
        />
      </label>
      <p dir="auto" className="hidden font-serif wrap-anywhere print:block">
        {answer.correction}
      </p>
      <p className="no-print mt-1 text-xs text-soft">
        Goes to {loggedBy} as a question; {refText} keeps its wording until they answer.
      </p>
    </div>
  );
}
