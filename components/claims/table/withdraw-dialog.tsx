"use client";

import { useState, type SubmitEvent } from "react";
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
  onWithdraw: (reason: string) => void;
}) {
  const [reason, setReason] = useState("");
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
          onWithdraw(reason);
        }}
      >
        <Field label="Why">
          <TextInput
            required
            maxLength={WITHDRAWAL_REASON_LIMIT}
            value={reason}
            onChange={(event) => setReason(event.target.value)}
          />
        </Field>
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
