"use client";

import clsx from "clsx";
import { refusalText, type CommandError } from "@/components/command";
import { countOf } from "@/components/drafts/draft-counts";
import { Button } from "@/components/ui/button";
import { DefinitionList } from "@/components/ui/definition-list";
import { Field, FormError } from "@/components/ui/field";
import { Icon } from "@/components/ui/icon";
import { SectionHeading } from "@/components/ui/section-heading";
import { Select } from "@/components/ui/select";
import { TextInput } from "@/components/ui/text-input";
import { Time } from "@/components/ui/time";
import {
  CALL_CHANNELS,
  CALL_CHANNEL_WORDS,
  CALL_NOTE_LIMIT,
  CALL_OUTCOME_LABELS,
} from "@/lib/calls/rules";
import type { CallRecord } from "@/lib/calls/sheet";
import { isDescribed } from "@/lib/ledger/citations/rules";
import {
  DESCRIPTION_LIMIT,
  LABELS,
  SAYABLE_TERMS,
  type SayableTerms,
} from "@/lib/ledger/claims/rules";
import type { TypedAnswer, TypedCall } from "./answers";
import type { CallSheetProps } from "./call-sheet";
import { ANSWER_ICONS } from "./call-line";
import { ChangeContact } from "./change-contact";
import { LogTry } from "./log-try";

type Props = CallSheetProps & {
  call: TypedCall;
  answers: readonly TypedAnswer[];
  onChange: (patch: Partial<TypedCall>) => void;
  pending: boolean;
  error: CommandError | null;
  onEnd: () => void;
};

/** Beside the questions: terms, how they are reached, earlier tries, and what ending it records. */
export function CallPanel(props: Props) {
  const { source, story, sheet, contact, call, answers, onChange, pending, error, onEnd } = props;
  return (
    <aside
      aria-label="Terms, contact and calls"
      className="no-print min-w-0 border-t border-rule bg-surface px-4 pt-3 pb-4 wide:border-t-0 wide:border-l"
    >
      <SectionHeading level={2} isFirst>
        Terms
      </SectionHeading>
      {sheet.terms ? (
        <DefinitionList
          items={[
            { term: "Said", value: <SaidTerms {...sheet.terms} /> },
            {
              term: "Agreed words",
              value: sheet.terms.description ? `“${sheet.terms.description}”` : "",
            },
          ]}
        />
      ) : (
        <p className="text-[0.8125rem] text-soft">Not said yet.</p>
      )}
      <SaidInCall {...{ source, call, onChange, error }} />
      <SectionHeading
        level={2}
        aside={
          <span className="flex items-baseline gap-2">
            <span className="font-normal">seen by those who call</span>
            {source.confidential || !sheet.mayKeepContact ? null : (
              <ChangeContact sourceId={source.id} contact={contact} />
            )}
          </span>
        }
      >
        How to reach them
      </SectionHeading>
      <Contact {...{ source, contact }} />
      <SectionHeading level={2} aside={<LogTry {...{ sourceId: source.id, story }} />}>
        Calls and tries
      </SectionHeading>
      <Calls calls={sheet.calls} startedAt={call.startedAt} />
      <SectionHeading level={2}>When you end the call</SectionHeading>
      <Ending {...props} />
      <div className="sticky bottom-0 -mx-4 mt-3 flex flex-wrap items-center gap-3 border-t border-rule bg-surface px-4 py-3">
        <div className="basis-full empty:hidden">
          <FormError>{error ? endFault(error, answers) : null}</FormError>
        </div>
        <span className="text-sm text-soft nums wide:hidden">
          {answers.length} of {sheet.lines.length}
        </span>
        <Button
          variant="primary"
          className="flex-1 wide:flex-none narrow:min-h-11!"
          pending={pending}
          disabled={answers.length === 0}
          onClick={onEnd}
        >
          End the call
        </Button>
        <span className="hidden text-xs text-faint wide:inline">
          Kept as you go; a lost line loses nothing.
        </span>
      </div>
    </aside>
  );
}

/** Faults of lines name the claim; those of fields stand beside the fields. */
function endFault(error: CommandError, answers: readonly TypedAnswer[]): string | null {
  if (!error.fields) return refusalText(error);
  const faults = Object.entries(error.fields).flatMap(([field, fault]) => {
    const at = /^lines\.(\d+)/.exec(field)?.[1];
    return at === undefined ? [] : [`${answers[Number(at)]?.ref ?? "A line"}: ${fault}`];
  });
  const [first] = faults;
  return (
    first ?? (error.fields.terms || error.fields.agreedDescription ? null : refusalText(error))
  );
}

function SaidTerms({ terms, on }: { terms: keyof typeof LABELS.terms; on: string }) {
  return (
    <>
      {LABELS.terms[terms]}
      {on ? (
        <>
          , <Time at={`${on}T12:00:00Z`} format="date" />
        </>
      ) : null}
    </>
  );
}

function SaidInCall({
  source,
  call,
  onChange,
  error,
}: Pick<Props, "source" | "call" | "onChange" | "error">) {
  const terms = SAYABLE_TERMS.find((one) => one === call.terms);
  const offered = SAYABLE_TERMS.filter((one) => !source.confidential || one !== "on_record");
  return (
    <div className="mt-3 flex flex-col gap-2.5">
      <Field
        label="Agreed in this call"
        hint="Stands on what is cited from it; none until somebody says them."
        error={error?.fields?.terms ?? ""}
      >
        <Select<SayableTerms>
          placeholder="Not said"
          value={call.terms}
          options={offered.map((one) => ({ value: one, label: LABELS.terms[one] }))}
          onChange={(event) => onChange({ terms: event.target.value })}
        />
      </Field>
      {terms && isDescribed(terms) ? (
        <Field
          label="In what words they may be called"
          optional
          error={error?.fields?.agreedDescription ?? ""}
        >
          <TextInput
            maxLength={DESCRIPTION_LIMIT}
            value={call.description}
            onChange={(event) => onChange({ description: event.target.value })}
          />
        </Field>
      ) : null}
    </div>
  );
}

