"use client";

import { useRef, useState, type SubmitEvent } from "react";
import { useCommand } from "@/components/command";
import { SourcePicker, type PickedSource } from "@/components/sources/source-picker";
import { Button } from "@/components/ui/button";
import { Checkbox } from "@/components/ui/checkbox";
import { Dialog, DialogFooter } from "@/components/ui/dialog";
import { Field, FormError } from "@/components/ui/field";
import { useToast } from "@/components/ui/toast";
import { attributionFor } from "@/lib/ledger/claims/rules";
import { emptyFields, toPatch, type ClaimFields } from "./claim-fields";
import { makeKey } from "@/components/claims/table/entry-queue";
import { ClaimForm, type Checker } from "./claim-form";

export type LogClaimProps = {
  story: string;
  checkers: readonly Checker[];
  /** What stands in the entry bar already. */
  start?: Partial<ClaimFields>;
  startSource?: PickedSource | null;
  onClose: () => void;
  /** The claim stands; the entry bar can be emptied. */
  onLogged?: () => void;
};

/** The full form for a new claim: every field at once, for what one line cannot hold. */
export function LogClaim({ story, checkers, start, startSource, ...props }: LogClaimProps) {
  const [fields, setFields] = useState<ClaimFields>({ ...emptyFields, ...start });
  const [source, setSource] = useState<PickedSource | null>(startSource ?? null);
  const [another, setAnother] = useState(false);
  const entryKey = useRef<string>(undefined);
  const log = useCommand("claims.log");
  const toast = useToast();

  function pick(next: PickedSource | null) {
    setSource(next);
    setFields((before) => ({ ...before, attribution: attributionFor(next?.kind ?? null) }));
  }

  async function submit(event: SubmitEvent) {
    event.preventDefault();
    // Kept until it is answered, so that a second try cannot log the claim twice.
    entryKey.current ??= makeKey();
    const result = await log.run({
      story,
      sourceId: source?.id ?? null,
      entryKey: entryKey.current,
      ...toPatch(fields),
    });
    if (result.ok || result.error.code !== "OFFLINE") entryKey.current = undefined;
    if (!result.ok) return;
    toast(`${result.value.ref} logged`);
    props.onLogged?.();
    if (another) setFields({ ...fields, wording: "", note: "" });
    else props.onClose();
  }

  return (
    <Dialog
      open
      sticky
      width="large"
      title="Log a claim"
      onOpenChange={(open) => {
        if (!open) props.onClose();
      }}
    >
      <form onSubmit={(event) => void submit(event)}>
        <ClaimForm
          fields={fields}
          onChange={setFields}
          faults={log.error?.fields ?? {}}
          checkers={checkers}
        >
          <Field label="Source" optional error={log.error?.fields?.sourceId}>
            <SourcePicker mayCreate value={source} onChange={pick} />
          </Field>
        </ClaimForm>
        <div className="mt-3">
          <FormError>{log.error?.message}</FormError>
        </div>
        <DialogFooter>
          <Checkbox
            label="Log another after this one"
            checked={another}
            onChange={(event) => setAnother(event.target.checked)}
          />
          <span className="flex-1" />
          <Button onClick={props.onClose}>Cancel</Button>
          <Button type="submit" variant="primary" pending={log.pending}>
            Log claim
          </Button>
        </DialogFooter>
      </form>
    </Dialog>
  );
}
