"use client";

import { useState, type SubmitEvent } from "react";
import { useCommand } from "@/components/command";
import { useShortcut } from "@/components/shell/shortcuts";
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
import { CitationForm } from "./citation-form";

/** “Add” beside the citations (key e): a new citation with everything a citation holds. */
export function AddCitation({ claimId, claimRef }: { claimId: number; claimRef: string }) {
  const [values, setValues] = useState<CitationValues | null>(null);
  const [isWithoutSource, setIsWithoutSource] = useState(false);
  const add = useCommand("citations.add");
  useShortcut({
    keys: "e",
    label: "Add a citation",
    group: "Claim",
    run: () => setValues(emptyCitation),
  });

  function close() {
    setValues(null);
    setIsWithoutSource(false);
    add.reset();
  }

  async function submit(event: SubmitEvent) {
    event.preventDefault();
    if (!values) return;
    setIsWithoutSource(!values.source);
    if (!values.source) return;
    const result = await add.run({
      claimId,
      sourceId: values.source.id,
      ...toCitationPatch(values),
    });
    if (result.ok) close();
  }

  return (
    <>
      <Button variant="quiet" size="small" onClick={() => setValues(emptyCitation)}>
        Add <Kbd>e</Kbd>
      </Button>
      {values ? (
        <Dialog
          open
          sticky
          width="large"
          onOpenChange={(open) => (open ? undefined : close())}
          title={`Add a citation to ${claimRef}`}
        >
          <form onSubmit={(event) => void submit(event)}>
            <CitationForm
              values={values}
              onChange={setValues}
              faults={{
                ...faultsByField(add.error?.fields),
                ...(isWithoutSource && { sourceId: sourceField.missing }),
              }}
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
