"use client";

import type { SubmitEvent } from "react";
import { KeptNotice } from "@/components/typed/kept-notice";
import { useTyped } from "@/components/typed/use-typed";
import { Button } from "@/components/ui/button";
import { Dialog, DialogFooter } from "@/components/ui/dialog";
import { Field } from "@/components/ui/field";
import { TextInput } from "@/components/ui/text-input";
import { WITHDRAWAL_REASON_LIMIT } from "@/lib/ledger/claims/rules";

/** Asks why before the selected claims are withdrawn. */
export function WithdrawDialog({
  count,
  isPending,
  onClose,
  onWithdraw,
}: {
  count: number;
  isPending: boolean;
  onClose: () => void;
  /** @returns whether it was done. */
  onWithdraw: (reason: string) => Promise<boolean>;
}) {
  const reason = useTyped("withdraw several", "");

  async function withdraw() {
    if (!(await onWithdraw(reason.value))) return;
    reason.clear();
    onClose();
  }

  return (
    <Dialog
      open
      sticky
      width="small"
      onOpenChange={(open) => (open ? undefined : onClose())}
      title={`Withdraw ${count} ${count === 1 ? "claim" : "claims"}?`}
      description="They leave the table and exports, keep their history, and can be restored."
    >
      <form
        onSubmit={(event: SubmitEvent) => {
          event.preventDefault();
          void withdraw();
        }}
      >
        <Field label="Why">
          <TextInput
            required
            maxLength={WITHDRAWAL_REASON_LIMIT}
            value={reason.value}
            onChange={(event) => reason.set(event.target.value)}
          />
        </Field>
        <KeptNotice typed={reason} />
        <DialogFooter>
          <Button onClick={onClose}>Cancel</Button>
          <Button type="submit" variant="danger" pending={isPending}>
            Withdraw {count}
          </Button>
        </DialogFooter>
      </form>
    </Dialog>
  );
}