function Contact({ source, contact: { reach, care } }: Pick<Props, "source" | "contact">) {
  if (source.confidential) {
    return (
      <p className="text-[0.8125rem] text-soft">
        Sealed with who {source.name} is; its keeper tells who may see it.
      </p>
    );
  }
  if (reach === "" && care === "") return <p className="text-[0.8125rem] text-soft">Not noted.</p>;
  const number = /\+?\d[\d ()-]{5,20}\d/.exec(reach)?.[0];
  return (
    <>
      <DefinitionList
        items={[
          {
            term: "Reach",
            value: <span className="wrap-anywhere whitespace-pre-line nums">{reach}</span>,
          },
          {
            term: "Care",
            value: <span className="wrap-anywhere whitespace-pre-line">{care}</span>,
          },
        ].filter(({ term }) => (term === "Reach" ? reach !== "" : care !== ""))}
      />
      {number ? (
        <a
          href={`tel:${number.replace(/[^+\d]/g, "")}`}
          className="mt-2 inline-flex min-h-11 items-center gap-2 text-[0.8125rem] text-accent underline underline-offset-2 wide:min-h-0"
        >
          <Icon name="phone" /> Call {number}
        </a>
      ) : null}
    </>
  );
}

function Calls({ calls, startedAt }: { calls: readonly CallRecord[]; startedAt: string }) {
  if (calls.length === 0 && startedAt === "") {
    return <p className="text-[0.8125rem] text-soft">Nobody has called yet.</p>;
  }
  return (
    <ul className="flex flex-col gap-1.5 text-[0.8125rem]">
      {startedAt ? (
        <li className="grid grid-cols-[6rem_1rem_minmax(0,1fr)] gap-x-2">
          <Time at={startedAt} className="text-faint nums" />
          <Icon name="phone" className="mt-0.5 text-level-verified" />
          <span>Now, not ended</span>
        </li>
      ) : null}
      {calls.map(({ id, at, outcome, channel, by, note, cited, corrected }) => (
        <li key={id} className="grid grid-cols-[6rem_1rem_minmax(0,1fr)] gap-x-2">
          <Time at={at} className="text-faint nums" />
          <Icon
            name={channel === "in_person" ? "person" : "phone"}
            className={clsx("mt-0.5", outcome !== "reached" && "text-faint")}
          />
          <span className="wrap-anywhere">
            {CALL_OUTCOME_LABELS[outcome]}
            {outcome === "reached" && channel !== "phone" ? `, ${CALL_CHANNEL_WORDS[channel]}` : ""}
            . {by}
            {cited + corrected > 0 ? (
              <span className="text-soft">
                {" "}
                · {cited} as we have it, {corrected} corrected
              </span>
            ) : null}
            {note ? (
              <span dir="auto" className="block text-soft">
                {note}
              </span>
            ) : null}
          </span>
        </li>
      ))}
    </ul>
  );
}

/** What ending the call writes, before it does; and what it costs whoever ends it. */
function Ending({ sheet, answers, call, by, onChange }: Props) {
  const of = (answer: TypedAnswer["answer"]) => answers.filter((one) => one.answer === answer);
  const told = of("as_we_have_it");
  const corrected = of("corrected");
  const openCount = sheet.lines.length - told.length - corrected.length;
  const refs = (list: readonly TypedAnswer[]) => list.map(({ ref }) => ref).join(", ");
  const channel = CALL_CHANNELS.find((one) => one === call.channel) ?? "phone";
  const rows = [
    {
      answer: "as_we_have_it" as const,
      text:
        told.length > 0
          ? `${countOf(told.length, "citation")}: ${refs(told)}, told, today, ${CALL_CHANNEL_WORDS[channel]}, ${by}`
          : "",
    },
    {
      answer: "corrected" as const,
      text:
        corrected.length > 0
          ? `${countOf(corrected.length, "question")} to who logged it: ${refs(corrected)}`
          : "",
    },
    {
      answer: "left_open" as const,
      text: openCount > 0 ? `${openCount} open; they stay on the next sheet` : "",
    },
  ].filter(({ text }) => text !== "");
  return (
    <>
      <dl className="flex flex-col gap-1.5 text-[0.8125rem]">
        {rows.map(({ answer, text }) => (
          <div key={answer} className="grid grid-cols-[1rem_minmax(0,1fr)] gap-x-2">
            <dt className="pt-0.5 text-soft">
              <Icon name={ANSWER_ICONS[answer]} />
            </dt>
            <dd className="m-0">{text}</dd>
          </div>
        ))}
      </dl>
      <p className="mt-2 text-xs text-soft">
        A tick is what they told you. It is not a verdict
        {told.length > 0
          ? `, and you will not give one on ${refs(told)}: you will have cited it.`
          : "."}
      </p>
      <div className="mt-3 flex flex-col gap-2.5">
        <Field label="How you spoke">
          <Select
            value={call.channel}
            options={CALL_CHANNELS.map((one) => ({ value: one, label: CALL_CHANNEL_WORDS[one] }))}
            onChange={(event) => onChange({ channel: event.target.value })}
          />
        </Field>
        <Field label="Note" optional hint="What else was said; it stands in the history.">
          <TextInput
            maxLength={CALL_NOTE_LIMIT}
            value={call.note}
            onChange={(event) => onChange({ note: event.target.value })}
          />
        </Field>
      </div>
    </>
  );
}
