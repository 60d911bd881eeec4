"use client";

import { useRouter } from "next/navigation";
import { useState } from "react";
import { useCommand } from "@/components/command";
import { useShortcut } from "@/components/shell/shortcuts";
import { KeptNotice } from "@/components/typed/kept-notice";
import { NotSent } from "@/components/typed/not-sent";
import { useTyped } from "@/components/typed/use-typed";
import { Button } from "@/components/ui/button";
import { Checkbox, Radio } from "@/components/ui/checkbox";
import { Field, FieldGroup } from "@/components/ui/field";
import { Icon } from "@/components/ui/icon";
import { Kbd } from "@/components/ui/kbd";
import { Select } from "@/components/ui/select";
import { TextArea } from "@/components/ui/text-area";
import { LABELS, SAYABLE_TERMS, type SayableTerms } from "@/lib/ledger/claims/rules";
import type { RequestView } from "@/lib/replies/request-view";
import {
  CITED_OUTCOME,
  OUTCOME_LABELS,
  OUTCOME_MEANINGS,
  RECORDED_OUTCOMES,
  REPLY_LIMIT,
  REPLY_TEXT,
  type RecordedOutcome,
} from "@/lib/replies/rules";
import { OUTCOME_ICONS } from "./outcome-mark";
import { SmallForm } from "@/components/typed/small-form";

type Props = {
  request: RequestView;
  /** What the draft says of it, offered and not set. */
  proposed: RecordedOutcome | null;
  unable?: string;
};

/** “Record the reply” (key o): what became of the request, in one of six outcomes. */
export function RecordReply({ request, proposed, unable }: Props) {
  const mayTake = proposed !== null && request.can.record.includes(proposed);
  const [isOpen, setIsOpen] = useState(mayTake);
  const open = () => setIsOpen(true);
  const router = useRouter();
  function close() {
    setIsOpen(false);
    if (proposed === null) return;
    // What was offered was taken or left: the address offers it no more.
    const query = new URLSearchParams(window.location.search);
    query.delete("take");
    router.replace(`${window.location.pathname}?${query}`, { scroll: false });
  }
  const place = `reply to request ${request.id}`;
  useShortcut({ keys: "o", label: "Record what came of it", group: "Request", run: open, unable });
  if (unable !== undefined) return null;
  return (
    <>
      <Button
        variant={request.outcome === "sent" || request.isOverdue ? "primary" : "plain"}
        onClick={open}
      >
        {request.can.record.length > 1 ? "Record the reply" : "Nobody was reached"} <Kbd>o</Kbd>
      </Button>
      {isOpen ? (
        <RecordForm {...{ request, place }} proposed={mayTake ? proposed : null} onClose={close} />
      ) : (
        <NotSent place={place} onOpen={open} />
      )}
    </>
  );
}

type Recording = {
  outcome: string;
  reply: string;
  answers: number[];
  cite: number[];
  terms: string;
};

type FormProps = Pick<Props, "request" | "proposed"> & { place: string; onClose: () => void };

