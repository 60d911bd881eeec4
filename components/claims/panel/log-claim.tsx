"use client";

import { useState, type SubmitEvent } from "react";
import { useCommand } from "@/components/command";
import { Button } from "@/components/ui/button";
import { Checkbox } from "@/components/ui/checkbox";
import { Dialog, DialogFooter } from "@/components/ui/dialog";
import { FormError } from "@/components/ui/field";
import { emptyClaim, toPatch, type ClaimValues } from "@/components/claims/fields/claim-values";
import { faultsByField, type Person } from "@/components/claims/fields/field";
import { SourceField } from "@/components/claims/fields/source-field";
import { MadeInStory } from "@/components/sources/made-in-story";
import {
  useAttributedSource,
  type AttributedSource,
} from "@/components/claims/fields/use-attributed-source";
import { ClaimForm } from "./claim-form";

export type LogClaimProps = {
  story: string;
  checkers: readonly Person[];
  mayCreateSource: boolean;
  /** What stands in the entry bar already. */
  start: AttributedSource & { wording: string };
  onClose: () => void;
  /** The claim stands; the entry bar can be emptied. */
  onLogged?: () => void;
};

/** The full form for a new claim: every field at once, for what one line cannot hold. */
export function LogClaim({ story, checkers, mayCreateSource, start, ...props }: LogClaimProps) {
  const { source, attribution, pick, choose } = useAttributedSource(start);
  const [typed, setTyped] = useState<ClaimValues>({ ...emptyClaim, wording: start.wording });
  const values = { ...typed, attribution };
  const [another, setAnother] = useState(false);
  const log = useCommand("claims.log");
  const faults = faultsByField(log.error?.fields);

  function change(next: ClaimValues) {
    if (next.attribution !== attribution) choose(next.attribution);
    setTyped(next);
  }

  async function submit(event: SubmitEvent) {
    event.preventDefault();
    const result = await log.run({ story, sourceId: source?.id ?? null, ...toPatch(values) });
    if (!result.ok) return;
    props.onLogged?.();
    if (another) setTyped({ ...typed, wording: "", note: "" });
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
