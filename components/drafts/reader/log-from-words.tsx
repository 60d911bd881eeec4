"use client";

import { useEffect, useRef, useState, type ReactNode, type SubmitEvent } from "react";
import { claimFields } from "@/components/claims/fields/claim-fields";
import { faultsByField } from "@/components/claims/fields/field";
import { FieldInForm } from "@/components/claims/fields/field-in-form";
import { SourceField } from "@/components/claims/fields/source-field";
import { useAttributedSource } from "@/components/claims/fields/use-attributed-source";
import { useCommand } from "@/components/command";
import { Button } from "@/components/ui/button";
import { FormError } from "@/components/ui/field";
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

/** A claim in one line from the words of the text: wording, Tab, source, Enter. */
export function LogFromWords({ words, onDone, onLeave, children }: Props) {
  const { draft } = useDraftDesk();
  const [wording, setWording] = useState(() =>
    wordingFrom(draft.text.slice(words.start, words.end)),
  );
  const { source, attribution, pick, choose } = useAttributedSource();
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
    onDone();
  }

  return (
    <form ref={form} onSubmit={(event) => void submit(event)} className="flex flex-col gap-2.5">
      <FieldInForm
        field={claimFields.wording}
        rows={2}
        fault={faults.wording}
        value={wording}
        onChange={setWording}
        onKeyDown={(event) => {
          // A wording is one line, so Enter is free to log it.
          if (event.key !== "Enter" || event.nativeEvent.isComposing) return;
          event.preventDefault();
          form.current?.requestSubmit();
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
      <div className="flex flex-wrap items-center gap-2">
        {children}
        <span className="ml-auto flex gap-2">
          <Button onClick={onLeave}>Cancel</Button>
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
