"use client";

import { useState } from "react";
import { refusalText, useCommand } from "@/components/command";
import { Button } from "@/components/ui/button";
import { Dialog, DialogFooter } from "@/components/ui/dialog";
import { FormError } from "@/components/ui/field";
import { ReadyForm } from "@/components/ui/ready-form";
import { useToast } from "@/components/ui/toast";
import type { IdentityState } from "@/lib/ledger/identities/queries";
import type { SealedIdentity } from "@/lib/ledger/identities/rules";
import { IdentityFields, NOBODY } from "./identity-fields";

type Props = {
  state: IdentityState;
  handle: string;
  /** What is sealed, where it was looked at just now; it is edited then, otherwise replaced. */
  seen: SealedIdentity | null;
};

/** Seals who the source is, in the place of what was sealed before. */
export function KeepIdentity({ state, handle, seen }: Props) {
  const toast = useToast();
  const keep = useCommand("identities.keep");
  const [identity, setIdentity] = useState<SealedIdentity | null>(null);
  const { error } = keep;
  const hasFaults = Object.keys(error?.fields ?? {}).length > 0;

  function close() {
    setIdentity(null);
    keep.reset();
  }

  async function save() {
    if (!identity || keep.pending) return;
    const { name, otherNames, contact, note } = identity;
    const { sourceId, revision } = state;
    const sealed = { name, otherNames, contact, note };
    const result = await keep.run({ sourceId, revision, identity: sealed });
    if (!result.ok) return;
    close();
    toast(`Who ${handle} is, is sealed`);
  }

  return (
    <>
      <Button size="small" onClick={() => setIdentity(seen ?? NOBODY)}>
        {!state.isKept ? "Keep it here, sealed" : seen ? "Change it" : "Replace it"}
      </Button>
      <Dialog
        open={identity !== null}
        onOpenChange={(open) => {
          if (!open) close();
        }}
        sticky
        title={`Who ${handle} is`}
        description="It is sealed on this server, under a key that no backup holds. You see it, and whom you name for it."
      >
        <ReadyForm onSend={() => void save()}>
          <IdentityFields
            identity={identity ?? NOBODY}
            onChange={setIdentity}
            faults={error?.fields ?? {}}
          />
          <FormError>{error && !hasFaults ? refusalText(error) : null}</FormError>
          <DialogFooter>
            <Button onClick={close}>Cancel</Button>
            <Button type="submit" variant="primary" pending={keep.pending}>
              Seal it
            </Button>
          </DialogFooter>
        </ReadyForm>
      </Dialog>
    </>
  );
}
