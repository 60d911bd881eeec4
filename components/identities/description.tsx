"use client";

import { useState } from "react";
import { refusalText, useCommand } from "@/components/command";
import { KeptNotice } from "@/components/typed/kept-notice";
import { NotSent } from "@/components/typed/not-sent";
import { useTyped } from "@/components/typed/use-typed";
import { Button } from "@/components/ui/button";
import { Dialog, DialogFooter } from "@/components/ui/dialog";
import { Field, FormError } from "@/components/ui/field";
import { ReadyForm } from "@/components/ui/ready-form";
import { TextInput } from "@/components/ui/text-input";
import { DESCRIPTION_LIMIT } from "@/lib/ledger/claims/rules";
import type { SourceView } from "@/lib/ledger/sources/source-page";

type Props = { source: Pick<SourceView, "id" | "name" | "revision" | "agreedDescription" | "can"> };

/** By which words a confidential source may be called, and the way to change them. */
export function Description({ source }: Props) {
  const [isOpen, setIsOpen] = useState(false);
  const place = `description of source ${source.id}`;
  return (
    <>
      {source.agreedDescription ? `“${source.agreedDescription}”` : "nothing agreed yet"}
      {source.can.edit ? (
        <Button
          size="small"
          variant="quiet"
          className="ml-1"
          aria-label="Change what it may be called"
          onClick={() => setIsOpen(true)}
        >
          Change
        </Button>
      ) : null}
      {isOpen ? (
        <DescriptionForm source={source} place={place} onClose={() => setIsOpen(false)} />
      ) : (
        <NotSent place={place} onOpen={() => setIsOpen(true)} />
      )}
    </>
  );
}

function DescriptionForm({
  source,
  place,
  onClose,
}: Props & { place: string; onClose: () => void }) {
  const describe = useCommand("identities.describe");
  const words = useTyped(place, source.agreedDescription);
  const { error } = describe;

  async function save() {
    if (describe.pending) return;
    const { id: sourceId, revision } = source;
    const said = { sourceId, revision, agreedDescription: words.value };
    const result = await describe.run(said);
    if (!result.ok) return;
    words.clear();
    onClose();
  }

  return (
    <Dialog
      open
      onOpenChange={(open) => {
        if (!open) onClose();
      }}
      width="small"
      title={`What ${source.name} may be called`}
      description="As agreed with the source. Citations that have these words already keep them."
    >
      <ReadyForm onSend={() => void save()}>
        <KeptNotice typed={words} />
        <Field label="May be called" error={error?.fields?.agreedDescription}>
          <TextInput
            autoComplete="off"
            maxLength={DESCRIPTION_LIMIT}
            value={words.value}
            onChange={(event) => words.set(event.target.value)}
          />
        </Field>
        <div className="mt-2">
          <FormError>{error && !error.fields ? refusalText(error) : null}</FormError>
        </div>
        <DialogFooter>
          <Button type="submit" variant="primary" pending={describe.pending}>
            Save
          </Button>
        </DialogFooter>
      </ReadyForm>
    </Dialog>
  );
}
