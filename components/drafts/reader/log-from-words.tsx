"use client";

import { useEffect, useRef, type ReactNode, type SubmitEvent } from "react";
import { claimFields } from "@/components/claims/fields/claim-fields";
import { faultsByField } from "@/components/claims/fields/field";
import { FieldInForm } from "@/components/claims/fields/field-in-form";
import { SourceField } from "@/components/claims/fields/source-field";
import { attributed, type AttributedSource } from "@/components/claims/fields/attributed-source";
import { useCommand } from "@/components/command";
import { KeptNotice } from "@/components/typed/kept-notice";
import { useTyped } from "@/components/typed/use-typed";
import { Button } from "@/components/ui/button";
import { FormError } from "@/components/ui/field";
import { sendForm, sendsLine } from "@/components/ui/field-keys";
import { Kbd } from "@/components/ui/kbd";
import { wordingFrom } from "@/lib/drafts/rules";
import type { Span } from "@/lib/text/text";
import { useDraftDesk } from "./draft-desk";

type Props = {
  words: Span;
  onDone: () => void;
  onLeave: () => void;
  /** What else can be done with the words. */
  children?: ReactNode;
};

type Writing = AttributedSource & { wording: string };

/** Where forms on words of a draft are kept. */
export const placesOfWords = (draftId: number): string => `words of draft ${draftId} `;

const placeOfWords = (draftId: number, { start, end }: Span): string =>
  `${placesOfWords(draftId)}${start}-${end}`;

/** The words that a form was on. */
export function wordsOfPlace(place: string, draftId: number): Span | null {
  const [start, end] = place.slice(placesOfWords(draftId).length).split("-").map(Number);
  return start !== undefined && end !== undefined && start < end ? { start, end } : null;
}

/** A claim in one line from the words of the text: wording, Tab, source, Enter. */
export function LogFromWords({ words, onDone, onLeave, children }: Props) {
  const { draft } = useDraftDesk();
  const typed = useTyped<Writing>(placeOfWords(draft.id, words), {
    wording: wordingFrom(draft.text.slice(words.start, words.end)),
    source: null,
    chosen: null,
  });
  const { wording, source, chosen } = typed.value;
  const set = (change: Partial<Writing>) => typed.set((now) => ({ ...now, ...change }));
  const { attribution, pick, choose } = attributed({ source, chosen }, set);
  const form = useRef<HTMLFormElement>(null);
  const log = useCommand("drafts.logClaim");
  const faults = faultsByField(log.error?.fields);

  // For what stands there to be typed over, or mended.
  useEffect(() => {
    const field = form.current?.querySelector("textarea");
    field?.focus({ preventScroll: true });
    field?.select();
  }, []);

  async function submit(event: SubmitEvent) {
    event.preventDefault();
    if (log.pending) return;
    const result = await log.run({
      draftId: draft.id,
      start: words.start,
      end: words.end,
      wording,
      sourceId: source?.id ?? null,
      attribution,
    });
    if (!result.ok) return;
    typed.clear();
    onDone();
  }

  return (
    <form ref={form} onSubmit={(event) => void submit(event)} className="flex flex-col gap-2.5">
      <FieldInForm
        field={claimFields.wording}
        rows={2}
        fault={faults.wording}
        value={wording}
        onChange={(text) => set({ wording: text })}
        onKeyDown={(event) => {
          // A wording is one line, so Enter is free to log it.
          if (!sendsLine(event)) return;
          event.preventDefault();
          sendForm(form.current);
        }}
      />
      <div className="grid gap-2.5 sm:grid-cols-[minmax(0,1fr)_10rem]">
        <SourceField
          mayBeEmpty
          mayCreate={draft.can.createSource}
          value={source}
          onChange={pick}
          fault={faults.sourceId}
        />
        <FieldInForm
          field={claimFields.attribution}
          hint={null}
          fault={faults.attribution}
          value={attribution}
          onChange={choose}
        />
      </div>
      <FormError>
        {log.error && !log.error.fields ? log.error.message : faultElsewhere(faults)}
      </FormError>
      <KeptNotice typed={typed} onDiscard={onLeave} />
      <div className="flex flex-wrap items-center gap-2">
        {children}
        <span className="ml-auto flex gap-2">
          <Button
            onClick={() => {
              typed.clear();
              onLeave();
            }}
          >
            Cancel
          </Button>
          <Button type="submit" variant="primary" pending={log.pending}>
            Log claim <Kbd>Enter</Kbd>
          </Button>
        </span>
      </div>
    </form>
  );
}

/** Faults of fields that the form does not show, such as a place that is no longer in the text. */
function faultElsewhere(faults: Readonly<Record<string, string>>): string | null {
  const shown = ["wording", "sourceId", "attribution"];
  return Object.entries(faults).find(([name]) => !shown.includes(name))?.[1] ?? null;
}
