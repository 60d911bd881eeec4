"use client";

import { foldLetters } from "@/lib/text/fold-letters";
import { useCallback, useEffect, useRef, useState, type SubmitEvent } from "react";
import { useCommand } from "@/components/command";
import { Button } from "@/components/ui/button";
import { Combobox } from "@/components/ui/combobox";
import { Field, FormError } from "@/components/ui/field";
import { PLACEMENT_LABELS } from "@/lib/drafts/rules";
import type { Span } from "@/lib/text/text";
import { useDraftDesk } from "./draft-desk";
import type { UnsettledClaim } from "./reader-draft";

type Props = { words: Span; onDone: () => void; onLeave: () => void };

/** Gives a claim that exists, but has no certain place in this draft, the selected words for one. */
export function PlaceOnWords({ words, onDone, onLeave }: Props) {
  const { draft } = useDraftDesk();
  const { unsettled } = draft;
  const [claim, setClaim] = useState<UnsettledClaim | null>(null);
  const [fault, setFault] = useState("");
  const field = useRef<HTMLInputElement>(null);
  const attach = useCommand("placements.attach");

  useEffect(() => {
    field.current?.focus({ preventScroll: true });
  }, []);

  const search = useCallback(
    (query: string) => Promise.resolve(unsettled.filter((one) => holdsWords(one, query))),
    [unsettled],
  );

  async function submit(event: SubmitEvent) {
    event.preventDefault();
    if (attach.pending) return;
    if (!claim) {
      setFault("Choose the claim that these words make.");
      field.current?.focus();
      return;
    }
    const result = await attach.run({
      draftId: draft.id,
      start: words.start,
      end: words.end,
      claimId: claim.claimId,
      ...(claim.placementId === null ? {} : { revision: claim.revision }),
    });
    if (!result.ok) return;
    onDone();
  }

  return (
    <form onSubmit={(event) => void submit(event)} className="flex flex-col gap-2.5">
      <Field
        label="Claim to place here"
        hint={`On “${shortened(draft.text.slice(words.start, words.end))}”`}
        error={fault}
      >
        <Combobox<UnsettledClaim>
          inputRef={field}
          value={claim}
          onChange={(next) => {
            setClaim(next);
            setFault("");
          }}
          search={search}
          itemKey={({ claimId }) => claimId}
          itemLabel={({ ref, wording }) => `${ref}: ${wording}`}
          renderItem={(one) => (
            <span className="block min-w-0">
              <span dir="auto" className="block truncate">
                <bdi>{one.ref}</bdi>: {one.wording}
              </span>
              <span className="block text-xs text-faint">{stateWords(one)}</span>
            </span>
          )}
          noun="claims without a certain place"
        />
      </Field>
      <FormError>{attach.error?.message}</FormError>
      <div className="flex justify-end gap-2">
        <Button onClick={onLeave}>Cancel</Button>
        <Button type="submit" variant="primary" pending={attach.pending}>
          Place claim
        </Button>
      </div>
    </form>
  );
}

function holdsWords({ ref, wording }: UnsettledClaim, query: string): boolean {
  const within = foldLetters(`${ref}: ${wording}`);
  return foldLetters(query)
    .split(/\s+/)
    .every((word) => within.includes(word));
}

function stateWords({ state }: UnsettledClaim): string {
  return state === "unplaced" ? "No place in this draft" : PLACEMENT_LABELS[state];
}

const SHORT = 60;

function shortened(words: string): string {
  const line = words.replace(/\s+/gu, " ");
  return line.length <= SHORT ? line : `${line.slice(0, SHORT).trimEnd()}…`;
}
