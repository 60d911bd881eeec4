"use client";

import { useRouter } from "next/navigation";
import { refusalText, useCommand } from "@/components/command";
import { KeptNotice } from "@/components/typed/kept-notice";
import { useTyped } from "@/components/typed/use-typed";
import { Button, ButtonLink } from "@/components/ui/button";
import { Field, FormError } from "@/components/ui/field";
import { ReadyForm } from "@/components/ui/ready-form";
import { TextArea } from "@/components/ui/text-area";
import { useToast } from "@/components/ui/toast";
import { FALL_REASON_LIMIT } from "@/lib/ledger/falls/rules";
import type { SourceCost } from "@/lib/ledger/sources/cost";
import { costInWords } from "@/lib/ledger/sources/differences";
import type { SourceView } from "@/lib/ledger/sources/source-page";

/** Retracts a source, or takes that back, with the reason; and says beforehand what follows. */
export function RetractForm({ source, cost }: { source: SourceView; cost: SourceCost }) {
  const router = useRouter();
  const toast = useToast();
  const isRetracted = source.retractedAt !== null;
  const fall = useCommand(isRetracted ? "sources.reinstate" : "sources.retract");
  const typed = useTyped(`${isRetracted ? "reinstate" : "retract"} source ${source.id}`, "");
  const back = `/sources/${source.id}`;
  const { error } = fall;
  const fault = error?.fields?.reason;

  async function send() {
    const { id: sourceId, revision } = source;
    const result = await fall.run({ sourceId, revision, reason: typed.value });
    if (!result.ok) return;
    typed.clear();
    const did = isRetracted ? "The retraction is taken back" : `${source.name} is retracted`;
    toast(`${did}. ${costInWords(result.value.recheck)}`);
    router.push(isRetracted ? back : `${back}/falls`);
  }

  return (
    <ReadyForm
      leave={back}
      onSend={() => {
        if (!fall.pending) void send();
      }}
    >
      <KeptNotice typed={typed} />
      <p className="mb-4 max-w-prose text-table text-soft">
        {isRetracted ? WHAT_REINSTATING_DOES : WHAT_RETRACTING_DOES}
      </p>
      <Field
        label={isRetracted ? "Why the retraction is taken back" : "Why it is retracted"}
        hint="Everybody who sees the source reads it."
        error={fault}
      >
        <TextArea
          rows={3}
          maxLength={FALL_REASON_LIMIT}
          value={typed.value}
          onChange={(event) => typed.set(event.target.value)}
        />
      </Field>
      <div className="mt-5 flex flex-col gap-3">
        <p className="text-sm">
          <span className={cost.decided > 0 ? "font-strong text-warn" : "text-soft"}>
            {costInWords(cost.decided)}.
          </span>{" "}
          <span className="text-soft">
            {leanWords(cost.claims)} Somebody other than you gives their verdicts from then on.
          </span>
        </p>
        <FormError>{error && !fault ? refusalText(error) : null}</FormError>
        <div className="flex gap-2">
          <Button type="submit" variant={isRetracted ? "primary" : "danger"} pending={fall.pending}>
            {isRetracted ? "Take the retraction back" : "Retract the source"}
          </Button>
          <ButtonLink href={back} onClick={typed.clear}>
            Cancel
          </ButtonLink>
        </div>
      </div>
    </ReadyForm>
  );
}

const WHAT_RETRACTING_DOES =
  "What it says supports nothing any more, and nor does what rests on nothing else. Every claim that leans on it is suspect until somebody re-confirms it, one by one, or a reviewer judges it anew. It can be taken back.";

const WHAT_REINSTATING_DOES =
  "It counts as it did before, and no claim is suspect any more because of the retraction. What was re-confirmed meanwhile stays in the histories.";

function leanWords(claims: number): string {
  if (claims === 0) return "No claim leans on it.";
  return claims === 1 ? "1 claim leans on it." : `${claims} claims lean on it.`;
}
