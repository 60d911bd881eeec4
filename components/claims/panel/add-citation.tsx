"use client";

import { useState, type SubmitEvent } from "react";
import { useCommand } from "@/components/command";
import { useShortcut } from "@/components/shell/shortcuts";
import { Button } from "@/components/ui/button";
import { Dialog, DialogFooter } from "@/components/ui/dialog";
import { FormError } from "@/components/ui/field";
import { Kbd } from "@/components/ui/kbd";
import { emptyCitation, toCitationPatch, type CitationFields } from "./citation-fields";
import { CitationForm } from "./citation-form";

/** “Add” beside the citations (key e): a new citation with everything a citation holds. */
export function AddCitation({ claimId, claimRef }: { claimId: number; claimRef: string }) {
  const [fields, setFields] = useState<CitationFields | null>(null);
  const [fault, setFault] = useState<string | null>(null);
  const add = useCommand("citations.add");
  useShortcut({
    keys: "e",
    label: "Add a citation",
    group: "Claim",
    run: () => setFields(emptyCitation),
  });

  function close() {
    setFields(null);
    setFault(null);
    add.reset();
  }

  async function submit(event: SubmitEvent) {
    event.preventDefault();
    if (!fields) return;
    if (!fields.source) {
      setFault("Choose a source, or create it.");
      return;
    }
    setFault(null);
    const result = await add.run({
      claimId,
      sourceId: fields.source.id,
      ...toCitationPatch(fields),
    });
    if (result.ok) close();
  }

  return (
    <>
      <Button variant="quiet" size="small" onClick={() => setFields(emptyCitation)}>
        Add <Kbd>e</Kbd>
      </Button>
      {fields ? (
        <Dialog
          open
          sticky
          width="large"
          onOpenChange={(open) => (open ? undefined : close())}
          title={`Add a citation to ${claimRef}`}
        >
          <form onSubmit={(event) => void submit(event)}>
            <CitationForm
              fields={fields}
              onChange={setFields}
              faults={{ ...add.error?.fields, ...(fault && { sourceId: fault }) }}
            />
            <div className="mt-3">
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
      ) : null}
    </>
  );
}