function RecordForm({ request, proposed, place, onClose }: FormProps) {
  const record = useCommand("replies.record");
  const { claims, can } = request;
  const [onlyClaim] = claims;
  const typed = useTyped<Recording>(place, {
    ...{ outcome: proposed ?? "", reply: "", cite: [], terms: "" },
    answers: claims.length === 1 && onlyClaim ? [onlyClaim.claimId] : [],
  });
  const { value } = typed;
  const set = (patch: Partial<Recording>) => typed.set((now) => ({ ...now, ...patch }));
  const outcome = RECORDED_OUTCOMES.find((one) => one === value.outcome) ?? null;
  const text = outcome === null ? "none" : REPLY_TEXT[outcome];
  const answers = value.answers.filter((id) => claims.some(({ claimId }) => claimId === id));
  const cite = value.cite.filter((id) => answers.includes(id));
  const mayCite = outcome === CITED_OUTCOME && can.cite && answers.length > 0;
  const terms = SAYABLE_TERMS.find((one) => one === value.terms);
  const faults = record.error?.fields ?? {};
  const [isMissing, setIsMissing] = useState<"outcome" | "terms" | null>(null);

  async function save() {
    if (outcome === null) {
      setIsMissing("outcome");
      return;
    }
    if (mayCite && cite.length > 0 && !terms) {
      setIsMissing("terms");
      return;
    }
    const result = await record.run({
      ...{ requestId: request.id, revision: request.revision, outcome },
      ...(text !== "none" && { reply: value.reply, answers }),
      ...(mayCite && cite.length > 0 && terms && { cite: { claimIds: cite, terms } }),
    });
    if (!result.ok) return;
    typed.clear();
    onClose();
  }

  return (
    <SmallForm
      title={`What came of the request to ${request.subject}`}
      description="Silence, a decline, a denial and a refutation are four things. No level follows from any of them."
      action={outcome === null ? "Record it" : `Record: ${OUTCOME_LABELS[outcome].toLowerCase()}`}
      width="large"
      pending={record.pending}
      error={record.error}
      onSend={() => void save()}
      onClose={onClose}
      onCancel={() => {
        typed.clear();
        onClose();
      }}
    >
      <FieldGroup
        label="Outcome"
        {...(isMissing === "outcome" && outcome === null ? { error: "Say what came of it." } : {})}
      >
        <div className="grid gap-x-5 gap-y-1.5 sm:grid-cols-2">
          {RECORDED_OUTCOMES.map((one) => (
            <Radio
              key={one}
              name="outcome"
              disabled={!can.record.includes(one)}
              checked={outcome === one}
              onChange={() => set({ outcome: one })}
              label={
                <span className="inline-flex items-center gap-1.5 font-medium">
                  <Icon name={OUTCOME_ICONS[one]} className="text-soft" /> {OUTCOME_LABELS[one]}
                </span>
              }
              hint={request.unmet[one] ?? OUTCOME_MEANINGS[one]}
            />
          ))}
        </div>
        {proposed !== null && outcome === proposed ? (
          <p className="mt-2 text-xs text-faint">As the draft says it; you say whether it is so.</p>
        ) : null}
      </FieldGroup>
      {text === "none" ? null : (
        <>
          <Field
            label={text === "needed" ? "What they answered" : "In what words"}
            optional={text === "possible"}
            hint="In their words, as it came in."
            error={faults.reply}
          >
            <TextArea
              serif
              maxLength={REPLY_LIMIT}
              value={value.reply}
              onChange={(event) => set({ reply: event.target.value })}
            />
          </Field>
          <ClaimChecks
            label="It answers"
            claims={claims}
            chosen={answers}
            fault={faults.answers}
            onChange={(list) => set({ answers: list })}
          />
        </>
      )}
      {mayCite ? (
        <>
          <ClaimChecks
            label="Also cite it, as denying"
            hint={
              request.source
                ? `Adds a citation of ${request.source.name}, which a verdict has to be given anew on.`
                : "Say under “Change” which source of the directory they are; then it can be cited."
            }
            isOff={request.source === null}
            claims={claims.filter(({ claimId }) => answers.includes(claimId))}
            chosen={cite}
            fault={faults.cite}
            onChange={(list) => set({ cite: list })}
          />
          {cite.length > 0 ? (
            <Field
              label="On what terms"
              error={isMissing === "terms" && !terms ? "Say the terms, as they were agreed." : ""}
            >
              <Select<SayableTerms>
                placeholder="Not said yet"
                value={value.terms}
                options={SAYABLE_TERMS.map((one) => ({ value: one, label: LABELS.terms[one] }))}
                onChange={(event) => set({ terms: event.target.value })}
              />
            </Field>
          ) : null}
        </>
      ) : null}
      <KeptNotice typed={typed} />
    </SmallForm>
  );
}

function ClaimChecks({
  label,
  hint,
  isOff = false,
  claims,
  chosen,
  fault,
  onChange,
}: {
  label: string;
  hint?: string;
  isOff?: boolean;
  claims: RequestView["claims"];
  chosen: readonly number[];
  fault: string | undefined;
  onChange: (chosen: number[]) => void;
}) {
  return (
    <FieldGroup label={label} {...(hint ? { hint } : {})} {...(fault ? { error: fault } : {})}>
      <ul className="flex flex-col gap-1">
        {claims.map(({ claimId, ref, wording }) => (
          <li key={claimId}>
            <Checkbox
              disabled={isOff}
              checked={chosen.includes(claimId)}
              onChange={(event) =>
                onChange(
                  event.target.checked
                    ? [...chosen, claimId]
                    : chosen.filter((one) => one !== claimId),
                )
              }
              label={
                <span dir="auto" className="wrap-anywhere">
                  <bdi className="text-faint nums">{ref}</bdi> {wording}
                </span>
              }
            />
          </li>
        ))}
      </ul>
    </FieldGroup>
  );
}
