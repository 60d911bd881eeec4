"use client";

import { useState, type SubmitEvent } from "react";
import { useCommand } from "@/components/command";
import { KeptNotice } from "@/components/typed/kept-notice";
import { useTyped } from "@/components/typed/use-typed";
import { Button } from "@/components/ui/button";
import { Checkbox } from "@/components/ui/checkbox";
import { Dialog, DialogFooter } from "@/components/ui/dialog";
import { FormError } from "@/components/ui/field";
import { emptyClaim, toPatch, type ClaimValues } from "@/components/claims/fields/claim-values";
import { faultsByField, type Person } from "@/components/claims/fields/field";
import { SourceField } from "@/components/claims/fields/source-field";
import { MadeInStory } from "@/components/sources/made-in-story";
import { attributed, type AttributedSource } from "@/components/claims/fields/attributed-source";
import { ClaimForm } from "./claim-form";

export type LogClaimProps = {
  story: string;
  checkers: readonly Person[];
  mayCreateSource: boolean;
  /** What stands in the entry bar already. */
  start: AttributedSource & { wording: string; note?: string };
  onClose: () => void;
  /** The claim stands; the entry bar can be emptied. */
  onLogged?: () => void;
};

type Writing = AttributedSource & { fields: ClaimValues };

/** The full form for a new claim: every field at once, for what one line cannot hold. */
export function LogClaim({ story, checkers, mayCreateSource, start, ...props }: LogClaimProps) {
  const typed = useTyped<Writing>(`claim of ${story}`, {
    fields: { ...emptyClaim, wording: start.wording, note: start.note ?? "" },
    source: start.source,
    chosen: start.chosen,
  });
  const { fields, source, chosen } = typed.value;
  const set = (change: Partial<Writing>) => typed.set((now) => ({ ...now, ...change }));
  const { attribution, pick, choose } = attributed({ source, chosen }, set);
  const values = { ...fields, attribution };
  const [another, setAnother] = useState(false);
  const log = useCommand("claims.log");
  const faults = faultsByField(log.error?.fields);

  function change(next: ClaimValues) {
    if (next.attribution !== attribution) choose(next.attribution);
    set({ fields: next });
  }

  function leave() {
    typed.clear();
    props.onClose();
  }

  async function submit(event: SubmitEvent) {
    event.preventDefault();
    const result = await log.run({ story, sourceId: source?.id ?? null, ...toPatch(values) });
    if (!result.ok) return;
    props.onLogged?.();
    if (another) set({ fields: { ...fields, wording: "", note: "" } });
    else leave();
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
        <ClaimForm values={values} onChange={change} faults={faults} checkers={checkers}>
          <MadeInStory slug={story}>
            <SourceField
              mayBeEmpty
              mayCreate={mayCreateSource}
              value={source}
              onChange={pick}
              fault={faults.sourceId}
            />
          </MadeInStory>
        </ClaimForm>
        <div className="mt-3">
          <KeptNotice typed={typed} />
          <FormError>{log.error?.message}</FormError>
        </div>
        <DialogFooter>
          <Checkbox
            label="Log another after this one"
            checked={another}
            onChange={(event) => setAnother(event.target.checked)}
          />
          <span className="flex-1" />
          <Button onClick={leave}>Cancel</Button>
          <Button type="submit" variant="primary" pending={log.pending}>
            Log claim
          </Button>
        </DialogFooter>
      </form>
    </Dialog>
  );
}
