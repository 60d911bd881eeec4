"use client";

import { useState } from "react";
import { useCommand } from "@/components/command";
import { SmallForm } from "@/components/typed/small-form";
import { KeptNotice } from "@/components/typed/kept-notice";
import { NotSent } from "@/components/typed/not-sent";
import { useTyped } from "@/components/typed/use-typed";
import { Button } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import { Select } from "@/components/ui/select";
import { TextArea } from "@/components/ui/text-area";
import { TextInput } from "@/components/ui/text-input";
import {
  CAUSE_CODES,
  CAUSES,
  CORRECTION_KIND_LABELS,
  CORRECTION_KINDS,
  STAGE_CODES,
  STAGES,
  TEXT_LIMIT,
  type Cause,
  type CorrectionKind,
  type Stage,
} from "@/lib/corrections/rules";

export type Begun = { claims: string; cause: string; reportId: number | null };

const KINDS = CORRECTION_KINDS.map((value) => ({ value, label: CORRECTION_KIND_LABELS[value] }));
const CAUSE_CHOICES = CAUSE_CODES.map((value) => ({ value, label: CAUSES[value] }));
const STAGE_CHOICES = STAGE_CODES.map((value) => ({ value, label: STAGES[value] }));

/** “Correct it”: what changed, why, and which claims; begun from a report, or from a fallen source. */
export function CorrectionForm({
  slug,
  begun,
  label,
}: {
  slug: string;
  begun: Begun;
  label: string;
}) {
  const [isOpen, setIsOpen] = useState(begun.claims !== "");
  const make = useCommand("corrections.make");
  const place = `correction of ${slug}, report ${begun.reportId ?? "none"}`;
  const start: Record<
    "kind" | "oldText" | "newText" | "notice" | "cause" | "stage" | "claims",
    string
  > = {
    ...{ kind: "correction", oldText: "", newText: "", notice: "", stage: "" },
    ...{ cause: begun.cause, claims: begun.claims },
  };
  const typed = useTyped(place, start);
  const { value } = typed;
  const faults = make.error?.fields ?? {};
  const isNote = value.kind === "editors_note";
  const set = (field: keyof typeof start) => (event: { target: { value: string } }) =>
    typed.set({ ...value, [field]: event.target.value });

  async function send() {
    const claims = [...value.claims.matchAll(/\d+/g)].map(([number]) => Number(number));
    const result = await make.run({
      ...{ story: slug, kind: value.kind as CorrectionKind, notice: value.notice, claims },
      ...(isNote ? {} : { oldText: value.oldText, newText: value.newText }),
      ...(value.cause !== "" && !isNote && { cause: value.cause as Cause }),
      ...(value.stage !== "" && !isNote && { stage: value.stage as Stage }),
      ...(begun.reportId !== null && { reportId: begun.reportId }),
    });
    if (!result.ok) return;
    typed.clear();
    setIsOpen(false);
  }

  const text = (field: "oldText" | "newText" | "notice", said: string) => (
    <Field label={said} error={faults[field]}>
      <TextArea serif rows={2} maxLength={TEXT_LIMIT} value={value[field]} onChange={set(field)} />
    </Field>
  );
  return (
    <>
      <Button size="small" onClick={() => setIsOpen(true)}>
        {label}
      </Button>
      {isOpen ? (
        <SmallForm
          title="What changed after publication"
          description="It changes no claim: edit the claim as well, and its verdict lapses."
          action="Record it"
          width="large"
          pending={make.pending}
          error={make.error}
          onSend={() => void send()}
          onClose={() => setIsOpen(false)}
          onCancel={() => {
            typed.clear();
            setIsOpen(false);
          }}
        >
          <Field label="Kind" error={faults.kind}>
            <Select value={value.kind} options={KINDS} onChange={set("kind")} />
          </Field>
          {isNote ? null : text("oldText", "What readers had")}
          {isNote ? null : text("newText", "What it says since")}
          {text("notice", "What readers are told")}
          {isNote ? null : (
            <>
              <Field label="How it came about" error={faults.cause}>
                <Select
                  placeholder="Choose a cause"
                  value={value.cause}
                  options={CAUSE_CHOICES}
                  onChange={set("cause")}
                />
              </Field>
              <Field label="Where it came in" error={faults.stage}>
                <Select
                  placeholder="Choose a stage"
                  value={value.stage}
                  options={STAGE_CHOICES}
                  onChange={set("stage")}
                />
              </Field>
            </>
          )}
          <Field label="Claims affected" hint="By their numbers: C3, C7" error={faults.claims}>
            <TextInput value={value.claims} onChange={set("claims")} />
          </Field>
          <KeptNotice typed={typed} />
        </SmallForm>
      ) : (
        <NotSent place={place} onOpen={() => setIsOpen(true)} />
      )}
    </>
  );
}
