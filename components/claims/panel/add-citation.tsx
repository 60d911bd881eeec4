"use client";

import { useState, type SubmitEvent } from "react";
import { useCommand } from "@/components/command";
import { useWishedForm } from "@/components/claims/wished-form";
import { useShortcut } from "@/components/shell/shortcuts";
import { useIfRetracted } from "@/components/falls/if-retracted";
import { KeptNotice } from "@/components/typed/kept-notice";
import { useTyped } from "@/components/typed/use-typed";
import { NotSent } from "@/components/typed/not-sent";
import { Button } from "@/components/ui/button";
import { Dialog, DialogFooter } from "@/components/ui/dialog";
import { FormError } from "@/components/ui/field";
import { Kbd } from "@/components/ui/kbd";
import {
  emptyCitation,
  toCitationPatch,
  type CitationValues,
} from "@/components/claims/fields/citation-values";
import { sourceField } from "@/components/claims/fields/claim-fields";
import { faultsByField } from "@/components/claims/fields/field";
import type { FoundBy } from "@/lib/ledger/claims/rules";
import { CitationForm } from "./citation-form";
import { claimKey } from "./claim-key-reasons";

type AddProps = {
  claimId: number;
  claimRef: string;
  /** Whose source it is unless it is said otherwise. */
  citesAs: FoundBy;
};

/** “Add” beside the citations (key e): a new citation with everything a citation holds. */
export function AddCitation({ claimId, claimRef, citesAs }: AddProps) {
  const [isOpen, setIsOpen] = useState(false);
  const place = `citation of claim ${claimId}`;
  const open = () => setIsOpen(true);
  useShortcut({ ...claimKey("e"), run: open });
  useWishedForm(claimId, (form) => {
    if (form !== "citation") return false;
    open();
    return true;
  });
  return (
    <>
      <Button variant="quiet" size="small" onClick={open}>
        Add <Kbd>e</Kbd>
      </Button>
      {isOpen ? (
        <CitationDialog
          claimId={claimId}
          claimRef={claimRef}
          citesAs={citesAs}
          place={place}
          onClose={() => setIsOpen(false)}
        />
      ) : (
        <NotSent place={place} onOpen={open} />
      )}
    </>
  );
}

type DialogProps = AddProps & { place: string; onClose: () => void };

function CitationDialog({ claimId, claimRef, citesAs, place, onClose }: DialogProps) {
  const typed = useTyped<CitationValues>(place, { ...emptyCitation, foundBy: citesAs });
  const values = typed.value;
  const [isWithoutSource, setIsWithoutSource] = useState(false);
  const add = useCommand("citations.add");
  const retracted = useIfRetracted(add.error);

  function close() {
    typed.clear();
    onClose();
  }

  async function submit(event: SubmitEvent) {
    event.preventDefault();
    setIsWithoutSource(!values.source);
    if (!values.source) return;
    const result = await add.run({
      claimId,
      sourceId: values.source.id,
      ...toCitationPatch(values),
      ...retracted.told,
    });
    if (result.ok) close();
  }

  return (
    <Dialog
      open
      sticky
      width="large"
      onOpenChange={(open) => (open ? undefined : onClose())}
      title={`Add a citation to ${claimRef}`}
    >
      <form onSubmit={(event) => void submit(event)}>
        <CitationForm
          values={values}
          onChange={typed.set}
          faults={{
            ...faultsByField(add.error?.fields),
            ...(isWithoutSource && { sourceId: sourceField.missing }),
          }}
        />
        <div className="mt-3">
          <KeptNotice typed={typed} />
          {retracted.box}
          <FormError>{add.error?.message}</FormError>
        </div>
        <DialogFooter>
          <Button onClick={close}>Cancel</Button>
          <Button type="submit" variant="primary" pending={add.pending}>
            Add citation
          </Button>
        </DialogFooter>
      </form>
    </Dialog>
  );
}
